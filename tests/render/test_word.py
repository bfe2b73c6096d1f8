from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from ehsg_cli.bank.model import Bank
from ehsg_cli.cli.pandoc import find, word_document
from ehsg_cli.errors import EhsgError
from ehsg_cli.render import word_look
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format, render
from ehsg_cli.render.palette import read_sheet
from ehsg_cli.render.templates import STYLE_SHEET, read_ours
from ehsg_cli.render.word import prepared
from tests.banks import SMALL
from tests.pandoc import pandoc
from tests.render.reading import one_line, read
from tests.render.returns import given, small_return
from tests.render.test_page import HOSTILE

ANY_DETAIL = tuple(Detail)


def made_of(markdown: str) -> Any:
    pandoc()
    return docx.Document(io.BytesIO(word_document(find(), markdown)))


def words(document: Any) -> str:
    """Its text, tables and line breaks in their places."""
    body = document.element.body
    ends = {qn("w:br"): " ", qn("w:p"): " "}
    pieces = [each.text or "" if each.tag == qn("w:t") else ends.get(each.tag, "") for each in body.iter()]
    return one_line("".join(pieces))


def page(detail: Detail = Detail.SUMMARY) -> str:
    return render(small_return(), format=Format.MARKDOWN, detail=detail)


def text(content: str) -> dict[str, object]:
    return {"t": "Str", "c": content}


def tree(*blocks: object) -> bytes:
    return json.dumps({"pandoc-api-version": [1, 22], "meta": {}, "blocks": blocks}).encode()


def heading(level: int, content: str) -> dict[str, object]:
    return {"t": "Header", "c": [level, [content.lower(), [], []], [text(content)]]}


def test_the_first_heading_becomes_the_title_and_the_others_move_up() -> None:
    document = json.loads(prepared(tree(heading(1, "Title"), heading(2, "One"), heading(3, "Two"))))
    assert document["meta"]["title"] == {"t": "MetaInlines", "c": [text("Title")]}
    assert document["meta"]["lang"] == {"t": "MetaString", "c": "en-GB"}
    assert document["blocks"] == [heading(1, "One"), heading(2, "Two")]


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (heading(2, "One"), heading(1, "Two")),
        (heading(1, "One"), heading(1, "Two")),
        ({"t": "Para", "c": [text("x")]}, heading(1, "One")),
    ],
)
def test_a_document_of_another_make_keeps_its_headings(blocks: tuple[object, ...]) -> None:
    document = json.loads(prepared(tree(*blocks)))
    assert document["blocks"] == list(blocks)
    assert set(document["meta"]) == {"lang"}


def test_nothing_is_left_that_could_be_fetched_or_opened() -> None:
    picture = {"t": "Image", "c": [["", [], []], [text("logo")], ["/etc/passwd", ""]]}
    raw = {"t": "RawInline", "c": ["html", "<b>"]}
    other = {"t": "RawInline", "c": ["openxml", "<br>"]}
    line = {"t": "RawInline", "c": ["html", "<br>"]}
    nested = {"t": "BulletList", "c": [[{"t": "Plain", "c": [picture, raw, text("x"), line, other]}]]}
    document = json.loads(
        prepared(tree(nested, {"t": "RawBlock", "c": ["html", "<hr>"]}, {"t": "HorizontalRule"}))
    )
    plain = {"t": "Plain", "c": [text("logo"), text("x"), {"t": "LineBreak"}]}
    assert document["blocks"] == [{"t": "BulletList", "c": [[plain]]}]


@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_the_document_says_what_the_markdown_says(detail: Detail) -> None:
    markdown = page(detail)
    expected = read(markdown, Format.MARKDOWN).text.removeprefix("Small Guide 2024: partnership return ")
    shown = re.sub(r"[\s•–]+", "", words(made_of(markdown)))
    assert shown == re.sub(r"[\s•–]+", "", f"Small Guide 2024: partnership return {expected}")


@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_every_link_leads_to_a_bookmark(detail: Detail) -> None:
    body = made_of(page(detail)).element.body
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink")) if each.get(qn("w:anchor"))]
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    assert len(links) > 20
    assert set(links) <= marks


@pytest.mark.parametrize(
    "title", ["1½ plans, x²", "👩‍👩‍👧 family", "A&E – so  what’s\u00a0next?", "Summary", r"a_b\c"]
)
def test_links_lead_to_headings_of_any_words(title: str) -> None:
    sections = [SMALL.sections[0].model_dump() | {"title": title}, SMALL.sections[1].model_dump()]
    bank = Bank.model_validate(SMALL.model_dump() | {"sections": sections})
    body = made_of(
        render(small_return(bank=bank), format=Format.MARKDOWN, detail=Detail.SUMMARY)
    ).element.body
    links = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} - {None}
    assert links <= {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}


