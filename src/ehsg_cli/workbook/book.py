"""A workbook as a value: what stands in it and how, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CELL_LIMIT = 16_000  # characters; Excel holds 32,767 UTF-16 units, of which a character takes one or two

Value = str | int | float | None


class Kind(StrEnum):
    """How a column looks and what may be done in it."""

    LABEL = "label"
    TEXT = "text"
    INPUT = "input"
    NUMBER = "number"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        width: In characters, as Excel counts them.
        choices: Name of the list that its cells take a value from; none for free input.
    """

    header: str
    width: int
    kind: Kind = Kind.TEXT
    choices: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: one Excel table with its header in row 1.

    Attributes:
        choices: Lists for single cells, by (row, column) from 0 below the header; they win over the column's.
        freeze: How many columns stay in view beside the header row.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    choices: Mapping[tuple[int, int], str] = field(default_factory=dict)
    freeze: int = 0


@dataclass(frozen=True, slots=True)
class Cover:
    """A sheet to read: a title and one column of text, in paragraphs under headings; no table."""

    name: str
    title: str
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Every line below the title, headings among them."""
        return tuple(line for heading, texts in self.paragraphs for line in (heading, *texts))

    @property
    def headings(self) -> frozenset[str]:
        """Those of the lines that are headings."""
        return frozenset(heading for heading, _ in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook.

    Attributes:
        sheets: In their order; the first is what people see when they open it.
        lists: What the drop-downs offer, by list name; they stand on a sheet of their own, the last.
        properties: Custom document properties that say what the workbook is.
    """

    title: str
    subject: str
    sheets: tuple[Cover | Sheet, ...]
    lists: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, str | int]


def split(text: str) -> tuple[str, ...]:
    """The text in pieces that each fit a cell; one piece for all but very long text."""
    return tuple(text[start : start + CELL_LIMIT] for start in range(0, max(len(text), 1), CELL_LIMIT))


def shorten(text: str, note: str) -> str:
    """The text if it surely fits a cell, else its beginning and a note that says where the rest is."""
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(note)] + note
