"""What calamine does not see in an `.xls` workbook."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlrd

from ehsg_cli.workbook.unseen import Unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlrd.sheet import Sheet


def bring_in(data: bytes) -> Unseen:
    """All of it; in this format every formula has a result.

    Raises:
        Exception: Anything, where the file is damaged.
    """
    book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)
    notes = {
        (sheet.name, row, column): str(note.text)
        for sheet in book.sheets()
        for (row, column), note in sorted(sheet.cell_note_map.items())
    }
    errors = {
        (sheet.name, row, column): text for sheet in book.sheets() for row, column, text in _errors(sheet)
    }
    return Unseen(notes, {}, errors)


def _errors(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_ERROR:
                yield row, column, xlrd.error_text_from_code.get(sheet.cell_value(row, column), "#ERROR")
