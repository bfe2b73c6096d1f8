"""Word documents that are laid out in other ways become banks as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx

from tests.interchange.test_word import control, put_into, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.interchange.report import Imported

    Take = Callable[[bytes | str, str], Imported]

PROMPT = "What are you doing/planning to do?"


def table(document: Any, *rows: tuple[str, ...]) -> Any:
    made = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


def bank_of(take: Take, document: Any) -> Bank:
    imported = take(saved(document), "form 2024.docx")
    assert imported.bank
    return imported.bank


def asked(bank: Bank) -> list[tuple[object, ...]]:
    return [
        (
            section.title,
            question.text,
            [choice.label for choice in bank.choices(question.id)],
            section.follow_up,
        )
        for section in bank.sections
        for question in section.questions
    ]


def test_a_column_of_areas_whose_cells_are_merged(take: Take) -> None:
    document: Any = docx.Document()
    document.add_paragraph("Our guide").runs[0].bold = True
    made = table(
        document,
        ("Area", "Key question", "RAG", "Evidence", "Lead"),
        ("Leaders", "Is there a board?", "", "", ""),
        ("", "Does it meet?", "", "", ""),
        ("Partners", "Do they share risks?", "", "", ""),
    )
    made.cell(1, 0).merge(made.cell(2, 0))
    bank = bank_of(take, document)
    rag = ["Green", "Amber", "Red"]
    assert bank.title == "Our guide"
    assert asked(bank) == [
        ("Leaders", "Is there a board?", rag, "Evidence"),
        ("Leaders", "Does it meet?", rag, "Evidence"),
        ("Partners", "Do they share risks?", rag, "Evidence"),
    ]


def test_questions_in_paragraphs_with_lists_to_choose_from(take: Take) -> None:
    items = "".join(
        f'<w:listItem w:displayText="{text}" w:value="{text}"/>' for text in ("No", "Partly", "Yes")
    )
    prompt = "<w:r><w:t>Choose an item.</w:t></w:r>"
    document: Any = docx.Document()
    document.add_heading("Our guide", 0)
    document.add_paragraph("Families").runs[0].bold = True
    for text in ("Do families tell their story once?", "We know our families."):
        document.add_paragraph(text, style="List Number")
        settings = f"<w:showingPlcHdr/><w:dropDownList>{items}</w:dropDownList>"
        put_into(document.add_paragraph(), control(settings, prompt))
        document.add_paragraph("What are you doing? ______________")
    scale = ["Yes", "Partly", "No"]
    assert asked(bank_of(take, document)) == [
        ("Families", "Do families tell their story once?", scale, "What are you doing?"),
        ("Families", "We know our families.", scale, "What are you doing?"),
    ]


def test_boxes_to_tick_below_a_question(take: Take) -> None:
    document: Any = docx.Document()
    document.add_paragraph("Do they meet?")
    document.add_paragraph("☐ Yes  ☐ Mostly yes  ☐ Mostly no  ☐ No")
    (question,) = asked(bank_of(take, document))
    assert question[1:3] == ("Do they meet?", ["Yes", "Mostly yes", "Mostly no", "No"])


def test_a_table_a_section_its_title_in_a_merged_row_above_the_headings(take: Take) -> None:
    document: Any = docx.Document()
    for title in ("Families", "Leaders"):
        made = table(
            document,
            ("", "", ""),
            ("Question", "Yes/Mostly yes/Mostly no/No", PROMPT),
            (f"Do {title.casefold()} know us?", "", ""),
        )
        made.cell(0, 0).merge(made.cell(0, 2)).text = f"Section: {title}"
    scale = ["Yes", "Mostly yes", "Mostly no", "No"]
    assert asked(bank_of(take, document)) == [
        ("Families", "Do families know us?", scale, PROMPT),
        ("Leaders", "Do leaders know us?", scale, PROMPT),
    ]


def test_a_table_a_section_its_title_over_the_questions(take: Take) -> None:
    document: Any = docx.Document()
    document.add_heading("Our guide", 1)
    for title in ("Families", "Leaders"):
        table(document, (title, "Answer", PROMPT), (f"Do {title.casefold()} know us?", "", ""))
    document.add_heading("Sign-off", 1)
    document.add_paragraph("Signed: Somebody Real")
    imported = take(saved(document), "form 2024.docx")
    assert imported.bank
    assert [(section.title, section.follow_up) for section in imported.bank.sections] == [
        ("Families", PROMPT),
        ("Leaders", PROMPT),
    ]
    assert "Real" not in repr(imported)


def test_a_legend_in_a_table_says_what_the_answers_mean(take: Take) -> None:
    document: Any = docx.Document()
    table(
        document,
        ("Met", "It is so everywhere."),
        ("Partly met", "It is so in places."),
        ("Not met", "It is not so."),
    )
    table(document, ("Standard", "Rating"), ("There is a board.", ""))
    bank = bank_of(take, document)
    assert asked(bank)[0][1:3] == ("There is a board.", ["Met", "Partly met", "Not met"])
    assert bank.parts[0].introduction == (
        "Met: It is so everywhere.",
        "Partly met: It is so in places.",
        "Not met: It is not so.",
    )


def test_text_in_boxes_and_comments_is_listed_as_not_taken(take: Take) -> None:
    document: Any = docx.Document()
    run = document.add_paragraph("Do they meet?").runs[0]
    document.add_comment(run, "Is this one needed?", author="A reviewer")
    imported = take(saved(document), "form 2024.docx")
    left = [(taken.text, taken.note) for taken in imported.taken if taken.role == "not taken"]
    assert left == [("Is this one needed?", "a comment")]
    assert [finding.severity for finding in imported.findings if finding.code == "I102"] == ["warning"]
    assert not [finding for finding in imported.findings if finding.severity == "error"]
