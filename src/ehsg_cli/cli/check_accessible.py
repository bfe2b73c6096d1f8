"""`ehsg check --accessible`: workbooks against the checklist for accessible spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.checks.accessibility import check_file
from ehsg_cli.cli.reading import OTHER_SPREADSHEETS, SPREADSHEETS, relative, tracked
from ehsg_cli.cli.report import report
from ehsg_cli.cli.talk import USAGE, say, say_error
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import find_inputs, read_bytes
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.wording import counted
from ehsg_cli.workbook.isolated import Reader
from ehsg_cli.workbook.limits import TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.findings.writers import Format
    from ehsg_cli.workbook.limits import Limits


def check_accessible(
    inputs: Iterable[Path],
    limits: Limits,
    form: Format | None,
    only: list[str],
    ignore: list[str],
    *,
    every: bool = False,
) -> int:
    """Check every workbook among the paths and below them, ours or not, and report.

    Returns:
        The exit code: that for nothing readable if none of them could be checked.
    """
    findings: list[Finding] = []
    checked = 0
    with Reader(limits) as reader:
        for file in tracked(find_inputs(inputs), "Checking"):
            found, unread = _checked(file, reader, limits)
            findings += [*(found or ()), *unread]
            checked += found is not None
    code = report(tuple(findings), form, only, ignore, every=every)
    if not checked:
        say_error(EhsgError("None of the files is a workbook that can be checked."))
        return USAGE
    say(f"Checked {counted(checked, 'workbook')} against the checklist for accessible spreadsheets.")
    return code


def _checked(
    file: Path, reader: Reader, limits: Limits
) -> tuple[tuple[Finding, ...] | None, tuple[Finding, ...]]:
    """What is wrong with a workbook; nothing, and why, if it cannot be checked."""
    name, suffix = relative(file), file.suffix.lower()
    if suffix in OTHER_SPREADSHEETS:
        return None, (codes.ACCESSIBLE_OTHER_FORMAT(Location(file=name), kind=suffix),)
    if suffix not in SPREADSHEETS:
        kind = f"{file.suffix} files" if file.suffix else "files without an ending"
        return None, (codes.ACCESSIBLE_NO_WORKBOOK(Location(file=name), kind=kind),)
    try:
        limits.check_unpacked(file.stat().st_size)
        return reader.read_with(check_file, read_bytes(file), name)
    except TooLargeError as error:
        return None, (codes.FILE_TOO_LARGE(Location(file=name), problem=error.problem, limit=error.limit),)
    except EhsgError as error:
        problem = error.message.rstrip(".")
        return None, (codes.FILE_NOT_WORKBOOK(Location(file=name), problem=problem),)
