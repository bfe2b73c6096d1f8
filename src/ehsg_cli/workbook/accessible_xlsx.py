"""Reading from an `.xlsx` or `.xlsm` workbook what makes it accessible or not."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.workbook.accessible import (
    DEFAULT_WIDTH,
    Area,
    Cell,
    Highlight,
    Sheet,
    Style,
    Table,
    View,
    Workbook,
)
from ehsg_cli.workbook.colours import rgb, theme_colours
from ehsg_cli.workbook.drawings import read_drawings
from ehsg_cli.workbook.grid import as_text
from ehsg_cli.workbook.limits import TooLargeError, survey
from ehsg_cli.workbook.package import Kind, is_encrypted, kind_of, local, opened, parsed, related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.workbook.accessible import Drawing
    from ehsg_cli.workbook.limits import Limits
    from ehsg_cli.workbook.package import Archive

_SERIF_FAMILY = 1  # Excel's number for fonts with serifs
_SERIFS = ("times", "cambria", "georgia", "garamond", "book antiqua", "century", "palatino", "baskerville")
_HEADINGS = {"15", "16", "17", "18", "19"}  # Excel's numbers for the cell styles Title and Heading 1 to 4
_HEADING = re.compile(r"\b(heading|title)\b", re.IGNORECASE)  # in the names LibreOffice gives them
_MACROS = ("vbaProject.bin", "xl/macrosheets/")
_FITTED = {"fill", "justify", "distributed"}


def read_accessible(data: bytes, file: str, limits: Limits) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """Read the facts about a workbook, whatever the file is called.

    Args:
        data: The file's bytes.
        file: Its name, for locations.
        limits: How much of it is read at most.

    Returns:
        The facts, or nothing and a finding that says why it cannot be checked.
    """
    location = Location(file=file)
    if not data:
        return None, (codes.FILE_EMPTY(location),)
    kind = kind_of(data)
    if kind is not Kind.XLSX and is_encrypted(data):
        return None, (codes.FILE_ENCRYPTED(location),)
    try:
        survey(data, limits)
        if kind in {Kind.XLS, Kind.XLSB, Kind.ODS}:
            return None, (codes.ACCESSIBLE_OTHER_FORMAT(location, kind=f".{kind.name.lower()}"),)
        return _read(data), ()
    except TooLargeError as error:
        return None, (codes.FILE_TOO_LARGE(location, problem=error.problem, limit=error.limit),)
    except MemoryError:
        raise
    except Exception as error:  # openpyxl, zipfile and the XML parser raise more than they document
        problem = " ".join(str(error).split()) or type(error).__name__
        return None, (codes.FILE_NOT_WORKBOOK(location, problem=problem.rstrip(".")),)


def _read(data: bytes) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and only one command needs it

    archive = opened(data)
    drawings = read_drawings(archive)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it will not write what it does not know
        book = load_workbook(io.BytesIO(data), data_only=True, rich_text=True, keep_links=False)
    styles = _Styles(book, _heading_styles(archive))
    properties = book.properties
    return Workbook(
        title=(properties.title or "").strip(),
        language=(properties.language or "").strip() or _custom(book, "language"),
        sheets=tuple(_sheet(each, styles, drawings.get(each.title, ())) for each in book._sheets),  # noqa: SLF001
        active=book.views[0].activeTab if book.views else 0,
        has_macros=_has_macros(archive),
    )


def _custom(book: Any, name: str) -> str:  # noqa: ANN401
    """A property that somebody added, which is all that Excel lets them do about the language."""
    said = (each.value for each in book.custom_doc_props.props if str(each.name).casefold() == name)
    return next((str(value).strip() for value in said if value), "")


def _has_macros(archive: Archive) -> bool:
    return any(mark in name for name in archive.namelist() for mark in _MACROS)


def _heading_styles(archive: Archive) -> frozenset[int]:
    """The numbers of the cell styles for titles and headings, which openpyxl cannot always tell."""
    workbook = next(part for _, what, part in related(archive, "") if what == "officeDocument")
    part = next((part for _, what, part in related(archive, workbook) if what == "styles"), None)
    named = (each for each in parsed(archive, part).iter() if local(each) == "cellStyle") if part else ()
    return frozenset(
        int(each.get("xfId", 0))
        for each in named
        if each.get("builtinId") in _HEADINGS or _HEADING.search(each.get("name", ""))
    )


class _Styles:
    """The looks of a workbook's cells, each told once however many cells share it."""

    def __init__(self, book: Any, headings: frozenset[int]) -> None:  # noqa: ANN401
        self.theme = theme_colours(book.loaded_theme)
        self._headings = headings
        self._known: dict[int, Style] = {}

    def of(self, cell: Any) -> Style:  # noqa: ANN401
        """The look of a cell."""
        number = cell.style_id
        if number not in self._known:
            self._known[number] = self._told(cell)
        return self._known[number]

    def _told(self, cell: Any) -> Style:  # noqa: ANN401
        font, fill, alignment = cell.font, cell.fill, cell.alignment
        pattern = getattr(fill, "patternType", "gradient")
        solid = pattern == "solid"
        return Style(
            font=font.name or "",
            is_serif=font.family == _SERIF_FAMILY or (font.name or "").lower().startswith(_SERIFS),
            size=float(font.sz or 11),
            ink=rgb(font.color, self.theme) if font.color else "000000",
            fill=rgb(fill.fgColor, self.theme) if solid else "",
            number_format=cell.number_format,
            rotation=alignment.textRotation or 0,
            is_patterned=bool(pattern) and not solid and pattern != "none",
            is_bold=bool(font.b),
            is_italic=bool(font.i),
            is_underlined=bool(font.u),
            is_raised=font.vertAlign in {"superscript", "subscript"},
            is_fitted=bool(alignment.wrap_text or alignment.shrink_to_fit) or alignment.horizontal in _FITTED,
            has_border=any(
                side is not None and side.style
                for side in (cell.border.left, cell.border.right, cell.border.top, cell.border.bottom)
            ),
            heading=cell._style.xfId in self._headings,  # noqa: SLF001
        )


