"""Reading what people name: files and folders of workbooks, the bank they are from, lists beside them."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli.bank import library
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import as_text, display, find_inputs, read_bytes
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.submission.invitation import read_invitations
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.isolated import reading
from ehsg_cli.workbook.limits import DEFAULT, Limits
from ehsg_cli.workbook.read import read_submissions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.invitation import Invitation
    from ehsg_cli.submission.model import Submission
    from ehsg_cli.workbook.grid import Spreadsheet
    from ehsg_cli.workbook.isolated import Outcome

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
    findings: list[Finding] = []
    files = _named(paths, start)
    with _reading(files, limits) as outcomes:
        return list(_sorted(files, outcomes, progress, findings)), findings


def _named(paths: Iterable[Path], start: Path | None) -> dict[Path, str]:
    return {file: relative(file, start) for file in find_inputs(paths)}


def _reading(
    files: Mapping[Path, str], limits: Limits
) -> AbstractContextManager[Iterator[Outcome[Spreadsheet]]]:
    return reading([each for each in files.items() if is_spreadsheet(each[0])], limits)


def _sorted(
    files: Mapping[Path, str],
    outcomes: Iterator[Outcome[Spreadsheet]],
    progress: Progress,
    findings: list[Finding],
) -> Iterator[Spreadsheet]:
    """The workbooks among the files, one by one; what could not be read is added to the findings."""
    for file in progress(tuple(files)):
        spreadsheet, found = (
            next(outcomes) if is_spreadsheet(file) else (None, (_other_kind(file, files[file]),))
        )
        findings.extend(found)
        if spreadsheet:
            yield spreadsheet


def is_spreadsheet(file: Path) -> bool:
    """Whether a file is one by its name."""
    return file.suffix.lower() in SPREADSHEETS


def _other_kind(file: Path, name: str) -> Finding:
    kind = f"{file.suffix} files" if file.suffix else "files without an ending"
    is_other = file.suffix.lower() in OTHER_SPREADSHEETS
    code = codes.FILE_OTHER_SPREADSHEET if is_other else codes.FILE_OTHER_TYPE
    return code(Location(file=name), kind=kind)


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
    files = _named(paths, start)
    findings: list[Finding] = []
    returns: list[Spreadsheet] = []
    said: Counter[str] = Counter()

    def responses(outcomes: Iterator[Outcome[Spreadsheet]]) -> Iterator[Spreadsheet]:
        for spreadsheet in _sorted(files, outcomes, progress, findings):
            if spreadsheet.is_merged_return:
                returns.append(spreadsheet)
            else:
                said[_bank_said(spreadsheet)] += 1
                yield spreadsheet

    with _reading(files, limits) as outcomes:
        sent = responses(outcomes)
        known, sent = (bank_of((), bank), sent) if bank else _bank_by_the_first(sent, returns)
        submissions = read_submissions(sent, known) if known else ()
    if known and not bank and (most := _most_said(said)) not in {"", known.bank}:
        return gather(paths, _built_in(most), limits, progress, start)  # few folders hold those of two banks
    return Gathered(known if said or returns else None, submissions, tuple(returns), tuple(findings))


def _bank_by_the_first(
    sent: Iterator[Spreadsheet], returns: list[Spreadsheet]
) -> tuple[Bank | None, Iterator[Spreadsheet]]:
    """The bank that the first workbook that says one was made from, and all the workbooks.

    So each can be understood while others are read. Where none says a bank, the returns may.
    """
    before: list[Spreadsheet] = []
    for spreadsheet in sent:
        before.append(spreadsheet)
        if _bank_said(spreadsheet) in library.built_in_names():
            return bank_of(before, ""), chain(before, sent)
    return (bank_of(before or returns, "") if before or returns else None), iter(before)


def _bank_said(spreadsheet: Spreadsheet) -> str:
    return spreadsheet.identity.get(layout.BANK_ID, "")


def bank_of(spreadsheets: Iterable[Spreadsheet], named: str | Bank) -> Bank:
    """The bank that was given or named, else the one that most of the workbooks say they were made from.

    Raises:
        EhsgError: The bank is not known, not said or has mistakes.
    """
    if named:
        return library.load(named) if isinstance(named, str) else named
    bank = _most_said(Counter(map(_bank_said, spreadsheets)))
    if not bank:
        raise EhsgError(
            "The workbooks do not say which question bank they are from.",
            "Name it with --bank; ehsg bank list shows those built in.",
        )
    return _built_in(bank)


def _built_in(bank: str) -> Bank:
    """The bank that workbooks say they were made from.

    Raises:
        EhsgError: It is none of ours.
    """
    if bank not in library.built_in_names():
        message = f"The workbooks were made from the question bank {bank}, which is not a built-in one."
        raise EhsgError(message, "Name its YAML file with --bank.")
    return library.load(bank)


def _most_said(said: Counter[str]) -> str:
    """The bank that most workbooks say; an empty text if none says any."""
    return next((bank for bank, _ in said.most_common() if bank), "")


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
