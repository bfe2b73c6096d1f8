"""Which table of a file is the export of an online form, and which of its rows are the headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.review import filled
from ehsg_cli.interchange.source import Line, Table
from ehsg_cli.interchange.wordings import asks
from ehsg_cli.interchange.words import Column, heading, is_about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehsg_cli.interchange.source import Aside, Cell, Source

    Row = tuple[Cell, ...]

MACHINE = {"start time", "completion time", "last modified time", "timestamp"}
_FEWEST_QUESTIONS = 3  # that make a row of headings that of a form, where no program's column says so
_LOOKED_AT = 10  # rows: people put titles and remarks above the headings


class Responses(NamedTuple):
    """A form's export.

    Attributes:
        headings: The row of headings.
        below: The responses.
        above: How many texts somebody has put above the headings.
        others: What stands in other tables of the file.
        notes: The notes on its cells.
    """

    table: Table
    headings: Row
    below: list[Row]
    above: int
    others: list[Table]
    notes: tuple[Aside, ...]


def find_responses(source: Source) -> Responses | None:
    """The form's export that a file is; none of any other file."""
    if any(isinstance(block, Line) for block in source.blocks):
        return None
    tables = [block for block in source.blocks if isinstance(block, Table) and any(map(filled, block.rows))]
    for table in tables:
        rows = [row for row in table.rows if filled(row)]
        first = next(
            (n for n, row in enumerate(rows[:_LOOKED_AT]) if _is_of_export(row, rows[n + 1 :], n)), -1
        )
        if first >= 0:
            others = [other for other in tables if other is not table]
            above = sum(len(filled(row)) for row in rows[:first])
            return Responses(table, rows[first], rows[first + 1 :], above, others, source.asides)
    return None


def _is_of_export(row: Row, below: Sequence[Row], number: int) -> bool:
    """Whether a row heads an export: by a program's columns, by who answers and what, or by questions.

    Cut down to names and questions, an export still has at least two rows of responses.
    """
    folded = {fold(cell.text) for cell in row}
    if folded & MACHINE:
        return len(folded) > _FEWEST_QUESTIONS
    if any(heading(cell.text) is Column.QUESTION for cell in row):
        return False
    asking = sum(asks(cell.text) for cell in row)
    about = sum(is_about(cell.text) for cell in filled(row))
    responses = sum(len(filled(each)) > 1 for each in below)
    is_cut_down = bool(about and asking) and responses > 1
    return (
        is_cut_down or about >= _FEWEST_QUESTIONS <= responses or (not number and asking >= _FEWEST_QUESTIONS)
    )
