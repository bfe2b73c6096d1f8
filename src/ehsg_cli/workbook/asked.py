"""How a workbook words the questions that are answered in it, whatever the bank says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.workbook.familiar import Familiar
from ehsg_cli.workbook.parts import understood
from ehsg_cli.workbook.tables import at
from ehsg_cli.workbook.template import Template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.workbook.grid import Spreadsheet


def asked(spreadsheet: Spreadsheet, bank: Bank) -> dict[str, str]:
    """The text that stands beside each question's Ref, by id; nothing of questions without one.

    A number that somebody put before a question is left out. Of an online form nothing is said: its questions
    are found by their text alone, so that it is a wording the bank knows.
    """
    first: dict[str, str] = {}
    for question, text in _texts(spreadsheet, bank):
        if text.strip():
            first.setdefault(question, text.strip())
    return first


def _texts(spreadsheet: Spreadsheet, bank: Bank) -> Iterator[tuple[str, str]]:
    file = understood(spreadsheet, bank, Familiar(Template.of(bank)))
    grids = {grid.name: grid for grid in spreadsheet.grids}
    for sheet, tables in file.tables.items():
        for place in tables.places:
            text = at(grids[sheet].rows[place.row], place.columns.question)
            yield place.question, file.template.terms.without_number(text, place.question)
