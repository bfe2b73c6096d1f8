"""The export of a Microsoft Forms form: a row a response."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest

from ehsg_cli.partnership.conservation import conservation
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.update import merge_onto
from ehsg_cli.submission.model import NamedBy, Route, Submission
from ehsg_cli.workbook.grid import Beside, read_spreadsheet
from ehsg_cli.workbook.read import read_submissions
from tests.banks import SMALL
from tests.filling import Filled, filled_workbook

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


def test_rows_of_two_forms_do_not_stand_for_each_other() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(export(POLICE)))
    again = workbook.copy_worksheet(workbook["Form1"])
    again["H2"] = "Another organisation"
    stream = io.BytesIO()
    workbook.save(stream)
    merged = merge(SMALL, read(stream.getvalue()))
    assert len(merged.participants) == 2
    assert conservation(merged).lost == 0


@pytest.mark.parametrize("heading", ["Feedback: anything else?", "Points for the meeting", "Language"])
def test_what_only_reads_like_a_column_of_forms_own_is_kept(heading: str) -> None:
    submissions = read(export((*POLICE, "We have a view on that"), headings=(*HEADINGS, heading)))
    texts = {cell.text for submission in submissions for cell in submission.unplaced}
    assert texts == {heading, "We have a view on that"}


def test_the_first_column_that_says_who_it_was_counts() -> None:
    headings = (*HEADINGS, "Your name")
    rows = [(*row(n, "Police", "Yes", None, None, None, None), name) for n, name in ((1, "One"), (2, "Two"))]
    merged = merge(SMALL, read(export(*rows, headings=headings)))
    assert sorted(each.respondent.completed_by for each in merged.participants) == ["One", "Two"]
    assert conservation(merged).unplaced == 0


def test_nobody_who_is_anonymous_takes_anothers_place() -> None:
    rows = [row(number, "Police", answer) for number, answer in ((1, "Yes"), (2, "No"))]
    merged = merge(SMALL, read(export(*rows)))
    assert len(merged.participants) == 2


def test_a_newer_export_of_the_form_counts_each_response_once() -> None:
    def named(file: str, *rows: tuple[object, ...]) -> tuple[Submission, ...]:
        spreadsheet, _ = read_spreadsheet(export(*rows), file)
        assert spreadsheet
        return read_submissions([spreadsheet], SMALL)

    older, newer = (
        named("in/F(1-2).xlsx", POLICE, SCHOOL),
        named("in/F(1-3).xlsx", POLICE, SCHOOL, row(3, "East")),
    )
    merged = merge(SMALL, (*older, *newer))
    assert len(merged.participants) == 3
    assert [(found.code, found.location.file) for found in merged.findings if found.code[0] == "M"] == [
        ("M112", "in/F(1-3).xlsx")
    ]
    assert conservation(merged).lost == 0


def test_a_response_that_is_gone_from_the_export_is_named() -> None:
    earlier = merge(SMALL, read(export(POLICE, SCHOOL, row(3, "East", "Yes"))))
    later = merge_onto(earlier, read(export(POLICE, row(3, "East", "Yes"))))
    assert [each.respondent.organisation for each in later.participants] == ["East", "North Police"]
    (finding,) = (found for found in later.findings if found.code == "M105")
    assert "The response of A school in row 3 is not there any more" in finding.message


def test_a_formula_without_a_result_in_a_response_is_unplaced() -> None:
    spreadsheet, _ = read_spreadsheet(export(POLICE), "in/responses.xlsx")
    assert spreadsheet
    formula = Beside("Form1", 1, 13, "=A1")
    submissions = read_submissions([replace(spreadsheet, uncalculated=(formula,))], SMALL)
    assert [(cell.cell, cell.text) for cell in submissions[0].unplaced] == [("N2", "=A1")]
    assert conservation(merge(SMALL, submissions)).lost == 0


def test_a_sheet_that_quotes_our_questions_beside_our_tables_is_no_form() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(filled_workbook(SMALL, Filled({"organisation": "P"}, {}))))
    sheet = workbook.create_sheet("Notes")
    sheet.append(["Do families know their worker?", "Do you match by hand?"])
    sheet.append(["Yes, mostly", "No"])
    stream = io.BytesIO()
    workbook.save(stream)
    (submission,) = read(stream.getvalue())
    assert not any(answer.raw for answer in submission.answers)


@pytest.mark.parametrize("number", ["1. ", "1) ", "Q1: ", "Question 1 "])
def test_questions_may_be_numbered(number: str) -> None:
    headings = (
        *MACHINE,
        "Organisation",
        f"{number}Do families know their worker?",
        f"{number}Do you match by hand?",
    )
    (submission,) = responses(export(row(1, "Police", "Yes", "No"), headings=headings))
    assert said(submission) == {"families-01": ("yes", "Yes", ""), "families-02": ("no", "No", "")}
