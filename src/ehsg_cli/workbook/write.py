"""A workbook value to the bytes of an `.xlsx` file, accessible and the same every time."""

from __future__ import annotations

import io
from copy import deepcopy
from itertools import repeat, zip_longest
from math import ceil
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from ehsg_cli.files import unique
from ehsg_cli.submission.dates import MADE
from ehsg_cli.workbook.book import (
    INDENT,
    INDENT_WIDTH,
    Book,
    Column,
    Cover,
    Kind,
    Link,
    Sheet,
    Value,
    holdable,
)
from ehsg_cli.workbook.charts import add_charts
from ehsg_cli.workbook.highlights import LOOKS, add_rules
from ehsg_cli.workbook.layout import LISTS
from ehsg_cli.workbook.rows import TablesWorkbook, TableWorksheet
from ehsg_cli.workbook.typeset import line_count
from ehsg_cli.workbook.xlsx import GrowingWorksheet, mark_as_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OPTIONS = {
    # Column widths count the digits of this font; with a scheme, the theme's own would take its place.
    "default_format_properties": {"font_name": "Arial", "font_size": 11, "font_scheme": "none"},
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FONT = {"valign": "top", "text_wrap": True}
_COVER_WIDTH = 84
_LINE_HEIGHT = 14.25  # points, for one line of the font above
_AROUND_LINES = 6  # points
_ABOVE_HEADING = 9  # points
_BOLD = 1.1  # how much wider text is where it is bold
_MOST_LINES = 27  # Excel's rows are at most 409 points high
_PAGE_HEIGHT = 720  # points down A4 portrait, between its margins and below a title
_SQUEEZED = 1.2  # how many pages may be printed as one: what is left over is rarely worth a page of its own
_PAGE_WIDTH = 225  # characters across A4 landscape that can still be read
_SCREEN_WIDTH = 170  # characters across a laptop's screen at 100 %
_LEAST_ZOOM = 80
_ROW = {"top": 1, "bottom": 1, "top_color": "#C4CACE", "bottom_color": "#C4CACE"}
_BOX = {"border": 1, "border_color": "#868B90"}  # told from the white around it: contrast 3.4
_PADDED = {"align": "left", "indent": INDENT}
_LINK = {"underline": 1, "font_color": "#12436D"}
_HEADER = {**_FONT, "bold": True, "font_color": "#FFFFFF", "bg_color": "#12436D", "valign": "vcenter"}
_FORMATS: dict[str, dict[str, object]] = {
    "cover": _FONT,
    "cover link": {**_FONT, **_LINK},
    "title": {**_FONT, "bold": True, "font_size": 18, "font_color": "#12436D"},
    "heading": {**_FONT, "bold": True, "font_size": 13, "font_color": "#12436D", "valign": "bottom"},
    "header": {**_HEADER, **_PADDED},
    "number header": {**_HEADER, "align": "center"},
    "link": {**_FONT, **_ROW, **_PADDED, **_LINK},
    Kind.LABEL: {**_FONT, **_ROW, **_PADDED, "bold": True},
    Kind.TEXT: {**_FONT, **_ROW, **_PADDED},
    Kind.INPUT: {**_FONT, **_BOX, **_PADDED, "bg_color": "#FFF8E1", "locked": False},
    Kind.NUMBER: {**_FONT, **_ROW, "align": "center"},
    Kind.MEASURE: {**_FONT, **_ROW, "align": "center", "num_format": "0.00"},
    **LOOKS,
}
_HEADINGS = {"title": 1, "heading": 2}
_MAY_STILL = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
}


