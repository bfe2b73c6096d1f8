"""Whatever text a partner types comes out as it went in: written, read, merged, read back, rendered."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format, render
from ehsg_cli.submission.invitation import find_sector
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.book import Sheet
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.write import write_book
from tests.acceptance.command import ehsg
from tests.acceptance.pages import text_of_html
from tests.banks import SMALL
from tests.filling import Filled, filled_book, filled_workbook
from tests.said import submission

if TYPE_CHECKING:
    from pathlib import Path

    from ehsg_cli.partnership.model import PartnershipReturn


UNITS = 32_767  # UTF-16 code units that a cell holds
PIECES = (
    *(
        "_x000D_",
        "_x005F_",
        "_xFFFE_",
        "\r\n",
        "\r",
        "\v",
        "\x00",
        "\x1f",
        "\x7f",
        "\x85",
        "\u2028",
        "\ufeff",
    ),
    *("=1+1", "+44", "-x", "@name", "'", '"', "#N/A", "TRUE", "1e5", "0012", " ", "\t", "\N{NO-BREAK SPACE}"),
    *("\N{RIGHT-TO-LEFT OVERRIDE}", "עזרה", "e\N{COMBINING ACUTE ACCENT}", "👩‍👩‍👧", "\U0010ffff", "�"),
    *("<b>", "&amp;", "&#1;", "]]>", "{{ 1 }}", "{% x %}", "`", "|", "\\", "](x)", "https://x.example"),
)
# Lone surrogates and two code points that are no characters cannot stand in the XML of a workbook.
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=200)
AWKWARD = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
LONG = st.builds(
    lambda piece, times: (piece * times)[: UNITS // 2], st.sampled_from(PIECES), st.integers(1, UNITS)
)
TEXT = ANY | AWKWARD | LONG
ABOUT = st.fixed_dictionaries(dict.fromkeys(layout.ABOUT_FIELDS, ANY | AWKWARD))


def sent(about: dict[str, str], answer: str, comment: str, words: str, beside: str) -> bytes:
    """A workbook in which all this is typed, `beside` where nothing is asked."""
    invited = Filled({"organisation": "Invited"}, {"families-01": (answer, comment), "words-01": (words, "")})
    book = filled_book(SMALL, invited)
    labels = {label: about[field] for field, label in layout.ABOUT_FIELDS.items()}

    def typed(sheet: Sheet) -> Sheet:
        if sheet.name == layout.ABOUT_YOU:
            return replace(sheet, rows=tuple((label, labels[str(label)]) for label, _ in sheet.rows))
        if sheet.name == "Families":
            return replace(sheet, rows=(*sheet.rows, ("", beside, "", "")))
        return sheet

    return write_book(
        replace(book, sheets=tuple(typed(each) if isinstance(each, Sheet) else each for each in book.sheets))
    )


def read_back(merged: PartnershipReturn) -> PartnershipReturn:
    spreadsheet, findings = read_spreadsheet(write_book(return_book(merged)), "merged.xlsx")
    assert spreadsheet, findings
    return read_return(spreadsheet, SMALL)


@settings(max_examples=60)
@given(about=ABOUT, answer=TEXT, comment=TEXT, words=TEXT, beside=TEXT)
@example(
    about=dict.fromkeys(layout.ABOUT_FIELDS, "=1+1"),
    answer="_x000D_",
    comment="é😀x" * 8_000,
    words="\x0b" * 32_767,
    beside="@SUM(A1)",
)
def test_any_text_comes_out_as_it_went_in(
    about: dict[str, str], answer: str, comment: str, words: str, beside: str
) -> None:
    read = submission(sent(about, answer, comment, words, beside), SMALL)
    answers = {each.question: each for each in read.answers}
    assert answers["families-01"].raw == answer
    assert answers["families-01"].comment == comment
    assert answers["words-01"].raw == words
    assert [cell.text for cell in read.unplaced] == ([beside] if beside.strip() else [])
    sector = find_sector(about["sector"].strip(), SMALL.partners)
    expected = {field: text.strip() for field, text in about.items()}
    expected |= {"organisation": expected["organisation"] or "Invited"}
    expected |= {"sector": sector.id if sector else expected["sector"]}
    assert {field: getattr(read.respondent, field) for field in expected} == expected

    merged = merge(SMALL, [read])
    assert read_back(merged) == merged
    in_json = json.loads(to_json(merged))
    assert {each["raw"] for each in in_json["answers"]} == {answer, words, ""}
    for format_ in Format:
        for detail in Detail:
            assert render(merged, format=format_, detail=detail).encode()


@settings(max_examples=40)
@given(comment=ANY | AWKWARD)
def test_a_page_shows_every_word_of_a_comment(comment: str) -> None:
    about = dict.fromkeys(layout.ABOUT_FIELDS, "Somebody")
    merged = merge(SMALL, [submission(sent(about, "Yes", comment, "", ""), SMALL)])
    page = text_of_html(render(merged, format=Format.HTML, detail=Detail.INTERNAL))
    assert [word for word in re.findall(r"\w+", comment) if word not in page] == []


def with_raw(text: str) -> bytes:
    """A workbook with bytes in its XML that no program of ours writes."""
    answers = {"families-01": ("Yes", "MARKED"), "words-01": ("MARKED", "")}
    data = filled_workbook(SMALL, Filled({"organisation": "Police", "sector": "Police"}, answers))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"MARKED", text.encode()))
    return stream.getvalue()


@pytest.mark.parametrize("text", ["before\ufffeafter", "before\uffffafter"])
def test_what_a_workbook_cannot_hold_is_in_the_json_and_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "police.xlsx").write_bytes(with_raw(text))
    (tmp_path / "small.yaml").write_text(json.dumps(SMALL.model_dump(mode="json")), encoding="utf-8")
    inputs = ("merge", "police.xlsx", "--bank", "small.yaml")
    outputs = ("-o", "merged.xlsx", "--json", "merged.json", "--format", "json")
    found = ehsg(*inputs, *outputs, cwd=tmp_path, code=None).findings
    data = json.loads((tmp_path / "merged.json").read_text("utf-8"))
    assert text in {each["raw"] for each in data["answers"]}
    assert text in {each["comment"] for each in data["answers"]}
    openpyxl.load_workbook(tmp_path / "merged.xlsx")
    assert {("Families", "D2"), ("In words", "C2")} <= {
        (finding["location"].get("sheet", ""), finding["location"].get("cell", "")) for finding in found
    }


@pytest.mark.parametrize(
    "text", ["a_xD83D_b", "a_xD83D__xDE00_b", "a_x0000_b", "a_xFFFE_b", "&#1;", "&#xFFFF;"]
)
def test_odd_escapes_in_a_workbook_are_merged_and_rendered(tmp_path: Path, text: str) -> None:
    (tmp_path / "police.xlsx").write_bytes(with_raw(text))
    (tmp_path / "small.yaml").write_text(json.dumps(SMALL.model_dump(mode="json")), encoding="utf-8")
    bank = ("--bank", "small.yaml")
    ehsg("merge", "police.xlsx", *bank, "-o", "merged.xlsx", cwd=tmp_path, code=None)
    openpyxl.load_workbook(tmp_path / "merged.xlsx")
    for page in ("return.html", "return.md"):
        ehsg("render", "merged.xlsx", *bank, "--detail", "internal", "-o", page, cwd=tmp_path, code=None)


def test_words_never_become_formulas_or_links(tmp_path: Path) -> None:
    """Neither in the merged workbook nor in what it is saved as in CSV."""
    words = (
        "=1+1",
        '=HYPERLINK("https://x.example")',
        "+44",
        "-x",
        "@name",
        "https://x.example",
        "mailto:x@x.example",
    )
    for number, text in enumerate(words):
        about = {**dict.fromkeys(layout.ABOUT_FIELDS, text), "organisation": f"{text} {number}"}
        (tmp_path / f"{number}.xlsx").write_bytes(sent(about, text, text, text, text))
    (tmp_path / "small.yaml").write_text(json.dumps(SMALL.model_dump(mode="json")), encoding="utf-8")
    files = [f"{number}.xlsx" for number in range(len(words))]
    ehsg("merge", *files, "--bank", "small.yaml", "-o", "merged.xlsx", cwd=tmp_path, code=1)
    workbook = openpyxl.load_workbook(tmp_path / "merged.xlsx")
    cells = [cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row]
    theirs = [cell for cell in cells if cell.value in words]
    assert len(theirs) > 4 * len(words)
    assert {cell.data_type for cell in theirs} == {"s"}
    assert not [cell.coordinate for cell in cells if cell.hyperlink]
