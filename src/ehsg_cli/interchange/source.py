"""What stands in a file, in its order and with its places, before anybody knows what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding, Location


class Kind(StrEnum):
    """What a file is."""

    SPREADSHEET = "spreadsheet"
    CSV = "CSV file"
    WORD = "Word document"
    MARKDOWN = "Markdown file"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        span: How many columns it goes across.
        choices: What its drop-down list offers.
        is_choice: Whether drop-down lists elsewhere offer it.
    """

    text: str
    location: Location
    span: int = 1
    is_bold: bool = False
    choices: tuple[str, ...] = ()
    is_choice: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph outside tables.

    Attributes:
        level: Of a heading, 1 for the highest and 0 for a document's title; -1 for all other text.
        is_item: Whether it is an item of a list.
        choices: What its drop-down list offers.
    """

    text: str
    location: Location
    level: int = -1
    is_bold: bool = False
    is_item: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or a sheet.

    Attributes:
        name: The name of a sheet, or of a table of an export; empty where it has none.
        rows: Its cells; rows may differ in length.
        is_hidden: Whether it is a sheet that people do not see.
    """

    name: str
    location: Location
    rows: tuple[tuple[Cell, ...], ...]
    is_hidden: bool = False


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Aside:
    """Text that stands beside the others and is not read: a comment, a text box, a header.

    Attributes:
        what: What it is, in words: "comment".
    """

    what: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Source:
    """A file.

    Attributes:
        title: What it calls itself in its properties; empty if nothing.
        made_by_us: What it is, in words, where it is a workbook that `ehsg` made of a bank; else empty.
    """

    file: str
    kind: Kind
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...] = ()
    findings: tuple[Finding, ...] = ()
    title: str = ""
    made_by_us: str = ""