def write_book(book: Book, *, protect: bool = False) -> bytes:
    """The workbook as the bytes of an `.xlsx` file.

    Text is always written as text: nothing in it becomes a formula, a link or a number.

    Args:
        book: What to write. No text in it may be longer than a cell holds: see `book.split`.
        protect: Whether cells other than those of input columns are locked (without a password).
    """
    stream = io.BytesIO()
    with TablesWorkbook(stream, deepcopy(_OPTIONS)) as target:  # XlsxWriter writes into what it is given
        formats = {name: target.add_format(settings) for name, settings in _FORMATS.items()}
        for name, level in _HEADINGS.items():
            mark_as_heading(formats[name], level)
        _describe(target, book)
        names = (LISTS, *(sheet.name for sheet in book.sheets))
        of_lists, *tables = (name.replace("-", "_") for name in unique(map(_table_name, names)))
        for sheet, table in zip(book.sheets, tables, strict=True):
            if isinstance(sheet, Cover):
                worksheet = target.add_worksheet(sheet.name, GrowingWorksheet)
                _write_cover(worksheet, sheet, formats)
            else:
                worksheet = target.add_worksheet(sheet.name, TableWorksheet)
                _write_sheet(worksheet, sheet, table, formats)
                add_charts(target, worksheet, sheet)
            if protect:
                worksheet.protect(options=_MAY_STILL)
        if book.lists:
            worksheet = target.add_worksheet(LISTS, TableWorksheet)
            _write_sheet(worksheet, _lists_sheet(book.lists), of_lists, formats)
            _name_lists(target, book.lists)
    return stream.getvalue()


def _describe(target: Any, book: Book) -> None:  # noqa: ANN401
    target.set_properties({"title": book.title, "subject": book.subject, "author": "", "created": MADE})
    for name, value in book.properties.items():
        target.set_custom_property(name, value)


def _write_cover(worksheet: Any, cover: Cover, formats: Mapping[str, Any]) -> None:  # noqa: ANN401
    worksheet.set_column(0, 0, _COVER_WIDTH, formats["cover"])
    worksheet.set_row(0, 2 * _LINE_HEIGHT)
    worksheet.write_string(0, 0, cover.title, formats["title"])
    heights = [_cover_height(line, line in cover.headings) for line in cover.lines]
    for row, (line, height) in enumerate(zip(cover.lines, heights, strict=True), start=1):
        worksheet.set_row(row, height)
        if line in cover.links:
            address = _address(cover.links[line])
            worksheet.write_url(row, 0, address, formats["cover link"], holdable(line))
        else:
            worksheet.write_string(row, 0, line, formats["heading" if line in cover.headings else "cover"])
    worksheet.hide_gridlines(2)
    pages = ceil(sum(heights) / (_SQUEEZED * _PAGE_HEIGHT))
    _set_up_page(worksheet, landscape=False, pages=(1, max(pages, 1)))


def _cover_height(line: str, is_heading: bool) -> float:
    return _height([line], [_COVER_WIDTH]) + (_ABOVE_HEADING if is_heading else -_AROUND_LINES / 2)


def _write_sheet(worksheet: Any, sheet: Sheet, table: str, formats: Mapping[str, Any]) -> None:  # noqa: ANN401
    for number, column in enumerate(sheet.columns):
        worksheet.set_column(number, number, column.room)
    settings = {"name": table, **_table(sheet, formats)}
    if worksheet.add_table(0, 0, 1, len(sheet.columns) - 1, settings):
        raise ValueError(f"the sheet {sheet.name} cannot be a table: are two of its headers the same?")
    worksheet.set_row(0, max(len(column.header_lines) for column in sheet.columns) * _LINE_HEIGHT + 6)
    heights = _heights(sheet)
    if sheet.charts or sheet.notes:  # which XlsxWriter places by the heights of rows
        for row, height in enumerate(heights, start=1):
            worksheet.set_row(row, height)
    worksheet.fill(
        sheet.rows,
        heights,
        [formats[column.kind] for column in sheet.columns],
        dict.fromkeys(sheet.links, formats["link"]),
    )
    for (row, number), link in sheet.links.items():
        worksheet.link(row + 1, number, _address(link))
    for (row, number), note in sheet.notes.items():
        _write_note(worksheet, row + 1, number, note)
    for (row, number), choices in _drop_downs(sheet).items():
        worksheet.data_validation(row + 1, number, row + 1, number, _validation(choices))
    add_rules(worksheet, sheet, formats)
    _set_up_view(worksheet, sheet)


