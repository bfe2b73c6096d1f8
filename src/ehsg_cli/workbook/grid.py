"""What stands in a spreadsheet file, as text, whatever it means."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import python_calamine as calamine

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.submission.model import Source
from ehsg_cli.workbook import layout, properties
from ehsg_cli.workbook.limits import DEFAULT, Limits, TooLargeError, survey
from ehsg_cli.workbook.package import is_encrypted, kind_of
from ehsg_cli.workbook.unseen import NOTHING, bring_in, has_unread_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.workbook.package import Kind
    from ehsg_cli.workbook.unseen import At, Unseen


_ONLY_TEXT = frozenset([str])


class Record(dict[str, str]):
    """A row of a table, by the headings of its columns.

    Asking for a column that is gone, or for one of two with the same heading, is a clear error.

    Attributes:
        number: The row's number in Excel, counting from 1.
    """

    def __init__(self, sheet: str, number: int, header: tuple[str, ...], row: tuple[str, ...]) -> None:
        super().__init__(zip(header, (*row, *[""] * (len(header) - len(row))), strict=False))
        if len(self) < len(header):
            for name in (name for name, count in Counter(header).items() if count > 1):
                del self[name]
        self.sheet = sheet
        self.number = number
        self.header = header

    def __missing__(self, header: str) -> str:
        if header in self.header:
            raise EhsgError(
                f"The sheet {self.sheet} has two columns headed {header}.",
                "Rename or delete the one that was added.",
            )
        raise EhsgError(
            f"The sheet {self.sheet} has no column {header} any more.",
            "Put the column back with its heading in row 1, or merge again.",
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as text, cell by cell, from A1; empty cells are empty texts, or left out at a row's end."""

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
            Record(self.name, number, header, row)
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
    letters, number = "", column + 1  # XlsxWriter has this, too, and takes 20 ms to load
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = f"{chr(ord('A') + rest)}{letters}"
    return f"{letters}{row + 1}" if letters else ""


def read_spreadsheet(
    data: bytes, file: str, limits: Limits = DEFAULT
) -> tuple[Spreadsheet | None, tuple[Finding, ...]]:
    """Read a spreadsheet file of any format that calamine knows, whatever the file is called.

    Args:
        data: The file's bytes.
        file: Its name, for locations.
        limits: How much of it is read at most.

    Returns:
        What stands in it, or nothing, and findings: why it cannot be read, or what of it cannot.
    """
    location = Location(file=file)
    if not data:
        return None, (codes.FILE_EMPTY(location),)
    try:
        survey(data, limits)
        grids = _grids(data, limits)
    except TooLargeError as error:
        return None, (codes.FILE_TOO_LARGE(location, problem=error.problem, limit=error.limit),)
    except calamine.PasswordError:
        return None, (codes.FILE_ENCRYPTED(location),)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # calamine panics on some damaged files, and a panic is no Exception
        if is_encrypted(data):
            return None, (codes.FILE_ENCRYPTED(location),)
        return None, (codes.FILE_NOT_WORKBOOK(location, problem=str(error) or type(error).__name__),)
    return _completed(data, grids, location)


def _grids(data: bytes, limits: Limits) -> tuple[Grid, ...]:
    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    limits.check_sheets((last[0] + 1, last[1] + 1) for sheet in sheets if (last := sheet.end))
    return tuple(map(_grid, sheets))


def _grid(sheet: calamine.CalamineSheet) -> Grid:
    return Grid(sheet.name, tuple(map(_row, sheet.to_python(skip_empty_area=False))))


def _row(values: list[Any]) -> tuple[str, ...]:
    """The texts of a row without the empty cells at its end: one far cell makes every row as long."""
    texts = values if _ONLY_TEXT.issuperset(map(type, values)) else list(map(as_text, values))
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _completed(
    data: bytes, seen: tuple[Grid, ...], location: Location
) -> tuple[Spreadsheet, tuple[Finding, ...]]:
    """The spreadsheet with what calamine does not see of it."""
    kind = kind_of(data)
    findings = [codes.FILE_NOTES_NOT_READ(location)] if has_unread_notes(data, kind) else []
    try:
        unseen = bring_in(data, kind)
    except Exception as error:
        unseen = NOTHING
        findings.append(codes.FILE_PARTLY_READ(location, problem=str(error) or type(error).__name__))
    grids = tuple(_patched(grid, unseen) for grid in seen if grid.name not in unseen.foreign)
    spreadsheet = Spreadsheet(
        source=Source(
            file=location.file,
            sha256=hashlib.sha256(data).hexdigest(),
            modified=properties.modified(data, kind),
        ),
        grids=grids,
        identity=_identity(grids) or _properties(data, kind),
        notes=_beside(unseen.notes),
        uncalculated=_beside(unseen.uncalculated),
    )
    return spreadsheet, tuple(findings)


def _beside(texts: Mapping[At, str]) -> tuple[Beside, ...]:
    return tuple(Beside(*place, text) for place, text in texts.items() if text.strip())


def _patched(grid: Grid, unseen: Unseen) -> Grid:
    """The grid with what its cells show where calamine gave something else, and grown to hold it."""
    shown = {(row, column): text for (sheet, row, column), text in unseen.shown.items() if sheet == grid.name}
    if not shown:
        return grid
    height = max(len(grid.rows), 1 + max(row for row, _ in shown))
    rows = [*map(list, grid.rows), *([] for _ in range(height - len(grid.rows)))]
    for (row, column), text in shown.items():
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = text
    return Grid(grid.name, tuple(map(tuple, rows)))


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


def _properties(data: bytes, kind: Kind) -> dict[str, str]:
    """The identity from the custom document properties, which programs other than Excel often drop."""
    return {name: text for name, text in properties.custom(data, kind).items() if name in layout.IDENTITY}
