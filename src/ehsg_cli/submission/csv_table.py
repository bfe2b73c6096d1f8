"""A table that people keep as CSV: whatever its separator, with the line in which each row begins."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TextIO

BOM = "\ufeff"  # by which Excel knows UTF-8
# How a cell begins that a spreadsheet program takes for a formula (CWE-1236), apostrophes before it or not
_FORMULA = re.compile("'*\\s*[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-]")


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


def headings_of(text: str) -> list[str]:
    """The cells of the line of headings, roughly: enough to tell which columns there are."""
    lines = text.splitlines()[:2]
    header = lines[_skipped(lines) :][:1]
    return re.split("[,;\t]", header[0]) if header else []


def rows_of(text: str, file: str) -> list[list[str]]:
    """Every row of CSV as spreadsheet programs write it, blank ones left out.

    Raises:
        EhsgError: It is no CSV.
    """
    return [
        row for _, row in _rows(io.StringIO(text, newline="").readlines(), file) if any(map(str.strip, row))
    ]


def written(rows: Iterable[Iterable[str]]) -> str:
    """Rows as the CSV that Excel opens as it should: every character as it is, and no text as a formula."""
    stream = io.StringIO(newline="")
    write_rows(rows, stream)
    return stream.getvalue()


def write_rows(rows: Iterable[Iterable[str]], stream: TextIO) -> None:
    """Write rows as `written` has them into a text stream, which leaves the ends of lines alone."""
    stream.write(BOM)
    csv.writer(stream, lineterminator="\r\n").writerows(map(guarded, row) for row in rows)


def guarded(cell: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The text without an apostrophe that guards it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _line(number: int, row: list[str], columns: tuple[str, ...]) -> Line:
    cells = {column: cell for column, cell in zip(columns, row, strict=False) if column}
    return Line(number, cells, tuple(row[len(columns) :]))


def _rows(lines: list[str], file: str) -> Iterator[tuple[int, list[str]]]:
    """Each row, with the number of the line it begins in."""
    skipped = _skipped(lines)
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


def _skipped(lines: list[str]) -> int:
    """How many lines stand before the headings: one in which Excel names the separator, or none."""
    return int(bool(lines) and lines[0].casefold().startswith("sep="))


def _delimiter(lines: list[str]) -> str:
    first = lines[0] if lines else ""
    return max(",;\t", key=first.count)
