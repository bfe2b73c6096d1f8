"""Workbooks in Excel's binary format, which no library writes: texts, numbers, truths in BIFF12 records."""

from __future__ import annotations

import struct
from itertools import zip_longest
from typing import TYPE_CHECKING

from ehsg_cli.workbook.book import Book, Cover, Sheet
from ehsg_cli.workbook.layout import LISTS
from tests.workbook.parts import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROW, BOOL, REAL, TEXT = 0, 4, 5, 6
BEGIN_SHEET, END_SHEET, BEGIN_BOOK, END_BOOK = 129, 130, 131, 132
BEGIN_SHEETS, END_SHEETS, BEGIN_DATA, END_DATA, EXTENT, NAMED_SHEET = 143, 144, 145, 146, 148, 156

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXCEL = "application/vnd.ms-excel"


def xlsb(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of these sheets; `None` and empty texts are empty cells."""
    numbers = range(1, len(sheets) + 1)
    override = '<Override PartName="/xl/{}" ContentType="application/vnd.ms-excel.{}"/>'
    overrides = (override.format(f"worksheets/sheet{number}.bin", "worksheet") for number in numbers)
    relations = (("worksheet", f"worksheets/sheet{number}.bin") for number in numbers)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{override.format('workbook.bin', 'sheet.binary.macroEnabled.main')}{''.join(overrides)}</Types>",
        "_rels/.rels": related([("officeDocument", "xl/workbook.bin")]),
        "xl/_rels/workbook.bin.rels": related(list(relations)),
        "xl/workbook.bin": workbook(list(sheets)),
        **{
            f"xl/worksheets/sheet{number}.bin": sheet(rows)
            for number, rows in enumerate(sheets.values(), start=1)
        },
    }
    return zipped(parts)


def book_as_xlsb(book: Book) -> bytes:
    """The workbook that `write_book` would write, as a program that only keeps the cells saves it."""
    return xlsb(dict(tables(book)))


def tables(book: Book) -> Iterator[tuple[str, Sequence[Sequence[object]]]]:
    for item in book.sheets:
        match item:
            case Cover():
                yield item.name, [(line,) for line in (item.title, *item.lines)]
            case Sheet():
                yield item.name, [tuple(column.header for column in item.columns), *item.rows]
    yield LISTS, list(zip_longest(*((name, *values) for name, values in book.lists.items())))


def related(parts: Sequence[tuple[str, str]]) -> str:
    relations = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, start=1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{"".join(relations)}</Relationships>'


def workbook(names: Sequence[str]) -> bytes:
    named = (
        record(NAMED_SHEET, struct.pack("<II", 0, number) + text(f"rId{number}") + text(name))
        for number, name in enumerate(names, start=1)
    )
    middle = record(BEGIN_SHEETS) + b"".join(named) + record(END_SHEETS)
    return record(BEGIN_BOOK) + middle + record(END_BOOK)


def sheet(rows: Sequence[Sequence[object]]) -> bytes:
    width = max(map(len, rows), default=0)
    extent = struct.pack("<4I", 0, max(len(rows), 1) - 1, 0, max(width, 1) - 1)
    data = b"".join(
        record(ROW, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))
        + b"".join(map(cell, range(width), row))
        for number, row in enumerate(rows)
    )
    start = record(BEGIN_SHEET) + record(EXTENT, extent) + record(BEGIN_DATA)
    return start + data + record(END_DATA) + record(END_SHEET)


def cell(column: int, value: object) -> bytes:
    place = struct.pack("<II", column, 0)
    match value:
        case bool():
            return record(BOOL, place + bytes([value]))
        case int() | float():
            return record(REAL, place + struct.pack("<d", value))
        case str() if value:
            return record(TEXT, place + text(value))
    return b""


def record(kind: int, content: bytes = b"") -> bytes:
    return in_sevens(kind) + in_sevens(len(content)) + content


def in_sevens(value: int) -> bytes:
    """A number in groups of seven bits, lowest first; each but the last has the eighth set."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups[-1] |= 0x80
        groups.append(value & 0x7F)
    return bytes(groups)


def text(value: str) -> bytes:
    encoded = value.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded
