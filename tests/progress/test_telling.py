from __future__ import annotations

from datetime import date

import pytest

from ehsg_cli.progress import telling
from ehsg_cli.progress.model import Day
from tests.partnership.submissions import POLICE, SCHOOL, submission
from tests.progress.people import ALL, THREE, assessed, dated, named


@pytest.mark.parametrize(
    ("as_of", "line"),
    [
        (date(2024, 9, 12), "answers are due in 18 days, on 30 September 2024"),
        (date(2024, 9, 29), "answers are due in 1 day, on 30 September 2024"),
        (date(2024, 9, 30), "answers are due today, on 30 September 2024"),
        (date(2024, 10, 1), "answers were due 1 day ago, on 30 September 2024"),
    ],
)
def test_the_headline_counts_partners_and_days(as_of: date, line: str) -> None:
    said = telling.headline(assessed(THREE, as_of=as_of))
    assert said == f"2 of 4 partners have answered, 1 completely; {line}"


def test_the_headline_of_little() -> None:
    assert telling.headline(assessed()).startswith(
        "None of 4 partners has answered yet; answers are due in 18 days"
    )
    assert telling.headline(assessed(invitations=())).startswith(
        "Nobody has answered yet; answers are due in 18 days"
    )
    assert telling.headline(assessed([POLICE], invitations=())).startswith("1 partner has answered, 1 comp")
    stranger = submission("Elsewhere", ALL)
    assert "; 1 other has answered too; " in telling.headline(assessed([POLICE, stranger]))


def test_how_far_off_a_day_is() -> None:
    day = date(2024, 9, 30)
    assert [telling.distance(Day(day, "", days)) for days in (2, 1, 0, -1)] == [
        "in 2 days",
        "in 1 day",
        "today",
        "1 day ago",
    ]


def test_what_is_missing_has_only_what_there_is() -> None:
    assert dict(telling.still_missing(assessed(THREE))) == {
        "No answer from": ["East District (sent an empty workbook back)", "West District"],
        "Begun, with open questions in": ["A school: Families (1 of 2), In words (all)"],
        "Required partners still missing": ["East District"],
        "Required sectors still missing": ["District Councils (where applicable)"],
    }


def test_a_day_still_to_come_is_told_with_its_file() -> None:
    said = dict(telling.still_missing(assessed([dated(POLICE, typed="14 July 2029")])))
    assert said["Completed on a day that is still to come"] == [
        f"North Police: 14 July 2029, in {POLICE.source.file}"
    ]


def test_what_is_to_know_of_a_partner_stands_beside_the_name() -> None:
    progress = assessed([SCHOOL, submission("Elsewhere", ALL)])
    marks = {each.name: telling.marks(progress, each) for each in progress.partners}
    assert marks == {
        "North Police": "required",
        "A school": "",
        "East District": "required",
        "West District": "",
        "Elsewhere": "not on the list",
    }
    assert telling.lateness(named(progress, "A school")) == ""
