from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ehsg_cli.bank import library
from ehsg_cli.submission.invitation import Invitation, Request
from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.book import Cover
from ehsg_cli.workbook.write import write_book
from tests import golden
from tests.banks import SMALL
from tests.workbook.dump import dump

GOLDEN = Path(__file__).parent / "golden"
INVITATION = Invitation("North Police", "police", "a@police.example")


@pytest.mark.parametrize("edition", ["2020", "2022"])
def test_blank_workbooks_stay_as_they_are(edition: str) -> None:
    data = write_book(response_workbook(library.load(edition)))
    golden.check(dump(data), GOLDEN / f"blank-{edition}.txt")


def test_a_partners_workbook_has_their_name_in_it() -> None:
    golden.check(dump(write_book(response_workbook(SMALL, INVITATION))), GOLDEN / "blank-small-partner.txt")


@pytest.mark.parametrize(("due", "is_shown"), [(date(2024, 9, 30), True), (date(2024, 10, 1), False)])
def test_no_date_of_the_bank_contradicts_the_day_that_is_asked_for(due: date, is_shown: bool) -> None:
    cover = response_workbook(SMALL, asked=Request(due)).sheets[0]
    assert isinstance(cover, Cover)
    titles = [title for title, _ in cover.paragraphs]
    assert ("Dates" in titles) == is_shown


def test_the_same_input_gives_the_same_bytes() -> None:
    assert write_book(response_workbook(SMALL, INVITATION)) == write_book(
        response_workbook(SMALL, INVITATION)
    )


def test_protection_leaves_the_cells_to_fill_in_open() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(response_workbook(SMALL), protect=True)))
    sheet = workbook["Families"]
    assert sheet.protection.sheet
    assert not sheet.protection.autoFilter  # the attribute says what is forbidden
    assert [cell.protection.locked for cell in sheet[2]] == [True, True, False, False]
    assert not workbook["About you"]["B2"].protection.locked


def test_titles_that_differ_in_signs_alone_have_a_table_each() -> None:
    families, words = SMALL.sections
    sections = (
        families.model_copy(update={"title": "A-B"}),
        words.model_copy(update={"title": "A B"}),
        words.model_copy(update={"title": "ÄB 2½ (x²)"}),
        words.model_copy(update={"title": "Lists -"}),
    )
    data = write_book(response_workbook(SMALL.model_copy(update={"sections": sections})))
    tables = [name for sheet in openpyxl.load_workbook(io.BytesIO(data)) for name in sheet.tables]
    assert len({name.casefold() for name in tables}) == len(tables) == 6


def test_two_headers_that_excel_takes_for_the_same_are_refused() -> None:
    families = SMALL.sections[0].model_copy(update={"follow_up": "ANSWER"})
    book = response_workbook(SMALL.model_copy(update={"sections": (families,)}))
    with pytest.warns(UserWarning, match="Duplicate header"), pytest.raises(ValueError, match="Families"):
        write_book(book)


def test_the_longest_name_and_address_are_kept() -> None:
    book = response_workbook(SMALL, Invitation("N" * 200, "police", "e" * 254))
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(book)))
    assert workbook.custom_doc_props["Prepared for"].value == "N" * 200
    assert [workbook["About you"][f"B{row}"].value for row in (2, 6)] == ["N" * 200, "e" * 254]


def test_rows_may_grow_with_what_people_type() -> None:
    with zipfile.ZipFile(io.BytesIO(write_book(response_workbook(SMALL)))) as archive:
        sheet = archive.read("xl/worksheets/sheet3.xml").decode()
    rows = re.findall("<row [^>]*>", sheet)
    assert len(rows) == 3
    assert all(" ht=" in row and "customHeight" not in row for row in rows)


@pytest.mark.parametrize("edition", ["2020", "2022"])
def test_every_header_is_unique_and_no_cell_of_a_table_header_is_empty(edition: str) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(response_workbook(library.load(edition)))))
    assert len({name.casefold() for name in workbook.sheetnames}) == len(workbook.sheetnames)
    for sheet in workbook.worksheets[1:-1]:
        headers = [cell.value for cell in sheet[1]]
        assert all(headers)
        assert len(set(headers)) == len(headers)
        assert len(sheet.tables) == 1
