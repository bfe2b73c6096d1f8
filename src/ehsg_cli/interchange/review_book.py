"""Tables of a bank as an Excel workbook, one on each sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.workbook.book import Book, Column, Kind, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.interchange.to_tables import ReviewTable

_SUBJECT = "A question bank, to be reviewed"


def review_book(tables: Iterable[ReviewTable], bank: Bank) -> Book:
    """The tables as a workbook, which opens on how to review it."""
    return Book(
        title=f"{bank.name}: question bank",
        subject=_SUBJECT,
        sheets=tuple(map(_sheet, tables)),
        lists={},
        properties={},
    )


def _sheet(table: ReviewTable) -> Sheet:
    first, *others = table.fields
    columns = (
        Column(first.header, first.width, Kind.LABEL),
        *(Column(field.header, field.width) for field in others),
    )
    return Sheet(table.name, columns, table.rows, freeze=1)
