"""A workbook as a value: what stands in it and how, before anything is written."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CELL_LIMIT = 16_000  # characters; Excel holds 32,767 UTF-16 units, of which a character takes one or two
_UNITS = 32_767  # UTF-16 code units that a cell holds
INDENT = 1  # steps between a cell's edge and its text
INDENT_WIDTH = 1.5  # characters that they take
_BOLD = 1.15  # how much wider a bold word is than as many digits
_BUTTON = 3  # characters that the filter's button covers
_WIDEST_HEADER = 28  # a word longer than that may break

Value = str | int | float | None


class Kind(StrEnum):
    """How a column looks and what may be done in it."""

    LABEL = "label"
    TEXT = "text"
    INPUT = "input"
    NUMBER = "number"
    MEASURE = "measure"


class Look(StrEnum):
    """How a cell looks that a rule picks out; each can be told without seeing colours."""

    TOTAL = "total"
    SAME = "same"
    DIFFER = "differ"
    SPLIT = "split"
    OPEN = "open"
    CHANGED = "changed"
    ERROR = "error"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the same workbook that a cell leads to."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        width: In characters, as Excel counts them; `room` is what it gets.
        choices: Name of the list that its cells take a value from; none for free input.
    """

    header: str
    width: int
    kind: Kind = Kind.TEXT
    choices: str = ""

    @property
    def room(self) -> int:
        """The width, or more where a word of the header would break beside the filter's button."""
        longest = max(map(len, self.header.split()), default=0)
        return max(self.width, min(round(_BOLD * longest) + _BUTTON, _WIDEST_HEADER))

    @property
    def is_padded(self) -> bool:
        """Whether its text is indented; numbers stand in the middle."""
        return self.kind not in {Kind.NUMBER, Kind.MEASURE}

    @property
    def header_lines(self) -> tuple[str, ...]:
        """The header as it breaks into lines."""
        return tuple(textwrap.wrap(self.header, int((self.room - INDENT_WIDTH) / _BOLD)))


@dataclass(frozen=True, slots=True)
class Rule:
    """Which cells of a table look different, and when; Excel keeps to it as people type.

    Attributes:
        when: An Excel formula about a row: a header in braces stands for the row's cell below it.
        columns: Headers of the columns that look different; the whole row if none.
    """

    when: str
    look: Look
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked bars, all of the same length, below the table: a bar a row, a piece of it a column.

    Attributes:
        description: What it shows, for people who cannot see it.
        rows: Which rows are bars, counting from 0 below the header, from top to bottom; the first column
            names them.
        columns: Which columns are pieces, counting from 0, from left to right; their headers name them.
    """

    title: str
    description: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: one Excel table with its header in row 1.

    Attributes:
        choices: Lists for single cells, by (row, column) from 0 below the header; they win over the column's.
        freeze: How many columns stay in view beside the header row.
        rules: The first that holds for a cell wins where two of them disagree.
        charts: Below the table, one below the other.
        has_filters: Whether its header has filter buttons.
        printed: How many columns are printed, from the first; 0 for all.
        notes: Notes on cells, by (row, column) from 0 below the header.
        links: Where cells lead to, likewise.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    choices: Mapping[tuple[int, int], str] = field(default_factory=dict)
    freeze: int = 0
    rules: tuple[Rule, ...] = ()
    charts: tuple[Chart, ...] = ()
    has_filters: bool = True
    printed: int = 0
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    links: Mapping[tuple[int, int], Link] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Of all columns together, in characters."""
        return sum(column.room for column in self.columns)

    @property
    def printed_width(self) -> int:
        """Of the columns that are printed."""
        return sum(column.room for column in self.columns[: self.printed or None])


@dataclass(frozen=True, slots=True)
class Cover:
    """A sheet to read: a title and one column of text, in paragraphs under headings; no table.

    Attributes:
        links: Where lines lead to, by their text.
    """

    name: str
    title: str
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]
    links: Mapping[str, Link] = field(default_factory=dict)

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


NOT_HELD = re.compile("[\ud800-\udfff\ufffe\uffff]")  # what no XML, and so no workbook, can hold


def is_holdable(text: str) -> bool:
    """Whether no character in it is one that no workbook can hold; much faster than to look for them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\ufffe" not in text and "\uffff" not in text


def holdable(text: str) -> str:
    """The text with a mark in place of each character that no workbook can hold."""
    return NOT_HELD.sub("\ufffd", text)


def split(text: str) -> tuple[str, ...]:
    """The text in pieces that each fit a cell; one piece for all but very long text."""
    if len(text) <= CELL_LIMIT:
        return (text,)
    return tuple(text[start : start + CELL_LIMIT] for start in range(0, len(text), CELL_LIMIT))


def shorten(text: str, note: str) -> str:
    """The text if it surely fits a cell, else its beginning and a note that says where the rest is."""
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(note)] + note


def fitting(text: str) -> str:
    """The text if it fits a cell, else its beginning and a note that says so."""
    if len(text) <= CELL_LIMIT:
        return text
    units = len(text.encode("utf-16-le", errors="surrogatepass")) // 2
    return text if units <= _UNITS else shorten(text, " … (cut: a cell holds no more)")
