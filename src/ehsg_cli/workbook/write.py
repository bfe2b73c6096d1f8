"""A workbook value to the bytes of an `.xlsx` file, accessible and the same every time."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from ehsg_cli.files import unique
from ehsg_cli.workbook.book import Book, Cover, Kind, Sheet, holdable
from ehsg_cli.workbook.charts import add_charts
from ehsg_cli.workbook.highlights import LOOKS, add_rules
from ehsg_cli.workbook.layout import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CREATED = datetime(2020, 1, 1, tzinfo=UTC)  # fixed, so that the same input gives the same bytes
_LANGUAGE = "en-GB"
_OPTIONS = {
    # Column widths count the digits of this font; with a scheme, the theme's own would take its place.
    "default_format_properties": {"font_name": "Arial", "font_size": 11, "font_scheme": "none"},
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
_FONT = {"valign": "top", "text_wrap": True}
_COVER_WIDTH = 84
_LINE_HEIGHT = 15.0  # points, for one line of the font above
_MOST_LINES = 27  # Excel's rows are at most 409 points high
_PAGE_WIDTH = 225  # characters across A4 landscape that can still be read
_SCREEN_WIDTH = 170  # characters across a laptop's screen at 100 %
_LEAST_ZOOM = 80
_LINE = {"border": 1, "border_color": "#8A8F94"}
_FORMATS: dict[str, dict[str, object]] = {
    "cover": _FONT,
    "title": {**_FONT, "bold": True, "font_size": 18, "font_color": "#12436D"},
    "heading": {**_FONT, "bold": True, "font_size": 13, "font_color": "#12436D", "valign": "bottom"},
    "header": {
        **_FONT,
        **_LINE,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": "#12436D",
        "valign": "vcenter",
    },
    Kind.LABEL: {**_FONT, **_LINE, "bold": True},
    Kind.TEXT: {**_FONT, **_LINE},
    Kind.INPUT: {**_FONT, **_LINE, "bg_color": "#FFF8E1", "locked": False},
    Kind.NUMBER: {**_FONT, **_LINE, "align": "center"},
    Kind.MEASURE: {**_FONT, **_LINE, "align": "center", "num_format": "0.00"},
    **LOOKS,
}
_MAY_STILL = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
}


class _Core(Core):  # type: ignore[misc]  # XlsxWriter has no type hints
    """Core document properties with a language, which screen readers ask for and XlsxWriter leaves out."""

    def _write_cp_content_status(self) -> None:
        super()._write_cp_content_status()
        self._xml_data_element("dc:language", _LANGUAGE)


class _Packager(Packager):  # type: ignore[misc]
    """The parts of the file, with our core properties."""

    def _write_core_file(self) -> None:
        core = _Core()
        core._set_properties(self.workbook.doc_properties)  # noqa: SLF001
        core._set_xml_writer(self._filename("docProps/core.xml"))  # noqa: SLF001
        core._assemble_xml_file()  # noqa: SLF001


class _Worksheet(Worksheet):  # type: ignore[misc]
    """A sheet whose rows still grow with what people type: their height is a first fit, not a fixed one."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        super()._xml_start_tag_unencoded(tag, [item for item in attributes if item[0] != "customHeight"])


class _Workbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """An XlsxWriter workbook whose language is set."""

    def _get_packager(self) -> Packager:
        return _Packager()


def write_book(book: Book, *, protect: bool = False) -> bytes:
    """The workbook as the bytes of an `.xlsx` file.

    Text is always written as text: nothing in it becomes a formula, a link or a number.

    Args:
        book: What to write. No text in it may be longer than a cell holds: see `book.split`.
        protect: Whether cells other than those of input columns are locked (without a password).
    """
    stream = io.BytesIO()
    with _Workbook(stream, deepcopy(_OPTIONS)) as target:  # XlsxWriter writes into what it is given
        formats = {name: target.add_format(settings) for name, settings in _FORMATS.items()}
        _describe(target, book)
        tables = unique(_table_name(sheet.name) for sheet in book.sheets)
        for sheet, table in zip(book.sheets, tables, strict=True):
            worksheet = target.add_worksheet(sheet.name, _Worksheet)
            if isinstance(sheet, Cover):
                _write_cover(worksheet, sheet, formats)
            else:
                _write_sheet(worksheet, sheet, table.replace("-", "_"), formats)
                add_charts(target, worksheet, sheet)
            if protect:
                worksheet.protect(options=_MAY_STILL)
        if book.lists:
            _write_lists(target, book.lists, formats)
    return stream.getvalue()


def _describe(target: Any, book: Book) -> None:  # noqa: ANN401
    target.set_properties({"title": book.title, "subject": book.subject, "author": "", "created": _CREATED})
    for name, value in book.properties.items():
        target.set_custom_property(name, value)


