"""The cells of an OpenDocument spreadsheet as they stand in its XML, repeated ones not written out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING
from xml.etree.ElementTree import Element, iterparse

from ehsg_cli.workbook.package import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CELLS = {"table-cell", "covered-table-cell"}
_PARAGRAPHS = {"p", "h"}
_BREAKS = {"tab": "\t", "line-break": "\n"}
_MOST_SPACES = 32_767  # in one run: a number in the file says how many there are


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that stands for `rows` × `columns` equal ones from its place on, counting from 0.

    Attributes:
        element: Its XML, which is gone once the next cell is asked for.
    """

    sheet: str
    row: int
    column: int
    rows: int
    columns: int
    element: Element

    @property
    def kinds(self) -> frozenset[str]:
        """The kind of its value, and what LibreOffice adds to it (`error`); nothing if it has none."""
        return frozenset(text for key, text in self.element.items() if key.endswith("}value-type"))

    @property
    def formula(self) -> str:
        """Its formula as the file has it: `of:=[.A1]&[.B1]`; empty if it has none."""
        return attribute(self.element, "formula")

    @property
    def paragraphs(self) -> tuple[Element, ...]:
        """The paragraphs of what it shows."""
        return tuple(child for child in self.element if local(child) in _PARAGRAPHS)

    @property
    def has_content(self) -> bool:
        """Whether anything stands in it, other than a note."""
        return bool(self.kinds or self.formula or self.paragraphs)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the notes on it say."""
        notes = (child for child in self.element if local(child) == "annotation")
        return tuple(text_of(each for each in note.iter() if local(each) in _PARAGRAPHS) for note in notes)

    def places(self) -> Iterator[tuple[str, int, int]]:
        """Every place it stands for: sheet, row, column."""
        for row in range(self.row, self.row + self.rows):
            for column in range(self.column, self.column + self.columns):
                yield self.sheet, row, column


def cells(content: IO[bytes]) -> Iterator[Cell]:
    """Every cell of `content.xml`, also those without content."""
    sheet, depth = "", 0  # what stands outside of tables is the history of changes
    row = rows = column = 0
    for event, element in iterparse(content, ("start", "end")):  # noqa: S314 - expat stops entities that multiply
        name = local(element)
        if name == "table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                sheet, row, rows = attribute(element, "name"), 0, 0
        elif name == "table-row" and depth == 1:
            if event == "start":
                row, rows, column = row + rows, _repeated(element, "rows"), 0
            else:
                element.clear()
        elif name in _CELLS and depth == 1 and event == "end":
            columns = _repeated(element, "columns")
            yield Cell(sheet, row, column, rows, columns, element)
            column += columns
            element.clear()


def text_of(paragraphs: Iterable[Element]) -> str:
    """What paragraphs say, as a person reads it."""
    return "\n".join("".join(_texts(paragraph)) for paragraph in paragraphs)


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name == "s":
            count = attribute(child, "c")
            yield " " * min(int(count or 1), _MOST_SPACES)
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name != "annotation":
            yield from _texts(child)
        yield child.tail or ""


def _repeated(element: Element, what: str) -> int:
    return max(int(attribute(element, f"number-{what}-repeated") or 1), 1)
