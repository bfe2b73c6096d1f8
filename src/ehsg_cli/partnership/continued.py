"""Sheets that go on in further ones where Excel has no room: `Origins`, then `Origins 2`."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.workbook.book import Sheet
    from ehsg_cli.workbook.grid import Grid, Record, Spreadsheet

MOST_ROWS = 1_048_575  # of a sheet of Excel's, below the header
MOST_COLUMNS = 16_384
_SAME = 2  # columns: their headers are those of the first sheet


def in_parts(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet or, if it has more rows than fit, several."""
    if len(sheet.rows) <= MOST_ROWS:
        yield sheet
        return
    for number, start in enumerate(range(0, len(sheet.rows), MOST_ROWS), start=1):
        yield replace(sheet, name=part(sheet.name, number), rows=sheet.rows[start : start + MOST_ROWS])


def part(name: str, number: int) -> str:
    """What the sheet is called that goes on with another one; never as Excel calls a copy, `Origins (2)`."""
    return name if number == 1 else f"{name} {number}"


def parts_of(spreadsheet: Spreadsheet, name: str) -> Iterator[Grid]:
    """The sheet of that name and those that go on with it; none where it is gone.

    A sheet of people's own may happen to be called so: its columns are others.
    """
    grids = {grid.name: grid for grid in spreadsheet.grids}
    for number in count(1):
        grid = grids.get(part(name, number))
        if not grid or _first_headers(grid) != _first_headers(grids[name]):
            return
        yield grid


def rows_of(spreadsheet: Spreadsheet, name: str) -> tuple[Record, ...]:
    """The rows of the sheet of that name and of those that go on with it.

    Raises:
        EhsgError: There is none.
    """
    grids = [*parts_of(spreadsheet, name)] or [spreadsheet.grid(name)]
    return tuple(row for grid in grids for row in grid.table())


def _first_headers(grid: Grid) -> tuple[str, ...]:
    return grid.rows[0][:_SAME] if grid.rows else ()
