"""Whatever a bank holds comes back from every format in which people review it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from ehsg_cli.bank import library
from ehsg_cli.bank.fields import Model
from ehsg_cli.bank.model import Bank
from ehsg_cli.interchange.csv_file import write_csv
from ehsg_cli.interchange.markdown_file import as_cell, from_cell
from ehsg_cli.interchange.review_book import review_book
from ehsg_cli.interchange.spec import PROPERTIES, SPECS
from ehsg_cli.interchange.to_tables import to_tables
from ehsg_cli.workbook.write import write_book
from tests import golden
from tests.any_bank import ODDITIES, TEXTS, banks
from tests.banks import SMALL, WHOLE
from tests.interchange.reviewing import FORMATS, exported, imported

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parent / "golden"
BANKS = [library.load("2020"), library.load("2022"), SMALL, WHOLE]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.bank)
def test_a_bank_comes_back(bank: Bank, ending: str) -> None:
    again = imported(exported(bank, ending), ending)
    assert again.findings == ()
    assert again.bank == bank
    assert again.bank.content_hash == bank.content_hash
    assert {taken.role for taken in again.taken} == {"table of the bank"}


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=30)
@given(bank=banks())
def test_any_bank_comes_back(bank: Bank, ending: str) -> None:
    again = imported(exported(bank, ending), ending)
    assert again.findings == ()
    assert again.bank == bank
    assert again.bank.content_hash == bank.content_hash


def fields(model: Model) -> Iterator[tuple[str, str, Any]]:
    """Every field of a model and of the models within it, with the name of its model and its value."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        yield type(model).__name__, name, value
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
        for part in parts:
            for item in part if isinstance(part, tuple) else [part]:
                yield from fields(item) if isinstance(item, Model) else ()


def test_the_bank_that_is_said_to_have_every_field_has() -> None:
    said = {(model, name) for model, name, value in fields(WHOLE) if value not in (None, (), False)}
    assert {(model, name) for model, name, _ in fields(WHOLE)} == said
    known = {field.key for spec in SPECS for field in spec.fields} | {
        key for path in (*PROPERTIES.values(), *(spec.path for spec in SPECS)) for key in path
    }
    assert {name for _, name, _ in fields(WHOLE)} <= known


@pytest.mark.parametrize("ending", ["csv", "md"])
def test_exports_stay_as_they_are(ending: str) -> None:
    golden.check(exported(WHOLE, ending).decode().replace("\r\n", "\n"), GOLDEN / f"whole.{ending}")


def test_the_same_bank_gives_the_same_bytes() -> None:
    assert exported(WHOLE, "xlsx") == exported(WHOLE, "xlsx")


def test_csv_opens_in_excel_as_what_it_is() -> None:
    content = exported(WHOLE, "csv")
    assert content.startswith(b"\xef\xbb\xbfBank\r\nProperty,Value\r\nHow to review,")
    assert b"\r\n\r\nQuestions\r\nRef,Section,Title,Question," in content
    assert b"\r\n\r\nSections\r\n" in content
    assert content.count(b"\n") == content.count(b"\r\n") + 1  # the line break within the summary


@settings(max_examples=60)
@given(bank=banks())
def test_no_cell_of_csv_is_a_formula(bank: Bank) -> None:
    rows = csv.reader(io.StringIO(write_csv(to_tables(bank)).removeprefix("\ufeff"), newline=""))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(FORMULA)]


def test_the_workbook_opens_on_how_to_review_it_and_is_accessible() -> None:
    data = write_book(review_book(to_tables(WHOLE), WHOLE))
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    assert workbook.sheetnames[:2] == ["Bank", "Questions"]
    assert workbook.properties.title == "Small Guide 2024: question bank"
    assert workbook.properties.language == "en-GB"
    for sheet in workbook:
        (table,) = sheet.tables.values()
        headers = [cell.value for cell in sheet[1]]
        assert len({str(header).casefold() for header in headers}) == len(headers)
        assert table.ref == sheet.dimensions
        assert not sheet.merged_cells.ranges
        assert all(cell.alignment.wrap_text for cell in sheet[2])
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def shown(markdown: str) -> str:
    """The text of the last cell as a reader of the page sees it; nothing in it may be anything but text."""
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(markdown)
    children = [token.children or [] for token in tokens if token.type == "inline"][-1]
    assert {child.type for child in children} <= {"text", "html_inline"}
    marks = {"<br>": "\n", "<!-- -->": ""}
    return "".join(
        marks[child.content] if child.type == "html_inline" else child.content for child in children
    )


@settings(max_examples=300)
@given(text=TEXTS.filter(lambda text: text.strip() == text))
@example("a|b\\|c`d`*e* [f](g) <i>h</i> &amp; ~~j~~ $k$ \\")
def test_no_text_is_markup_in_markdown(text: str) -> None:
    cell = as_cell(text)
    assert from_cell(cell) == text
    row = f"| a | b |\n| --- | --- |\n| x | {cell} |\n"
    assert " ".join(shown(row).split()) == " ".join(text.split())


@pytest.mark.parametrize("text", ["http://a.example", "www.a.example", "a@b.example", ":tada:", "@someone"])
def test_what_only_github_makes_links_and_pictures_of_is_broken_up(text: str) -> None:
    cell = as_cell(text)
    assert text not in cell
    assert from_cell(cell) == text


def test_every_oddity_is_among_the_texts() -> None:
    assert len(set(ODDITIES)) == len(ODDITIES)
