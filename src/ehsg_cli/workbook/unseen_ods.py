"""What calamine does not see in an OpenDocument spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.workbook.ods import cells, text_of
from ehsg_cli.workbook.package import local, opened
from ehsg_cli.workbook.unseen import At, Unseen

if TYPE_CHECKING:
    from ehsg_cli.workbook.ods import Cell

_TRUTHS = {"TRUE", "FALSE"}
_LOST_IN_TEXT = {"tab", "line-break"}


def bring_in(data: bytes) -> Unseen:
    """All of it.

    Raises:
        Exception: Anything, where the file is damaged.
    """
    notes: dict[At, str] = {}
    uncalculated: dict[At, str] = {}
    shown: dict[At, str] = {}
    sheets = set()
    with opened(data).open("content.xml") as content:
        for cell in cells(content):
            sheets.add(cell.sheet)
            if cell.notes:
                notes[cell.sheet, cell.row, cell.column] = "\n".join(cell.notes)
            if cell.formula and not cell.kinds and not cell.paragraphs:
                uncalculated |= dict.fromkeys(cell.places(), _as_typed(cell.formula))
            if _is_misread(cell):
                shown |= dict.fromkeys(cell.places(), text_of(cell.paragraphs))
    return Unseen(notes, uncalculated, shown, frozenset(filter(_is_foreign, sheets)))


def _as_typed(formula: str) -> str:
    """A formula without the name of its language: `=[.A1]&[.B1]` for `of:=[.A1]&[.B1]`."""
    language, colon, rest = formula.partition(":=")
    return f"={rest}" if colon and language.isalnum() else formula


def _is_misread(cell: Cell) -> bool:
    """Whether calamine gives something else than the cell shows: an error, a truth as number, lost breaks."""
    if not cell.paragraphs:
        return False
    if not cell.kinds or "error" in cell.kinds:
        return True
    if "string" in cell.kinds:
        return any(local(each) in _LOST_IN_TEXT for each in cell.element.iter())
    return "float" in cell.kinds and text_of(cell.paragraphs) in _TRUTHS


def _is_foreign(sheet: str) -> bool:
    """Whether it is the copy that LibreOffice keeps of a sheet in another file, which formulas refer to."""
    return sheet.startswith("'") and "'#" in sheet
