from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.write import write_book
from tests.acceptance.libreoffice import converted
from tests.banks import SMALL
from tests.workbook.parts import ods, unzipped, xlsx, zipped

if TYPE_CHECKING:
    from pathlib import Path

IDENTITY = {"Question bank": "small-2024", "Bank revision": "3"}


def modified(data: bytes) -> str:
    spreadsheet, _ = read_spreadsheet(data, "any.file")
    assert spreadsheet
    return spreadsheet.source.modified


def saved_at(text: str) -> bytes:
    parts = unzipped(xlsx(lambda _: None))
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>{text}</dcterms:modified>'
        "</cp:coreProperties>"
    )
    return zipped({**parts, "docProps/core.xml": core})


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2024-07-14T10:30:00Z", "2024-07-14T10:30:00"),
        ("2024-07-14T10:30:00+01:00", "2024-07-14T09:30:00"),
        ("2024-07-14T10:30:00.123456789", "2024-07-14T10:30:00"),
        (" 2024-07-14 ", "2024-07-14T00:00:00"),
        ("yesterday", ""),
        ("", ""),
        ("0001-01-01T00:00:00+01:00", ""),
        ("2020-01-01T00:00:00Z", ""),  # as we write it: nobody has saved it since
        ("2020-01-01T00:00:01Z", "2020-01-01T00:00:01"),
    ],
)
def test_when_a_document_says_it_was_saved(said: str, iso: str) -> None:
    assert modified(saved_at(said)) == iso
    assert modified(ods('<table:table table:name="S"/>', f"<dc:date>{said}</dc:date>")) == iso


def test_a_workbook_of_ours_does_not_say_when_it_was_saved_until_somebody_saves_it() -> None:
    assert modified(write_book(response_workbook(SMALL))) == ""


def test_a_document_that_does_not_say_when_it_was_saved() -> None:
    parts = unzipped(xlsx(lambda _: None))
    del parts["docProps/core.xml"]
    assert modified(zipped(parts)) == ""
    assert modified(ods('<table:table table:name="S"/>')) == ""


@pytest.mark.libreoffice
def test_when_an_xls_says_it_was_saved(tmp_path: Path) -> None:
    before = xlsx(lambda sheet: sheet.append(["x"]))
    data = converted(before, "xlsx", "xls", tmp_path)
    assert modified(data)[:16] >= modified(before)[:16]


def test_the_identity_of_an_ods_is_among_its_custom_properties() -> None:
    said = {**IDENTITY, "Somebody's own": "x"}
    meta = "".join(
        f'<meta:user-defined meta:name="{name}">{text}</meta:user-defined>' for name, text in said.items()
    )
    spreadsheet, _ = read_spreadsheet(ods('<table:table table:name="S"/>', meta), "any.ods")
    assert spreadsheet
    assert spreadsheet.identity == IDENTITY
