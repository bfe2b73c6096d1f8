"""How large a file may be, seen before it is read: a few bytes can ask for more memory than there is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.workbook.ods import cells
from ehsg_cli.workbook.package import Kind, kind_of, opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.workbook.package import Archive

_CELL = re.compile(rb"""\sr=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_FAR = re.compile(rb"""r=["'](?:[A-Z]{2,3}[0-9]|[A-Z][0-9]{4})""")  # 7 times as fast
_NEAR = (999, 26)  # the furthest row and column of a sheet on which that finds nothing


class TooLargeError(Exception):
    """A file is beyond a limit. Never leaves the reading of that file, which makes a finding of it.

    Args:
        limit: Name of the limit.
        problem: What is too large, for a message.
    """

    def __init__(self, limit: str, problem: str) -> None:
        super().__init__(problem)
        self.limit = limit
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of one file. Nothing people fill in comes near; accidents and attacks do.

    Attributes:
        unpacked: Bytes of all its parts, unpacked.
        rows: Rows of one sheet, to its furthest cell; all that Excel has.
        cells: Cells of all its sheets, each from A1 to its furthest row and column, filled or not.
        seconds: How long reading it may take.
        memory: Bytes that the process reading it may use.
    """

    unpacked: int = 300_000_000
    rows: int = 1_048_576
    cells: int = 5_000_000
    seconds: int = 60
    memory: int = 1_000_000_000

    def check_unpacked(self, size: int) -> None:
        """Raise `TooLargeError` if a file of that many bytes, unpacked, is beyond the limit."""
        if size > self.unpacked:
            raise TooLargeError("unpacked", f"it holds {size:,} bytes, and {self.unpacked:,} are the most")

    def check_sheets(self, extents: Iterable[tuple[int, int]]) -> None:
        """Raise `TooLargeError` if the sheets that reach to these rows and columns are beyond a limit."""
        cells = 0
        for rows, columns in extents:
            place = f"a sheet reaches to row {rows:,}, column {columns:,}"
            cells += rows * columns
            if rows > self.rows:
                raise TooLargeError("rows", f"{place}; the most are {self.rows:,} rows")
            if cells > self.cells:
                raise TooLargeError("cells", f"{place}; the most are {self.cells:,} cells of all its sheets")


DEFAULT = Limits()


def survey(data: bytes, limits: Limits) -> None:
    """Look at how large a file says it is.

    Whatever cannot be looked at passes: whoever reads it says what is wrong with it.

    Raises:
        TooLargeError: It is beyond a limit.
    """
    kind = kind_of(data)
    if kind in {Kind.XLS, Kind.UNKNOWN}:
        limits.check_unpacked(len(data))
        return
    archive = opened(data)
    limits.check_unpacked(sum(part.file_size for part in archive.infolist()))
    surveys = {Kind.XLSX: _survey_xlsx, Kind.ODS: _survey_ods}
    try:
        if kind in surveys:
            surveys[kind](archive, limits)
    except TooLargeError:
        raise
    except Exception:
        return


def _survey_xlsx(archive: Archive, limits: Limits) -> None:
    sheets = [
        name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")
    ]
    try:
        limits.check_sheets(_reach(archive.unpacked(name)) for name in sheets)
    except TooLargeError:  # maybe
        limits.check_sheets(_extent(archive.unpacked(name)) for name in sheets)


def _survey_ods(archive: Archive, limits: Limits) -> None:
    extents: dict[str, tuple[int, int]] = {}
    with archive.open("content.xml") as content:
        for cell in cells(content):
            rows, columns = extents.get(cell.sheet, (0, 0))
            reach = max(rows, cell.row + cell.rows), max(columns, cell.column + cell.columns)
            if cell.has_content and reach != (rows, columns):
                extents[cell.sheet] = reach
                limits.check_sheets(extents.values())


def _reach(sheet: bytes) -> tuple[int, int]:
    """At most the furthest row and column."""
    return _extent(sheet) if _FAR.search(sheet) else _NEAR


def _extent(sheet: bytes) -> tuple[int, int]:
    """The furthest row and the furthest column, counting from 1."""
    places = _CELL.findall(sheet)
    columns = {letters for letters, _ in places}
    return max(map(int, {digits for _, digits in places}), default=0), max(map(_number, columns), default=0)


def _number(letters: bytes) -> int:
    """The number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
