"""Reading what people name on the command line: files, folders, banks."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import track

from ehsg_cli.bank import library
from ehsg_cli.cli.report import stderr
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, find_inputs, read_bytes, read_text
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.submission.invitation import read_invitations
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.read import read_submissions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.invitation import Invitation
    from ehsg_cli.submission.model import Submission
    from ehsg_cli.workbook.grid import Spreadsheet

_SUFFIXES = {".xlsx", ".xlsm"}


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the named files hold.

    Attributes:
        bank: The bank they are read by; none if no file could be read.
        returns: Merged returns among them, not yet understood.
        findings: On files that could not be read.
    """

    bank: Bank | None
    submissions: tuple[Submission, ...]
    returns: tuple[Spreadsheet, ...]
    findings: tuple[Finding, ...]


def read_spreadsheets(paths: Iterable[Path]) -> tuple[list[Spreadsheet], list[Finding]]:
    """Read every workbook among the paths and below them, showing progress on a terminal.

    Returns:
        What could be read, and findings on what could not.
    """
    console = stderr()
    spreadsheets: list[Spreadsheet] = []
    findings: list[Finding] = []
    files = find_inputs(paths)
    for file in track(files, "Reading", console=console, transient=True, disable=not console.is_terminal):
        spreadsheet, found = _read(file)
        findings.extend(found)
        if spreadsheet:
            spreadsheets.append(spreadsheet)
    return spreadsheets, findings


def _read(file: Path) -> tuple[Spreadsheet | None, tuple[Finding, ...]]:
    name = relative(file)
    if file.suffix.lower() not in _SUFFIXES:
        return None, (codes.FILE_OTHER_TYPE(Location(file=name), suffix=file.suffix or "Such"),)
    try:
        return read_spreadsheet(read_bytes(file), name)
    except EhsgError as error:
        return None, (codes.FILE_NOT_WORKBOOK(Location(file=name), problem=error.message.rstrip(".")),)


def relative(path: Path) -> str:
    """A path as outputs name it: from the folder the command runs in, if it can be said so."""
    try:
        return display(Path(os.path.relpath(path)))
    except ValueError:  # another drive
        return display(path)


def gather(paths: Iterable[Path], bank: str) -> Gathered:
    """Read and understand every workbook among the paths and below them.

    Args:
        paths: Files and folders.
        bank: The bank to read them by; if empty, the one that most of them say they were made from.

    Raises:
        EhsgError: A path does not exist, or the bank is not known, not said or has mistakes.
    """
    spreadsheets, findings = read_spreadsheets(paths)
    returns = tuple(spreadsheet for spreadsheet in spreadsheets if spreadsheet.is_merged_return)
    responses = [spreadsheet for spreadsheet in spreadsheets if not spreadsheet.is_merged_return]
    known = library.load(bank or _bank_said(spreadsheets)) if spreadsheets else None
    submissions = read_submissions(responses, known) if known else ()
    return Gathered(known, submissions, returns, tuple(findings))


def _bank_said(spreadsheets: Iterable[Spreadsheet]) -> str:
    """The bank that most of the workbooks say they were made from."""
    said = Counter(spreadsheet.identity.get(layout.BANK_ID, "") for spreadsheet in spreadsheets)
    del said[""]
    if not said:
        raise EhsgError("The workbooks do not say which question bank they are from.", "Name it with --bank.")
    return said.most_common(1)[0][0]


def invitations_from(file: Path | None, bank: Bank) -> tuple[Invitation, ...]:
    """The partners listed in a CSV file; none without a file."""
    return read_invitations(read_text(file), display(file), bank.partners) if file else ()
