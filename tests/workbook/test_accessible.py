"""Facts for the checklist; a file that holds none is a finding, and quickly."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty

from ehsg_cli.workbook.accessible import Workbook
from ehsg_cli.workbook.accessible_xlsx import read_accessible
from ehsg_cli.workbook.limits import DEFAULT, Limits
from tests.acceptance.command import EXAMPLES
from tests.workbook.parts import ods_cell, ods_row, ods_rows, unzipped, xlsx, zipped
from tests.workbook.xlsb import xlsb

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding

MERGED = (EXAMPLES / "2020" / "output" / "merged.xlsx").read_bytes()
BY_LIBREOFFICE = (EXAMPLES / "2020" / "received" / "voluntary-action.xlsx").read_bytes()
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 100 + b'"><!ENTITY c "' + b"&b;" * 100 + b'">'
    b'<!ENTITY d "' + b"&c;" * 100 + b'"><!ENTITY e "' + b"&d;" * 100 + b'">]><l>&e;</l>'
)


def damaged(part: str, content: bytes) -> bytes:
    return zipped({**unzipped(MERGED), part: content})


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in unzipped(MERGED).items():
            archive.writestr(name, content)
        archive.writestr("xl/media/image1.bin", bytes(DEFAULT.unpacked))
    return stream.getvalue()


def refused(data: bytes, limits: Limits = DEFAULT) -> Finding:
    workbook, (finding,) = read_accessible(data, "a.xlsx", limits)
    assert workbook is None
    assert finding.location.file == "a.xlsx"
    return finding


def read(data: bytes) -> Workbook:
    workbook, unread = read_accessible(data, "a.xlsx", DEFAULT)
    assert unread == ()
    assert workbook
    return workbook


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "F003"),
        (b"Dear all,", "F001"),
        (MERGED[: len(MERGED) // 2], "F001"),
        (zipped({"answers.txt": "Yes"}), "F001"),
        (zipped({"[Content_Types].xml": "<Types/>"}), "F001"),
        (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "F002"),
        (OLE + bytes(500), "A001"),
        (xlsb({"S": [["x"]]}), "A001"),
        (ods_rows(ods_row(ods_cell("<text:p>x</text:p>", value_type="string"))), "A001"),
        (bomb(), "F007"),
        (xlsx(lambda sheet: sheet.__setitem__("XFD1048576", "x")), "F007"),
        (damaged("xl/workbook.xml", b"<workbook"), "F001"),
        (damaged("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r='1'><c"), "F001"),
        (damaged("xl/styles.xml", b"<styleSheet/>"), "F001"),
        (damaged("xl/theme/theme1.xml", LAUGHS), "F001"),
        (damaged("xl/drawings/drawing1.xml", LAUGHS), "F001"),
        (damaged("xl/tables/table1.xml", b"<table ref='nowhere'/>"), "F001"),
    ],
)
def test_what_cannot_be_read_is_a_finding(data: bytes, code: str) -> None:
    finding = refused(data)
    assert finding.code == code
    assert "\n" not in finding.message


def test_limits_hold() -> None:
    assert refused(MERGED, Limits(unpacked=1000)).code == "F007"


def test_what_merge_wrote_is_read_with_what_openpyxl_loses() -> None:
    workbook = read(MERGED)
    first = workbook.sheets[0]
    (chart,) = first.drawings
    assert (workbook.title, workbook.language) == (
        "Early Help System Guide 2020: partnership return",
        "en-GB",
    )
    assert (workbook.active, workbook.has_macros) == (0, False)
    assert (first.name, first.view.cursor, first.view.frozen) == ("Summary", "A1", (1, 1))
    assert (chart.kind, chart.cell, chart.description[:12]) == ("chart", "A14", "Stacked bars")
    assert [table.name for table in first.tables] == ["TableSummary"]
    assert all(not each.is_colour_alone for sheet in workbook.sheets for each in sheet.highlights)
    assert workbook.sheets[1].cells[0].style.heading


@pytest.mark.parametrize(
    ("core", "custom", "language"),
    [
        (None, {"Language": "en-GB"}, "en-GB"),
        (None, {"Client": "Northshire", "language": " English "}, "English"),
        ("cy", {"Language": "en-GB"}, "cy"),
        (None, {"Language": ""}, ""),
        (None, {}, ""),
    ],
)
def test_the_language_may_be_a_property_that_somebody_added(
    core: str | None, custom: dict[str, str], language: str
) -> None:
    book = openpyxl.Workbook()
    book.properties.language = core
    for name, value in custom.items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    stream = io.BytesIO()
    book.save(stream)
    assert read(stream.getvalue()).language == language


def test_what_libreoffice_wrote_is_read() -> None:
    workbook = read(BY_LIBREOFFICE)
    about = next(sheet for sheet in workbook.sheets if sheet.name == "About you")
    assert (workbook.language, len(workbook.sheets)) == ("en-GB", 13)
    assert [(table.name, table.is_filtered) for table in about.tables] == [("TableAboutYou", True)]
    assert about.cells[0].style.fill == "12436D"
    assert about.cells[0].style.ink == "FFFFFF"


def test_hidden_columns_and_rows_are_counted_from_0() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "x"
    sheet.column_dimensions.group("C", "E", hidden=True)
    sheet.row_dimensions[7].hidden = True
    sheet.row_dimensions[8].height = 20
    stream = io.BytesIO()
    book.save(stream)
    (facts,) = read(stream.getvalue()).sheets
    assert (sorted(facts.hidden_columns), sorted(facts.hidden_rows)) == ([2, 3, 4], [6])
    assert dict(facts.heights) == {7: 20}
