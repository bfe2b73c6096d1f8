from __future__ import annotations

import io
from xml.etree.ElementTree import XML

import openpyxl
import pytest

from ehsg_cli.workbook.book import Book, Column, Cover, Sheet
from ehsg_cli.workbook.package import local
from ehsg_cli.workbook.write import write_book
from tests.workbook.parts import unzipped

PARAGRAPHS = (("How to", ("First.", "Then.")), ("Source", ("A council.",)))
SHEET = Sheet("S", (Column("A", 9),), (("x",),))


def written(*sheets: Cover | Sheet) -> bytes:
    return write_book(Book(title="A", subject="B", sheets=sheets, lists={}, properties={}))


def test_the_title_of_a_cover_is_heading_1_and_its_headings_are_heading_2() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written(Cover("C", "Title", PARAGRAPHS), SHEET)))["C"]
    styles = {cell.value: cell.style for (cell,) in sheet.iter_rows()}
    assert styles == {
        "Title": "Heading 1",
        "How to": "Heading 2",
        "First.": "Normal",
        "Then.": "Normal",
        "Source": "Heading 2",
        "A council.": "Normal",
    }
    assert (sheet["A1"].font.sz, sheet["A1"].font.b) == (18, True)  # with the look they had


@pytest.mark.parametrize(
    ("sheets", "names"),
    [
        ((Cover("C", "Title", PARAGRAPHS),), ["Heading 1", "Heading 2", "Normal"]),
        ((Cover("C", "Title", ()), SHEET), ["Heading 1", "Normal"]),
        ((SHEET,), ["Normal"]),
    ],
)
def test_a_workbook_has_the_cell_styles_it_uses(sheets: tuple[Cover | Sheet, ...], names: list[str]) -> None:
    root = XML(unzipped(written(*sheets))["xl/styles.xml"])
    parts = {local(each): each for each in root}
    styles = list(parts["cellStyles"])
    looks = list(parts["cellStyleXfs"])
    assert [each.get("name") for each in styles] == names
    assert sorted(int(each.get("xfId", -1)) for each in styles) == list(range(len(looks)))
    assert (
        int(parts["cellStyles"].get("count", 0)) == int(parts["cellStyleXfs"].get("count", 0)) == len(names)
    )
