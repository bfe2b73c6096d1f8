from __future__ import annotations

from dataclasses import replace

import pytest

from ehsg_cli.findings.model import Finding
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.limits import DEFAULT, Limits, TooLargeError, survey
from tests.workbook.parts import ods_cell, ods_row, ods_rows, xlsx, zipped
from tests.workbook.xlsb import xlsb

TEXT = ods_cell("<text:p>x</text:p>", value_type="string")


def workbook(cell: str) -> bytes:
    return xlsx(lambda sheet: sheet.__setitem__(cell, "far out"))


def repeated(rows: int, *cells: str) -> str:
    return f'<table:table-row table:number-rows-repeated="{rows}">{"".join(cells)}</table:table-row>'


def refusal(data: bytes, limits: Limits = DEFAULT) -> Finding:
    spreadsheet, (finding,) = read_spreadsheet(data, "far", limits)
    assert spreadsheet is None
    assert finding.code == "F007"
    return finding


def test_a_text_at_the_far_end_of_a_sheet_is_a_finding_and_not_a_wait_for_memory() -> None:
    finding = refusal(workbook("XFD1048576"))
    assert "row 1,048,576, column 16,384; the most are 5,000,000 cells" in finding.message
    assert "--limit cells=" in finding.remedy


@pytest.mark.parametrize("cell", ["D5000", "ZZ100", "A1048576"])
def test_a_sheet_of_millions_of_cells_is_read(cell: str) -> None:
    survey(workbook(cell), DEFAULT)


def test_a_sheet_of_more_cells_than_that_is_not() -> None:
    with pytest.raises(TooLargeError) as raised:
        survey(workbook("F1048576"), DEFAULT)
    assert raised.value.limit == "cells"


@pytest.mark.parametrize(
    ("data", "limits", "option"),
    [
        (workbook("A11"), Limits(rows=10), "--limit rows="),
        (ods_rows(repeated(10, ods_cell()) + ods_row(TEXT)), Limits(rows=10), "--limit rows="),
        (xlsb({"S": [["x"]] * 11}), Limits(rows=10), "--limit rows="),
        (xlsb({"S": [["x"] * 11]}), Limits(cells=10), "--limit cells="),
        (ods_rows(repeated(1_000_000, TEXT * 6)), DEFAULT, "--limit cells="),
        (
            ods_rows(repeated(1_000, ods_cell("<text:p>x</text:p>", number_columns_repeated="16384"))),
            DEFAULT,
            "cells=",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), Limits(unpacked=100), "--limit unpacked="),
    ],
)
def test_every_format_is_limited(data: bytes, limits: Limits, option: str) -> None:
    assert option in refusal(data, limits).remedy


def test_what_is_empty_to_the_far_end_of_a_sheet_is_read() -> None:
    """Programs write every sheet of an `.ods` to its last row and column."""
    end = ods_cell(number_columns_repeated="16383")
    data = ods_rows(ods_row(TEXT, end) + repeated(1_048_575, end))
    spreadsheet, findings = read_spreadsheet(data, "any.ods")
    assert spreadsheet
    assert not findings
    assert spreadsheet.grids[0].rows == (("x",),)


def test_a_small_file_that_unpacks_to_a_large_one_is_not_unpacked() -> None:
    data = zipped({"[Content_Types].xml": "", "xl/worksheets/sheet1.xml": b" " * 1001})
    assert "it holds 1,001 bytes, and 1,000 are the most" in refusal(data, Limits(unpacked=1000)).message
    with pytest.raises(TooLargeError):
        survey(data, replace(DEFAULT, unpacked=1000))


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 no zip either", zipped({"content.xml": "<"})])
def test_what_is_no_workbook_is_not_too_large(data: bytes) -> None:
    survey(data, DEFAULT)
