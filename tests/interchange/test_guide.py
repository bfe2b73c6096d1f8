"""The 2020 guide, laid out as the official forms are, comes in word for word."""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest

from ehsg_cli.bank import library
from ehsg_cli.interchange.form import import_form
from ehsg_cli.interchange.reading import read_source
from ehsg_cli.interchange.to_bank import Details
from ehsg_cli.workbook.isolated import Reader
from ehsg_cli.workbook.layout import question_text

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank, Section

GUIDE = library.load("2020")
DETAILS = Details(
    this_year=2030, publisher=GUIDE.publisher, licence="OGL-UK-3.0", attribution="As the guide says."
)


def headings(section: Section) -> tuple[str, ...]:
    return (
        ("No.", "Question", "Answer", section.follow_up)
        if section.follow_up
        else ("No.", "Question", "Answer")
    )


def as_word(*, merged: bool) -> bytes:
    """A table a section or, `merged`, one for all that have the same columns, titles in merged rows."""
    document: Any = docx.Document()
    document.add_heading(f"{GUIDE.title} 2020", 0)
    for part in GUIDE.parts:
        document.add_heading(part.title, 1)
        for text in part.introduction:
            document.add_paragraph(text)
        sections = (section for section in GUIDE.sections if section.part == part.title)
        for columns, alike in groupby(sections, key=headings):
            if merged:
                table = begin_table(document, columns)
                for section in alike:
                    cells = table.add_row().cells
                    cells[0].merge(cells[-1]).text = section.title
                    ask(table, section)
            else:
                for section in alike:
                    introduce(document, section)
                    ask(begin_table(document, columns), section)
    return saved(document)


def introduce(document: Any, section: Section) -> None:
    document.add_heading(section.title, 2)
    document.add_paragraph("Vision").runs[0].bold = True
    for text in section.vision:
        document.add_paragraph(text, style="List Bullet")


def begin_table(document: Any, columns: tuple[str, ...]) -> Any:
    table = document.add_table(1, len(columns))
    for cell, text in zip(table.rows[0].cells, columns, strict=True):
        cell.text = text
    return table


def ask(table: Any, section: Section) -> None:
    for number, question in enumerate(section.questions, start=1):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"{number}.", question_text(question)


def as_sheets() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for section in GUIDE.sections:
        sheet = workbook.create_sheet(section.title)
        sheet.append(headings(section))
        for number, question in enumerate(section.questions, start=1):
            sheet.append([number, f"{number}. {question_text(question)}"])
    return saved(workbook)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("guide 2020.docx", as_word(merged=False)),
        ("guide 2020.docx", as_word(merged=True)),
        ("guide 2020.xlsx", as_sheets()),
    ],
    ids=["a table a section", "a table a part", "a sheet a section"],
)
def test_every_word_of_the_guide_comes_in(file: str, content: bytes) -> None:
    with Reader() as reader:
        imported = import_form(read_source(content, file, reader), DETAILS)
    bank = imported.bank
    assert bank
    assert asked(bank) == asked(GUIDE)
    assert [finding.code for finding in imported.findings if finding.severity == "error"] == []
    if file.endswith("docx"):
        assert (bank.title, bank.edition) == ("Early Help System Guide", 2020)
        assert [(part.title, part.introduction) for part in bank.parts] == [
            (part.title, part.introduction) for part in GUIDE.parts
        ]
    if content == as_word(merged=False):
        assert [section.vision for section in bank.sections] == [section.vision for section in GUIDE.sections]


def asked(bank: Bank) -> list[tuple[object, ...]]:
    """Every question, the heading it stands under, its answers and what goes beside them."""
    return [
        (
            section.title,
            question_text(question),
            [choice.label for choice in bank.choices(question.id)],
            section.follow_up,
        )
        for section in bank.sections
        for question in section.questions
    ]