def _sheet(sheet: Any, styles: _Styles, drawings: Sequence[Drawing]) -> Sheet:  # noqa: ANN401
    hidden = sheet.sheet_state != "visible"
    if not hasattr(sheet, "iter_rows"):  # a chart that is a sheet of its own
        return Sheet(name=sheet.title, drawings=tuple(drawings), is_hidden=hidden)
    columns, rows = tuple(sheet.column_dimensions.values()), sheet.row_dimensions.items()
    return Sheet(
        name=sheet.title,
        cells=tuple(_cells(sheet, styles)),
        tables=tuple(map(_table, sheet.tables.values())),
        merged=tuple(sorted(map(str, sheet.merged_cells.ranges))),
        hidden_rows=frozenset(number - 1 for number, row in rows if row.hidden or row.ht == 0),
        hidden_columns=frozenset(
            number for each in columns if each.hidden or each.width == 0 for number in _span(each)
        ),
        width=sheet.sheet_format.defaultColWidth or DEFAULT_WIDTH,
        widths={number: each.width for each in columns if each.customWidth for number in _span(each)},
        heights={number - 1: row.ht for number, row in rows if row.ht},
        view=_view(sheet.views.sheetView[0]) if sheet.views.sheetView else View(),
        printed=tuple(_printed(sheet)),
        highlights=tuple(_highlights(sheet, styles.theme)),
        drawings=tuple(drawings),
        is_hidden=hidden,
        is_filtered=bool(sheet.auto_filter.ref),
        is_protected=bool(sheet.protection.sheet),
    )


def _cells(sheet: Any, styles: _Styles) -> Iterator[Cell]:  # noqa: ANN401
    """Those with content; only they are looked at, as a sheet may reach very far."""
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001
        runs = cell.value if isinstance(cell.value, list) else ()
        text = str(cell.value) if runs else as_text(cell.value)
        linked = cell.hyperlink is not None
        if text.strip() or linked:
            style = styles.of(cell)
            raised = style.is_raised or any(_is_raised(run) for run in runs)
            is_text = isinstance(cell.value, (str, list))
            yield Cell(row - 1, column - 1, text, style, is_text, raised, linked)


def _is_raised(run: Any) -> bool:  # noqa: ANN401
    return getattr(getattr(run, "font", None), "vertAlign", None) in {"superscript", "subscript"}


def _table(table: Any) -> Table:  # noqa: ANN401
    style = table.tableStyleInfo
    return Table(
        name=table.displayName,
        area=area(table.ref),
        is_headed=table.headerRowCount != 0,
        is_filtered=table.autoFilter is not None,
        is_styled=bool(style is not None and style.name),
    )


def area(reference: str) -> Area:
    """The rectangle that a reference like `A1:B7` names.

    Raises:
        ValueError: It is no reference to cells.
    """
    from openpyxl.utils import range_boundaries  # noqa: PLC0415

    left, top, right, bottom = range_boundaries(reference)
    return Area(top - 1, left - 1, bottom - 1, right - 1)


def _span(column: Any) -> range:  # noqa: ANN401
    """The columns that a description of columns is of, counting from 0."""
    return range((column.min or 1) - 1, min(column.max or 1, 16_384))


def _view(view: Any) -> View:  # noqa: ANN401
    pane = view.pane
    frozen = pane is not None and pane.state in {"frozen", "frozenSplit"}
    active = pane.activePane if pane is not None else "topLeft"
    chosen = next((each for each in view.selection if (each.pane or "topLeft") == active), None)
    return View(
        cursor=(chosen.activeCell if chosen is not None else None) or "A1",
        corner=(pane.topLeftCell if frozen else view.topLeftCell) or "A1",
        frozen=(int(pane.ySplit or 0), int(pane.xSplit or 0)) if frozen else (0, 0),
    )


def _printed(sheet: Any) -> Iterator[str]:  # noqa: ANN401
    """The texts of headers and footers."""
    for pages in ("odd", "even", "first"):
        for part in (getattr(sheet, f"{pages}Header"), getattr(sheet, f"{pages}Footer")):
            yield from (each.text for each in (part.left, part.center, part.right) if each.text)


def _highlights(sheet: Any, theme: Sequence[str]) -> Iterator[Highlight]:  # noqa: ANN401
    """The conditional formats that change colours; bars and icons in cells have a shape and are none."""
    for cells in sheet.conditional_formatting:
        for rule in cells.rules:
            if rule.type == "colorScale":
                yield Highlight(str(cells.sqref))
            elif rule.dxf is not None:
                yield _highlight(str(cells.sqref), rule.dxf, theme)


def _highlight(cells: str, look: Any, theme: Sequence[str]) -> Highlight:  # noqa: ANN401
    font, fill, border = look.font, look.fill, look.border
    solid = fill is not None and getattr(fill, "patternType", None) in {None, "solid"}
    sides = (border.left, border.right, border.top, border.bottom) if border is not None else ()
    shapes: Iterable[object] = (
        font is not None and (font.b or font.i or font.u or font.strike),
        fill is not None and not solid,
        look.numFmt is not None,
        any(side is not None and side.style for side in sides),
    )
    colours = [each for each in (font.color if font is not None else None, fill) if each is not None]
    return Highlight(
        cells,
        ink=rgb(font.color, theme) if font is not None else "",
        fill=rgb(fill.bgColor, theme) if solid else "",
        is_colour_alone=bool(colours) and not any(shapes),
    )
