"""Which text of a sheet is hard to read, and where colour alone says something."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from math import ceil
from typing import TYPE_CHECKING

from ehsg_cli.checks.accessible_tables import outside_tables
from ehsg_cli.colour import contrast
from ehsg_cli.workbook.grid import cell_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ehsg_cli.workbook.accessible import Cell, Sheet, Style

_LEAST, _LEAST_LARGE = 4.5, 3.0  # WCAG 2, 1.4.3
_LARGE, _LARGE_BOLD = 18, 14  # points
_SMALLEST = 10  # points
_CHARACTER = 0.75  # of a digit's width, at the least on average
_LINE = 1.2  # of a font's size
_TURNS = 3  # rows that may take turns by chance
_CLEARLY = 1.5  # times too high for its row: anything less may be our estimate
_ADDRESS = re.compile(r"(https?://|www\.|file:)\S*", re.IGNORECASE)
_VAGUE = {"", "here", "click here", "link", "this link", "more", "read more", "see here", "go", "details"}


def _where(holds: Callable[[Cell], bool]) -> Callable[[Sheet], Iterator[str]]:
    """A finder of the cells of which something holds."""
    return lambda sheet: (cell_name(cell.row, cell.column) for cell in sheet.cells if holds(cell))


small = _where(lambda cell: cell.style.size < _SMALLEST)
serif = _where(lambda cell: cell.style.is_serif)
italic = _where(lambda cell: cell.style.is_italic)
rotated = _where(lambda cell: cell.style.rotation != 0)
raised = _where(lambda cell: cell.is_raised)
poorly_linked = _where(
    lambda cell: (
        cell.is_linked
        and (bool(_ADDRESS.fullmatch(cell.text.strip())) or cell.text.strip().lower() in _VAGUE)
    )
)


def pale(sheet: Sheet) -> Iterator[str]:
    """The cells whose text can hardly be told from what is behind it.

    What is behind it cannot be told where the fill is a pattern, or where that of a table's style shows.
    """
    styled = [table.area for table in sheet.tables if table.is_styled]
    for cell in sheet.cells:
        behind = cell.style.fill or ("" if any(cell in area for area in styled) else "FFFFFF")
        if behind and not cell.style.is_patterned and _is_pale(cell.style, behind):
            yield cell_name(cell.row, cell.column)


@cache
def _is_pale(style: Style, behind: str) -> bool:
    large = style.size >= (_LARGE_BOLD if style.is_bold else _LARGE)
    return bool(style.ink) and contrast(style.ink, behind) < (_LEAST_LARGE if large else _LEAST)


def pale_highlights(sheet: Sheet) -> Iterator[str]:
    """Where conditional formats have a fill that their text can hardly be told from."""
    for each in sheet.highlights:
        if each.fill and contrast(each.ink or "000000", each.fill) < _LEAST:
            yield each.cells.partition(" ")[0]


def coloured_by_rule(sheet: Sheet) -> Iterator[str]:
    """Where conditional formats change nothing but colours."""
    return (each.cells.partition(" ")[0] for each in sheet.highlights if each.is_colour_alone)


def cut(sheet: Sheet) -> Iterator[str]:
    """The cells whose text surely does not fit: it ends at the next cell, or its row is far too low."""
    taken = {(cell.row, cell.column) for cell in sheet.cells}
    return (
        cell_name(cell.row, cell.column)
        for cell in sheet.cells
        if cell.is_text
        and (
            _is_too_high(cell, sheet)
            if cell.style.is_fitted
            else (cell.row, cell.column + 1) in taken and max(_widths(cell)) > _room(cell, sheet)
        )
    )


def _is_too_high(cell: Cell, sheet: Sheet) -> bool:
    height = sheet.heights.get(cell.row)
    lines = sum(max(1, ceil(width / _room(cell, sheet))) for width in _widths(cell))
    return height is not None and lines * cell.style.size * _LINE > _CLEARLY * height


def _widths(cell: Cell) -> list[float]:
    """The least width of each line of its text, in digits of the usual size."""
    return [len(line) * _CHARACTER * cell.style.size / 11 for line in cell.text.split("\n")]


def _room(cell: Cell, sheet: Sheet) -> float:
    return max(sheet.widths.get(cell.column, sheet.width), 1)


def coloured_alone(sheet: Sheet) -> Iterator[str]:
    """The cells that differ by colour alone from most cells of their column that look like them.

    Rows that take turns in two colours say nothing by it.
    """
    columns: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    for number, cells in enumerate(_bodies(sheet)):
        for cell in cells:
            columns[number, cell.column, *_shape(cell.style)].append(cell)
    for alike in columns.values():
        ranked = Counter(map(_colours, alike)).most_common()
        if len(ranked) > 1 and not _take_turns(alike):
            usual = ranked[0][0]
            yield from (cell_name(cell.row, cell.column) for cell in alike if _colours(cell) != usual)


def _bodies(sheet: Sheet) -> Iterator[Iterable[Cell]]:
    """The cells of each table without its header, and those outside tables."""
    for table in sheet.tables:
        first = table.area.top + table.is_headed
        yield (cell for cell in sheet.cells if cell in table.area and cell.row >= first)
    yield outside_tables(sheet)


def _shape(style: Style) -> tuple[object, ...]:
    """What of a look can be told without seeing colours."""
    return (
        style.is_bold,
        style.is_italic,
        style.is_underlined,
        style.has_border,
        style.is_patterned,
        style.number_format,
        style.size,
        style.heading,
    )


def _colours(cell: Cell) -> tuple[str, str]:
    return cell.style.ink, cell.style.fill


def _take_turns(cells: list[Cell]) -> bool:
    """Whether the even rows have one pair of colours and the odd rows another."""
    seen = {(_colours(cell), cell.row % 2) for cell in cells}
    return len(cells) > _TURNS and len(seen) == 2 and len({parity for _, parity in seen}) == 2


def has_fills(sheet: Sheet) -> bool:
    """Whether cells have a background colour."""
    return any(cell.style.is_patterned or cell.style.fill not in {"", "FFFFFF"} for cell in sheet.cells)


def has_borders(sheet: Sheet) -> bool:
    """Whether cells have borders; Excel's own headings have one."""
    return any(cell.style.has_border and not cell.style.heading for cell in sheet.cells)
