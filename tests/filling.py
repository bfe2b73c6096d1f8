"""Filling in response workbooks as partners do, from plain data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from ehsg_cli.submission.invitation import Invitation, find_sector
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.book import Sheet
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.workbook.book import Book, Value


@dataclass(frozen=True)
class Filled:
    """What one partner types: the fields of About you, and an answer and a plan by question id."""

    about: Mapping[str, str]
    answers: Mapping[str, tuple[str, str]]

    @property
    def organisation(self) -> str:
        return self.about["organisation"]


def load(path: Path) -> Filled:
    data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    answers = {
        question: (given.get("answer", ""), given.get("plan", ""))
        for question, given in data.pop("answers").items()
    }
    return Filled(data, answers)


def invitation(bank: Bank, filled: Filled) -> Invitation:
    sector = find_sector(filled.about.get("sector", ""), bank.partners)
    return Invitation(filled.organisation, sector.id if sector else "", filled.about.get("email", ""))


def filled_book(bank: Bank, filled: Filled) -> Book:
    """The blank workbook of this partner with everything they type in it."""
    book = response_workbook(bank, invitation(bank, filled))
    fields = {label: filled.about.get(field, "") for field, label in layout.ABOUT_FIELDS.items()}

    def row(values: tuple[Value, ...]) -> tuple[Value, ...]:
        label = str(values[0])
        if label in fields:
            return (label, fields[label])
        return (*values[:2], *filled.answers.get(label, ("", ""))[: len(values) - 2])

    return replace(
        book,
        sheets=tuple(
            replace(sheet, rows=tuple(map(row, sheet.rows))) if isinstance(sheet, Sheet) else sheet
            for sheet in book.sheets
        ),
    )


def filled_workbook(bank: Bank, filled: Filled) -> bytes:
    return write_book(filled_book(bank, filled))
