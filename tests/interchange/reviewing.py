"""Banks given out for review, and taken in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.interchange.csv_file import read_csv, write_csv
from ehsg_cli.interchange.from_tables import from_tables
from ehsg_cli.interchange.markdown_file import read_markdown, write_markdown
from ehsg_cli.interchange.review import find_tables
from ehsg_cli.interchange.review_book import review_book
from ehsg_cli.interchange.spreadsheet import from_spreadsheet
from ehsg_cli.interchange.to_tables import to_tables
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.interchange.report import Imported
    from ehsg_cli.interchange.source import Source

FORMATS = ("csv", "xlsx", "md")


def exported(bank: Bank, ending: str) -> bytes:
    tables = to_tables(bank)
    if ending == "csv":
        return write_csv(tables).encode()
    if ending == "md":
        return write_markdown(tables, bank.name).encode()
    return write_book(review_book(tables, bank))


def source_of(content: bytes, ending: str) -> Source:
    if ending == "csv":
        return read_csv(content, "bank.csv")
    if ending == "md":
        return read_markdown(content, "bank.md")
    spreadsheet, findings = read_spreadsheet(content, "bank.xlsx")
    assert spreadsheet, findings
    return from_spreadsheet(spreadsheet)


def imported(content: bytes, ending: str) -> Imported:
    source = source_of(content, ending)
    return from_tables(find_tables(source), source)
