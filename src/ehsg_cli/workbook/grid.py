"""What stands in a spreadsheet file, as text, whatever it means."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import python_calamine as calamine
from xlsxwriter.utility import xl_rowcol_to_cell

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.submission.model import Source
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.limits import oversize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ehsg_cli.findings.model import Finding

_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")  # its name in the directory of an encrypted file


class Record(dict[str, str]):
    """A row of a table, by the headings of its columns; asking for a column that is gone is a clear error.

    Attributes:
        number: The row's number in Excel, counting from 1.
    """

    def __init__(self, sheet: str, number: int, values: Iterable[tuple[str, str]]) -> None:
        super().__init__(values)
        self.sheet = sheet
        self.number = number

    def __missing__(self, header: str) -> str:
        raise EhsgError(
            f"The sheet {self.sheet} has no column {header} any more.",
            "Put the column back with its heading in row 1, or merge again.",
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as text, cell by cell, from A1; empty cells are empty texts."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    def cells(self) -> Iterator[tuple[int, int, str]]:
        """Row, column (from 0) and text of every cell that is not empty."""
        for row, values in enumerate(self.rows):
            for column, text in enumerate(values):
                if text.strip():
                    yield row, column, text

    def table(self) -> Iterator[Record]:
        """The rows below the header row (row 1) as header → text, empty rows left out."""
        header, *rows = self.rows or ((),)
        return (
            Record(self.name, number, zip(header, row, strict=False))
            for number, row in enumerate(rows, start=2)
            if any(cell.strip() for cell in row)
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """Text that belongs to a cell without being its value; row and column count from 0."""

    sheet: str
    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """One file, read but not yet understood.

    Attributes:
        identity: What the workbook says of itself, by the words of `layout.IDENTITY`; empty if nothing.
        notes: The notes (comments) on its cells.
        uncalculated: The formulas of which the file holds no result; their cells are empty in `grids`.
    """

    source: Source
    grids: tuple[Grid, ...]
    identity: Mapping[str, str]
    notes: tuple[Beside, ...] = ()
    uncalculated: tuple[Beside, ...] = ()

    @property
    def is_merged_return(self) -> bool:
        """Whether it is a return that `merge` wrote, not a submission."""
        return self.identity.get(layout.DOCUMENT) == layout.RETURN_DOCUMENT

    def grid(self, name: str) -> Grid:
        """The sheet of that name.

        Raises:
            EhsgError: There is none.
        """
        for grid in self.grids:
            if grid.name == name:
                return grid
        raise EhsgError(
            f"{self.source.file} has no sheet {name} any more.",
            "Give the sheet its name back, or merge again.",
        )


def cell_name(row: int, column: int) -> str:
    """A cell's address as Excel shows it, from row and column counting from 0; empty for no column (-1)."""
    return str(xl_rowcol_to_cell(row, column)) if column >= 0 else ""


def read_spreadsheet(data: bytes, file: str) -> tuple[Spreadsheet | None, tuple[Finding, ...]]:
    """Read a spreadsheet file.

    Args:
        data: The file's bytes.
        file: Its name, for locations.

    Returns:
        What stands in it, or nothing and the finding that says why it cannot be read.
    """
    location = Location(file=file)
    if not data:
        return None, (codes.FILE_EMPTY(location),)
    if problem := oversize(data):
        return None, (codes.FILE_TOO_LARGE(location, problem=problem),)
    try:
        grids = _grids(data)
    except calamine.PasswordError:
        return None, (codes.FILE_ENCRYPTED(location),)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # calamine panics on some damaged files, and a panic is no Exception
        if _ENCRYPTED_PART in data:
            return None, (codes.FILE_ENCRYPTED(location),)
        return None, (codes.FILE_NOT_WORKBOOK(location, problem=str(error) or type(error).__name__),)
    source = Source(file=file, sha256=hashlib.sha256(data).hexdigest())
    return Spreadsheet(source, grids, _identity(grids) or _properties(data)), ()


def _grids(data: bytes) -> tuple[Grid, ...]:
    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return tuple(
        Grid(name, tuple(tuple(map(as_text, row)) for row in sheet.to_python(skip_empty_area=False)))
        for name in workbook.sheet_names
        for sheet in [workbook.get_sheet_by_name(name)]
    )


def as_text(value: object) -> str:  # noqa: C901, PLR0911 - a table of cases
    """A cell's value as a person reads it in Excel: `3` for 3.0, `TRUE`, `2020-07-14` for a date."""
    match value:
        case str():
            return value
        case bool():
            return str(value).upper()
        case float():
            return f"{value:.15g}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date() | time():
            return value.isoformat()
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case int():
            return str(value)
    return ""


def _identity(grids: tuple[Grid, ...]) -> dict[str, str]:
    """The identity that stands where people can see it: on the cover."""
    said = (layout.identity_on(grid.rows)[0] for grid in grids)
    return next(filter(None, said), {})


def _properties(data: bytes) -> dict[str, str]:
    """The identity from the custom document properties, which programs other than Excel often drop."""
    from openpyxl.packaging.custom import CustomPropertyList  # noqa: PLC0415 - slow to import, rarely needed
    from openpyxl.xml.functions import fromstring  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            properties = CustomPropertyList.from_tree(fromstring(archive.read("docProps/custom.xml")))
    except Exception:
        return {}
    return {prop.name: str(prop.value) for prop in properties.props if prop.name in layout.IDENTITY}
