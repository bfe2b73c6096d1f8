"""Tables of a bank as Markdown, which shows on GitHub as what it is, and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.files import as_text
from ehsg_cli.findings.model import Location
from ehsg_cli.interchange.source import Cell, Kind, Line, Source, Table
from ehsg_cli.interchange.spec import REVIEWING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.interchange.source import Block
    from ehsg_cli.interchange.to_tables import ReviewTable

_ABOUT = (
    f"{REVIEWING} A line break within a cell is written as `<br>`, and a backslash stands before signs that "
    "would mean something in Markdown. `ehsg bank import` makes a bank of this file again."
)
_MARKUP = re.compile(r"[\\`*_\[\]<|~$&]|(?<=[a-z]):(?=//)|(?<=www)\.", re.IGNORECASE)
# Where GitHub would make a link of an address or a name, or a picture of a word, whatever stands before it
_NOTHING = "<!-- -->"
_MAGIC = re.compile(r"@(?=\w)|:(?=[\w+-]+:)")
_TOKEN = re.compile(r"\\([!-/:-@\[-`{-~])|<br ?/?>|<!-- -->", re.IGNORECASE)
_END_OF_CELL = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_RULE = re.compile(r"[\s|:-]+")


def write_markdown(tables: Iterable[ReviewTable], title: str) -> str:
    """The tables, each under a heading with its name.

    Args:
        tables: What to write.
        title: What to call the whole.
    """
    parts = [f"# {as_cell(title)}", _ABOUT]
    for table in tables:
        lines = (table.headers, ["---"] * len(table.headers), *table.rows)
        rows = (" | ".join(as_cell(str(cell)) for cell in row) for row in lines)
        parts += [f"## {table.name}", "\n".join(f"| {row} |" for row in rows)]
    return "\n\n".join(parts) + "\n"


def as_cell(text: str) -> str:
    """The text on one line of a table, in which nothing is markup; `from_cell` gives it back."""
    escaped = _MAGIC.sub(rf"\g<0>{_NOTHING}", _MARKUP.sub(r"\\\g<0>", text))
    return escaped.replace("\n", "<br>")


def from_cell(cell: str) -> str:
    """The text of a cell."""
    return _TOKEN.sub(_meant, cell.strip())


def _meant(token: re.Match[str]) -> str:
    return token[1] or ("\n" if token[0].startswith("<b") else "")


def read_markdown(content: bytes, file: str) -> Source:
    """The tables in a Markdown file, each named by the heading above it, and the lines around them."""
    lines = as_text(content).replace("\r\n", "\n").split("\n")
    return Source(file, Kind.MARKDOWN, tuple(_blocks(lines, file)))


def _blocks(lines: list[str], file: str) -> Iterator[Block]:
    name, rows = "", list[tuple[Cell, ...]]()
    for number, line in enumerate([*lines, ""], start=1):
        location, text = Location(file=file, line=number, column=1), line.strip(" ")
        if text.startswith("|"):
            rows += [] if _RULE.fullmatch(text) else [_row(text, location)]
            continue
        if rows:
            yield Table(name, rows[0][0].location, tuple(rows))
            rows = []
        marks, _, heading = text.partition(" ")
        if marks == "##":
            name = from_cell(heading)
        elif text and marks != "#" and text != _ABOUT:
            yield Line(text, location)


def _row(line: str, location: Location) -> tuple[Cell, ...]:
    inner = line.removeprefix("|")
    cells = _END_OF_CELL.sub("\\1\n", inner).split("\n")
    return tuple(Cell(from_cell(cell), location) for cell in (cells if cells[-1].strip() else cells[:-1]))
