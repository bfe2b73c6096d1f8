"""The export of a Microsoft Forms form: a row a response."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import openpyxl

from ehsg_cli.partnership.conservation import conservation
from ehsg_cli.partnership.merge import merge
from ehsg_cli.submission.model import NamedBy, Route, Submission
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.read import read_submissions
from tests.banks import SMALL

THEN = datetime(2024, 7, 1, 9, 5, tzinfo=UTC).replace(tzinfo=None)
MACHINE = ("ID", "Start time", "Completion time", "Email", "Name", "Language", "Last modified time")
HEADINGS = (
    *MACHINE,
    "Which organisation are you from?",
    "One worker: Do families know their worker?\xa0",
    "What are you doing?",
    "Do you match by hand?",
    "What are you doing?2",
    "How will you use data?\n",
)


def row(number: int, *said: object, name: str = "", email: str = "anonymous") -> tuple[object, ...]:
    return (number, THEN, THEN, email, name, "English (United Kingdom)", None, *said)


POLICE = row(1, "North Police", "Yes;", "A plan", "no", "By machine", "With care", name="Test Respondent")
SCHOOL = row(2, "A school", "Mostly no", None, "Perhaps", None, None, email="a@school.example")


def export(*rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS, above: int = 0) -> bytes:
    workbook: Any = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Form1"
    for _ in range(above):
        sheet.append(["Early help survey"])
    for values in (headings, *rows):
        sheet.append(values)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def read(data: bytes) -> tuple[Submission, ...]:
    spreadsheet, findings = read_spreadsheet(data, "in/responses.xlsx")
    assert spreadsheet, findings
    return read_submissions([spreadsheet], SMALL)


def responses(data: bytes) -> tuple[Submission, ...]:
    """Those of the submissions that are somebody's; the last is what stands beside them."""
    *answering, beside = read(data)
    assert beside.answers == ()
    assert "F006" not in codes(beside)
    return tuple(answering)


def said(submission: Submission) -> dict[str, tuple[str | None, str, str]]:
    return {answer.question: (answer.choice, answer.raw, answer.comment) for answer in submission.answers}


def codes(submission: Submission) -> list[str]:
    return [finding.code for finding in submission.findings]


def test_each_row_is_a_submission_with_its_cells() -> None:
    police, school = responses(export(POLICE, SCHOOL))
    assert said(police) == {
        "families-01": ("yes", "Yes;", "A plan"),
        "families-02": ("no", "no", "By machine"),
        "words-01": (None, "With care", ""),
    }
    assert said(school)["families-02"] == (None, "Perhaps", "")
    first = police.answers[0]
    assert (first.origin.answer_cell, first.origin.comment_cell, first.route) == ("I2", "J2", Route.FORM)
    assert (police.source.row, school.source.row) == (2, 3)
    assert codes(police) == ["S108"]
    assert codes(school) == ["S101", "S108"]


def test_who_answered_is_what_they_said_and_what_forms_knows() -> None:
    police, school = responses(export(POLICE, SCHOOL))
    known = police.respondent
    assert (known.organisation, known.named_by, known.completed_by) == (
        "North Police", NamedBy.ABOUT, "Test Respondent",
    )  # fmt: skip
    assert (known.email, known.date) == ("", "2024-07-01 09:05")
    assert school.respondent.email == "a@school.example"


def test_a_response_without_an_organisation_is_named_after_its_row() -> None:
    (submission,) = responses(export(row(1, None, "Yes")))
    assert submission.respondent.organisation == "responses, row 2"
    assert codes(submission)[0] == "S104"
    assert str(submission.findings[0].location) == "in/responses.xlsx Form1!A2"


def test_every_cell_is_placed_or_unplaced_and_the_forms_own_are_known() -> None:
    more = (*HEADINGS, "Anything else?")
    submissions = read(export((*POLICE, "Thank you"), SCHOOL, headings=more, above=2))
    unplaced = [(cell.cell, cell.text) for each in submissions for cell in each.unplaced]
    assert sorted(unplaced) == [
        ("A1", "Early help survey"),
        ("A2", "Early help survey"),
        ("N3", "Anything else?"),
        ("N4", "Thank you"),
    ]
    whole = conservation(merge(SMALL, submissions))
    assert (whole.unplaced, whole.lost) == (4, 0)


def test_questions_may_be_named_by_their_ids_and_the_quiz_columns_are_the_machines() -> None:
    headings = (
        *MACHINE,
        "Total points",
        "Organisation",
        "families-01",
        "Points - families-01",
        "Feedback - families-01",
        "families-01 What are you doing?",
        "Families-02. Do we match?",
    )
    values = (1, THEN, THEN, "", "", "", None, 5, "Police", "Yes", 5, "Good", "A plan", "No")
    (submission,) = responses(export(values, headings=headings))
    assert said(submission) == {"families-01": ("yes", "Yes", "A plan"), "families-02": ("no", "No", "")}
    assert submission.unplaced == ()


def test_an_export_without_responses_is_no_answer() -> None:
    (submission,) = read(export())
    assert submission.answers == ()
    assert codes(submission) == ["F006"]


def test_a_form_may_stand_beside_other_sheets() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(export(POLICE)))
    workbook.create_sheet("Notes")["B2"] = "From the spring form"
    stream = io.BytesIO()
    workbook.save(stream)
    beside = read(stream.getvalue())[-1]
    assert [(cell.sheet, cell.cell) for cell in beside.unplaced] == [("Notes", "B2")]


def test_the_same_person_answering_again_is_a_resubmission() -> None:
    again = (3, THEN, THEN.replace(hour=10), *POLICE[3:8], "No", *POLICE[9:])
    merged = merge(SMALL, read(export(again, POLICE, SCHOOL)))
    assert [participant.source.row for participant in merged.participants] == [4, 2]
    (finding,) = (each for each in merged.findings if each.code == "M106")
    assert str(finding.location) == "in/responses.xlsx Form1!A3"
    assert "in/responses.xlsx Form1!A2" in finding.message
    assert "families-01 from Yes; to No" in finding.message
