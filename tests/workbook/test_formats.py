"""The same workbook in every format that is read, whatever its file is called."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.workbook.grid import Spreadsheet, read_spreadsheet
from ehsg_cli.workbook.read import read_submissions
from tests.acceptance.libreoffice import converted
from tests.banks import SMALL
from tests.filling import Filled, filled_book, filled_workbook
from tests.workbook.parts import ods_cell, ods_row, ods_rows, unzipped, zipped
from tests.workbook.xlsb import book_as_xlsb, xlsb

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "=1+1 \U0001f600 e\u0301 \u05d0\nsecond line"
FILLED = Filled(
    {"organisation": "North Police", "sector": "Police", "date": "2024-07-14"},
    {"families-01": ("Mostly yes", WORDS), "families-02": ("No", ""), "words-01": ("With care", "")},
)


def read(data: bytes, name: str) -> Spreadsheet:
    spreadsheet, findings = read_spreadsheet(data, name)
    assert spreadsheet, findings
    assert not findings
    return spreadsheet


def said(data: bytes, name: str) -> tuple[object, ...]:
    """Who answered what in a response workbook."""
    (submission,) = read_submissions([read(data, name)], SMALL)
    answers = [(each.question, each.choice, each.raw, each.comment) for each in submission.answers]
    return submission.respondent, answers, submission.unplaced


AS_XLSX = said(filled_workbook(SMALL, FILLED), "police.xlsx")


def test_a_binary_workbook_reads_like_the_same_in_xml() -> None:
    assert said(book_as_xlsb(filled_book(SMALL, FILLED)), "police.xlsb") == AS_XLSX


def test_texts_numbers_and_truths_of_a_binary_workbook() -> None:
    spreadsheet = read(xlsb({"One": [["a", None, 3], [True, 2.5]], "Two": []}), "any.xlsb")
    assert [grid.rows for grid in spreadsheet.grids] == [(("a", "", "3"), ("TRUE", "2.5")), ()]


def test_notes_in_a_binary_workbook_are_said_to_be_unread() -> None:
    data = io.BytesIO(xlsb({"One": [["a"]]}))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/comments1.bin", b"")
    spreadsheet, (finding,) = read_spreadsheet(data.getvalue(), "any.xlsb")
    assert spreadsheet
    assert spreadsheet.grids[0].rows == (("a",),)
    assert (finding.code, finding.severity) == ("F010", "warning")


@pytest.mark.parametrize("name", ["police.xls", "police.ods", "police.xlsm", "police"])
def test_a_file_is_read_by_what_is_in_it(name: str) -> None:
    assert said(filled_workbook(SMALL, FILLED), name) == AS_XLSX


def test_a_template_is_read_like_a_workbook() -> None:
    parts = unzipped(ods_rows(ods_row(ods_cell("<text:p>x</text:p>", value_type="string"))))
    template = {**parts, "mimetype": parts["mimetype"] + b"-template"}
    assert read(zipped(template), "any.ots").grids[0].rows == (("x",),)
    parts = unzipped(filled_workbook(SMALL, FILLED))
    types = parts["[Content_Types].xml"].replace(b"sheet.main+xml", b"template.main+xml")
    assert types != parts["[Content_Types].xml"]
    assert said(zipped({**parts, "[Content_Types].xml": types}), "police.xltx") == AS_XLSX


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["xls", "ods", "xlsx"])
def test_a_workbook_that_libreoffice_saved(tmp_path: Path, ending: str) -> None:
    data = converted(filled_workbook(SMALL, FILLED), "xlsx", ending, tmp_path)
    assert said(data, f"police.{ending}") == AS_XLSX
    assert said(data, "police.xlsb") == AS_XLSX
    assert read(data, "police").source.modified == ""  # a conversion keeps the moment, which is that of ours


@pytest.mark.libreoffice
def test_libreoffice_opens_the_binary_workbooks_of_these_tests(tmp_path: Path) -> None:
    data = converted(book_as_xlsb(filled_book(SMALL, FILLED)), "xlsb", "xlsx", tmp_path)
    assert said(data, "police.xlsx") == AS_XLSX


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["xls", "ods", "xlsx"])
def test_a_password(tmp_path: Path, ending: str) -> None:
    data = converted(filled_workbook(SMALL, FILLED), "xlsx", ending, tmp_path, password="our secret")  # noqa: S106
    spreadsheet, (finding,) = read_spreadsheet(data, f"police.{ending}")
    assert spreadsheet is None
    assert finding.code == "F002"
