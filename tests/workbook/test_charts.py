from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from typing import Any

import pytest
from openpyxl.xml.functions import fromstring

from ehsg_cli.render.palette import read_sheet
from ehsg_cli.render.templates import STYLE_SHEET, read_ours
from ehsg_cli.workbook.book import Book, Chart, Column, Kind, Sheet
from ehsg_cli.workbook.charts import _FIRST_DARK, _FIRST_PALE, _LAST_DARK, _LAST_PALE, _MIDDLE, _STRIPES, _hex
from ehsg_cli.workbook.write import write_book

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ROWS = (("Families", 1, 2, 0), ("Words", None, None, None), ("Data", 0, 3, 1), ("Leaders", 2, 2, 2))
COLUMNS = (Column("Section", 30), *(Column(header, 9, Kind.NUMBER) for header in ("Yes", "So-so", "No")))


def book(rows: tuple[int, ...] = (0, 2, 3), charts: int = 1, name: str = "It's all") -> Book:
    chart = Chart("How they answered", "Stacked bars.", rows, (1, 2, 3))
    sheet = Sheet(name, COLUMNS, ROWS, charts=(chart,) * charts)
    return Book(title="A", subject="B", sheets=(sheet,), lists={}, properties={})


def part(name: str, of: Book) -> str:
    with zipfile.ZipFile(io.BytesIO(write_book(of))) as archive:
        return archive.read(name).decode()


def chart_xml(of: Book) -> Any:
    return fromstring(part("xl/charts/chart1.xml", of).encode())


def test_bars_are_stacked_to_the_same_length_and_read_from_top_to_bottom() -> None:
    chart = chart_xml(book())
    assert [element.get("val") for element in chart.iter(f"{CHART}barDir")] == ["bar"]
    assert [element.get("val") for element in chart.iter(f"{CHART}grouping")] == ["percentStacked"]
    category_axis = next(chart.iter(f"{CHART}catAx"))
    assert next(category_axis.iter(f"{CHART}orientation")).get("val") == "maxMin"


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ((0, 2, 3), "('It''s all'!${0}$2,'It''s all'!${0}$4:${0}$5)"),
        ((2, 3), "'It''s all'!${0}$4:${0}$5"),
    ],
)
def test_a_chart_takes_its_rows_from_the_table_and_holds_their_values(
    rows: tuple[int, ...], cells: str
) -> None:
    for column, series in enumerate(chart_xml(book(rows)).iter(f"{CHART}ser"), start=1):
        letter = "ABCD"[column]
        assert [element.text for element in series.iter(f"{CHART}f")] == [
            f"'It''s all'!${letter}$1",
            cells.format("A"),
            cells.format(letter),
        ]
        assert [element.text for element in series.iter(f"{CHART}v")] == [
            COLUMNS[column].header,
            *(str(ROWS[row][0]) for row in rows),
            *(str(ROWS[row][column]) for row in rows),
        ]


def test_every_number_has_a_label_and_a_piece_that_is_not_there_has_none() -> None:
    for column, series in enumerate(chart_xml(book()).iter(f"{CHART}ser"), start=1):
        labels = series.find(f"{CHART}dLbls")
        assert labels.find(f"{CHART}showVal").get("val") == "1"
        gone = [int(label.find(f"{CHART}idx").get("val")) for label in labels.iter(f"{CHART}dLbl")]
        assert gone == [number for number, row in enumerate((0, 2, 3)) if not ROWS[row][column]]


def test_pieces_are_told_apart_without_colour() -> None:
    """Neighbours differ by far more than one step of grey; the side of the last choices has stripes."""
    fills = [series.find(f"{CHART}spPr")[0] for series in chart_xml(book()).iter(f"{CHART}ser")]
    assert [fill.tag.partition("}")[2] for fill in fills] == ["solidFill", "solidFill", "pattFill"]
    shades = [[element.get("val") for element in fill.iter() if element.get("val")][-1] for fill in fills]
    grey = [sum(int(shade[place : place + 2], 16) for place in (0, 2, 4)) / 3 for shade in shades]
    assert min(abs(b - a) for a, b in pairwise(grey)) > 60


def test_a_chart_is_described_in_words_and_in_our_language() -> None:
    assert 'descr="Stacked bars."' in part("xl/drawings/drawing1.xml", book())
    chart = part("xl/charts/chart1.xml", book())
    assert set(re.findall(r'lang="([^"]*)"', chart)) == {"en-GB"}
    assert '<c:lang val="en-GB"/>' in chart


def test_charts_stand_below_the_table_and_do_not_overlap() -> None:
    drawing = part("xl/drawings/drawing1.xml", book(charts=2))
    first, first_end, second, second_end = map(int, re.findall(r"<xdr:row>(\d+)</xdr:row>", drawing))
    assert len(ROWS) < first < first_end <= second < second_end


@pytest.mark.parametrize(("charts", "pages"), [(0, 0), (1, 1), (2, 2)])
def test_a_chart_is_not_cut_in_two_by_the_edge_of_a_page(charts: int, pages: int) -> None:
    sheet = part("xl/worksheets/sheet1.xml", book(charts=charts))
    assert '<pageSetUpPr fitToPage="1"/>' in sheet
    height = re.search(r'fitToHeight="(\d+)"', sheet)
    assert int(height[1] if height else 1) == pages  # one page is what a file means that does not say


def test_the_same_charts_are_the_same_bytes() -> None:
    assert write_book(book(charts=2)) == write_book(book(charts=2))


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("more-3", _hex(_FIRST_DARK)),
        ("more-1", _hex(_FIRST_PALE)),
        ("middle", _hex(_MIDDLE)),
        ("less-1", _hex(_LAST_PALE)),
        ("less-3", _hex(_LAST_DARK)),
        ("hatch", _STRIPES),
    ],
)
def test_the_colours_are_those_of_a_rendered_return(name: str, colour: str) -> None:
    assert read_sheet(read_ours(STYLE_SHEET)).light[name] == colour.lower()