def _write_cover(worksheet: Any, cover: Cover, formats: Mapping[str, Any]) -> None:  # noqa: ANN401
    worksheet.set_column(0, 0, _COVER_WIDTH, formats["cover"])
    worksheet.set_row(0, 2 * _LINE_HEIGHT)
    worksheet.write_string(0, 0, cover.title, formats["title"])
    for row, line in enumerate(cover.lines, start=1):
        worksheet.set_row(
            row, _height([(line, _COVER_WIDTH)]) + (_LINE_HEIGHT if line in cover.headings else 3)
        )
        worksheet.write_string(row, 0, line, formats["heading" if line in cover.headings else "cover"])
    _set_up_page(worksheet, landscape=False)


def _write_sheet(worksheet: Any, sheet: Sheet, table: str, formats: Mapping[str, Any]) -> None:  # noqa: ANN401
    for number, column in enumerate(sheet.columns):
        worksheet.set_column(number, number, column.room)
    settings = {"name": table, **_table(sheet, formats)}
    if worksheet.add_table(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1, settings):
        raise ValueError(f"the sheet {sheet.name} cannot be a table: are two of its headers the same?")
    worksheet.set_row(0, max(len(column.header_lines) for column in sheet.columns) * _LINE_HEIGHT + 6)
    for row, values in enumerate(sheet.rows, start=1):
        texts = ((value, column.room) for value, column in zip(values, sheet.columns, strict=True))
        worksheet.set_row(row, _height(texts) + 3)
        for number, (value, column) in enumerate(zip(values, sheet.columns, strict=True)):
            _write_cell(worksheet, row, number, value, formats[column.kind])
    for (row, number), choices in _drop_downs(sheet).items():
        worksheet.data_validation(row + 1, number, row + 1, number, _validation(choices))
    add_rules(worksheet, sheet, formats)
    _set_up_view(worksheet, sheet)


def _set_up_view(worksheet: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """What is seen of a table on the screen and on paper: no smaller than can be read."""
    worksheet.freeze_panes(1, sheet.freeze)
    worksheet.set_zoom(max(_LEAST_ZOOM, min(100, 20 * _SCREEN_WIDTH // sheet.width * 5)))
    worksheet.repeat_rows(0)
    pages = -(-sheet.width // _PAGE_WIDTH)
    if pages > 1 and sheet.freeze:
        worksheet.repeat_columns(0, sheet.freeze - 1)
    _set_up_page(worksheet, landscape=True, pages=(pages, len(sheet.charts)))


def _height(texts: Iterable[tuple[object, int]]) -> float:
    """Height in points of a row that shows each text whole in a column of that many characters."""
    lines = max(
        sum(1 + len(line) // int(1.2 * width) for line in str(text).split("\n")) for text, width in texts
    )
    return min(lines, _MOST_LINES) * _LINE_HEIGHT


def _table_name(sheet: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in sheet).split()
    return f"Table{''.join(word.capitalize() for word in words)}"


def _table(sheet: Sheet, formats: Mapping[str, Any]) -> dict[str, object]:
    return {
        "style": None,
        "columns": [
            {"header": column.header, "header_format": formats["header"]} for column in sheet.columns
        ],
    }


def _write_cell(worksheet: Any, row: int, column: int, value: object, cell_format: object) -> None:  # noqa: ANN401
    if isinstance(value, str) and value:
        if worksheet.write_string(row, column, holdable(value), cell_format):
            raise ValueError(f"text of {len(value)} characters does not fit a cell")
    elif isinstance(value, (int, float)):
        worksheet.write_number(row, column, value, cell_format)
    else:
        worksheet.write_blank(row, column, None, cell_format)


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


def _write_lists(target: Any, lists: Mapping[str, tuple[str, ...]], formats: Mapping[str, Any]) -> None:  # noqa: ANN401
    """The lists behind the drop-downs, a column each, under defined names: Excel cuts long inline lists."""
    worksheet = target.add_worksheet(LISTS, _Worksheet)
    worksheet.set_column(0, len(lists) - 1, 36)
    for column, (name, values) in enumerate(lists.items()):
        for row, value in enumerate((name, *values)):
            worksheet.write_string(row, column, value, formats[Kind.TEXT] if row else formats["header"])
        letter = xl_col_to_name(column)
        target.define_name(name, f"='{LISTS}'!${letter}$2:${letter}${len(values) + 1}")
    worksheet.freeze_panes(1, 0)
    _set_up_page(worksheet, landscape=False)


def _set_up_page(worksheet: Any, *, landscape: bool, pages: tuple[int, int] = (1, 0)) -> None:  # noqa: ANN401
    worksheet.set_paper(9)  # A4
    worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    worksheet.fit_to_pages(*pages)
    worksheet.set_footer("&L&A&RPage &P of &N")
    if landscape:
        worksheet.set_landscape()
