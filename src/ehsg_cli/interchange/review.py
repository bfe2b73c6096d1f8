"""Which tables of a reviewed bank stand in a file, wherever people have moved them and their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.source import Cell, Line
from ehsg_cli.interchange.spec import BANK, PROPERTY, SPECS, VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.interchange.source import Source, Table

HEADERS = {
    **{spec.name: tuple(field.header for field in spec.fields) for spec in SPECS},
    BANK: (PROPERTY, VALUE),
}
_NAMES = {fold(name): name for name in HEADERS}
_LOOKED_AT = 10  # rows: people put remarks above the headings
_Cells = tuple[Cell, ...]


class Row(NamedTuple):
    """A row below the headings.

    Attributes:
        cells: Its cells by the heading of their column; none for a column that is not there.
        location: Where it begins.
    """

    cells: Mapping[str, Cell]
    location: Location

    def text(self, header: str) -> str:
        """What stands in a column; empty where nothing does."""
        return self.cells[header].text if header in self.cells else ""


class Found(NamedTuple):
    """A table that was found.

    Attributes:
        missing: The headings that it should have and has not.
    """

    name: str
    location: Location
    rows: tuple[Row, ...]
    missing: tuple[str, ...]


class Review(NamedTuple):
    """The tables of a file, and what else stands in it."""

    tables: Mapping[str, Found]
    others: tuple[Cell | Line, ...]

    @property
    def is_there(self) -> bool:
        """Whether the file is a bank that was given out for review."""
        return BANK in self.tables


def find_tables(source: Source) -> Review:
    """The tables of the file; of two of the same name, the first."""
    tables: dict[str, Found] = {}
    others: list[Cell | Line] = []
    for block in source.blocks:
        if isinstance(block, Line):
            others.append(block)
            continue
        for name, rows in _parted(block):
            if name and rows and name not in tables:
                tables[name], rest = _understood(name, rows)
                others += rest
            else:
                others += (cell for row in rows for cell in filled(row))
    return Review(tables, tuple(others))


def filled(row: _Cells) -> _Cells:
    """The cells of a row that are not empty."""
    return tuple(cell for cell in row if cell.text.strip())


def _parted(table: Table) -> Iterator[tuple[str, list[_Cells]]]:
    """The tables that stand below each other, each below its name; without blank rows."""
    name, rows = _NAMES.get(fold(table.name), ""), list[_Cells]()
    for row in table.rows:
        cells = filled(row)
        named = cells[0].text.strip() if len(cells) == 1 and cells[0] is row[0] else ""
        if named in HEADERS:
            yield name, rows
            name, rows = named, []
        elif cells:
            name = name or _by_headers(cells)
            rows.append(row)
    yield name, rows


def _by_headers(row: _Cells) -> str:
    """The table whose headings all stand in the row, where its sheet was renamed."""
    there = {fold(cell.text) for cell in row}
    known = (name for name, headers in HEADERS.items() if there >= set(map(fold, headers)))
    return max(known, key=lambda name: len(HEADERS[name]), default="")


def _understood(name: str, rows: list[_Cells]) -> tuple[Found, _Cells]:
    """The table in these rows, and the cells that are in no column of it, or above its headings."""
    wanted = {fold(text): text for text in HEADERS[name]}
    start = _start(rows, wanted)
    above, (header, *below) = rows[:start], rows[start:] or [()]
    columns: dict[int, str] = {}
    for number, cell in enumerate(header):
        known = wanted.get(fold(cell.text), "")
        if known and known not in columns.values():
            columns[number] = known
    found = tuple(
        Row({columns[number]: cell for number, cell in enumerate(row) if number in columns}, row[0].location)
        for row in below
    )
    aside = (cell for row in above for cell in row)
    rest = (cell for row in rows[start:] for number, cell in enumerate(row) if number not in columns)
    missing = tuple(text for text in HEADERS[name] if text not in columns.values())
    location = header[0].location if header else Location()
    return Found(name, location, found, missing), filled((*aside, *rest))


def _start(rows: list[_Cells], wanted: Mapping[str, str]) -> int:
    """The row of headings: the first with most of them, or else the first of all."""
    known = (
        number
        for number, row in enumerate(rows[:_LOOKED_AT])
        if len({fold(cell.text) for cell in row} & wanted.keys()) * 2 > len(wanted)
    )
    return next(known, 0)
