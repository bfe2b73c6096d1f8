"""Whatever a bank holds comes back from every format in which people review it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from ehsg_cli.bank import library
from ehsg_cli.interchange.csv_file import read_csv, write_csv
from ehsg_cli.interchange.from_tables import from_tables
from ehsg_cli.interchange.markdown_file import read_markdown, write_markdown
from ehsg_cli.interchange.review import find_tables
from ehsg_cli.interchange.review_book import review_book
from ehsg_cli.interchange.spreadsheet import from_spreadsheet
from ehsg_cli.interchange.to_tables import to_tables
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.write import write_book
from tests.any_bank import banks
from tests.banks import SMALL

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
    return from_tables(find_tables(source_of(content, ending)), f"bank.{ending}")


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    "bank", [library.load("2020"), library.load("2022"), SMALL], ids=lambda bank: bank.bank
)
def test_a_bank_comes_back(bank: Bank, ending: str) -> None:
    again = imported(exported(bank, ending), ending)
    assert again.findings == ()
    assert again.bank == bank
    assert again.bank.content_hash == bank.content_hash
    assert {taken.role for taken in again.taken} == {"table of the bank"}


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=40)
@given(bank=banks())
def test_any_bank_comes_back(bank: Bank, ending: str) -> None:
    again = imported(exported(bank, ending), ending)
    assert again.findings == ()
    assert again.bank == bank
    assert again.bank.content_hash == bank.content_hash
