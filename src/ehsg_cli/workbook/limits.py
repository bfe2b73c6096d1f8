"""How large a workbook may be, seen before it is read: a few bytes can ask for more memory than there is."""

from __future__ import annotations

import io
import re
import zipfile

MOST_BYTES = 300_000_000  # of all its parts, unpacked
MOST_CELLS = 5_000_000  # of one sheet, from A1 to its furthest cell

_CELL = re.compile(rb'\sr="([A-Z]{1,3})([0-9]{1,7})"')


def oversize(data: bytes) -> str:
    """What is too large about an `.xlsx` file, for a message; empty if nothing is, or it is no such file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _oversize(archive)
    except Exception:
        return ""  # whoever reads it says what is wrong with it


def _oversize(archive: zipfile.ZipFile) -> str:
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > MOST_BYTES:
        return f"it unpacks to {unpacked:,} bytes, and {MOST_BYTES:,} are the most"
    sheets = (
        name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")
    )
    for rows, columns in (_extent(archive.read(name)) for name in sheets):
        if rows * columns > MOST_CELLS:
            return f"a sheet reaches to row {rows:,}, column {columns:,}; the most are {MOST_CELLS:,} cells"
    return ""


def _extent(sheet: bytes) -> tuple[int, int]:
    """The furthest row and the furthest column, counting from 1."""
    rows, columns = 0, b""
    for letters, digits in _CELL.findall(sheet):
        rows = max(rows, int(digits))
        columns = max(columns, letters, key=lambda name: (len(name), name))
    return rows, _number(columns)


def _number(letters: bytes) -> int:
    """The number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
