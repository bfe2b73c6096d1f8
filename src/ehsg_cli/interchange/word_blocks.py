"""The paragraphs and tables of a Word document, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from ehsg_cli.findings.model import Location
from ehsg_cli.interchange.source import Cell, Line, Table
from ehsg_cli.interchange.word_text import choices_of, runs_of, styles_of, text_of
from ehsg_cli.workbook.grid import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from ehsg_cli.interchange.source import Block
    from ehsg_cli.interchange.word_text import Element

_TRANSPARENT = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")))
CONTENTS = -2  # the level of a line of a table of contents


@dataclass(slots=True)
class _Reading:
    """A document while it is read, with the numbers of its next paragraph and table."""

    file: str
    styles: dict[str, Any]
    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))


def blocks_of(document: Document, file: str) -> Iterator[Block]:
    """The paragraphs that are not empty, and the tables; tables within tables come after these."""
    styles = {style.style_id: style for style in document.styles}
    return _blocks(document.element.body, _Reading(file, styles))


def _blocks(parent: Element, reading: _Reading) -> Iterator[Block]:
    for child in _children(parent):
        if child.tag == qn("w:p"):
            yield from _line(child, reading)
        elif child.tag == qn("w:tbl"):
            yield from _tables(child, reading)


def _children(parent: Element) -> Iterator[Element]:
    """What is in it, controls and accepted changes being as good as not there."""
    for child in parent:
        if child.tag in _TRANSPARENT:
            yield from _children(child)
        else:
            yield child


def _line(paragraph: Element, reading: _Reading) -> Iterator[Line]:
    choices = choices_of(paragraph)
    text = text_of(paragraph)
    text = text if text.strip() else " / ".join(choices)
    if not text:
        return
    settings, styles = paragraph.find(qn("w:pPr")), _styles(paragraph, reading)
    runs = [run for run in runs_of(paragraph) if run.text.strip()]
    default = next((style.font.bold for style in styles if style.font.bold is not None), False)
    yield Line(
        text,
        Location(file=reading.file, sheet=f"paragraph {next(reading.paragraphs)}"),
        level=_level(settings, styles),
        is_bold=all(default if run.is_bold is None else run.is_bold for run in runs),
        is_item=_is_item(settings, styles),
        choices=choices,
    )


def _styles(paragraph: Element, reading: _Reading) -> list[Any]:
    """The style of a paragraph and those it is based on."""
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    style = reading.styles.get(named.get(qn("w:val"), "")) if named is not None else None
    return list(styles_of(style))


def _level(settings: Element, styles: list[Any]) -> int:
    """The level of a heading, as `Line` has it, by its style or its outline level."""
    for style in styles:
        name = (style.name or "").casefold()
        if name == "title":
            return 0
        if name.startswith("toc"):
            return CONTENTS
        kind, _, number = name.rpartition(" ")
        if kind == "heading" and number.isdecimal():
            return int(number)
    outlines = (each.find(qn("w:outlineLvl")) for each in _settings(settings, styles))
    levels = (int(outline.get(qn("w:val"), "9")) for outline in outlines if outline is not None)
    level = next(levels, 9)
    return level + 1 if level < 9 else -1


def _is_item(settings: Element, styles: list[Any]) -> bool:
    return any(each.find(qn("w:numPr")) is not None for each in _settings(settings, styles))


def _settings(settings: Element, styles: list[Any]) -> list[Element]:
    """The paragraph's own settings, and those of its styles."""
    every = [settings, *(style.element.find(qn("w:pPr")) for style in styles)]
    return [each for each in every if each is not None]


def _tables(table: Element, reading: _Reading) -> Iterator[Table]:
    name = f"table {next(reading.tables)}"
    rows = [row for row in _children(table) if row.tag == qn("w:tr") and not _is_deleted(row)]
    yield Table(
        "",
        Location(file=reading.file, sheet=name),
        tuple(tuple(_cells(row, number, name, reading)) for number, row in enumerate(rows)),
    )
    for row in rows:
        for cell in _children(row):
            if cell.tag == qn("w:tc"):
                for nested in _children(cell):
                    yield from _tables(nested, reading) if nested.tag == qn("w:tbl") else ()


def _is_deleted(row: Element) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _cells(row: Element, number: int, table: str, reading: _Reading) -> Iterator[Cell]:
    """The cells of a row, one for each column of the table: those that others go across are empty."""
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    column = 0
    for _ in range(_number(before)):
        yield Cell("", Location(file=reading.file, sheet=table, cell=cell_name(number, column)))
        column += 1
    for cell in _children(row):
        if cell.tag == qn("w:tc"):
            span = max(1, _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")))
            yield _cell(cell, span, Location(file=reading.file, sheet=table, cell=cell_name(number, column)))
            for further in range(column + 1, column + span):
                yield Cell("", Location(file=reading.file, sheet=table, cell=cell_name(number, further)))
            column += span


def _number(element: Element) -> int:
    """The number that a setting holds, within what a table can have."""
    value = "0" if element is None else element.get(qn("w:val"), "0")
    return min(int(value), 100) if value.isdecimal() else 0


def _cell(cell: Element, span: int, location: Location) -> Cell:
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    if merged is not None and merged.get(qn("w:val")) != "restart":  # a part of the cell above
        return Cell("", location, span)
    paragraphs = [each for each in _children(cell) if each.tag == qn("w:p")]
    texts = [text for each in paragraphs if (text := text_of(each)).strip()]
    runs = [run for each in paragraphs for run in runs_of(each) if run.text.strip()]
    is_bold = bool(runs) and all(run.is_bold for run in runs)
    return Cell("\n".join(texts), location, span, is_bold, choices_of(cell))
