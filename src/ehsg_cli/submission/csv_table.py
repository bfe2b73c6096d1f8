"""A table that people keep as CSV: whatever its separator, with the line in which each row begins."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_BOM = "\ufeff"  # by which Excel knows UTF-8
# How a cell begins that a spreadsheet program takes for a formula (CWE-1236), apostrophes before it or not
FORMULA = re.compile("'*\\s*[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-]")


class Line(NamedTuple):
    """A row that is not blank.

    Attributes:
        number: The line it begins in, counting from 1.
        cells: Its text by what the columns mean, those of unknown columns left out.
        beyond: Its cells to the right of the last heading.
    """

    number: int
    cells: dict[str, str]
    beyond: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table; `columns` is what each column means, empty for an unknown one."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(text: str, file: str, headings: Mapping[str, str], *, needed: str, example: str) -> Table:
    """Read CSV as spreadsheet programs write it: a line of headings, then the rows, blank ones left out.

    Args:
        text: The file's content; columns separated by commas, semicolons or tabs, in any order.
        file: Its name, for messages.
        headings: What a column of that heading means; the headings are as `fold` gives them.
        needed: The meaning that one of the columns must have.
        example: A first line to suggest where there is none.

    Raises:
        EhsgError: It is no CSV, or lacks the needed column.
    """
    rows = _rows(io.StringIO(text, newline="").readlines(), file)
    _, header = next(rows, (1, []))
    columns = tuple(headings.get(fold(cell), "") for cell in header)
    if needed not in columns:
        raise EhsgError(
            f"{file} has no column called {needed} in its first line.",
            f"Give it a first line such as: {example}",
        )
    return Table(
        columns, tuple(_line(number, row, columns) for number, row in rows if any(map(str.strip, row)))
    )


def _line(number: int, row: list[str], columns: tuple[str, ...]) -> Line:
    cells = {column: cell for column, cell in zip(columns, row, strict=False) if column}
    return Line(number, cells, tuple(row[len(columns) :]))


def _rows(lines: list[str], file: str) -> Iterator[tuple[int, list[str]]]:
    """Each row, with the number of the line it begins in."""
    skipped = int(bool(lines) and lines[0].casefold().startswith("sep="))  # how Excel names a separator
    reader = csv.reader(lines[skipped:], delimiter=_delimiter(lines[skipped:]), strict=True)
    line = skipped + 1
    try:
        for row in reader:
            yield line, row
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        raise EhsgError(
            f"{file}, line {line}: this cannot be read as a row of CSV ({error}).",
            "Look for quotation marks that are opened and never closed, or save the list as CSV again.",
        ) from error


def _delimiter(lines: list[str]) -> str:
    first = lines[0] if lines else ""
    return max(",;\t", key=first.count)


def write_rows(rows: Iterable[Sequence[str | int]]) -> str:
    """The rows as CSV that spreadsheet programs open as it is meant.

    A text that one would take for a formula has an apostrophe before it.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return _BOM + stream.getvalue()


def _guarded(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
