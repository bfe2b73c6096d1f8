from __future__ import annotations

from dataclasses import replace

import pytest

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.merge import assemble, merge
from ehsg_cli.partnership.model import Decision
from ehsg_cli.partnership.update import merge_onto
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import Unplaced
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, decided, submission


def test_merging_onto_nothing_is_merging() -> None:
    assert to_json(merge_onto(assemble(SMALL), [POLICE, SCHOOL])) == to_json(merge(SMALL, [POLICE, SCHOOL]))


def test_what_was_decided_stays() -> None:
    again = merge_onto(decided(merge(SMALL, [POLICE])), [POLICE])
    assert again.rows[0].decision == Decision(raw="Mostly yes", choice="mostly-yes", plan="Do it")
    assert again.items == {"strategy": "Attached", "officer": ""}
    assert again.findings == ()


def test_a_decision_made_before_the_answers_changed_is_kept_and_named() -> None:
    later = merge_onto(decided(merge(SMALL, [POLICE])), [POLICE, SCHOOL])
    assert later.rows[0].decision.raw == "Mostly yes"
    assert [finding.code for finding in later.findings] == ["M103"]
    assert "families-01 was agreed as Mostly yes" in later.findings[0].message


def test_whoever_is_not_among_the_late_ones_stays_with_all_they_said() -> None:
    note = Unplaced(file=SCHOOL.source.file, sheet="Families", cell="F7", text="See this")
    finding = codes.SUBMISSION_UNPLACED(
        Location(file=SCHOOL.source.file, sheet="Families", cell="F7"), text="See"
    )
    earlier = merge(SMALL, [replace(SCHOOL, unplaced=(note,), findings=(finding,))])
    both = merge_onto(earlier, [POLICE])
    assert [participant.id for participant in both.participants] == ["a-school", "north-police"]
    assert both.answers == merge(SMALL, [POLICE, SCHOOL]).answers
    assert both.unplaced == (note,)
    assert [finding.code for finding in both.findings] == ["S106", "M104"]


def test_a_corrected_file_takes_the_place_of_the_earlier_one() -> None:
    corrected = submission("North Police", {"families-01": "No"}, sector="police")
    assert corrected.source.file == POLICE.source.file
    later = merge_onto(merge(SMALL, [POLICE]), [corrected])
    assert [given.answer.raw for given in later.answers_to["families-01"]] == ["No"]
    assert later.findings == ()


def test_the_same_file_under_another_name_counts_once() -> None:
    renamed = replace(POLICE, source=replace(POLICE.source, file="in/renamed.xlsx"))
    assert len(merge_onto(merge(SMALL, [POLICE]), [renamed]).participants) == 1


def test_who_was_asked_is_remembered_unless_there_is_a_new_list() -> None:
    earlier = merge(SMALL, [POLICE], invitations=[Invitation("East District", "district")])
    assert [partner.name for partner in merge_onto(earlier, [POLICE]).partners if partner.asked] == [
        "East District"
    ]
    asked = merge_onto(earlier, [POLICE], invitations=[Invitation("West District")]).partners
    assert [partner.name for partner in asked if partner.asked] == ["West District"]


@pytest.mark.parametrize("code", [codes.RETURN_UNKNOWN_QUESTION, codes.RETURN_DECIDED_TWICE])
def test_a_decision_gone_astray_stops_the_update(code: codes.Code) -> None:
    astray = code(Location(file="m.xlsx", sheet="Return", cell="A3"), ref="families-99", text="Yes")
    with pytest.raises(EhsgError, match=r"m\.xlsx Return!A3: .*families-99"):
        merge_onto(merge(SMALL, [POLICE], findings=[astray]), [POLICE])
