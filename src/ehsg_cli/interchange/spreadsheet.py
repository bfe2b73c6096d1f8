"""A spreadsheet as a source: a table a sheet, with its drop-down lists and merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings.model import Location
from ehsg_cli.interchange.shape import NONE, parse_range
from ehsg_cli.interchange.source import Aside, Cell, Kind, Source, Table
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.grid import cell_name
from ehsg_cli.workbook.tables import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.interchange.shape import DropDown, Shape
    from ehsg_cli.workbook.grid import Beside, Grid, Spreadsheet

At = tuple[str, int, int]  # sheet, row and column, counting from 0
_Place = tuple[int, int]
_OURS = {layout.RESPONSE_DOCUMENT: "a response workbook", layout.RETURN_DOCUMENT: "a merged return"}
_MOST_OFFERED = 50  # cells that a list is looked up in, down or across


def from_spreadsheet(
    spreadsheet: Spreadsheet, shape: Shape = NONE, findings: tuple[Finding, ...] = ()
) -> Source:
    """The sheets in their order; notes on cells, and formulas that nobody calculated, stand beside them."""
    file = spreadsheet.source.file
    offered = {each for drop_down in shape.drop_downs for each in _referred_to(drop_down, shape, spreadsheet)}
    return Source(
        file,
        Kind.SPREADSHEET,
        tuple(_table(grid, shape, spreadsheet, offered) for grid in spreadsheet.grids),
        (
            *(_aside("note on a cell", note, file) for note in spreadsheet.notes),
            *(_aside("formula without a result", formula, file) for formula in spreadsheet.uncalculated),
        ),
        findings,
        made_by_us=_made_by_us(spreadsheet),
    )


def _made_by_us(spreadsheet: Spreadsheet) -> str:
    """What a response workbook or a merged return is, by what it says of itself."""
    kind = _OURS.get(spreadsheet.identity.get(layout.DOCUMENT, ""), "")
    return kind and f"{kind} of the bank {spreadsheet.identity.get(layout.BANK_ID, '')}".rstrip()


def _table(grid: Grid, shape: Shape, spreadsheet: Spreadsheet, offered: set[At]) -> Table:
    file = spreadsheet.source.file
    choices = dict(_choices(grid, shape, spreadsheet))
    spans = {(row, first): last - first + 1 for row, first, _, last in shape.merged.get(grid.name, ())}
    widths = dict.fromkeys(range(len(grid.rows)), 0)
    for row, column in choices:
        widths[row] = max(widths[row], column + 1)
    rows = (
        tuple(
            Cell(
                at(row, column),
                Location(file=file, sheet=grid.name, cell=cell_name(number, column)),
                spans.get((number, column), 1),
                choices=choices.get((number, column), ()),
                is_choice=(grid.name, number, column) in offered,
            )
            for column in range(max(len(row), widths[number]))
        )
        for number, row in enumerate(grid.rows)
    )
    is_hidden = grid.name in shape.hidden
    return Table(grid.name, Location(file=file, sheet=grid.name), tuple(rows), is_hidden)


def _choices(grid: Grid, shape: Shape, spreadsheet: Spreadsheet) -> Iterator[tuple[_Place, tuple[str, ...]]]:
    """What the drop-down lists of a sheet offer, by cell, as far down as the sheet goes."""
    for drop_down in shape.drop_downs:
        cells = _referred_to(drop_down, shape, spreadsheet)
        offered = drop_down.choices or tuple(_text(spreadsheet, *cell) for cell in cells)
        for first, left, last, right in drop_down.ranges if drop_down.sheet == grid.name and offered else ():
            for row in range(first, min(last + 1, len(grid.rows))):
                yield from (
                    ((row, column), offered) for column in range(left, min(right, left + _MOST_OFFERED) + 1)
                )


def _referred_to(drop_down: DropDown, shape: Shape, spreadsheet: Spreadsheet) -> list[At]:
    """The cells that a list refers to, by their place or their name; none of a formula."""
    reference = shape.names.get(drop_down.refers_to.removeprefix("="), drop_down.refers_to)
    sheet, _, cells = reference.removeprefix("=").rpartition("!")
    name = sheet.strip("'").replace("''", "'") or drop_down.sheet
    try:
        first, left, last, right = parse_range(cells)
    except ValueError:
        return []
    return [
        (name, row, column)
        for row in range(first, min(last, first + _MOST_OFFERED) + 1)
        for column in range(left, min(right, left + _MOST_OFFERED) + 1)
        if _text(spreadsheet, name, row, column)
    ]


def _text(spreadsheet: Spreadsheet, sheet: str, row: int, column: int) -> str:
    rows = next((grid.rows for grid in spreadsheet.grids if grid.name == sheet), ())
    return at(rows[row], column).strip() if row < len(rows) else ""


def _aside(what: str, beside: Beside, file: str) -> Aside:
    cell = cell_name(beside.row, beside.column)
    return Aside(what, beside.text, Location(file=file, sheet=beside.sheet, cell=cell))
