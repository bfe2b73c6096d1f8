"""Reading and typing whole sheets, and knowing a table on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Workbook = Any  # openpyxl has no type hints
Sheet = Any
Values = list[Any]  # the cells of a row

REF, QUESTION, ANSWER = "Ref", "Question", "Answer"


def values(sheet: Sheet) -> list[Values]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def type_into(cell: Any, value: object) -> None:
    """Set a cell's value; a text stays one, whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def retype(sheet: Sheet, rows: Iterable[Values]) -> None:
    """Put these rows in place of all that is on the sheet."""
    sheet.tables.clear()
    sheet.delete_rows(1, sheet.max_row)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                type_into(sheet.cell(number, column), value)


def is_heading(row: Values) -> bool:
    return ANSWER in row and (REF in row or QUESTION in row)


def is_prompt(heading: object) -> bool:
    """Whether a heading is that of the column for plans and reasons."""
    return str(heading).endswith("?")


def tables(workbook: Workbook) -> list[Sheet]:
    """The sheets with questions on them."""
    return [sheet for sheet in workbook.worksheets if any(map(is_heading, values(sheet)))]
