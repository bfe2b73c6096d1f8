"""Opening one merged return, as the commands that work on one do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank import library
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_bytes, typed
from ehsg_cli.findings import codes
from ehsg_cli.gathering import SPREADSHEETS, relative
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.isolated import Reader
from ehsg_cli.workbook.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from pathlib import Path

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.workbook.grid import Spreadsheet

_CLOSED = {
    codes.FILE_ENCRYPTED.id: "is encrypted",
    codes.FILE_TOO_LARGE.id: "is too large to be read",
    codes.FILE_READER_FAILED.id: "could not be read",
}


class ClosedError(EhsgError):
    """A file cannot be looked into, and so may be a merged return in which anything is agreed.

    Attributes:
        why: What it is, as the end of a sentence.
    """

    def __init__(self, message: str, remedy: str, why: str) -> None:
        super().__init__(message, remedy)
        self.why = why


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
        message = f"Cannot read {display(path)}: {findings[0].message}"
        if why := _CLOSED.get(findings[0].code):
            raise ClosedError(message, findings[0].remedy, why)
        raise EhsgError(message, findings[0].remedy)
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
