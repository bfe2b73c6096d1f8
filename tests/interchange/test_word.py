"""What is read of a Word document, and what only is listed."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ehsg_cli.interchange.source import Line, Source, Table
from ehsg_cli.interchange.word import read_word
from ehsg_cli.workbook.limits import DEFAULT, Limits
from tests.workbook.parts import unzipped, zipped

W = nsdecls("w")


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(document: Any) -> Source:
    source, findings = read_word(saved(document), "form.docx", DEFAULT)
    assert source, findings
    assert findings == ()
    return source


def put_into(paragraph: Any, element: Any) -> None:
    paragraph._p.append(element)  # noqa: SLF001 - python-docx makes no such elements


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_paragraphs_and_tables_come_in_their_order() -> None:
    document: Any = docx.Document()
    document.core_properties.title = "Our form"
    document.add_heading("Title", 0)
    document.add_heading("Families", 2)
    document.add_paragraph("")
    document.add_paragraph("In bold.").runs[0].bold = True
    document.add_table(1, 1).rows[0].cells[0].text = "cell"
    document.add_paragraph("An item", style="List Number")
    source = read(document)
    lines = [block for block in source.blocks if isinstance(block, Line)]
    assert [(line.text, line.level, line.is_bold, line.is_item) for line in lines] == [
        ("Title", 0, False, False),
        ("Families", 2, True, False),
        ("In bold.", -1, True, False),
        ("An item", -1, False, True),
    ]
    assert [line.location.sheet for line in lines] == [f"paragraph {number}" for number in range(1, 5)]
    assert isinstance(source.blocks[3], Table)
    assert (source.title, source.asides) == ("Our form", ())


def test_cells_that_were_merged() -> None:
    document: Any = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Families"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Area"
    table.cell(1, 1).text, table.cell(2, 2).text = "b", "last"
    (block,) = (block for block in read(document).blocks if isinstance(block, Table))
    assert grid(block) == [["Families", "", ""], ["Area", "b", ""], ["", "", "last"]]
    assert block.rows[0][0].span == 3
    assert block.rows[2][2].location.cell == "C3"


def test_a_table_within_a_table_comes_after_it() -> None:
    document: Any = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "outer"
    outer.cell(0, 1).add_table(1, 1).cell(0, 0).text = "inner"
    tables = [block for block in read(document).blocks if isinstance(block, Table)]
    assert [grid(table) for table in tables] == [[["outer", ""]], [["inner"]]]
    assert [table.location.sheet for table in tables] == ["table 1", "table 2"]


def test_tracked_changes_are_taken_as_accepted_and_what_was_deleted_is_listed() -> None:
    document: Any = docx.Document()
    paragraph = document.add_paragraph("Do they ")
    for xml in (
        f"<w:del {W}><w:r><w:delText>never </w:delText></w:r></w:del>",
        f"<w:ins {W}><w:r><w:t>meet?</w:t></w:r></w:ins>",
    ):
        put_into(paragraph, parse_xml(xml))
    source = read(document)
    assert [block.text for block in source.blocks if isinstance(block, Line)] == ["Do they meet?"]
    assert [(aside.what, aside.text) for aside in source.asides] == [("deleted text", "never")]


def test_what_stands_beside_the_text_is_listed() -> None:
    document: Any = docx.Document()
    run = document.add_paragraph("Do they meet?").runs[0]
    document.add_comment(run, "Too short?", author="A reviewer")
    section = document.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "Draft", "Page 1"
    box = (
        f'<w:r {W}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    put_into(document.paragraphs[0], parse_xml(box))
    source = read(document)
    assert [block.text for block in source.blocks if isinstance(block, Line)] == ["Do they meet?"]
    assert {(aside.what, aside.text) for aside in source.asides} == {
        ("comment", "Too short?"),
        ("header", "Draft"),
        ("footer", "Page 1"),
        ("text box", "In a box"),
    }
    assert not any("reviewer" in repr(aside) for aside in source.asides)


def control(settings: str, content: str) -> Any:
    return parse_xml(
        f"<w:sdt {W}><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def test_drop_down_lists_offer_answers_and_their_prompt_is_no_text() -> None:
    items = "".join(
        f'<w:listItem w:displayText="{text}" w:value="{text}"/>' for text in ("Choose an item.", "Yes", "No")
    )
    document: Any = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    prompt = "<w:r><w:t>Choose an item.</w:t></w:r>"
    settings = f"<w:showingPlcHdr/><w:dropDownList>{items}</w:dropDownList>"
    put_into(cell.paragraphs[0], control(settings, prompt))
    (block,) = (block for block in read(document).blocks if isinstance(block, Table))
    assert (block.rows[0][0].text, block.rows[0][0].choices) == ("", ("Yes", "No"))


def test_controls_around_paragraphs_hide_nothing() -> None:
    document: Any = docx.Document()
    document.element.body.insert(0, control("", "<w:p><w:r><w:t>Within a control</w:t></w:r></w:p>"))
    assert [block.text for block in read(document).blocks if isinstance(block, Line)] == ["Within a control"]


def test_tabs_and_line_breaks_are_kept() -> None:
    document: Any = docx.Document()
    document.add_paragraph("a\tb\nc")
    (line,) = read(document).blocks
    assert isinstance(line, Line)
    assert line.text == "a\tb\nc"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "F003"),
        (b"PK\x03\x04 and nothing else", "I001"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "I001"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000), "I002"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100) + "EncryptedPackage".encode("utf-16-le"), "F002"),
        (zipped({"word/document.xml": "<a/>"}), "I001"),
    ],
    ids=["empty", "damaged", "a picture", "old", "encrypted", "no parts"],
)
def test_a_file_that_is_no_document_says_why(data: bytes, code: str) -> None:
    source, (finding,) = read_word(data, "form.docx", DEFAULT)
    assert source is None
    assert (finding.code, finding.severity, finding.location.file) == (code, "error", "form.docx")
    assert finding.remedy


def test_a_document_that_unpacks_to_more_than_the_limit_is_not_unpacked() -> None:
    bomb = zipped({**unzipped(saved(docx.Document())), "word/media/image1.png": bytes(5_000_000)})
    assert len(bomb) < 100_000
    source, (finding,) = read_word(bomb, "form.docx", Limits(unpacked=1_000_000))
    assert source is None
    assert finding.code == "F007"


def test_entities_are_not_expanded() -> None:
    parts = unzipped(saved(docx.Document()))
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = (
        parts["word/document.xml"]
        .decode()
        .partition("?>")[2]
        .replace("<w:body>", "<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p>")
    )
    parts["word/document.xml"] = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]>{xml}'.encode()
    )
    source, _ = read_word(zipped(parts), "form.docx", DEFAULT)
    assert source is None or len(repr(source)) < 10_000
