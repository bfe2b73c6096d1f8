"""Each rule of the checklist finds the workbook that breaks it, alone, and none that keeps it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import ColorScaleRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo

from ehsg_cli.checks.accessibility import check_accessibility, check_file
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Severity
from ehsg_cli.workbook.accessible import Area, Drawing, Sheet, Workbook
from ehsg_cli.workbook.accessible import Table as Marked
from ehsg_cli.workbook.limits import DEFAULT
from tests.workbook.parts import unzipped, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

    Edit = Callable[[Any], object]

PLAIN = ("A113", "A114", "A115", "A116", "A117")  # notes that tables bring with them
RED = PatternFill("solid", fgColor="FFFFC7CE")


def good() -> Any:
    """A workbook with a cover and a table, as the checklist would have it."""
    book = openpyxl.Workbook()
    cover, rows = book.active, book.create_sheet("Workers")
    cover.title = "About"
    cover["A1"], cover["A2"] = "Workers by year", "The sheet Workers has a table."
    cover["A1"].style = "Headline 1"
    for row in (("Area", "Workers"), ("North", 3), ("South", 4), ("West", 5)):
        rows.append(row)
    rows.add_table(Table(displayName="TableWorkers", ref="A1:B4"))
    book.properties.title, book.properties.language = "Workers", "en-GB"
    return book


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def findings(data: bytes) -> tuple[Finding, ...]:
    found, unread = check_file(data, "a.xlsx", DEFAULT)
    assert found is not None, unread
    assert unread == ()
    return found


def found(edit: Edit) -> list[Finding]:
    """What is found once a good workbook was changed, but for the notes that it has anyhow."""
    book = good()
    edit(book)
    return [finding for finding in findings(saved(book)) if finding.code not in PLAIN]


def cover(edit: Edit) -> Edit:
    return lambda book: edit(book["About"])


def rows(edit: Edit) -> Edit:
    return lambda book: edit(book["Workers"])


def styled(cell: str, name: str, value: object) -> Edit:
    return cover(lambda sheet: setattr(sheet[cell], name, value))


def retabled(ref: str, name: str = "TableWorkers", **settings: object) -> Edit:
    """The table marked up anew."""

    def edit(book: Any) -> None:
        sheet = book["Workers"]
        del sheet.tables["TableWorkers"]
        sheet.add_table(Table(displayName=name, ref=ref, **settings))

    return edit


def then(*edits: Edit) -> Edit:
    return lambda book: [edit(book) for edit in edits]


def typed(sheet: str, **texts: object) -> Edit:
    return lambda book: [book[sheet].__setitem__(cell, text) for cell, text in texts.items()]


def second_table(sheet: Any) -> None:
    for cell, text in {"D1": "Year", "D2": 2020, "D3": 2021, "D4": 2022}.items():
        sheet[cell] = text
    sheet.add_table(Table(displayName="TableYears", ref="D1:D4"))


def moved_right(sheet: Any) -> None:
    del sheet.tables["TableWorkers"]
    sheet.move_range("A1:B4", cols=1)
    sheet["B1"].value, sheet["A1"].value = sheet["B1"].value, None
    sheet.add_table(Table(displayName="TableWorkers", ref="B1:C4"))


def linked(text: str) -> Edit:
    def edit(sheet: Any) -> None:
        sheet["A3"] = text
        sheet["A3"].hyperlink = Hyperlink(ref="A3", target="https://council.example/report")

    return cover(edit)


def chart(sheet: Any) -> None:
    drawn = BarChart()
    drawn.add_data(Reference(sheet, min_col=2, min_row=1, max_row=4), titles_from_data=True)
    sheet.add_chart(drawn, "D2")


def raised(sheet: Any) -> None:
    sheet["A3"] = CellRichText("See note", TextBlock(InlineFont(vertAlign="superscript"), "1"))


def highlighted(rule: Any) -> Edit:
    return rows(lambda sheet: sheet.conditional_formatting.add("B2:B4", rule))


def hidden_row(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True


def narrow(sheet: Any) -> None:
    sheet["A2"] = "A long name of an area that goes on and on and on and on and on"


def low(sheet: Any) -> None:
    sheet["A3"] = "word " * 200
    sheet["A3"].alignment = Alignment(wrap_text=True)
    sheet.column_dimensions["A"].width = 40
    sheet.row_dimensions[3].height = 15


def cursor_at(cell: str) -> Edit:
    def edit(sheet: Any) -> None:
        (selection,) = sheet.sheet_view.selection
        selection.activeCell = selection.sqref = cell

    return rows(edit)


def headless(sheet: Any) -> None:
    sheet.tables["TableWorkers"].headerRowCount = 0


def opens_on_second(book: Any) -> None:
    book.active = 1


BOLD = Font(bold=True)
GREY, BLACK = "FF999999", "FF000000"
PALE = Font(color=GREY)
FILL = PatternFill(bgColor="FFFFC7CE", fill_type="solid")
BREAKS: dict[str, tuple[Edit, str]] = {  # by code, what breaks the rule and the place that is named
    "A101": (typed("About", A4="Area", B4="Workers", A5="North", B5=3), "About!A4"),
    "A102": (rows(headless), "Workers!A1"),
    "A103": (typed("Workers", B1="Column1"), "Workers!B1"),
    "A104": (typed("Workers", B1="area "), "Workers!A1"),
    "A105": (cover(lambda sheet: sheet.merge_cells("A2:B2")), "About!A2"),
    "A106": (typed("Workers", A3=None, B3=None), "Workers!A3"),
    "A108": (rows(moved_right), "Workers!B1"),
    "A109": (rows(second_table), "Workers!A1"),
    "A110": (typed("Workers", A6="These are estimates."), "Workers!A6"),
    "A111": (retabled("A1:B4", "Table1"), "Workers!A1"),
    "A112": (typed("Workers", B3="-"), "Workers!B3"),
    "A201": (styled("A2", "font", PALE), "About!A2"),
    "A202": (
        highlighted(FormulaRule(["B2>3"], font=Font(bold=True, color="FFCC0000"), fill=FILL)),
        "Workers!B2",
    ),
    "A203": (rows(narrow), "Workers!A2"),
    "A204": (styled("A2", "font", Font(size=9)), "About!A2"),
    "A205": (styled("A2", "font", Font(name="Times New Roman")), "About!A2"),
    "A206": (styled("A2", "font", Font(italic=True)), "About!A2"),
    "A207": (styled("A2", "alignment", Alignment(textRotation=90)), "About!A2"),
    "A208": (cover(raised), "About!A3"),
    "A209": (highlighted(FormulaRule(["B2>3"], fill=FILL)), "Workers!B2"),
    "A213": (linked("https://council.example/report"), "About!A3"),
    "A301": (rows(chart), "Workers!D2"),
    "A303": (rows(lambda sheet: setattr(sheet.oddFooter.left, "text", "Estimates only")), "Workers!"),
    "A401": (cover(lambda sheet: setattr(sheet, "title", "Sheet1")), "Sheet1!"),
    "A402": (lambda book: book.create_sheet("Spare"), "Spare!"),
    "A404": (styled("A1", "style", "Normal"), "About!A1"),
    "A405": (rows(lambda sheet: setattr(sheet, "sheet_state", "hidden")), "Workers!"),
    "A406": (rows(hidden_row), "Workers!A3"),
    "A407": (cursor_at("B3"), "Workers!B3"),
    "A408": (opens_on_second, "Workers!"),
    "A501": (lambda book: setattr(book.properties, "title", None), "!"),
    "A502": (lambda book: setattr(book.properties, "language", None), "!"),
}
NOTES: dict[str, Edit] = {
    "A210": rows(lambda sheet: setattr(sheet["B3"], "fill", RED)),
    "A211": cover(lambda sheet: setattr(sheet["A2"], "fill", RED)),
    "A212": cover(lambda sheet: setattr(sheet["A2"], "border", Border(top=Side("thin")))),
    "A409": rows(lambda sheet: setattr(sheet.protection, "sheet", True)),
    "A410": rows(lambda sheet: setattr(sheet, "title", "Table 1a")),
}
KEEPS: dict[str, Edit] = {
    "a heading that only looks like Excel's": typed("Workers", B1="Columns used"),
    "grey that can be read": styled("A2", "font", Font(color="FF707070")),
    "large grey text": styled("A2", "font", Font(color="FF8F8F8F", size=20)),
    "colours of a table's style, which cannot be told": then(
        rows(lambda sheet: setattr(sheet["A1"], "font", Font(color="FFFFFFFF"))),
        rows(
            lambda sheet: setattr(
                sheet.tables["TableWorkers"], "tableStyleInfo", TableStyleInfo(name="TableStyleMedium2")
            )
        ),
    ),
    "long text that is wrapped": then(
        rows(narrow), rows(lambda sheet: setattr(sheet["A2"], "alignment", Alignment(wrap_text=True)))
    ),
    "long text in a sheet of wide columns": then(
        rows(narrow), rows(lambda sheet: setattr(sheet.sheet_format, "defaultColWidth", 60))
    ),
    "long text with nothing beside it": typed("About", A2="word " * 60),
    "a link that says where it leads": linked("The council's report of 2020"),
    "an address to write to": linked("early.help@council.example"),
    "a rule that changes more than colours": highlighted(
        FormulaRule(["B2>3"], font=Font(bold=True), fill=FILL)
    ),
    "page numbers": rows(lambda sheet: setattr(sheet.oddFooter.left, "text", "&A – Page &P of &N")),
    "a cell below frozen headings": then(
        rows(lambda sheet: setattr(sheet, "freeze_panes", "A2")),
        rows(lambda sheet: setattr(sheet.sheet_view.selection[-1], "activeCell", "A2")),
    ),
    "a hidden row without anything in it": rows(
        lambda sheet: setattr(sheet.row_dimensions[9], "hidden", True)
    ),
    "a symbol within words": typed("Workers", A2="N & S"),
    "two cells beside each other": typed("About", A4="Asked by", B4="A council"),
}


def test_a_good_workbook_has_only_notes_that_any_table_has() -> None:
    assert {finding.code for finding in findings(saved(good()))} <= set(PLAIN)


@pytest.mark.parametrize("code", BREAKS)
def test_a_workbook_that_breaks_one_rule_has_that_finding_alone(code: str) -> None:
    edit, place = BREAKS[code]
    broken = [finding for finding in found(edit) if finding.severity is not Severity.INFO]
    assert [finding.code for finding in broken] == [code]
    location = broken[0].location
    assert (location.file, f"{location.sheet}!{location.cell}") == ("a.xlsx", place)
    assert "{" not in broken[0].message + broken[0].remedy


@pytest.mark.parametrize("code", NOTES)
def test_what_only_people_can_decide_is_a_note(code: str) -> None:
    (note,) = [finding for finding in found(NOTES[code]) if finding.code == code]
    assert note.severity is Severity.INFO


@pytest.mark.parametrize("kept", KEEPS)
def test_what_the_checklist_allows_is_no_finding(kept: str) -> None:
    noted = {"A210", "A211", "A212"}
    assert [finding.message for finding in found(KEEPS[kept]) if finding.code not in noted] == []


def test_a_column_without_heading_and_content_is_blank() -> None:
    broken = found(then(typed("Workers", C1="Column1"), retabled("A1:C4")))
    assert [(finding.code, finding.location.cell) for finding in broken] == [("A103", "C1"), ("A107", "C1")]


def test_a_first_cell_without_anything_has_no_title() -> None:
    broken = found(typed("About", A1=None))
    assert [(finding.code, finding.location.cell) for finding in broken] == [("A403", "A1")]


def test_a_row_far_too_low_for_its_text_cuts_it() -> None:
    assert [finding.code for finding in found(cover(low))] == ["A203"]


def test_a_scale_of_colours_is_colour_alone() -> None:
    scale = ColorScaleRule(start_type="min", start_color="FFFFFF", end_type="max", end_color="FF0000")
    assert [finding.code for finding in found(highlighted(scale))] == ["A209"]


def test_bands_of_colour_say_nothing() -> None:
    def banded(sheet: Any) -> None:
        sheet["A5"], sheet["B5"] = "East", 6
        for row in (2, 4):
            sheet[f"A{row}"].fill = sheet[f"B{row}"].fill = RED

    assert "A210" not in {finding.code for finding in found(then(rows(banded), retabled("A1:B5")))}


@pytest.mark.parametrize(
    ("code", "edit"),
    [
        ("A113", typed("Workers", B3=None)),
        ("A114", typed("Workers", A2=None, A3=None, A4=None, B2=None, B3=None, B4=None)),
        ("A116", rows(lambda sheet: setattr(sheet, "freeze_panes", "A2"))),
    ],
)
def test_a_note_names_the_sheets_that_it_goes_for(code: str, edit: Edit) -> None:
    book = good()
    assert code not in {finding.code for finding in findings(saved(book))}
    edit(book)
    (note,) = [finding for finding in findings(saved(book)) if finding.code == code]
    assert "Workers" in note.message
    assert "About" not in note.message


def test_filter_buttons_are_told_within_tables_and_outside() -> None:
    area = Area(0, 0, 3, 1)
    sheets = (
        Sheet(name="One", is_filtered=True),
        Sheet(name="Two", tables=(Marked("A", area, is_filtered=True),)),
        Sheet(name="Three", tables=(Marked("B", area),)),
    )
    (note,) = [
        finding
        for finding in check_accessibility(Workbook(title="A", language="en", sheets=sheets), "a.xlsx")
        if finding.code == "A115"
    ]
    assert note.message == "Filter buttons on One, Two."


def test_many_places_are_counted_after_the_first() -> None:
    def slanted(sheet: Any) -> None:
        for row in range(2, 22):
            sheet.cell(row, 1, "x").font = Font(italic=True)

    (finding,) = found(cover(slanted))
    assert finding.message == "Italic text: A2, A3, A4, A5, A6, A7, A8, A9 and 12 more."


def drawn(description: str | None = None, *, decorative: bool = False, words: str = "") -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": "A"})
        sheet = book.add_worksheet("About")
        sheet.write("A1", "Title")
        sheet.insert_textbox("C3", words, {"description": description, "decorative": decorative})
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (drawn(), ["A301"]),
        (drawn("A map of the area"), []),
        (drawn(decorative=True), []),
        (drawn("A label", words="North"), ["A302"]),
    ],
)
def test_what_lies_above_the_cells_needs_words_beside_it(data: bytes, expected: list[str]) -> None:
    broken = [finding for finding in findings(data) if finding.code.startswith("A3")]
    assert [(finding.code, finding.location.cell) for finding in broken] == [
        (code, "C3") for code in expected
    ]


def test_macros_are_told() -> None:
    data = zipped({**unzipped(saved(good())), "xl/vbaProject.bin": b"macros"})
    assert "A304" in {finding.code for finding in findings(data)}


def test_a_picture_at_the_foot_of_the_page_is_told() -> None:
    (finding,) = found(rows(lambda sheet: setattr(sheet.oddHeader.center, "text", "&G")))
    assert (finding.code, "a picture" in finding.message) == ("A303", True)


def test_a_sheet_that_is_a_chart_needs_a_description_too() -> None:
    sheets = (Sheet(name="About"), Sheet(name="Picture", drawings=(Drawing("chart", "Chart 1"),)))
    broken = check_accessibility(Workbook(title="A", language="en", sheets=sheets), "a.xlsx")
    assert [(finding.code, finding.location.sheet) for finding in broken] == [
        ("A402", "About"),
        ("A301", "Picture"),
    ]


def test_every_code_of_the_checklist_is_tested() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    known = {code for code in codes.ALL if code.startswith("A") and code > "A1"}
    assert {code for code in known if f'"{code}"' not in text} == set()
