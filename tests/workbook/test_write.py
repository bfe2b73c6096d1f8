from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from typing import Any

import openpyxl
import pytest

from ehsg_cli.workbook.book import Book, Column, Cover, Sheet
from ehsg_cli.workbook.write import write_book


def written(*columns: Column, freeze: int = 0) -> Any:
    sheet = Sheet("S", columns, (tuple("x" for _ in columns),), freeze=freeze)
    book = Book(title="A", subject="B", sheets=(sheet,), lists={}, properties={})
    return openpyxl.load_workbook(io.BytesIO(write_book(book)))["S"]


def test_the_first_workbook_a_program_writes_is_like_all_others() -> None:
    """XlsxWriter writes into the options it is given."""
    program = (
        "from ehsg_cli.workbook.book import Book, Column, Kind, Sheet\n"
        "from ehsg_cli.workbook.write import write_book\n"
        "sheet = Sheet('S', (Column('A', 9, Kind.LABEL),), (('x',),))\n"
        "book = Book(title='A', subject='B', sheets=(sheet,), lists={}, properties={})\n"
        "first, second = write_book(book), write_book(book)\n"
        "assert first == second\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_no_font_gives_way_to_that_of_the_theme() -> None:
    book = Book(title="A", subject="B", sheets=(Cover("A", "B", ()),), lists={}, properties={})
    with zipfile.ZipFile(io.BytesIO(write_book(book))) as archive:
        assert b"<scheme" not in archive.read("xl/styles.xml")


@pytest.mark.parametrize(
    ("header", "width", "room"),
    [
        ("Ref", 19, 19),
        ("Consensus", 9, 13),
        ("Not answered", 8, 12),  # between words it may break
        ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 18, 28),
        ("", 8, 8),
    ],
)
def test_a_column_is_wide_enough_for_the_words_of_its_header(header: str, width: int, room: int) -> None:
    assert Column(header, width).room == room


def test_a_header_has_room_for_all_its_lines() -> None:
    short, long = (written(Column(header, 18)) for header in ("Police", "North Clinical Commissioning Group"))
    assert long.row_dimensions[1].height == short.row_dimensions[1].height + 28.5


@pytest.mark.parametrize(("width", "pages"), [(60, 1), (112, 1), (113, 2), (300, 3)])
def test_a_wide_table_is_printed_on_so_many_pages_that_it_can_be_read(width: int, pages: int) -> None:
    sheet = written(Column("Ref", width), Column("Question", width), freeze=1)
    assert sheet.page_setup.orientation == "landscape"
    assert (int(sheet.page_setup.paperSize), int(sheet.page_setup.fitToHeight)) == (9, 0)
    assert int(sheet.page_setup.fitToWidth or 1) == pages
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_title_cols == ("$A:$A" if pages > 1 else None)


@pytest.mark.parametrize(("width", "zoom"), [(85, 100), (100, 85), (400, 80)])
def test_the_zoom_shows_a_table_whole_where_it_can(width: int, zoom: int) -> None:
    assert (written(Column("Ref", width), Column("Question", width)).sheet_view.zoomScale or 100) == zoom


def test_headers_stay_in_view_and_the_cursor_is_in_the_first_cell() -> None:
    sheet = written(Column("Ref", 9), Column("Question", 9), freeze=1)
    assert sheet.freeze_panes == "B2"
    (active,) = [each for each in sheet.sheet_view.selection if each.pane == sheet.sheet_view.pane.activePane]
    assert active.activeCell == "A1"


def test_columns_that_say_where_things_are_from_need_not_be_printed() -> None:
    columns = (Column("Ref", 100), Column("Comment", 100), Column("File", 100))
    sheet = Sheet("S", columns, (("x", "y", "z"),), printed=2)
    book = Book(title="A", subject="B", sheets=(sheet,), lists={}, properties={})
    written_sheet = openpyxl.load_workbook(io.BytesIO(write_book(book)))["S"]
    assert written_sheet.print_area == "'S'!$A$1:$B$2"
    assert int(written_sheet.page_setup.fitToWidth or 1) == 1
    assert written_sheet["C2"].value == "z"


@pytest.mark.parametrize(("lines", "pages"), [(0, 1), (44, 1), (60, 2), (400, 9)])
def test_a_cover_is_printed_on_as_few_pages_as_can_be_read(lines: int, pages: int) -> None:
    cover = Cover("C", "Title", (("How to", ("Read this.",) * lines),))
    book = Book(title="A", subject="B", sheets=(cover,), lists={}, properties={})
    page = openpyxl.load_workbook(io.BytesIO(write_book(book)))["C"].page_setup
    assert (page.orientation, int(page.fitToHeight or 1)) == ("portrait", pages)


def test_a_row_is_as_high_as_its_longest_text() -> None:
    columns = (Column("Ref", 10), Column("Question", 30))
    texts = ("Short", "A question that takes three lines of this column, as it goes on for a little while")
    sheet = Sheet("S", columns, (("1", texts[0]), ("2", texts[1])))
    book = Book(title="A", subject="B", sheets=(sheet,), lists={}, properties={})
    data = write_book(book)
    rows = openpyxl.load_workbook(io.BytesIO(data))["S"].row_dimensions
    assert (rows[2].height, rows[3].height) == (20.25, 48.75)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:  # rows grow when people type
        assert b"customHeight" not in archive.read("xl/worksheets/sheet1.xml")
