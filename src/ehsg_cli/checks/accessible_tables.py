"""Which tables of a sheet, and what around them, screen readers do not make sense of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.workbook.grid import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.workbook.accessible import Cell, Sheet, Table

_FEWEST = 2  # rows of two cells each that look like a table
_BY_DEFAULT = {
    "header": re.compile(r"(column|spalte|colonne|columna|colonna|kolom)\s?\d+", re.IGNORECASE),
    "table": re.compile(r"(table|tabelle|tableau|tabla|tabella|tabel)_?\d+|__anonymous.*", re.IGNORECASE),
}


def outside_tables(sheet: Sheet) -> list[Cell]:
    """The cells that no table holds."""
    return [cell for cell in sheet.cells if not any(cell in table.area for table in sheet.tables)]


def unmarked(sheet: Sheet) -> Iterator[str]:
    """Where what looks like a table begins: cells beside one another in two rows or more."""
    outside = outside_tables(sheet)
    in_row = Counter(cell.row for cell in outside)
    if sum(count > 1 for count in in_row.values()) >= _FEWEST:
        yield next(_name(cell) for cell in outside if in_row[cell.row] > 1)


def without_header_row(sheet: Sheet) -> Iterator[str]:
    """The tables whose first row is no header."""
    return (_corner(table) for table in sheet.tables if not table.is_headed)


def blank_headers(sheet: Sheet) -> Iterator[str]:
    """The header cells that are empty, or say what Excel says for want of anything better."""
    for table, texts in _headers(sheet):
        for column, text in texts.items():
            if not text or _BY_DEFAULT["header"].fullmatch(text):
                yield cell_name(table.area.top, column)


def doubled_headers(sheet: Sheet) -> Iterator[str]:
    """The header cells that say what another one of their table says."""
    for table, texts in _headers(sheet):
        counts = Counter(map(fold, texts.values()))
        for column, text in texts.items():
            if text and counts[fold(text)] > 1:
                yield cell_name(table.area.top, column)


def _headers(sheet: Sheet) -> Iterator[tuple[Table, dict[int, str]]]:
    """The texts of each header row, by column."""
    for table in sheet.tables:
        if table.is_headed:
            area = table.area
            said = {cell.column: cell.text.strip() for cell in sheet.cells if cell.row == area.top}
            yield table, {column: said.get(column, "") for column in range(area.left, area.right + 1)}


def blank_rows(sheet: Sheet) -> Iterator[str]:
    """The first cells of a table's rows that hold nothing, where others hold something."""
    for table, filled in _filled(sheet):
        rows = {row for row, _ in filled}
        for row in range(_first_row(table), table.area.bottom + 1) if rows else ():
            if row not in rows:
                yield cell_name(row, table.area.left)


def blank_columns(sheet: Sheet) -> Iterator[str]:
    """The header cells of a table's columns that hold nothing and have no heading either."""
    unnamed = set(blank_headers(sheet))
    for table, filled in _filled(sheet):
        columns = {column for _, column in filled}
        for column in range(table.area.left, table.area.right + 1) if columns else ():
            head = cell_name(table.area.top, column)
            if column not in columns and (head in unnamed or not table.is_headed):
                yield head


def has_empty_cells(sheet: Sheet) -> bool:
    """Whether cells of a table are empty that could hold something."""
    return any(0 < len(filled) < _size(table) for table, filled in _filled(sheet))


def has_empty_table(sheet: Sheet) -> bool:
    """Whether a table has nothing below its header."""
    return any(not filled for _, filled in _filled(sheet))


def _filled(sheet: Sheet) -> Iterator[tuple[Table, set[tuple[int, int]]]]:
    """The cells with content of each table, but for its header."""
    for table in sheet.tables:
        first = _first_row(table)
        yield (
            table,
            {(cell.row, cell.column) for cell in sheet.cells if cell in table.area and cell.row >= first},
        )


def _first_row(table: Table) -> int:
    return table.area.top + table.is_headed


def _size(table: Table) -> int:
    return (table.area.bottom + 1 - _first_row(table)) * (table.area.right + 1 - table.area.left)


def away_from_the_edge(sheet: Sheet) -> Iterator[str]:
    """Where the sheet begins, if that is not in column A."""
    lefts = [table.area.left for table in sheet.tables] or [cell.column for cell in sheet.cells]
    if min(lefts, default=0) > 0:
        yield _corner(sheet.tables[0]) if sheet.tables else _name(sheet.cells[0])


def several(sheet: Sheet) -> Iterator[str]:
    """Where the tables begin, if there are several."""
    return (_corner(table) for table in sheet.tables if len(sheet.tables) > 1)


def below(sheet: Sheet) -> Iterator[str]:
    """The cells below the last table."""
    bottom = max((table.area.bottom for table in sheet.tables), default=None)
    return (_name(cell) for cell in outside_tables(sheet) if bottom is not None and cell.row > bottom)


def poorly_named(sheet: Sheet) -> Iterator[str]:
    """The tables that have the name that a program gave them, which they keep."""
    for table in sheet.tables:
        if _BY_DEFAULT["table"].fullmatch(table.name):
            yield f"{_corner(table)} ({table.name})"


def of_symbols(sheet: Sheet) -> Iterator[str]:
    """The cells that hold nothing but symbols."""
    return (
        _name(cell)
        for cell in sheet.cells
        if cell.is_text and cell.text.strip() and not any(map(str.isalnum, cell.text))
    )


def has_filter(sheet: Sheet) -> bool:
    """Whether it has filter buttons."""
    return sheet.is_filtered or any(table.is_filtered for table in sheet.tables)


def begins_with_a_table(sheet: Sheet) -> bool:
    """Whether a table stands where the title would."""
    return any((table.area.top, table.area.left) == (0, 0) for table in sheet.tables)


def _name(cell: Cell) -> str:
    return cell_name(cell.row, cell.column)


def _corner(table: Table) -> str:
    return cell_name(table.area.top, table.area.left)
