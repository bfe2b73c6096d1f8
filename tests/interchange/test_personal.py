"""Nothing that somebody typed as an answer, and no address or number of a person, gets anywhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest

from ehsg_cli.bank.as_yaml import as_yaml
from ehsg_cli.interchange.personal import is_personal, masked, without_author
from ehsg_cli.interchange.report import as_json
from tests.interchange.test_word import saved
from tests.interchange.test_word_forms import table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ehsg_cli.interchange.report import Imported

    Take = Callable[[bytes | str, str], Imported]

ADDRESS, NUMBER = "lead.officer@partner.example.org", "07700 900123"


def book(**sheets: Sequence[Sequence[object]]) -> Any:
    workbook: Any = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return workbook


def content(workbook: Any) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def said(imported: Imported) -> str:
    assert imported.bank
    return as_yaml(imported.bank) + as_json(imported)


def questions(imported: Imported) -> list[str]:
    assert imported.bank
    return [question.text for question in imported.bank.questions.values()]


@pytest.mark.parametrize(
    "text",
    [
        ADDRESS,
        "07700 900123",
        "(020) 7946 0000",
        "020 7946 0000",
        "01632 960000",
        "01632-960-000",
        "+44 1632 960000",
        "+44 (0)1632 960000",
        "0044 7700 900123",
    ],
)
def test_addresses_and_telephone_numbers_are_masked(text: str) -> None:
    assert is_personal(f"Write to {text}, or call.")
    assert not any(character.isdigit() or character == "@" for character in masked(f"To {text}."))


@pytest.mark.parametrize(
    "text",
    [
        "By 30/09/2025",
        "2025-06-01 09:30",
        "0 1 2 3 4 5 6 7 8 9 10",
        "1,000,000 families",
        "In 2024/25",
        "@ 5",
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    assert masked(text) == text


def test_the_name_before_a_note_is_left_out() -> None:
    assert without_author("A Reviewer: too long?") == "(name): too long?"
    assert without_author("Is this so: yes or no?") == "Is this so: yes or no?"


HEADS = ("ID", "Start time", "Completion time", "Email", "Name", "Do they meet?", "Who leads on it?")
RESPONSES = [(n, "2024", "2024", ADDRESS, "Private Person", "Yes", f"Private words {n}") for n in range(3)]


@pytest.mark.parametrize(
    "above", [[["Results in June"]], [["Results"], ["By Private Person"], [], ["x", "y"]]]
)
def test_headings_of_an_export_may_stand_below_a_title(take: Take, above: list[list[str]]) -> None:
    imported = take(content(book(Results=[*above, HEADS, *RESPONSES])), "export.xlsx")
    assert questions(imported) == ["Do they meet?", "Who leads on it?"]
    assert "Private" not in said(imported)
    assert ADDRESS not in said(imported)


def test_an_export_cut_down_to_names_and_questions(take: Take) -> None:
    rows = [
        ("Name", "Email", "Do they meet?", "How often?"),
        *[("Private Person", ADDRESS, "Yes", "Weekly")] * 3,
    ]
    imported = take(content(book(Sheet=rows)), "cut.xlsx")
    assert imported.kind.startswith("the export")
    assert questions(imported) == ["Do they meet?", "How often?"]
    assert not [word for word in ("Private", "partner.example", "Weekly") if word in said(imported)]


def filled_in() -> Any:
    document: Any = docx.Document()
    document.add_heading("Our review 2025", 0)
    document.add_heading("About you", 1)
    for label in ("E-mail", "Lead officer", "Contact number", "Name"):
        document.add_paragraph(f"{label}: Private Person")
    document.add_heading("Access", 1)
    document.add_paragraph("Do they know whom to ask?")
    document.add_paragraph("Yes, says Private Person.")
    document.add_paragraph("And so does another Private Person.")
    document.add_paragraph("What works well?", style="List Bullet")
    document.add_paragraph("Private words")
    return document


def test_what_is_typed_into_paragraphs_is_neither_taken_nor_shown(take: Take) -> None:
    imported = take(saved(filled_in()), "filled.docx")
    assert questions(imported) == ["Do they know whom to ask?", "What works well?"]
    assert "Private" not in said(imported)
    assert [taken.text for taken in imported.taken if taken.role == "somebody's answer"] == [
        "(not shown)"
    ] * 3
    roles = {taken.text.partition(":")[0]: taken.role.value for taken in imported.taken}
    assert (roles["E-mail"], roles["Lead officer"]) == ("asked on About you", "about who answers")


def test_guidance_below_questions_of_a_blank_form_stays(take: Take) -> None:
    document: Any = docx.Document()
    document.add_heading("Access", 1)
    for text in ("Do they meet?", "Think of last year.", "Is it so?", "Do they share?"):
        document.add_paragraph(text)
    imported = take(saved(document), "form 2025.docx")
    assert "Think of last year." in said(imported)


def test_lines_to_write_on_are_no_answers(take: Take) -> None:
    document: Any = docx.Document()
    for text in ("Do they meet?", "Is it so?"):
        document.add_paragraph(text)
        document.add_paragraph("☐ Yes  ☐ No")
        document.add_paragraph("Comments: ________")
    document.add_paragraph("Signed: ________   Date: ________")
    imported = take(saved(document), "form 2025.docx")
    assert len(questions(imported)) == 2
    assert "(not shown)" not in as_json(imported)


@pytest.mark.parametrize(
    "text",
    [
        "Signed: Private Person   Date: ________",
        "Signed: Private Person Date: 3 May",
        "Comments: Private words",
    ],
)
def test_what_is_written_on_such_lines_is_not_shown(take: Take, text: str) -> None:
    document: Any = docx.Document()
    for each in ("Do they meet?", "☐ Yes  ☐ No", text):
        document.add_paragraph(each)
    assert "Private" not in said(take(saved(document), "form 2025.docx"))


def test_tables_of_people_and_answers_in_one_column(take: Take) -> None:
    document: Any = docx.Document()
    table(document, ("Name", "Organisation", "Phone"), ("Private Person", "Private Homes", NUMBER))
    table(document, ("What do you offer?",), ("Private words",))
    table(document, ("Lead officer", "Private Person"), ("Contact", NUMBER))
    imported = take(saved(document), "form 2025.docx")
    assert questions(imported) == ["What do you offer?"]
    assert "Private" not in said(imported)
    assert NUMBER not in said(imported)


def test_answers_behind_a_question_and_below_it_in_a_column(take: Take) -> None:
    document: Any = docx.Document()
    document.add_paragraph("Is there a lead?\nYes, Private Person")
    document.add_paragraph("Is there a board? Private words.")
    column = (("What do you offer?",), ("Private words",), ("Who is your partner?",), ("Private Person",))
    table(document, *column, ("Describe one success.",))
    imported = take(saved(document), "form 2025.docx")
    assert questions(imported) == [
        "Is there a lead?",
        "Is there a board?",
        "What do you offer?",
        "Who is your partner?",
        "Describe one success.",
    ]
    assert "Private" not in said(imported)


def test_text_with_an_address_is_not_taken_unless_it_is_a_question(take: Take) -> None:
    document: Any = docx.Document()
    document.add_paragraph(f"Send it to {ADDRESS}, or ring {NUMBER}.")
    document.add_paragraph(f"Do people know that they can write to {ADDRESS}?")
    imported = take(saved(document), "form 2025.docx")
    assert imported.bank
    assert f"write to {ADDRESS}?" in as_yaml(imported.bank)
    assert "Send it" not in as_yaml(imported.bank)
    report = as_json(imported)
    assert ADDRESS not in report
    assert NUMBER not in report
    assert "Send it to (e-mail address), or ring (telephone number)." in report


def test_hidden_sheets_are_not_read_and_that_is_said(take: Take) -> None:
    workbook = book(
        Form=[("Question", "Answer"), ("Do they meet?", "")],
        Contacts=[("Who", "Phone"), ("Private Person", NUMBER)],
    )
    workbook["Contacts"].sheet_state = "hidden"
    imported = take(content(workbook), "form 2025.xlsx")
    assert "Private" not in said(imported)
    assert [finding.message for finding in imported.findings if finding.code == "I118"] == [
        "Hidden, and so not read: Contacts."
    ]