def test_properties_language_and_headings() -> None:
    document = made_of(page())
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Small Guide 2024: partnership return", "en-GB")
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created == properties.modified
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    styles = [(paragraph.style.style_id, paragraph.text) for paragraph in document.paragraphs]
    assert styles[0] == ("Title", "Small Guide 2024: partnership return")
    assert ("Heading1", "Summary") in styles
    assert ("Heading2", "Families") in styles
    assert ("Heading3", "families-02 Do you match by hand?") in styles


@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_tables_have_a_header_that_is_repeated_and_fit_the_page(detail: Detail) -> None:
    document = made_of(page(detail))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert len(document.tables) > 5
    for table in document.tables:
        first, *others = document_rows(table)
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert not [row for row in others if row.trPr.find(qn("w:tblHeader")) is not None]
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in (first, *others))
        widths = [column.width for column in table.columns]
        assert 0 < sum(widths) <= room + 635
        assert [cell.width for cell in table.rows[-1].cells] == widths


def document_rows(table: Any) -> list[Any]:
    return [row._tr for row in table.rows]  # noqa: SLF001 - python-docx knows no properties of rows


def test_pages_are_a4_and_numbered() -> None:
    document = made_of(page())
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    foot = section.footer.paragraphs[0]
    fields = foot.paragraph_format.element.iter(qn("w:fldSimple"))
    assert [each.get(qn("w:instr")) for each in fields] == ["PAGE", "NUMPAGES"]
    assert "Small Guide 2024: partnership return\tPage " in foot.text


def test_same_bytes() -> None:
    pandoc()
    first, second = (word_document(find(), page(Detail.FULL)) for _ in range(2))
    assert first == second
    moments = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert moments == {(1980, 1, 1, 0, 0, 0)}


def test_words_stay_words() -> None:
    everything = "\n".join(HOSTILE)
    what = small_return(
        answers=tuple(given("north-police", "families-01", each, each) for each in HOSTILE),
        items={"strategy": everything, "officer": ":smile: https://example.org [x] [^1]"},
    )
    document = made_of(render(what, format=Format.MARKDOWN, detail=Detail.INTERNAL))
    shown = words(document)
    assert not [each for each in HOSTILE if shown.count(one_line(each)) < 3]
    assert ":smile: https://example.org [x] [^1]" in shown
    targets = [each.target_ref for each in document.part.rels.values() if each.is_external]
    assert targets == ["https://example.org/licence_v3"]


def test_a_page_of_another_make_becomes_a_document() -> None:
    document = made_of("Only words\n\n- and a list\n\n---\n\n![logo](https://example.org/x.png) <b>x</b>\n")
    assert words(document) == "Only words and a list logo x"
    assert document.core_properties.title == ""


def test_an_empty_page_becomes_a_document() -> None:
    assert words(made_of("")) == ""


def stand_in(monkeypatch: pytest.MonkeyPatch, done: object) -> None:
    """Have something else done where Pandoc would be run."""
    monkeypatch.setattr("shutil.which", lambda name: f"/somewhere/{name}")

    def run(*arguments: object, **options: object) -> object:  # noqa: ARG001
        if isinstance(done, Exception):
            raise done
        return done

    monkeypatch.setattr(subprocess, "run", run)


def ended(code: int, out: bytes = b"", err: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.CompletedProcess((), code, out, err)


def test_no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(EhsgError, match="Pandoc is needed") as caught:
        find()
    assert "https://pandoc.org/installing.html" in caught.value.remedy
    assert ".html or .md" in caught.value.remedy


@pytest.mark.parametrize("said", [b"pandoc 2.16.2\nCompiled with", b"pandoc 1.19", b"something else", b""])
def test_a_pandoc_that_is_too_old_or_none(monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    stand_in(monkeypatch, ended(0, said))
    with pytest.raises(EhsgError, match=r"Pandoc 2\.17 or later is needed"):
        find()


@pytest.mark.parametrize("said", [b"pandoc 2.17.1.1\nCompiled with", b"pandoc.exe 3.1.9\r\n", b"pandoc 10.0"])
def test_a_pandoc_that_is_new_enough(monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    stand_in(monkeypatch, ended(0, said))
    assert find() == "/somewhere/pandoc"


@pytest.mark.parametrize(
    ("done", "problem"),
    [
        (ended(83, b"", b"Could not\nfind it\n"), "Pandoc failed: Could not find it"),
        (ended(1), "Pandoc failed: it does not say why"),
        (subprocess.TimeoutExpired("pandoc", 120), "timed out after 120 seconds"),
        (OSError("Exec format error"), "Exec format error"),
    ],
)
def test_pandoc_fails(monkeypatch: pytest.MonkeyPatch, done: object, problem: str) -> None:
    stand_in(monkeypatch, done)
    with pytest.raises(EhsgError, match=problem) as caught:
        word_document("pandoc", "x")
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["ink", "quiet", "brand", "link", "line", "line-strong", "wash"])
def test_the_colours_are_those_of_the_page(name: str) -> None:
    held = getattr(word_look, f"_{name.replace('-', '_').upper()}")
    assert read_sheet(read_ours(STYLE_SHEET)).light[name] == f"#{held.lower()}"
