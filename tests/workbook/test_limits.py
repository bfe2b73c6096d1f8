from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from ehsg_cli.workbook import limits
from ehsg_cli.workbook.grid import read_spreadsheet


def workbook(cell: str) -> bytes:
    book = openpyxl.Workbook()
    book["Sheet"][cell] = "far out"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_text_at_the_far_end_of_a_sheet_is_a_finding_and_not_a_wait_for_memory() -> None:
    spreadsheet, (finding,) = read_spreadsheet(workbook("XFD1048576"), "far.xlsx")
    assert spreadsheet is None
    assert finding.code == "F007"
    assert "row 1,048,576, column 16,384" in finding.message


@pytest.mark.parametrize(
    ("cell", "fits"), [("D5000", True), ("ZZ100", True), ("A1048576", True), ("F1048576", False)]
)
def test_the_limit_is_on_cells(cell: str, fits: bool) -> None:
    assert (limits.oversize(workbook(cell)) == "") is fits


def test_a_small_file_that_unpacks_to_a_large_one_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 1000)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 1001)
    assert limits.oversize(stream.getvalue()) == "it unpacks to 1,001 bytes, and 1,000 are the most"


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 no zip either"])
def test_what_is_no_workbook_is_not_too_large(data: bytes) -> None:
    assert limits.oversize(data) == ""
