"""What reviewers do to an export: it comes back with their wording, and what has no place is said."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment

from ehsg_cli.bank import library
from tests.acceptance.libreoffice import converted
from tests.banks import WHOLE
from tests.interchange.reviewing import exported, imported

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.interchange.report import Imported


def edited(edit: Callable[[Workbook], object]) -> Imported:
    """The bank with every field, exported to Excel, edited there and taken in again."""
    workbook = openpyxl.load_workbook(io.BytesIO(exported(WHOLE, "xlsx")))
    edit(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return imported(stream.getvalue(), "xlsx")


def set_to(sheet: str, cell: str, text: object) -> Callable[[Workbook], object]:
    return lambda workbook: workbook[sheet].__setitem__(cell, text)


def said(outcome: Imported) -> list[tuple[str, str]]:
    return [(finding.code, finding.location.cell or finding.location.sheet) for finding in outcome.findings]


def test_an_edited_wording_comes_back_and_the_revision_is_asked_for() -> None:
    outcome = edited(set_to("Questions", "D2", "  Do families know who to ask? "))
    assert outcome.bank
    assert outcome.bank.questions["families-01"].text == "Do families know who to ask?"
    assert outcome.bank.revision == WHOLE.revision
    assert said(outcome) == [("I201", "A1")]
    assert "still is 3" in outcome.findings[0].message
    assert "raise it" in outcome.findings[0].remedy


def test_columns_may_stand_in_any_order() -> None:
    def reverse(workbook: Workbook) -> None:
        for sheet in workbook:
            for row in sheet.iter_rows():
                values = [cell.value for cell in row]
                for cell, value in zip(row, reversed(values), strict=True):
                    cell.value = value
                    cell.data_type = (
                        "s" if isinstance(value, str) else "n"
                    )  # what begins with = is no formula here

    outcome = edited(reverse)
    assert (outcome.bank, outcome.findings) == (WHOLE, ())


def test_sheets_may_have_other_names_and_stand_in_any_order() -> None:
    def rename(workbook: Workbook) -> None:
        workbook["Questions"].title = "To review"
        workbook.move_sheet("Bank", -10)

    outcome = edited(rename)
    assert (outcome.bank, outcome.findings) == (WHOLE, ())


def test_comments_are_listed_with_their_cells() -> None:
    def comment(workbook: Workbook) -> None:
        workbook["Questions"]["H1"] = "Comments"
        workbook["Questions"]["H3"] = "Too long?"
        workbook["Sections"]["A2"].comment = Comment("A better title?", "somebody")
        workbook["Bank"].append(["Reviewed on", "1 May"])
        workbook.create_sheet("Remarks")["B2"] = "All fine."

    outcome = edited(comment)
    assert outcome.bank == WHOLE
    left = {
        (taken.location.sheet, taken.location.cell): taken.text
        for taken in outcome.taken
        if taken.role == "not taken"
    }
    assert left == {
        ("Questions", "H1"): "Comments",
        ("Questions", "H3"): "Too long?",
        ("Sections", "A2"): "A better title?",
        ("Remarks", "B2"): "All fine.",
        ("Bank", "A23"): "Reviewed on",
        ("Bank", "B23"): "1 May",
    }
    (finding,) = outcome.findings
    assert (finding.code, finding.severity) == ("I102", "warning")
    assert "6 texts (Questions H1, Questions H3" in finding.message


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda workbook: workbook["Partners"].delete_rows(2), [("I201", "A1"), ("I205", "A1")]),
        (lambda workbook: workbook.remove(workbook["Notes"]), [("I201", "A1"), ("I204", "A1")]),
        (lambda workbook: workbook["Partners"].delete_cols(4), [("I203", "A1"), ("I201", "A1")]),
        (lambda workbook: workbook["Questions"].delete_cols(5), []),
        (set_to("Questions", "A4", "nowhere-01"), [("I202", "A4"), ("B102", "A3")]),
        (set_to("Questions", "B2", "Family"), [("I206", "B2")]),
        (set_to("Questions", "G2", "What else?"), [("I206", "G2")]),
        (set_to("Timetable", "A2", "03/09/2024"), [("I207", "A2"), ("I201", "A1")]),
        (set_to("Timetable", "A2", "30/09/2024"), []),
        (set_to("Timetable", "A2", "in autumn"), [("B103", "A2")]),
        (set_to("Partners", "C2", "perhaps"), [("B103", "C2")]),
        (set_to("Partners", "C2", "TRUE"), []),
        (set_to("Questions", "F3", "no"), []),
        (set_to("Questions", "F3", "Perhaps"), [("I209", "F3")]),
        (set_to("Questions", "D2", " "), [("B102", "D2")]),
        (set_to("Bank", "B4", "this year"), [("B103", "A4")]),
        (set_to("Bank", "B4", 2025), [("I201", "A1")]),
        (set_to("Bank", "B3", ""), [("B102", "")]),
    ],
)  # fmt: skip
def test_what_else_reviewers_do(edit: Callable[[Workbook], object], expected: list[tuple[str, str]]) -> None:
    outcome = edited(edit)
    assert said(outcome) == expected
    if not expected:
        assert outcome.bank == WHOLE
    if any(code.startswith("B") for code, _ in expected):
        assert outcome.bank is None


def test_a_question_that_was_added_comes_in() -> None:
    def add(workbook: Workbook) -> None:
        workbook["Questions"].append(["data-02", "", "", "Do you share data?", "", "Red"])
        workbook["Parts"].append(["", "Annex"])

    outcome = edited(add)
    assert outcome.bank
    assert outcome.bank.questions["data-02"].text == "Do you share data?"
    assert outcome.bank.questions["data-02"].best == "red"
    assert outcome.bank.parts[-1].title == "Annex"
    assert [code for code, _ in said(outcome)] == ["I201", "I205", "I205"]


def test_a_question_without_a_ref_is_told_the_next_free_one() -> None:
    def add(workbook: Workbook) -> None:
        workbook["Questions"].append(["", "Data", "", "Do you share data?", "Any / other / answers"])

    outcome = edited(add)
    data = next(section for section in WHOLE.sections if section.id == "data")
    assert data.title == "Data"
    told = [(finding.code, finding.remedy) for finding in outcome.findings]
    assert [code for code, _ in told] == ["I208", "I205"]
    assert told[0][1].endswith(f"here data-{_next_number('data'):02}.")


def _next_number(section: str) -> int:
    refs = [*WHOLE.questions, *(retired.id for retired in WHOLE.retired)]
    return 1 + max(int(ref.rpartition("-")[2]) for ref in refs if ref.rpartition("-")[0] == section)


@pytest.mark.parametrize("sheet", ["Questions", "Bank"])
def test_rows_above_the_headings_are_remarks(sheet: str) -> None:
    def insert(workbook: Workbook) -> None:
        workbook[sheet].insert_rows(1, 2)
        workbook[sheet]["A1"] = "Comments by 12 May, please"

    outcome = edited(insert)
    assert outcome.bank == WHOLE
    assert [taken.text for taken in outcome.taken if taken.role == "not taken"] == [
        "Comments by 12 May, please"
    ]


def test_a_best_answer_that_is_none_is_told_the_answers() -> None:
    (finding,) = edited(set_to("Questions", "F3", "Perhaps")).findings
    assert "Perhaps is no answer" in finding.message
    assert "Its answers are: " in finding.message


def test_how_to_review_stands_first() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(exported(WHOLE, "xlsx")))
    first = workbook.worksheets[0]
    assert first["A2"].value == "How to review"
    assert "Section, Answers and Follow-up only stand to be read" in first["B2"].value


@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_saved_again_by_excel(separator: str, encoding: str) -> None:
    """Other separators, another encoding, no mark, rows as long as the longest, dates as they show."""
    rows = list(csv.reader(io.StringIO(exported(WHOLE, "csv").decode("utf-8-sig"), newline="")))
    width = max(map(len, rows))
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    for row in rows:
        cells = ["30/09/2024" if cell == "2024-09-30" else cell for cell in row]
        writer.writerow([*cells, *[""] * (width - len(row))])
    outcome = imported(stream.getvalue().encode(encoding), "csv")
    assert (outcome.bank, outcome.findings) == (WHOLE, ())


def test_markdown_edited_by_hand() -> None:
    text = exported(WHOLE, "md").decode()
    text = text.replace("| Do families know their worker? |", "|Do families *know* their worker?|")
    text = text.replace("## Vision", "Is this all?\n\n## Vision").replace("\n", "\r\n")
    outcome = imported(text.encode(), "md")
    assert outcome.bank
    assert outcome.bank.questions["families-01"].text == "Do families *know* their worker?"
    assert [
        (taken.text, taken.location.line > 0) for taken in outcome.taken if taken.role == "not taken"
    ] == [("Is this all?", True)]


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
@pytest.mark.parametrize("bank", [WHOLE, library.load("2020")], ids=lambda bank: bank.bank)
def test_an_export_saved_again_by_libreoffice(tmp_path: Path, bank: Bank, ending: str) -> None:
    content = converted(exported(bank, "xlsx"), "xlsx", ending, tmp_path)
    outcome = imported(content, "xlsx")
    assert (outcome.bank, outcome.findings) == (bank, ())
