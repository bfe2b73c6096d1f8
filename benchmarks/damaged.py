"""Files that are no workbook, or one that harms whoever reads it, as they come among partners' answers."""

from __future__ import annotations

import io
import zipfile
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # how an encrypted workbook begins, and every old one
_SIZE = 30_000  # bytes, about those of a workbook
_BOMB = 400_000_000  # bytes unpacked, more than is ever read
_BLANKS = 20_000_000  # bytes unpacked, which is not too much to read
_SHEET = "xl/worksheets/sheet3.xml"
_STRINGS = "xl/sharedStrings.xml"
_SHEET_START = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_SHEET_END = b"</sheetData></worksheet>"
_LAUGHS = (
    b'<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 100 + b'"><!ENTITY c "' + b"&b;" * 100 + b'">'
    b'<!ENTITY d "' + b"&c;" * 100 + b'"><!ENTITY e "' + b"&d;" * 100 + b'">]>'
    b"<sst><si><t>&e;</t></si></sst>"
)
_FAR_CELL = _SHEET_START + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + _SHEET_END


def _with(workbook: bytes, part: str, content: bytes) -> bytes:
    """The workbook with another part in the place of one of its own, or besides them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(made, "w") as target:
        for each in source.infolist():
            if each.filename != part:
                target.writestr(each, source.read(each))
        target.writestr(part, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _torn(workbook: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return _with(workbook, _SHEET, archive.read(_SHEET)[:2000])


# How many of a hundred are of a kind, and how one is made of a workbook and by chance.
KINDS: dict[str, tuple[int, Callable[[bytes, Random], bytes]]] = {
    "cut short": (20, lambda workbook, chance: workbook[: chance.randrange(len(workbook))]),
    "encrypted": (
        20,
        lambda _, chance: _OLE + chance.randbytes(_SIZE) + "EncryptedPackage".encode("utf-16-le"),
    ),
    "letter": (14, lambda _, chance: b"%PDF-1.7\n" + chance.randbytes(_SIZE)),
    "noise": (9, lambda _, chance: chance.randbytes(_SIZE)),
    "noise in a zip": (10, lambda _, chance: b"PK\x03\x04" + chance.randbytes(_SIZE)),
    "torn sheet": (10, lambda workbook, _: _torn(workbook)),
    "laughs": (5, lambda workbook, _: _with(workbook, _STRINGS, _LAUGHS)),
    "far cell": (5, lambda workbook, _: _with(workbook, _SHEET, _FAR_CELL)),
    "bomb": (5, lambda workbook, _: _with(workbook, "xl/media/image1.bin", bytes(_BOMB))),
    "blanks": (2, lambda workbook, _: _with(workbook, _SHEET, _SHEET_START + b" " * _BLANKS + _SHEET_END)),
}


def strew(folder: Path, among: int, count: int) -> None:
    """Put so many such files, a hundred at most, into a folder: evenly `among` that many workbooks."""
    chance = Random(count)  # noqa: S311 - an example, not a secret
    kinds = [kind for kind, (many, _) in KINDS.items() for _ in range(many)]
    chance.shuffle(kinds)
    whole = (folder / "00001.xlsx").read_bytes()
    for number, kind in enumerate(kinds[:count], start=1):
        before = max(1, number * among // count)
        (folder / f"{before:05} {kind}.xlsx").write_bytes(KINDS[kind][1](whole, chance))
