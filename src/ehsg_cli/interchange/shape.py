"""What of an Excel workbook's shape tells about a form: its drop-down lists and its merged cells."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import python_calamine as calamine
from xlsxwriter.utility import xl_cell_to_rowcol

from ehsg_cli.workbook.package import Kind, attribute, kind_of, local, opened, parsed, related

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.workbook.limits import Limits
    from ehsg_cli.workbook.package import Archive


_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{0,7})")
_ROWS = 1_048_576  # that a sheet has


@dataclass(frozen=True, slots=True)
class DropDown:
    """A list of choices, and the ranges of cells that offer it.

    Attributes:
        ranges: First row and column, last row and column, counting from 0.
        choices: What it offers, if it says so itself.
        refers_to: The cells that hold what it offers, or their name; empty if it says so itself.
    """

    sheet: str
    ranges: tuple[tuple[int, int, int, int], ...]
    choices: tuple[str, ...] = ()
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a workbook.

    Attributes:
        names: The cells that names stand for.
        merged: By sheet, as with a drop-down's ranges.
        hidden: The sheets that people do not see.
    """

    drop_downs: tuple[DropDown, ...]
    names: dict[str, str]
    merged: dict[str, tuple[tuple[int, int, int, int], ...]]
    hidden: frozenset[str] = frozenset()


NONE = Shape((), {}, {})


def read_shape(data: bytes, file: str, limits: Limits) -> tuple[Shape, tuple[Finding, ...]]:  # noqa: ARG001
    """The shape of a workbook that has been read; of another format, or if damaged, only what is hidden."""
    try:
        shape = _shape(opened(data)) if kind_of(data) is Kind.XLSX else NONE
    except Exception:  # what cannot be told is not needed
        shape = NONE
    return replace(shape, hidden=_hidden(data)), ()


def _hidden(data: bytes) -> frozenset[str]:
    """The sheets that people do not see, in any format."""
    try:
        sheets = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).sheets_metadata
    except Exception:  # such a file has not been read either
        return frozenset()
    return frozenset(each.name for each in sheets if each.visible != calamine.SheetVisibleEnum.Visible)


def _shape(archive: Archive) -> Shape:
    workbook = next(part for _, what, part in related(archive, "") if what == "officeDocument")
    parts = {name: part for name, what, part in related(archive, workbook) if what == "worksheet"}
    root = parsed(archive, workbook)
    names = {each.get("name", ""): each.text or "" for each in root.iter() if local(each) == "definedName"}
    drop_downs: list[DropDown] = []
    merged = {}
    for each in root.iter():
        if local(each) == "sheet" and attribute(each, "id") in parts:
            sheet, content = each.get("name", ""), parsed(archive, parts[attribute(each, "id")])
            drop_downs += _drop_downs(sheet, content)
            cells = (cell.get("ref", "") for cell in content.iter() if local(cell) == "mergeCell")
            merged[sheet] = tuple(map(parse_range, cells))
    return Shape(tuple(drop_downs), names, merged)


def _drop_downs(sheet: str, content: Element) -> Iterator[DropDown]:
    """The lists that are offered; newer ones say their formula and their cells within an element each."""
    for rule in content.iter():
        if local(rule) == "dataValidation" and rule.get("type") == "list":
            said = {local(each): "".join(each.itertext()).strip() for each in rule.iter()}
            formula = said.get("formula1", "")
            ranges = tuple(map(parse_range, (rule.get("sqref") or said.get("sqref", "")).split()))
            if formula.startswith('"'):
                (choices,) = csv.reader([formula[1:-1].replace('""', "'")])
                yield DropDown(sheet, ranges, tuple(filter(None, map(str.strip, choices))))
            elif formula:
                yield DropDown(sheet, ranges, refers_to=formula)


def parse_range(text: str) -> tuple[int, int, int, int]:
    """First row and column, last row and column of `A1:B2` or `A:B`, counting from 0.

    Raises:
        ValueError: It is no range of cells.
    """
    first, _, last = text.partition(":")
    ends = [_CELL.fullmatch(end) for end in (first, last or first)]
    if not all(ends):
        raise ValueError(text)
    (left, top), (right, bottom) = (end.groups() for end in ends if end)
    _, column = xl_cell_to_rowcol(f"{left}1")
    _, last_column = xl_cell_to_rowcol(f"{right}1")
    return int(top or 1) - 1, column, int(bottom or _ROWS) - 1, last_column
