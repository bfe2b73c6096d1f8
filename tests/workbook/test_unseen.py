"""What calamine does not see: notes, errors, formulas without a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl.comments import Comment

from ehsg_cli.workbook.grid import Beside, Spreadsheet, read_spreadsheet
from tests.acceptance.libreoffice import converted
from tests.workbook.parts import ods, ods_cell, ods_row, ods_rows, unzipped, xlsx, xlsx_rows, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

THREADED = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
BOILERPLATE = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any "
    "edits to it will get removed if the file is opened in a newer version of Excel. Learn more: "
    "https://go.microsoft.com/fwlink/?linkid=870924\n\n"
)


def read(data: bytes) -> Spreadsheet:
    spreadsheet, findings = read_spreadsheet(data, "any.file")
    assert spreadsheet, findings
    assert not findings
    return spreadsheet


def rows(data: bytes) -> tuple[tuple[str, ...], ...]:
    (grid,) = read(data).grids
    return grid.rows


def beside(row: int, column: int, text: str) -> Beside:
    return Beside("Sheet", row, column, text)


def commented(sheet: Worksheet) -> None:
    sheet["A1"] = "answer"
    sheet["A1"].comment = Comment("first line\nsecond & <third>", "Test Respondent")
    sheet["C9"].comment = Comment("beside nothing", "Test Respondent")
    sheet["B1"] = "=1/0"
    sheet["B2"] = "#N/A"
    sheet["C1"] = "=A1&B9"


NOTES = (beside(0, 0, "first line\nsecond & <third>"), beside(8, 2, "beside nothing"))


def test_notes_errors_and_formulas_of_a_workbook() -> None:
    spreadsheet = read(xlsx(commented))
    assert spreadsheet.notes == NOTES
    assert spreadsheet.uncalculated == (beside(0, 1, "=1/0"), beside(0, 2, "=A1&B9"))
    assert spreadsheet.grids[0].rows == (("answer",), ("", "#N/A"))


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_the_same_once_libreoffice_has_saved_it(tmp_path: Path, ending: str) -> None:
    spreadsheet = read(converted(xlsx(commented), "xlsx", ending, tmp_path))
    assert spreadsheet.notes == NOTES
    assert spreadsheet.uncalculated == ()
    assert spreadsheet.grids[0].rows[:2] == (("answer", "#DIV/0!", "answer"), ("", "#N/A"))


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_truths_are_truths_in_every_format(tmp_path: Path, ending: str) -> None:
    data = converted(xlsx(lambda sheet: sheet.append([True, False, "=1=1", 1])), "xlsx", ending, tmp_path)
    assert rows(data) == (("TRUE", "FALSE", "TRUE", "1"),)


def test_formulas_with_an_empty_text_as_result_are_blank() -> None:
    data = xlsx_rows(
        '<row r="1"><c r="A1" t="str"><f>IF(TRUE,"","x")</f><v></v></c><c r="B1"><f>A1&amp;""</f></c>'
        '<c r="C1"><f>1+1</f><v>2</v></c></row>'
    )
    assert read(data).uncalculated == (beside(0, 1, '=A1&""'),)
    assert rows(data) == (("", "", "2"),)


def test_formulas_that_share_a_text_are_each_given_as_they_read_in_their_cell() -> None:
    data = xlsx_rows(
        '<row><c><f t="shared" ref="A1:A3" si="0">B1*2</f></c></row><row><c><f t="shared" si="0"/></c></row>'
        '<row><c><f t="shared" si="0"/><v>7</v></c></row><row><c><f t="shared" si="9"/></c></row>'
    )
    assert read(data).uncalculated == (beside(0, 0, "=B1*2"), beside(1, 0, "=B2*2"), beside(3, 0, "=…"))


def test_a_thread_of_comments_is_its_words_and_replies() -> None:
    parts = unzipped(
        xlsx(
            lambda sheet: setattr(sheet["B2"], "comment", Comment(f"{BOILERPLATE}Comment:\n    x", "tc={1}"))
        )
    )
    relations = next(name for name in parts if name.startswith("xl/worksheets/_rels"))
    related = (
        f'<Relationship Id="rIdT" Type="{THREADED}" Target="../threadedComments/t.xml"/></Relationships>'
    )
    parts[relations] = parts[relations].replace(b"</Relationships>", related.encode())
    parts["xl/threadedComments/t.xml"] = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        b'<threadedComment ref="B2" id="{1}"><text>Is this so?</text></threadedComment>'
        b'<threadedComment ref="B2" id="{2}" parentId="{1}"><text>It is.</text></threadedComment>'
        b"</ThreadedComments>"
    )
    assert read(zipped(parts)).notes == (beside(1, 1, "Is this so?\nIt is."),)


def test_a_thread_of_which_only_the_copy_for_older_editions_is_left() -> None:
    text = f"{BOILERPLATE}Comment:\n    Is this so?\nReply:\n    It is."
    data = xlsx(lambda sheet: setattr(sheet["A1"], "comment", Comment(text, "tc={1}")))
    assert read(data).notes == (beside(0, 0, "Is this so?\nIt is."),)


def paragraph(text: str) -> str:
    return f"<text:p>{text}</text:p>"


NOTE = (
    "<office:annotation><dc:creator>Test Respondent</dc:creator><dc:date>2024-07-14T10:00:00</dc:date>"
    "<text:p>a <text:span>note</text:span></text:p><text:p>of two lines</text:p></office:annotation>"
)


def test_notes_of_an_ods_are_at_their_cells_whatever_is_repeated_before_them() -> None:
    data = ods_rows(
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>'
        + ods_row(ods_cell(number_columns_repeated="3"), ods_cell(NOTE + paragraph("x"), value_type="string"))
    )
    assert read(data).notes == (beside(1000, 3, "a note\nof two lines"),)
    assert rows(data)[1000] == ("", "", "", "x")


def test_what_the_cells_of_an_ods_show() -> None:
    data = ods_rows(
        ods_row(
            ods_cell(paragraph("#N/A"), value_type="string", error="error", formula="of:=NA()"),
            ods_cell(paragraph("TRUE"), value_type="float", value="1", formula="of:=TRUE()"),
            ods_cell(value_type="boolean", boolean_value="false"),
            ods_cell(paragraph("a<text:tab/>b<text:s text:c='2'/>c<text:line-break/>d"), value_type="string"),
            ods_cell(paragraph("no type")),
            ods_cell(paragraph("1.00"), value_type="float", value="1"),
            ods_cell(paragraph("#REF!"), value_type="string", error="error", number_columns_repeated="2"),
        )
    )
    shown = ("#N/A", "TRUE", "FALSE", "a\tb  c\nd", "no type", "1", "#REF!", "#REF!")
    assert rows(data) == (shown,)


def test_formulas_of_an_ods_that_nobody_calculated() -> None:
    data = ods_rows(
        ods_row(
            ods_cell(formula="of:=[.A2]&amp;&quot;:=&quot;"),
            ods_cell("<text:p/>", formula="of:=IF(1;&quot;&quot;)"),
            ods_cell(formula="=B1"),
        )
    )
    assert read(data).uncalculated == (beside(0, 0, '=[.A2]&":="'), beside(0, 2, "=B1"))


def test_tables_of_an_ods_that_nobody_sees() -> None:
    cell = ods_cell(paragraph("x"), value_type="string")
    changes = (
        f"<table:tracked-changes><table:deletion>{ods_cell(NOTE)}</table:deletion></table:tracked-changes>"
    )
    data = ods(
        f"{changes}<table:table table:name=\"'file:///other.ods'#$Costs\">{ods_row(cell)}</table:table>"
        f'<table:table table:name="Ours">{ods_row(cell)}</table:table>'
    )
    assert [(grid.name, grid.rows) for grid in read(data).grids] == [("Ours", (("x",),))]
    assert read(data).notes == ()


@pytest.mark.parametrize("part", ["xl/comments/comment1.xml", "xl/worksheets/_rels/sheet1.xml.rels"])
def test_notes_that_cannot_be_read_leave_the_cells_readable(part: str) -> None:
    parts = unzipped(xlsx(commented))
    assert part in parts
    spreadsheet, (finding,) = read_spreadsheet(zipped({**parts, part: b"<damaged"}), "any.xlsx")
    assert spreadsheet
    assert spreadsheet.grids[0].rows[0][0] == "answer"
    assert (finding.code, finding.severity) == ("F011", "warning")
