"""Spreadsheet files put together, or taken apart, part by part."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xlsx(fill: Callable[[Worksheet], object]) -> bytes:
    """A workbook of one sheet, `Sheet`, as openpyxl saves it: formulas have no result."""
    workbook = openpyxl.Workbook()
    fill(workbook["Sheet"])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def xlsx_rows(rows: str) -> bytes:
    """A workbook of one sheet, `Sheet`, with these rows as they stand in its XML."""
    parts = unzipped(xlsx(lambda _: None))
    start, data, end = parts["xl/worksheets/sheet1.xml"].decode().partition("<sheetData></sheetData>")
    assert data
    return zipped({**parts, "xl/worksheets/sheet1.xml": f"{start}<sheetData>{rows}</sheetData>{end}"})


def ods(tables: str, meta: str = "") -> bytes:
    """An OpenDocument spreadsheet with these tables as they stand in its XML."""
    return zipped(
        {
            "mimetype": _MIMETYPE,
            "content.xml": f"<office:document-content {_SPACES}><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {_SPACES}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_MANIFEST}"><m:file-entry m:full-path="/" '
            f'm:media-type="{_MIMETYPE}"/></m:manifest>',
        }
    )


def ods_rows(rows: str) -> bytes:
    return ods(f'<table:table table:name="Sheet">{rows}</table:table>')


def ods_row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def ods_cell(content: str = "", **attributes: str) -> str:
    """A cell; an attribute's namespace is `table`, but for those of values."""
    spaces = {"value_type": "office", "value": "office", "boolean_value": "office", "error": "calcext"}
    named = (
        f'{spaces.get(name, "table")}:{"value-type" if name == "error" else name.replace("_", "-")}="{value}"'
        for name, value in attributes.items()
    )
    return f"<table:table-cell {' '.join(named)}>{content}</table:table-cell>"
