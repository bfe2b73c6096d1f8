"""Reading what people name: files and folders of workbooks, the bank they are from, lists beside them."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli.bank import library
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import as_text, display, find_inputs, read_bytes, typed
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.submission.invitation import read_invitations
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.isolated import Reader
from ehsg_cli.workbook.limits import DEFAULT, Limits, TooLargeError
from ehsg_cli.workbook.read import read_submissions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.submission.invitation import Invitation
    from ehsg_cli.submission.model import Submission
    from ehsg_cli.workbook.grid import Spreadsheet

    # Given the files, gives them one by one: whoever shows how far the reading is, counts them there.
    Progress = Callable[[tuple[Path, ...]], Iterable[Path]]

SPREADSHEETS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".ots"}
OTHER_SPREADSHEETS = {".numbers"}
# What says of a file that it may well hold answers, and that nobody could read them.
UNREAD = {
    codes.FILE_NOT_WORKBOOK.id,
    codes.FILE_ENCRYPTED.id,
    codes.FILE_EMPTY.id,
    codes.FILE_TOO_LARGE.id,
    codes.FILE_OTHER_SPREADSHEET.id,
    codes.FILE_READER_FAILED.id,
}
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")  # how every .xlsx and every .xls begins


class EncryptedError(EhsgError):
    """A merged return cannot be read because it is encrypted, and so may hold anything."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the named files hold.

    Attributes:
        bank: The bank they are read by; none if no file could be read.
        submissions: What the respondents answered, each with what was found while reading it.
        returns: Merged returns among them, not yet understood.
        findings: On files that could not be read.
    """

    bank: Bank | None
    submissions: tuple[Submission, ...]
    returns: tuple[Spreadsheet, ...]
    findings: tuple[Finding, ...]

    @property
    def every_finding(self) -> tuple[Finding, ...]:
        """What was found on the files, and while reading the submissions."""
        return (*self.findings, *(finding for each in self.submissions for finding in each.findings))

    @property
    def holds_answers(self) -> bool:
        """Whether there is anything to merge or to check."""
        return bool(self.returns) or any(submission.answers for submission in self.submissions)


def read_spreadsheets(
    paths: Iterable[Path], limits: Limits = DEFAULT, progress: Progress = iter, start: Path | None = None
) -> tuple[list[Spreadsheet], list[Finding]]:
    """Read every workbook among the paths and below them.

    Args:
        paths: Files and folders.
        limits: How much of each file is read at most.
        progress: What hands on the files while they are read.
        start: The folder that files are named from; if none, the current one.

    Returns:
        What could be read, and findings on what could not.
    """
    spreadsheets: list[Spreadsheet] = []
    findings: list[Finding] = []
    files = find_inputs(paths)
    with Reader(limits) as reader:
        for file in progress(files):
            spreadsheet, found = _read(file, relative(file, start), reader, limits)
            findings.extend(found)
            if spreadsheet:
                spreadsheets.append(spreadsheet)
    return spreadsheets, findings


def _read(
    file: Path, name: str, reader: Reader, limits: Limits
) -> tuple[Spreadsheet | None, tuple[Finding, ...]]:
    suffix = file.suffix.lower()
    if suffix not in SPREADSHEETS:
        kind = f"{file.suffix} files" if file.suffix else "files without an ending"
        code = codes.FILE_OTHER_SPREADSHEET if suffix in OTHER_SPREADSHEETS else codes.FILE_OTHER_TYPE
        return None, (code(Location(file=name), kind=kind),)
    try:
        limits.check_unpacked(file.stat().st_size)
        return reader.read(read_bytes(file), name)
    except TooLargeError as error:
        return None, (codes.FILE_TOO_LARGE(Location(file=name), problem=error.problem, limit=error.limit),)
    except EhsgError as error:
        return None, (codes.FILE_NOT_WORKBOOK(Location(file=name), problem=error.message.rstrip(".")),)


def relative(path: Path, start: Path | None = None) -> str:
    """A path as outputs name it: from `start` or the current folder, if it can be said so."""
    try:
        return display(Path(os.path.relpath(path, start)))
    except ValueError:  # another drive
        return display(path)


def gather(
    paths: Iterable[Path],
    bank: str | Bank = "",
    limits: Limits = DEFAULT,
    progress: Progress = iter,
    start: Path | None = None,
) -> Gathered:
    """Read and understand every workbook among the paths and below them.

    Args:
        paths: Files and folders.
        bank: The bank to read them by; if empty, the one that most of them say they were made from.
        limits: How much of each file is read at most.
        progress: What hands on the files while they are read.
        start: The folder that files are named from; if none, the current one.

    Raises:
        EhsgError: A path does not exist, or the bank is not known, not said or has mistakes.
    """
    spreadsheets, findings = read_spreadsheets(paths, limits, progress, start)
    returns = tuple(spreadsheet for spreadsheet in spreadsheets if spreadsheet.is_merged_return)
    responses = [spreadsheet for spreadsheet in spreadsheets if not spreadsheet.is_merged_return]
    known = bank_of(responses or returns, bank) if spreadsheets else None
    submissions = read_submissions(responses, known) if known else ()
    return Gathered(known, submissions, returns, tuple(findings))


def open_merged(path: Path, limits: Limits = DEFAULT, start: Path | None = None) -> Spreadsheet:
    """Read a merged return, not yet understood.

    Args:
        path: The workbook.
        limits: How much of it is read at most.
        start: The folder that it is named from; if none, the current one.

    Raises:
        EhsgError: It cannot be read, or is no merged return.
    """
    _refuse_other_kinds(path)
    data = read_bytes(path)
    with Reader(limits) as reader:
        spreadsheet, findings = reader.read(data, relative(path, start))
    if not spreadsheet:
        kind = EncryptedError if findings[0].code == codes.FILE_ENCRYPTED.id else EhsgError
        raise kind(f"Cannot read {display(path)}: {findings[0].message}", findings[0].remedy)
    if not spreadsheet.is_merged_return:
        raise _not_merged(path, spreadsheet)
    return spreadsheet


def _refuse_other_kinds(path: Path) -> None:
    """Stop before a folder, or what is no workbook by its name, is read as a merged return."""
    if path.is_dir():
        message = f"{display(path)} is a folder, not a merged return."
        raise EhsgError(
            message, f"To make one of the workbooks in it: ehsg merge {typed(path)} -o merged.xlsx"
        )
    if path.is_file() and path.suffix.lower() not in {*SPREADSHEETS, ""}:
        message = f"{display(path)} is no workbook, and so not a merged return."
        raise EhsgError(message, "Name the workbook that ehsg merge has written.")


def _not_merged(path: Path, spreadsheet: Spreadsheet) -> EhsgError:
    """That a workbook is not a merged return, and how one is made of it where it is a partner's."""
    if spreadsheet.identity.get(layout.BANK_ID):
        message = f"{display(path)} is a partner's workbook, not a merged return."
        return EhsgError(message, f"Merge it first, with the others: ehsg merge {typed(path)} -o merged.xlsx")
    return EhsgError(f"{display(path)} is not a merged return.", "Name one that ehsg merge has written.")


