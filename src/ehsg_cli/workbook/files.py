"""Reading spreadsheet files where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import read_bytes
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.limits import TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.workbook.grid import Spreadsheet
    from ehsg_cli.workbook.limits import Limits

    Outcome = tuple[Spreadsheet | None, tuple[Finding, ...]]


def read_files(files: Iterable[tuple[Path, str]], limits: Limits) -> list[Outcome]:
    """Read files, each of which comes with its name, for locations. Raises nothing."""
    return [read_file(file, name, limits) for file, name in files]


def read_file(file: Path, name: str, limits: Limits) -> Outcome:
    """Read a spreadsheet file as `read_spreadsheet` does.

    Returns:
        What it returns; nothing and a finding where the file is too large or cannot be opened.
    """
    try:
        limits.check_unpacked(file.stat().st_size)
        return read_spreadsheet(read_bytes(file), name, limits)
    except TooLargeError as error:
        return None, (codes.FILE_TOO_LARGE(Location(file=name), problem=error.problem, limit=error.limit),)
    except EhsgError as error:
        return None, (codes.FILE_NOT_WORKBOOK(Location(file=name), problem=error.message.rstrip(".")),)