def _set_up_view(worksheet: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """What is seen of a table on the screen and on paper: no smaller than can be read."""
    worksheet.freeze_panes(1, sheet.freeze)
    worksheet.set_zoom(max(_LEAST_ZOOM, min(100, 20 * _SCREEN_WIDTH // sheet.width * 5)))
    worksheet.repeat_rows(0)
    worksheet.hide_gridlines(2)
    if sheet.printed:
        worksheet.print_area(0, 0, max(len(sheet.rows), 1), sheet.printed - 1)
    pages = -(-sheet.printed_width // _PAGE_WIDTH)
    if pages > 1 and sheet.freeze:
        worksheet.repeat_columns(0, sheet.freeze - 1)
    _set_up_page(worksheet, landscape=True, pages=(pages, len(sheet.charts)))


def _heights(sheet: Sheet) -> list[float]:
    """Of each row of a table: it shows each of its texts whole."""
    rooms = [_room_for_text(column) for column in sheet.columns]
    return [_height(values, rooms) for values in sheet.rows]


def _height(texts: Iterable[Value], rooms: Iterable[float]) -> float:
    """Height in points of a row that shows each text whole in a column of that many characters."""
    lines = max(map(line_count, texts, rooms, repeat(_MOST_LINES)))
    return lines * _LINE_HEIGHT + _AROUND_LINES


def _room_for_text(column: Column) -> float:
    """The characters of plain text that a line of a column holds."""
    padding = INDENT_WIDTH if column.is_padded else 0
    return (column.room - padding) / (_BOLD if column.kind is Kind.LABEL else 1)


def _table_name(sheet: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in sheet).split()
    return f"Table{''.join(word.capitalize() for word in words)}"


def _table(sheet: Sheet, formats: Mapping[str, Any]) -> dict[str, object]:
    return {
        "style": None,
        "autofilter": sheet.has_filters,
        "columns": [
            {
                "header": column.header,
                "header_format": formats["header" if column.is_padded else "number header"],
            }
            for column in sheet.columns
        ],
    }


def _address(link: Link) -> str:
    quoted = link.sheet.replace("'", "''")
    return f"internal:'{quoted}'!{link.cell}"


def _write_note(worksheet: Any, row: int, column: int, text: str) -> None:  # noqa: ANN401
    if worksheet.write_comment(row, column, holdable(text), {"x_scale": 2, "font_size": 10}):
        raise ValueError(f"a note of {len(text)} characters does not fit a cell")


def _drop_downs(sheet: Sheet) -> dict[tuple[int, int], str]:
    """The list of each cell that has one."""
    by_column = {
        (row, number): column.choices
        for number, column in enumerate(sheet.columns)
        if column.choices
        for row in range(len(sheet.rows))
    }
    return {**by_column, **sheet.choices}


def _validation(choices: str) -> dict[str, object]:
    return {
        "validate": "list",
        "source": f"={choices}",
        "error_title": "Not one of the choices",
        "error_message": "Please choose from the list. Put anything else you want to say in the next column.",
    }


def _lists_sheet(lists: Mapping[str, tuple[str, ...]]) -> Sheet:
    """The lists behind the drop-downs, a column each: Excel cuts long inline lists."""
    columns = tuple(Column(name, 36) for name in lists)
    return Sheet(LISTS, columns, tuple(zip_longest(*lists.values())), has_filters=False)


def _name_lists(target: Any, lists: Mapping[str, tuple[str, ...]]) -> None:  # noqa: ANN401
    """Give each list the name that the drop-downs call it by."""
    for column, (name, values) in enumerate(lists.items()):
        letter = xl_col_to_name(column)
        target.define_name(name, f"='{LISTS}'!${letter}$2:${letter}${len(values) + 1}")


def _set_up_page(worksheet: Any, *, landscape: bool, pages: tuple[int, int] = (1, 0)) -> None:  # noqa: ANN401
    worksheet.set_paper(9)  # A4
    worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    worksheet.fit_to_pages(*pages)
    worksheet.set_footer("&L&A&RPage &P of &N")
    if landscape:
        worksheet.set_landscape()
