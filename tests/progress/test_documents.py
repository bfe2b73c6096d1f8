"""The progress as JSON, as CSV and for the page."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ehsg_cli.progress.as_csv import to_csv
from ehsg_cli.progress.as_json import to_json
from ehsg_cli.progress.model import Progress, Unread
from ehsg_cli.progress.page import page_values
from ehsg_cli.submission.invitation import Invitation
from tests.partnership.submissions import POLICE, SCHOOL, submission
from tests.progress.people import ALL, ASKED, THREE, assessed, dated

SCHEMA = Path(__file__).parents[2] / "schemas" / "status.schema.json"
UNREAD = (Unread("received/a.xlsx", "Damaged."),)


@pytest.mark.parametrize(
    "progress",
    [
        assessed(),
        assessed(invitations=()),
        assessed([dated(POLICE, typed="2024-09-02"), SCHOOL, submission("Elsewhere", ALL)], unread=UNREAD),
    ],
)
def test_the_json_is_as_its_schema_says(progress: Progress) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.validate(json.loads(to_json(progress)), schema, format_checker=checker)


def test_the_totals_of_the_json_are_those_of_its_partners() -> None:
    data: dict[str, Any] = json.loads(to_json(assessed(THREE)))
    states = [partner["state"] for partner in data["partners"]]
    assert data["totals"] == {
        "asked": 4,
        "answered": 2,
        "complete": states.count("complete"),
        "part_done": states.count("part-done"),
        "empty": states.count("empty"),
        "nothing": states.count("nothing"),
        "not_on_the_list": 0,
        "to_chase": sum(partner["to_chase"] for partner in data["partners"]),
        "questions": 3,
    }
    assert data["due"] == {"date": "2024-09-30", "event": "Answers due", "days": 18}


def rows(progress: Progress) -> list[dict[str, str]]:
    text = to_csv(progress)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_of_csv_is_a_partner() -> None:
    police, school, *_ = rows(assessed(THREE))
    assert police["Organisation"] == "North Police"
    assert (police["E-mail"], police["Required"], police["State"]) == (
        "desk@police.example.org",
        "yes",
        "complete",
    )
    assert (school["To chase"], school["Families"], school["In words"]) == ("yes", "1", "0")
    assert len(rows(assessed(THREE))) == 4


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "＝1"])
def test_nothing_in_the_csv_is_a_formula(name: str) -> None:
    asked = (Invitation("A", contact=name), Invitation(name, email=name, locality=name))
    for row in rows(assessed(invitations=asked)):
        guarded = [cell for cell in row.values() if name in cell]
        assert guarded
        assert all(cell == f"'{name}" for cell in guarded)


def test_no_names_or_addresses_of_people_reach_the_page() -> None:
    sent = submission("North Police", {"families-01": "Yes"}, by="Robin Typist")
    shown = json.dumps(page_values(assessed([sent], invitations=ASKED), "Northshire"))
    assert "North Police" in shown
    for personal in ("Robin Typist", "Pat Desk", "desk@police.example.org", "east@example.org"):
        assert personal not in shown
