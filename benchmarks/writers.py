"""Which library writes the merged workbook: `python benchmarks/writers.py FOLDER`, of partners' workbooks.

Each writes the cells of the same return: ours as people get them, with formats, heights, tables and lists,
the others bare. They take turns; what is printed is the least CPU time of each.
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import xlsxwriter

from ehsg_cli import api
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.workbook.book import Book, Sheet
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 3
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def tables(book: Book) -> list[Sheet]:
    """The sheets of a workbook that are tables."""
    return [sheet for sheet in book.sheets if isinstance(sheet, Sheet)]


def ours(book: Book) -> None:
    """XlsxWriter, with rows put together by us."""
    write_book(book)


def by_openpyxl(book: Book) -> None:
    """Openpyxl, cell by cell."""
    target = openpyxl.Workbook()
    for sheet in tables(book):
        worksheet = target.create_sheet(sheet.name)
        for row, values in enumerate(sheet.rows, start=1):
            for column, value in enumerate(values, start=1):
                worksheet.cell(row, column, value)
    target.save(io.BytesIO())


def by_openpyxl_write_only(book: Book) -> None:
    """Openpyxl in the mode that only writes, row by row."""
    target = openpyxl.Workbook(write_only=True)
    for sheet in tables(book):
        worksheet = target.create_sheet(sheet.name)
        for values in sheet.rows:
            worksheet.append(values)
    target.save(io.BytesIO())


def by_xlsxwriter(book: Book, **options: bool) -> None:
    """XlsxWriter, cell by cell."""
    with xlsxwriter.Workbook(io.BytesIO(), {**_OPTIONS, **options}) as target:
        for sheet in tables(book):
            worksheet = target.add_worksheet(sheet.name)
            for row, values in enumerate(sheet.rows):
                for column, value in enumerate(values):
                    if isinstance(value, str):
                        worksheet.write_string(row, column, value)
                    elif value is not None:
                        worksheet.write_number(row, column, value)


def by_xlsxwriter_constant_memory(book: Book) -> None:
    """XlsxWriter in the mode that keeps one row in memory."""
    by_xlsxwriter(book, constant_memory=True, in_memory=False)


CONTENDERS = (ours, by_xlsxwriter, by_xlsxwriter_constant_memory, by_openpyxl_write_only, by_openpyxl)


def seconds(contender: Callable[[Book], None], book: Book) -> float:
    """CPU time that it takes to write a workbook."""
    start = time.process_time()
    contender(book)
    return time.process_time() - start


def main(folder: Path) -> None:
    """Let the contenders take turns, and print what they took."""
    book = return_book(api.merge(api.read([folder])))
    cells = sum(len(sheet.rows) * len(sheet.columns) for sheet in tables(book))
    rounds = [[seconds(each, book) for each in CONTENDERS] for _ in range(ROUNDS)]
    least = [min(times) for times in zip(*rounds, strict=True)]
    print(f"{cells:,} cells")  # noqa: T201
    for contender, taken in zip(CONTENDERS, least, strict=True):
        print(f"{taken:6.2f} s  {taken / least[0]:5.1f} ×  {contender.__doc__}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
