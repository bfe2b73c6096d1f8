from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank import rules
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.book import Book, Sheet
from tests.banks import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable


def headers(book: Book, name: str, without: Iterable[str]) -> set[str]:
    sheet = next(sheet for sheet in book.sheets if isinstance(sheet, Sheet) and sheet.name == name)
    return {column.header for column in sheet.columns} - set(without)


def test_the_headings_that_no_follow_up_may_have_are_those_beside_it() -> None:
    beside = headers(response_workbook(SMALL), "Families", {"What are you doing?"})
    assert set(rules.TAKEN_BESIDE_FOLLOW_UP) == beside


def test_the_headings_that_no_choice_may_have_are_those_beside_it() -> None:
    labels = {choice.label for choice in SMALL.scales["agreement"]}
    beside = headers(return_book(merge(SMALL, [])), layout.RETURN, labels)
    assert set(rules.TAKEN_BESIDE_CHOICES) == beside
