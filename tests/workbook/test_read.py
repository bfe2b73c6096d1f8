from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.submission.model import NamedBy, Submission
from ehsg_cli.workbook.grid import Spreadsheet, as_text, read_spreadsheet
from ehsg_cli.workbook.read import read_submissions
from tests.banks import SMALL
from tests.filling import Filled, filled_workbook

ABOUT = {
    "organisation": "North Police",
    "sector": "Police",
    "completed_by": "Test Respondent",
    "role": "Lead",
    "email": "tr@example.org",
    "date": "2024-07-14",
}
FILLED = Filled(
    ABOUT,
    {"families-01": ("Mostly yes", "A plan"), "families-02": ("No", ""), "words-01": ("With care", "")},
)


def spreadsheet(data: bytes) -> Spreadsheet:
    read, findings = read_spreadsheet(data, "in/police.xlsx")
    assert read
    assert not findings
    return read


def submission(data: bytes) -> Submission:
    return read_submissions([spreadsheet(data)], SMALL)[0]


def edited(change: Callable[[Any], None], filled: Filled = FILLED) -> Submission:
    """The submission after somebody changed the workbook in another program."""
    return submission(edited_workbook(change, filled))


def edited_workbook(change: Callable[[Any], None], filled: Filled = FILLED) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(filled_workbook(SMALL, filled)))
    change(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def answers(of: Submission) -> dict[str, tuple[str | None, str, str]]:
    return {answer.question: (answer.choice, answer.raw, answer.comment) for answer in of.answers}


EXPECTED = {
    "families-01": ("mostly-yes", "Mostly yes", "A plan"),
    "families-02": ("no", "No", ""),
    "words-01": (None, "With care", ""),
}


def test_what_is_typed_is_read_with_its_cells() -> None:
    read = submission(filled_workbook(SMALL, FILLED))
    assert answers(read) == EXPECTED
    origin = read.answers[0].origin
    assert (origin.file, origin.sheet, origin.answer_cell, origin.comment_cell) == (
        "in/police.xlsx", "Families", "C2", "D2",
    )  # fmt: skip
    assert read.answers[2].origin.comment_cell == ""
    respondent = read.respondent
    assert (respondent.organisation, respondent.sector, respondent.completed_by) == (
        "North Police", "police", "Test Respondent",
    )  # fmt: skip
    assert (read.unplaced, read.findings) == ((), ())


def _rename(workbook: Any) -> None:
    workbook["Families"].title = "Sheet7"


def _title_row(workbook: Any) -> None:
    workbook["Families"].insert_rows(1)


def _insert_column(workbook: Any) -> None:
    workbook["Families"].insert_cols(3)


def _sort(workbook: Any) -> None:
    sheet = workbook["Families"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value


def _reorder(workbook: Any) -> None:
    workbook.move_sheet("In words", -3)


@pytest.mark.parametrize("change", [_rename, _title_row, _insert_column, _sort, _reorder])
def test_answers_are_found_wherever_people_put_them(change: Callable[[Any], None]) -> None:
    read = edited(change)
    assert answers(read) == EXPECTED
    assert read.unplaced == ()


def test_text_without_a_place_is_listed_with_its_cell() -> None:
    def note(workbook: Any) -> None:
        workbook["Families"]["F7"] = "See attached"
        workbook["Families"]["B2"] = "We reworded this"
        workbook["Lists"]["A9"] = "Yes"

    read = edited(note)
    cells = [(cell.sheet, cell.cell, cell.text) for cell in read.unplaced]
    assert cells == [
        ("Families", "B2", "We reworded this"),
        ("Families", "F7", "See attached"),
        ("Lists", "A9", "Yes"),  # a choice, but not where the list of choices is
    ]
    assert [finding.code for finding in read.findings] == ["S106"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Prepared for: the board, who asked for more",
        "words-01",
        "Role",
        "Question",
        "Do families know?",
        "Yes",
    ],
)
def test_what_reads_like_our_own_is_ours_only_where_we_wrote_it(text: str) -> None:
    def note(workbook: Any) -> None:
        workbook["Families"]["F2"] = text
        workbook["Read me"]["C1"] = text

    assert [cell.cell for cell in edited(note).unplaced] == ["C1", "F2"]


def test_a_question_that_stands_beside_another_ref_is_unplaced() -> None:
    def swap(workbook: Any) -> None:
        sheet = workbook["Families"]
        sheet["B2"].value, sheet["B3"].value = sheet["B3"].value, sheet["B2"].value

    assert [cell.cell for cell in edited(swap).unplaced] == ["B2", "B3"]


def test_a_workbook_is_what_its_cover_says_and_not_what_a_partner_writes() -> None:
    def claim(workbook: Any) -> None:
        workbook["Families"]["A20"] = "Kind of workbook: ehsg merged return"
        workbook["Families"]["A21"] = "Question bank: none"

    read = edited(claim)
    assert len(read.answers) == 3
    assert [cell.cell for cell in read.unplaced] == ["A20", "A21"]


def test_damaged_document_properties_are_passed_over() -> None:
    source = io.BytesIO(filled_workbook(SMALL, FILLED))
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            damaged = (
                b'<?xml version="1.0" encoding="no-such"?><x/>' if name == "docProps/custom.xml" else content
            )
            new.writestr(name, damaged.replace(b"Question bank: ", b"Some words: "))
    assert spreadsheet(target.getvalue()).identity == {}


def test_a_deleted_row_leaves_no_answer() -> None:
    read = edited(lambda workbook: workbook["Families"].delete_rows(3))
    assert set(answers(read)) == {"families-01", "words-01"}


def test_the_same_question_twice_is_an_error_that_shows_both() -> None:
    def again(workbook: Any) -> None:
        sheet = workbook["Families"]
        sheet["A9"], sheet["C9"] = "families-01", "No"

    read = edited(again)
    assert answers(read) == EXPECTED
    finding = next(finding for finding in read.findings if finding.code == "S102")
    assert "No here, Mostly yes in in/police.xlsx Families!C2" in finding.message
    assert [cell.cell for cell in read.unplaced] == ["C9"]


def test_a_workbook_of_another_bank_gives_only_answers_to_questions_worded_the_same() -> None:
    def other(workbook: Any) -> None:
        for row in workbook["Read me"].iter_rows():
            if str(row[0].value).startswith("Question bank"):
                row[0].value = "Question bank: other-2020"
        workbook["Families"]["B3"] = "Something else entirely?"

    read = edited(other)
    assert set(answers(read)) == {"families-01", "words-01"}
    assert [finding.code for finding in read.findings] == ["S103"]
    assert {cell.text for cell in read.unplaced} == {"Something else entirely?", "No"}


def test_a_blank_workbook_is_named() -> None:
    read = submission(filled_workbook(SMALL, Filled(ABOUT, {})))
    assert [finding.code for finding in read.findings] == ["S107"]


def test_a_blank_row_does_not_take_the_place_of_the_same_question_answered_below() -> None:
    def move_down(workbook: Any) -> None:
        sheet = workbook["Families"]
        sheet["A9"], sheet["C9"], sheet["D9"] = "families-01", "No", "Moved"
        sheet["C2"] = sheet["D2"] = None

    read = edited(move_down)
    assert answers(read)["families-01"] == ("no", "No", "Moved")
    assert (read.unplaced, read.findings) == ((), ())


def test_an_answer_off_the_scale_stays_as_typed_and_suggests_the_nearest() -> None:
    read = submission(filled_workbook(SMALL, Filled(ABOUT, {"families-01": ("Mostley yes", "")})))
    assert answers(read)["families-01"] == (None, "Mostley yes", "")
    (finding,) = read.findings
    assert finding.code == "S101"
    assert "Did you mean Mostly yes?" in finding.message
    assert str(finding.location) == "in/police.xlsx Families!C2"


@pytest.mark.parametrize(
    ("prepared_for", "expected"),
    [("North Police", ("North Police", NamedBy.IDENTITY)), ("", ("police", NamedBy.FILE))],
)
def test_without_about_you_the_organisation_comes_from_elsewhere(
    prepared_for: str, expected: tuple[str, NamedBy]
) -> None:
    def clear(workbook: Any) -> None:
        workbook["About you"]["B2"] = None
        for row in workbook["Read me"].iter_rows():
            if str(row[0].value).startswith("Prepared for"):
                row[0].value = f"Prepared for: {prepared_for}" if prepared_for else None
        for prop in list(workbook.custom_doc_props.names):
            del workbook.custom_doc_props[prop]

    read = edited(clear)
    assert (read.respondent.organisation, read.respondent.named_by) == expected
    assert [finding.code for finding in read.findings] == ["S104"]


def test_the_identity_is_found_in_the_properties_where_the_sheet_that_shows_it_is_gone() -> None:
    read = spreadsheet(edited_workbook(lambda workbook: workbook.remove(workbook["Read me"])))
    assert (read.identity["Question bank"], read.identity["Bank revision"]) == ("small-2024", "3")


def test_an_unknown_sector_stays_as_typed_with_a_suggestion() -> None:
    read = submission(filled_workbook(SMALL, Filled({**ABOUT, "sector": "Polise"}, FILLED.answers)))
    assert read.respondent.sector == "Polise"
    assert [finding.code for finding in read.findings] == ["S105"]
    assert "Did you mean Police?" in read.findings[0].message


def test_a_workbook_without_any_question_is_one_finding() -> None:
    workbook = openpyxl.Workbook()
    workbook["Sheet"]["A1"] = "Budget"
    stream = io.BytesIO()
    workbook.save(stream)
    read = submission(stream.getvalue())
    assert read.answers == ()
    assert [finding.code for finding in read.findings] == ["F006"]
    assert [cell.text for cell in read.unplaced] == ["Budget"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("as is ", "as is "),
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (12345678901.0, "12345678901"),
        (7, "7"),
        (True, "TRUE"),
        (date(2024, 7, 14), "2024-07-14"),
        (datetime(2024, 7, 14, tzinfo=UTC).replace(tzinfo=None), "2024-07-14"),
        (datetime(2024, 7, 14, 9, 5, tzinfo=UTC).replace(tzinfo=None), "2024-07-14 09:05"),
        (time(9, 5), "09:05:00"),
        (timedelta(hours=26, minutes=5), "26:05:00"),
        (None, ""),
    ],
)
def test_values_read_as_a_person_would(value: object, text: str) -> None:
    assert as_text(value) == text


# What a cell cannot hold at all: lone surrogates, and two code points that are no characters.
TYPED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=400)


@settings(max_examples=60, deadline=None)
@given(answer=TYPED, comment=TYPED)
def test_any_text_survives_writing_and_reading(answer: str, comment: str) -> None:
    filled = Filled(ABOUT, {"families-01": ("Yes", comment), "words-01": (answer, "")})
    read = answers(submission(filled_workbook(SMALL, filled)))
    assert read["families-01"][2] == comment
    assert read["words-01"][1] == answer
