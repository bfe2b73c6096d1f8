"""Answers and questions that a form names in other ways than in a column of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
import pytest

from ehsg_cli.interchange.choices import in_order, named_choices
from tests.interchange.test_personal import book, content
from tests.interchange.test_responses import export, labels
from tests.interchange.test_word import saved
from tests.interchange.test_word_forms import asked, bank_of, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from ehsg_cli.interchange.report import Imported

    Take = Callable[[bytes | str, str], Imported]


def messages(imported: Imported, code: str) -> list[str]:
    return [finding.message for finding in imported.findings if finding.code == code]


def test_a_legend_with_headings(take: Take) -> None:
    document: Any = docx.Document()
    table(
        document,
        ("Score", "Rating", "What it means"),
        ("3", "Embedded", "It is so everywhere"),
        ("2", "Developing", "It is so in places"),
        ("1", "Not yet started", "It is not so"),
    )
    table(document, ("Question", "Rating (1-3)"), ("Is there a board?", ""))
    bank = bank_of(take, document)
    assert asked(bank)[0][2] == ["Embedded", "Developing", "Not yet started"]
    assert bank.parts[0].introduction[0] == "Embedded: It is so everywhere"


def test_a_heading_with_answers_in_brackets(take: Take) -> None:
    document: Any = docx.Document()
    table(
        document,
        ("Descriptor", "Where are we now? (Yes/ Mostly Yes/ Mostly No/ No)", "What next?"),
        ("Families know who their worker is", "", ""),
    )
    ((_, text, choices, follow_up),) = asked(bank_of(take, document))
    assert (text, follow_up) == ("Families know who their worker is", "What next?")
    assert choices == ["Yes", "Mostly Yes", "Mostly No", "No"]


def test_answers_in_a_list_below_what_announces_them(take: Take) -> None:
    document: Any = docx.Document()
    document.add_paragraph("Use the following scale:")
    for text in ("Outstanding – ahead of others", "Good – it works", "Inadequate – not in place"):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Access", 1)
    document.add_paragraph("How easy is it to find help?", style="List Number")
    document.add_paragraph("What is planned?", style="List Number")
    bank = bank_of(take, document)
    assert asked(bank)[0][2] == ["Outstanding", "Good", "Inadequate"]
    assert "Good – it works" in bank.parts[0].introduction


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Rate it from 1 (not yet) to 3 (fully embedded).", ("1 (not yet)", "2", "3 (fully embedded)")),
        ("Rate it from 1 (not yet) to 3.", ("1 (not yet)", "2", "3")),
        ("Rate it from 3 to 1", ("3", "2", "1")),
        ("From 5 to 9 people came", ()),
        ("from 1 to 2024", ()),
    ],
)
def test_a_scale_from_one_number_to_another(text: str, choices: tuple[str, ...]) -> None:
    assert named_choices(text) == choices


def test_not_applicable_is_left_out_of_a_scale(take: Take) -> None:
    scale = in_order(("Red", "Amber", "Green", "Not applicable"))
    assert (scale.labels, scale.left_out) == (("Green", "Amber", "Red"), ("Not applicable",))
    document: Any = docx.Document()
    table(document, ("Question", "Answer options"), ("Do they meet?", "Yes; Partly; No; Don't know"))
    imported = take(saved(document), "form 2025.docx")
    assert labels(imported) == [["Yes", "Partly", "No"]]
    assert "Don't know" in messages(imported, "I120")[0]


def test_answers_that_nobody_gave_are_named(take: Take) -> None:
    imported = take(export(("Do they meet?", ["Always", "Sometimes", "Always"])), "a.csv")
    (message,) = messages(imported, "I119")
    assert message.startswith("Somebody answered Always, Sometimes; nobody answered Often, Never")
    assert not messages(take(export(("Do they meet?", ["Yes", "No"])), "a.csv"), "I119")


def test_requests_in_a_list_of_questions_are_questions(take: Take) -> None:
    document: Any = docx.Document()
    document.add_heading("Your team", 1)
    for text in ("What do you offer?", "Describe one success.", "Tell us about another"):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Next", 1)
    for text in ("1. Is there a plan?", "2. State your priorities"):
        document.add_paragraph(text)
    document.add_paragraph("Please return it soon.")
    assert [text for _, text, _, _ in asked(bank_of(take, document))] == [
        "What do you offer?",
        "Describe one success.",
        "Tell us about another",
        "Is there a plan?",
        "State your priorities",
    ]


def test_how_to_answer_may_stand_behind_a_question(take: Take) -> None:
    document: Any = docx.Document()
    for text in (
        "How are lists managed? Please give figures, e.g. weeks.",
        "What else is there? (max. 200 words)",
    ):
        table(document, (text,), ("",))
    (first, second) = asked(bank_of(take, document))
    assert first[1] == "How are lists managed? Please give figures, e.g. weeks."
    assert second[1] == "What else is there? (max. 200 words)"


def test_the_title_in_the_first_cell(take: Take) -> None:
    rows = [["Early help in Northshire 2025/26"], [], ["Question", "Answer"], ["Do they meet?", ""]]
    imported = take(content(book(Form=rows)), "a.xlsx")
    assert imported.bank
    assert (imported.bank.title, imported.bank.edition) == ("Early help in Northshire", 2025)
    assert not messages(imported, "I114")


def test_the_edition_in_a_line_of_its_own(take: Take) -> None:
    document: Any = docx.Document()
    document.add_heading("Our guide", 0)
    document.add_paragraph("Edition: April 2026")
    document.add_paragraph("Do they meet?")
    imported = take(saved(document), "a.docx")
    assert imported.bank
    assert imported.bank.edition == 2026
    assert not messages(imported, "I115")
