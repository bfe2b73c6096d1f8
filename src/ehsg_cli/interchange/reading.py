"""Any file that people keep a form or a bank in → what stands in it."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import as_text
from ehsg_cli.interchange.csv_file import read_csv
from ehsg_cli.interchange.markdown_file import read_markdown
from ehsg_cli.interchange.shape import NONE, read_shape
from ehsg_cli.interchange.spreadsheet import from_spreadsheet
from ehsg_cli.interchange.word import read_word
from ehsg_cli.workbook.package import opened

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.interchange.source import Source
    from ehsg_cli.workbook.isolated import Reader

T = TypeVar("T")

_WORD = {".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt"}
_SPREADSHEETS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".ots"}
_CSV = {".csv", ".tsv", ".txt"}
_MARKDOWN = {".md", ".markdown"}
_PACKED = (b"PK", b"\xd0\xcf\x11\xe0")  # how Office files begin
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")


def read_source(data: bytes, file: str, reader: Reader) -> Source:
    """What stands in a file, by what it holds and, where that does not tell, by its ending.

    Raises:
        EhsgError: It cannot be read, or is of a kind that is not read.
    """
    ending = PurePath(file).suffix.lower()
    if data.startswith(_PACKED):
        return _word(data, file, reader) if _is_word(data, ending) else _spreadsheet(data, file, reader)
    if ending in _WORD:
        return _word(data, file, reader)
    if ending in _SPREADSHEETS:
        return _spreadsheet(data, file, reader)
    if ending not in _CSV | _MARKDOWN:
        raise EhsgError(f"{file} is of a kind that is not read.", "Save it as .docx, .xlsx or .csv.")
    if not data.strip() or _NOT_TEXT.search(as_text(data)):
        what = "holds no text" if data.strip() else "is empty"
        raise EhsgError(f"{file} {what}.", "Check that it is the right file.")
    return read_markdown(data, file) if ending in _MARKDOWN else read_csv(data, file)


def _is_word(data: bytes, ending: str) -> bool:
    """Whether an Office file is a document: what it holds counts, and only then how it is called."""
    try:
        names = opened(data).namelist()
    except Exception:  # zipfile raises more than it documents
        return ending in _WORD
    return any(name.startswith("word/") for name in names)


def _word(data: bytes, file: str, reader: Reader) -> Source:
    return _read(*reader.read_with(read_word, data, file), file)


def _spreadsheet(data: bytes, file: str, reader: Reader) -> Source:
    spreadsheet, findings = reader.read(data, file)
    known = _read(spreadsheet, findings, file)
    shape, _ = reader.read_with(read_shape, data, file)
    return from_spreadsheet(known, shape or NONE, findings)


def _read(read: T | None, findings: tuple[Finding, ...], file: str) -> T:
    if read is None:
        first = findings[0]
        raise EhsgError(f"Cannot read {file}: {first.message}", first.remedy)
    return read