def understand_merged(spreadsheet: Spreadsheet, bank: Bank) -> PartnershipReturn:
    """The merged return that a spreadsheet holds.

    Raises:
        EhsgError: It is a return of another bank, or lacks a sheet or column.
    """
    said = spreadsheet.identity.get(layout.BANK_ID, bank.bank)
    if said != bank.bank:
        file, is_built_in = spreadsheet.source.file, said in library.built_in_names()
        remedy = f"Use --bank {said}." if is_built_in else f"Name the YAML file of {said} with --bank."
        raise EhsgError(f"{file} is a return of the bank {said}, not of {bank.bank}.", remedy)
    return read_return(spreadsheet, bank)


def bank_of(spreadsheets: Iterable[Spreadsheet], named: str | Bank) -> Bank:
    """The bank that was given or named, else the one that most of the workbooks say they were made from.

    Raises:
        EhsgError: The bank is not known, not said or has mistakes.
    """
    if named:
        return library.load(named) if isinstance(named, str) else named
    said = Counter(spreadsheet.identity.get(layout.BANK_ID, "") for spreadsheet in spreadsheets)
    del said[""]
    if not said:
        raise EhsgError(
            "The workbooks do not say which question bank they are from.",
            "Name it with --bank; ehsg bank list shows those built in.",
        )
    bank = said.most_common(1)[0][0]
    if bank not in library.built_in_names():
        message = f"The workbooks were made from the question bank {bank}, which is not a built-in one."
        raise EhsgError(message, "Name its YAML file with --bank.")
    return library.load(bank)


def invitations_from(file: Path | None, bank: Bank, *, may_be_empty: bool = False) -> tuple[Invitation, ...]:
    """The partners listed in a CSV file; none without a file.

    Raises:
        EhsgError: It cannot be read, something is wrong with it, or it is empty and may not be.
    """
    if not file:
        return ()
    return read_invitations(as_text(read_list(file)), display(file), bank.partners, may_be_empty=may_be_empty)


def read_list(file: Path) -> bytes:
    """The content of a list that people keep beside the workbooks.

    Raises:
        EhsgError: It cannot be read, or is a workbook.
    """
    content = read_bytes(file)
    if content.startswith(_WORKBOOKS):
        raise EhsgError(
            f"{display(file)} is an Excel workbook, and a list is wanted here.",
            "If it holds the list, save it as CSV and name that; what partners sent is for ehsg merge.",
        )
    return content
