"""What is found in workbooks that people have changed, and what is said about how it was found."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from ehsg_cli.bank.model import Bank
from ehsg_cli.partnership.conservation import conservation
from ehsg_cli.partnership.merge import merge
from ehsg_cli.submission.model import Note, Route, Submission
from ehsg_cli.workbook.grid import Beside, Grid, Spreadsheet, read_spreadsheet
from ehsg_cli.workbook.read import read_submissions
from tests.banks import SMALL
from tests.filling import Filled, filled_workbook

SAID = {"families-01": ("Mostly yes", "A plan"), "families-02": ("No", ""), "words-01": ("With care", "")}
FILLED = Filled({"organisation": "North Police", "sector": "Police", "date": "2024-07-14"}, SAID)
ALL = {"families-01": "Mostly yes", "families-02": "No", "words-01": "With care"}


def opened(change: Callable[[Any], None] = lambda _: None) -> Spreadsheet:
    workbook = openpyxl.load_workbook(io.BytesIO(filled_workbook(SMALL, FILLED)))
    for sheet in workbook:
        sheet.tables.clear()
    change(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    spreadsheet, findings = read_spreadsheet(stream.getvalue(), "in/police.xlsx")
    assert spreadsheet, findings
    return spreadsheet


def read(change: Callable[[Any], None], bank: Bank = SMALL) -> Submission:
    return understood(opened(change), bank)


def understood(spreadsheet: Spreadsheet, bank: Bank = SMALL) -> Submission:
    (submission,) = read_submissions([spreadsheet], bank)
    assert conservation(merge(bank, [submission])).lost == 0
    return submission


def answers(submission: Submission) -> dict[str, str]:
    return {answer.question: answer.raw for answer in submission.answers}


def said(submission: Submission) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.location)) for finding in submission.findings]


def without_refs(workbook: Any) -> None:
    workbook["Families"].delete_cols(1)


def without_headings(workbook: Any) -> None:
    for name in ("Families", "In words"):
        workbook[name].delete_rows(1)


def test_a_question_without_a_ref_is_found_by_its_text_and_says_so() -> None:
    submission = read(without_refs)
    assert answers(submission) == ALL
    routes = {answer.question: answer.route for answer in submission.answers}
    assert routes == {"families-01": Route.TEXT, "families-02": Route.TEXT, "words-01": Route.REF}
    assert said(submission) == [("S108", "in/police.xlsx Families")]
    assert "families-01, families-02" in submission.findings[0].message


def test_the_texts_title_may_be_missing_and_its_typography_differ() -> None:
    def retype(workbook: Any) -> None:
        without_refs(workbook)
        workbook["Families"]["A2"] = "  DO FAMILIES know\xa0their worker ?"

    assert answers(read(retype)) == ALL


def test_the_wording_of_earlier_revisions_counts() -> None:
    def reword(workbook: Any) -> None:
        without_refs(workbook)
        workbook["Families"]["A2"] = "Does everybody know their worker?"

    section = SMALL.sections[0]
    questions = (
        section.questions[0].model_copy(update={"formerly": ("Does everybody know their worker?",)}),
        *section.questions[1:],
    )
    sections = (section.model_copy(update={"questions": questions}), *SMALL.sections[1:])
    later = SMALL.model_copy(update={"sections": sections, "revision": 4})
    submission = read(reword, Bank.model_validate(later.model_dump()))
    assert answers(submission) == ALL
    (finding,) = (each for each in submission.findings if each.code == "S112")
    assert "Made from revision 3 of small-2024, read by revision 4" in finding.message
    assert "1 question worded differently in it: families-01." in finding.message


def test_a_workbook_of_an_older_revision_says_which_questions_it_lacks() -> None:
    section = SMALL.sections[1]
    new = section.questions[0].model_copy(update={"id": "words-02", "text": "What else?"})
    sections = (
        SMALL.sections[0],
        section.model_copy(update={"questions": (*section.questions, new)}),
    )
    later = Bank.model_validate(SMALL.model_copy(update={"sections": sections, "revision": 4}).model_dump())
    (finding,) = (each for each in read(lambda _: None, later).findings if each.code == "S112")
    assert finding.message.endswith("1 question not in it, so without an answer: words-02.")


def test_a_sheet_without_headings_is_read_by_what_stands_in_it() -> None:
    submission = read(without_headings)
    assert answers(submission) == ALL
    assert submission.answers[0].comment == "A plan"
    assert {code for code, _ in said(submission)} == {"S109"}
    assert ("S109", "in/police.xlsx Families!C1") in said(submission)


def test_what_a_partner_quotes_elsewhere_is_no_answer() -> None:
    def quote(workbook: Any) -> None:
        sheet = workbook.create_sheet("Notes")
        sheet.append(["Do you match by hand?", "This one we discussed at length"])

    submission = read(quote)
    assert answers(submission) == ALL
    assert [cell.text for cell in submission.unplaced] == [
        "Do you match by hand?",
        "This one we discussed at length",
    ]


@pytest.mark.parametrize(("cell", "heading"), [("C1", "Our answer"), ("D1", "Plans")])
def test_a_heading_that_was_changed_is_taken_by_its_place_and_named(cell: str, heading: str) -> None:
    def rename(workbook: Any) -> None:
        workbook["Families"][cell] = heading

    submission = read(rename)
    assert answers(submission) == ALL
    assert submission.answers[0].comment == "A plan"
    assert said(submission) == [
        ("S109", f"in/police.xlsx Families!{cell}"),
        ("S106", f"in/police.xlsx Families!{cell}"),
    ]


def test_a_question_beside_the_wrong_ref_is_named() -> None:
    def sort_one_column(workbook: Any) -> None:
        sheet = workbook["Families"]
        sheet["A2"].value, sheet["A3"].value = sheet["A3"].value, sheet["A2"].value

    submission = read(sort_one_column)
    assert [pair for pair in said(submission) if pair[0] == "S110"] == [
        ("S110", "in/police.xlsx Families!A2"),
        ("S110", "in/police.xlsx Families!A3"),
    ]


def test_a_copy_that_says_the_same_is_noted_once() -> None:
    def copy(workbook: Any) -> None:
        workbook.copy_worksheet(workbook["Families"])

    submission = read(copy)
    assert answers(submission) == ALL
    assert said(submission) == [("S113", "in/police.xlsx")]
    assert {cell.sheet for cell in submission.unplaced} == {"Families Copy"}


def test_notes_on_an_answers_row_go_with_it_and_others_are_unplaced() -> None:
    spreadsheet = replace(
        opened(),
        notes=(
            Beside("Families", 1, 2, "not everywhere"),
            Beside("Families", 1, 1, "which worker?"),
            Beside("Read me", 0, 0, "thanks"),
        ),
    )
    submission = understood(spreadsheet)
    first = next(answer for answer in submission.answers if answer.question == "families-01")
    assert first.notes == (Note(cell="C2", text="not everywhere"), Note(cell="B2", text="which worker?"))
    assert [(cell.sheet, cell.cell, cell.text) for cell in submission.unplaced] == [
        ("Read me", "A1 (note)", "thanks")
    ]


def test_a_formula_without_a_result_is_no_answer_and_is_named() -> None:
    spreadsheet = opened(lambda workbook: workbook["Families"].__setitem__("C2", None))
    submission = understood(replace(spreadsheet, uncalculated=(Beside("Families", 1, 2, "=Lists!A2"),)))
    assert answers(submission)["families-01"] == ""
    assert said(submission) == [("S111", "in/police.xlsx Families!C2")]
    assert [(cell.cell, cell.text) for cell in submission.unplaced] == [("C2", "=Lists!A2")]


def test_a_character_that_no_workbook_holds_is_named() -> None:
    spreadsheet = opened()
    grids = tuple(
        Grid(
            grid.name,
            tuple(tuple(f"{text}\uffff" if text == "A plan" else text for text in row) for row in grid.rows),
        )
        for grid in spreadsheet.grids
    )
    submission = understood(replace(spreadsheet, grids=grids))
    assert said(submission) == [("S114", "in/police.xlsx Families!D2")]
    assert "U+FFFF" in submission.findings[0].message


def test_what_a_partner_writes_like_our_lists_or_cover_is_unplaced() -> None:
    def write(workbook: Any) -> None:
        workbook["Read me"].cell(30, 1).value = "Prepared for: the board, but we disagree"
        sheet = workbook.create_sheet("Ours")
        sheet["A1"], sheet["A2"] = "sectors", "Police"

    submission = read(write)
    assert sorted(cell.text for cell in submission.unplaced) == [
        "Police",
        "Prepared for: the board, but we disagree",
        "sectors",
    ]


def test_notes_on_a_copied_row_are_not_lost() -> None:
    def copy(workbook: Any) -> None:
        workbook.copy_worksheet(workbook["Families"])

    notes = (Beside("Families", 1, 2, "first"), Beside("Families Copy", 1, 2, "second"))
    submission = understood(replace(opened(copy), notes=notes))
    assert [note.text for answer in submission.answers for note in answer.notes] == ["first"]
    assert ("C2 (note)", "second") in [(cell.cell, cell.text) for cell in submission.unplaced]


def test_a_comment_that_differs_is_named_by_its_own_cell() -> None:
    def copy(workbook: Any) -> None:
        workbook.copy_worksheet(workbook["Families"])["D2"] = "Another plan"

    (finding,) = (found for found in read(copy).findings if found.code == "S102")
    assert finding.location.cell == "D2"
    assert "Another plan here, A plan in in/police.xlsx Families!D2" in finding.message


def test_a_column_that_was_added_beside_answers_in_words_is_not_taken_for_anything() -> None:
    def add(workbook: Any) -> None:
        workbook["In words"]["D1"], workbook["In words"]["D2"] = "Owner", "The lead"

    submission = read(add)
    assert [cell.text for cell in submission.unplaced] == ["Owner", "The lead"]
    assert [code for code, _ in said(submission)] == ["S106", "S106"]


def test_how_answers_were_found_is_said_once_a_sheet_though_some_are_blank() -> None:
    def clear(workbook: Any) -> None:
        without_refs(workbook)
        workbook["Families"]["B2"] = workbook["Families"]["C2"] = None

    assert said(read(clear)) == [("S108", "in/police.xlsx Families")]
