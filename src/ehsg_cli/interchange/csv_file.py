"""Tables of a bank as one CSV file, and any CSV file as a table."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import as_text
from ehsg_cli.findings.model import Location
from ehsg_cli.interchange.source import Cell, Kind, Source, Table
from ehsg_cli.submission.csv_table import BOM, guarded, unguarded
from ehsg_cli.workbook.grid import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.interchange.to_tables import ReviewTable

_SEPARATORS = ",;\t"


def write_csv(tables: Iterable[ReviewTable]) -> str:
    """The tables below each other, each below its name, an empty line between them.

    A text that a spreadsheet program would take for a formula has an apostrophe before it.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    for number, table in enumerate(tables):
        writer.writerows([[]] if number else [])
        writer.writerow([table.name])
        writer.writerow(table.headers)
        writer.writerows(
            [guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows
        )
    return BOM + stream.getvalue()


def read_csv(content: bytes, file: str) -> Source:
    """A CSV file as one table, whatever its separator; cells are called as a spreadsheet program calls them.

    Raises:
        EhsgError: It is no CSV.
    """
    text = as_text(content)
    lines = io.StringIO(text.replace("\0", "\ufffd"), newline="").readlines()
    lines = lines[1:] if lines and lines[0].casefold().startswith("sep=") else lines
    readings = [rows for separator in _SEPARATORS if (rows := _parsed(lines, separator)) is not None]
    if not readings:
        raise EhsgError(
            f"{file} cannot be read as CSV: quotation marks are never closed, or closed too early.",
            "Save it as CSV again, or as an Excel workbook.",
        )
    rows = max(readings, key=_regularity)
    return Source(file, Kind.CSV, (Table("", Location(file=file), tuple(_cells(rows, file))),))


def _parsed(lines: list[str], separator: str) -> list[list[str]] | None:
    try:
        return list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:
        return None


def _regularity(rows: list[list[str]]) -> tuple[int, int]:
    """How much the rows are like those of a table: how many have the most usual number of cells."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _cells(rows: list[list[str]], file: str) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(rows):
        yield tuple(
            Cell(unguarded(text), Location(file=file, cell=cell_name(number, column)))
            for column, text in enumerate(row)
        )
