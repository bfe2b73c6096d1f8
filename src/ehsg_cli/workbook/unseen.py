"""What stands in a spreadsheet and calamine does not see: notes, errors, formulas that nobody calculated."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from ehsg_cli.workbook.package import Kind, opened

if TYPE_CHECKING:
    from collections.abc import Mapping

At = tuple[str, int, int]  # sheet, row, column from 0

_READERS = {
    Kind.XLSX: "ehsg_cli.workbook.unseen_xlsx",
    Kind.ODS: "ehsg_cli.workbook.unseen_ods",
    Kind.XLS: "ehsg_cli.workbook.unseen_xls",
}


@dataclass(frozen=True, slots=True)
class Unseen:
    """What calamine does not see.

    Attributes:
        notes: What the notes (comments) on cells say.
        uncalculated: Formulas of which the file holds no result.
        shown: What cells show a person, where calamine gives nothing or something else.
        foreign: Names of sheets that are copies of another file's, which no program shows.
    """

    notes: Mapping[At, str]
    uncalculated: Mapping[At, str]
    shown: Mapping[At, str]
    foreign: frozenset[str] = frozenset()


NOTHING = Unseen({}, {}, {})


def bring_in(data: bytes, kind: Kind) -> Unseen:
    """All of it. Each format's reader is loaded only where there is a file for it.

    Raises:
        Exception: Anything, where the file is damaged.
    """
    if kind not in _READERS:
        return NOTHING
    found: Unseen = import_module(_READERS[kind]).bring_in(data)
    return found


def has_unread_notes(data: bytes, kind: Kind) -> bool:
    """Whether there are notes in it that nothing reads: in an `.xlsb`."""
    names = opened(data).namelist() if kind is Kind.XLSB else []
    return any(name.startswith("xl/comments") for name in names)
