"""A spreadsheet as a source: a table a sheet, with its drop-down lists and merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings.model import Location
from ehsg_cli.interchange.source import Aside, Cell, Kind, Source, Table
from ehsg_cli.workbook.grid import cell_name

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.workbook.grid import Beside, Grid, Spreadsheet


def from_spreadsheet(spreadsheet: Spreadsheet, findings: tuple[Finding, ...] = ()) -> Source:
    """The sheets in their order; notes on cells, and formulas that nobody calculated, stand beside them."""
    file = spreadsheet.source.file
    return Source(
        file,
        Kind.SPREADSHEET,
        tuple(_table(grid, file) for grid in spreadsheet.grids),
        (
            *(_aside("note on a cell", note, file) for note in spreadsheet.notes),
            *(_aside("formula without a result", formula, file) for formula in spreadsheet.uncalculated),
        ),
        findings,
    )


def _table(grid: Grid, file: str) -> Table:
    rows = (
        tuple(
            Cell(text, Location(file=file, sheet=grid.name, cell=cell_name(number, column)))
            for column, text in enumerate(row)
        )
        for number, row in enumerate(grid.rows)
    )
    return Table(grid.name, Location(file=file, sheet=grid.name), tuple(rows))


def _aside(what: str, beside: Beside, file: str) -> Aside:
    cell = cell_name(beside.row, beside.column)
    return Aside(what, beside.text, Location(file=file, sheet=beside.sheet, cell=cell))
