"""What calamine does not see in an `.xlsx` or `.xlsm` workbook."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import iterparse

from ehsg_cli.workbook.package import local, opened, parsed, related, sheets
from ehsg_cli.workbook.unseen import NOTHING, At, Unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from ehsg_cli.workbook.package import Archive

# Of formulas and of errors. Each begins with a letter, which the search leaps to: 5 times as fast.
_MARKS = (re.compile(rb"f(?<=[<:]f)[ />]"), re.compile(rb"""e(?<=t=["']e)["']"""))
_TYPES = "[Content_Types].xml"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BOILERPLATE = re.compile(r"^\[Threaded comment\].*?\nComment:\n", re.DOTALL)  # for older editions of Excel
_REPLY = re.compile(r"\nReply:\n")


def bring_in(data: bytes) -> Unseen:
    """All of it.

    Raises:
        Exception: Anything, where the file is damaged.
    """
    archive = opened(data)
    may_have_notes = _may_have_notes(archive)
    if not may_have_notes and not _may_have_marks(archive):
        return NOTHING
    notes: dict[At, str] = {}
    uncalculated: dict[At, str] = {}
    shown: dict[At, str] = {}
    for sheet, part in sheets(archive):
        if may_have_notes:
            notes |= {(sheet, *place): text for place, text in sorted(_notes(archive, part).items())}
        content = archive.unpacked(part)
        if _is_marked(content):
            from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415 - few workbooks need it

            shared: dict[str, tuple[str, str]] = {}
            for row, column, cell in _cells(content):
                if cell.get("t") == "e":
                    shown[sheet, row, column] = _value(cell)
                if formula := _formula(cell, xl_rowcol_to_cell(row, column), shared):
                    uncalculated[sheet, row, column] = formula
    return Unseen(notes, uncalculated, shown)


def _may_have_notes(archive: Archive) -> bool:
    """Whether any part holds comments by its name or its type: else no sheet need be asked for its own."""
    return any("omment" in name for name in archive.namelist()) or b"omment" in archive.unpacked(_TYPES)


def _may_have_marks(archive: Archive) -> bool:
    """Whether any sheet holds a formula or an error, or there may be sheets elsewhere than they all are."""
    names = archive.namelist()
    parts = [name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
    if archive.unpacked(_TYPES).count(b"worksheet+xml") > len(parts):
        return True
    return any(_is_marked(archive.unpacked(part)) for part in parts)


def _is_marked(content: bytes) -> bool:
    return any(mark.search(content) for mark in _MARKS)


def _cells(content: bytes) -> Iterator[tuple[int, int, Element]]:
    """Row, column and XML of every cell; where the file does not say its place, it follows the one before."""
    from xlsxwriter.utility import xl_cell_to_rowcol  # noqa: PLC0415

    row = column = -1
    for event, element in iterparse(io.BytesIO(content), ("start", "end")):  # noqa: S314 - as in `ods`
        name = local(element)
        if name == "row" and event == "start":
            row, column = int(element.get("r", row + 2)) - 1, -1
        elif name == "c" and event == "end":
            place = element.get("r")
            row, column = xl_cell_to_rowcol(place) if place else (row, column + 1)
            yield row, column, element
        elif name == "row":
            element.clear()


def _formula(cell: Element, place: str, shared: dict[str, tuple[str, str]]) -> str:
    """The cell's formula if the file holds no result of it; empty otherwise.

    Args:
        cell: Its XML.
        place: Its name.
        shared: Formulas that several cells share, by number, and where they were typed; is added to.
    """
    formula = next((child for child in cell if local(child) == "f"), None)
    if formula is None:
        return ""
    text, number = formula.text or "", formula.get("si", "")
    if text and number:
        shared[number] = (text, place)
    if _value(cell) or cell.get("t") == "str":  # an empty text is a result
        return ""
    return f"={text}" if text else _translated(*shared.get(number, ("", place)), place)


def _translated(text: str, origin: str, place: str) -> str:
    """A formula typed at one place as it reads at another; without its text, that there is one."""
    from openpyxl.formula.translate import Translator  # noqa: PLC0415 - slow to import, rarely needed

    return str(Translator(f"={text}", origin).translate_formula(place)) if text else "=…"


def _value(cell: Element) -> str:
    return next((child.text or "" for child in cell if local(child) == "v"), "")


def _notes(archive: Archive, sheet: str) -> dict[tuple[int, int], str]:
    """The notes on a sheet; of a thread of comments its words, not the copy for older editions of Excel."""
    from xlsxwriter.utility import xl_cell_to_rowcol  # noqa: PLC0415

    parts = {what: part for _, what, part in related(archive, sheet)}
    notes: dict[str, list[str]] = {}
    for each in _named(archive, parts.get("threadedComment"), "threadedComment"):
        notes.setdefault(each.get("ref", ""), []).append(_text(each))
    for each in _named(archive, parts.get("comments"), "comment"):
        if each.get("ref", "") not in notes:
            notes[each.get("ref", "")] = [_plain(_text(each))]
    return {xl_cell_to_rowcol(ref): "\n".join(texts) for ref, texts in notes.items()}


def _named(archive: Archive, part: str | None, name: str) -> Iterable[Element]:
    elements = parsed(archive, part).iter() if part else ()
    return (each for each in elements if local(each) == name)


def _text(note: Element) -> str:
    texts = (each.text or "" for each in note.iter() if local(each) in {"t", "text"})
    decoded = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), "".join(texts))
    return decoded.encode("utf-16-le", "surrogatepass").decode(
        "utf-16-le", "replace"
    )  # escapes may be halves


def _plain(text: str) -> str:
    """A note's own words: a thread of comments that lost its part still has Excel's words around them."""
    words, threads = _BOILERPLATE.subn("", text.replace("\r\n", "\n"))
    if not threads:
        return text
    return "\n".join(reply.strip() for reply in _REPLY.split(words))
