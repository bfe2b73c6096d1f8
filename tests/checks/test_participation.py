from __future__ import annotations

import json

import pytest

from ehsg_cli.checks import participation
from ehsg_cli.findings.model import Severity
from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.write import write_book
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, submission


def test_who_is_required_and_has_not_answered_is_an_error() -> None:
    asked = [
        Invitation("East", required=True),
        Invitation("West"),
        Invitation("North Police", "police", required=True),
    ]
    findings = list(participation.not_answered(merge(SMALL, [POLICE], invitations=asked)))
    assert [(found.code, found.severity) for found in findings] == [
        ("C321", Severity.ERROR),
        ("C202", Severity.WARNING),
    ]
    assert findings[0].message.startswith("East has not answered, and the list of partners says")


def test_who_is_required_is_known_again_from_the_merged_workbook() -> None:
    asked = [Invitation("East", "district", required=True), Invitation("West")]
    merged = merge(SMALL, [POLICE], invitations=asked)
    spreadsheet, _ = read_spreadsheet(write_book(return_book(merged)), "merged.xlsx")
    assert spreadsheet
    again = read_return(spreadsheet, SMALL)
    assert again.partners == merged.partners
    assert [partner.required for partner in again.partners] == [True, False, False]
    assert [partner["required"] for partner in json.loads(to_json(again))["partners"]] == [True, False, False]


@pytest.mark.parametrize(
    ("answered", "asked", "told"),
    [(1, 3, True), (2, 5, True), (2, 4, False), (1, 2, False), (0, 2, False), (0, 3, True), (3, 3, False)],
)
def test_a_sector_of_which_fewer_than_half_answered(answered: int, asked: int, *, told: bool) -> None:
    names = [f"School {number}" for number in range(asked)]
    sent = [submission(name, {"families-01": "Yes"}, sector="schools") for name in names[:answered]]
    merged = merge(SMALL, sent, invitations=[Invitation(name, "schools") for name in names])
    findings = list(participation.low_response(merged))
    assert [finding.code for finding in findings] == ["C322"] * told
    if told:
        how_many = answered or "none"
        assert findings[0].message == (
            f"Of {asked} partners asked in Schools, {how_many} answered: fewer than half."
        )


def test_who_was_not_asked_does_not_count_and_a_missing_required_sector_is_told_already() -> None:
    asked = [Invitation(f"Police {number}", "police") for number in range(3)]
    merged = merge(SMALL, [SCHOOL], invitations=asked)
    assert list(participation.low_response(merged)) == []
    assert [found.code for found in participation.required_missing(merged)] == ["C201", "C205"]
    with_one_unasked = merge(SMALL, [SCHOOL, POLICE], invitations=asked)
    assert [found.code for found in participation.low_response(with_one_unasked)] == ["C322"]
