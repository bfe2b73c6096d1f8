"""Forms of every kind become the banks, with the reports, that they should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank import library
from ehsg_cli.bank.as_yaml import as_yaml
from ehsg_cli.interchange.report import FORMAT, Role, as_json
from ehsg_cli.interchange.word import read_word
from ehsg_cli.workbook.limits import DEFAULT
from tests import golden
from tests.acceptance.command import ROOT
from tests.bank.test_as_yaml import Written
from tests.interchange import northshire

if TYPE_CHECKING:
    from ehsg_cli.interchange.report import Imported

    Take = Callable[[bytes | str, str], Imported]

GOLDEN = Path(__file__).parent / "golden"
FORM = Path(__file__).parent / "forms" / "northshire-form.docx"
FORMS: dict[str, Callable[[], bytes | str]] = {
    "northshire-form.docx": northshire.word,
    "a sheet a section.xlsx": northshire.sheets,
    "all on one sheet.xlsx": northshire.one_sheet,
    "a table.csv": northshire.comma_separated,
    "Northshire early help 2024(1-3).xlsx": northshire.online,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_becomes_a_bank(take: Take, name: str) -> None:
    imported = take(FORMS[name](), name)
    assert imported.bank
    text = as_yaml(imported.bank)
    read, findings = library.validate(Written(text))
    assert read == imported.bank
    assert [finding.code for finding in findings] == ["B223", "B223"]  # no form says its licence
    stem = name.partition(".")[0].replace(" ", "-").casefold()
    golden.check(text, GOLDEN / f"{stem}.yaml")
    golden.check(as_json(imported) + "\n", GOLDEN / f"{stem}.json")


def test_the_committed_form_is_what_is_made() -> None:
    committed, made = (
        read_word(data, "form.docx", DEFAULT) for data in (FORM.read_bytes(), northshire.word())
    )
    assert committed == made
    assert FORM.stat().st_size < 50_000


def questions(imported: Imported) -> list[str]:
    return [question.text for question in imported.bank.questions.values()] if imported.bank else []


def codes(imported: Imported) -> list[str]:
    return [finding.code for finding in imported.findings if finding.code not in {"I114", "I115", "I116"}]


def labels(imported: Imported, section: int = 0) -> list[str]:
    assert imported.bank
    scale = imported.bank.sections[section].scale
    return [choice.label for choice in imported.bank.scales[scale]] if scale else []


def test_a_table_without_headings(take: Take) -> None:
    imported = take("1,Do they meet?,\n2,Is there a plan?,\n", "form.csv")
    assert questions(imported) == ["Do they meet?", "Is there a plan?"]
    assert labels(imported) == ["Yes", "Mostly yes", "Mostly no", "No"]
    assert codes(imported) == ["I103"]


def test_statements_are_questions_below_a_heading_that_says_so(take: Take) -> None:
    imported = take("Statement,RAG rating,Comments\nWe share a plan.,,\nWe meet.,,\n", "form.csv")
    assert questions(imported) == ["We share a plan.", "We meet."]
    assert labels(imported) == ["Green", "Amber", "Red"]


def test_columns_to_tick(take: Take) -> None:
    table = (
        "No.,Families,Yes,Mostly yes,Mostly no,No,Comments\n1,Do they meet?,,,x,,\n2,Is there a plan?,,,,,\n"
    )
    imported = take(table, "form.csv")
    assert imported.bank
    (section,) = imported.bank.sections
    assert (section.title, section.follow_up) == ("Families", "Comments")
    assert labels(imported) == ["Yes", "Mostly yes", "Mostly no", "No"]
    assert [taken.text for taken in imported.taken if taken.role == "somebody's answer"] == ["(not shown)"]


def test_a_heading_names_the_answers(take: Take) -> None:
    imported = take("Question,Answer (Yes/Partly/No),Evidence\nDo they meet?,,\n", "form.csv")
    assert labels(imported) == ["Yes", "Partly", "No"]


def test_a_section_with_its_own_answers_becomes_two(take: Take) -> None:
    asked = (("Do they meet?", "Yes/No"), ("How often?", ""), ("Is it well led?", "Yes/No"))
    table = "Area,Question,Options\n" + "".join(f"Leaders,{text},{options}\n" for text, options in asked)
    imported = take(table, "form.csv")
    assert imported.bank
    assert [section.title for section in imported.bank.sections] == ["Leaders", "Leaders (in words)"]
    assert [len(section.questions) for section in imported.bank.sections] == [2, 1]
    assert codes(imported) == ["I107", "I109"]


def test_a_question_that_stands_twice_is_an_error(take: Take) -> None:
    imported = take("Question,Answer\nDo they meet?,\nIs there a plan?,\nDo they meet?,\n", "form.csv")
    assert questions(imported) == ["Do they meet?", "Is there a plan?"]
    (finding, _) = [finding for finding in imported.findings if finding.code in {"I101", "I103"}]
    assert (finding.code, finding.severity, finding.location.cell) == ("I101", "error", "A4")
    assert "stands twice, first as" in finding.message


def test_answers_whose_order_says_nothing(take: Take) -> None:
    imported = take("Question,Options\nWho leads?,Schools / Police / Health\n", "form.csv")
    assert labels(imported) == ["Schools", "Police", "Health"]
    assert codes(imported) == ["I105"]


def test_a_list_that_is_too_long_is_no_scale(take: Take) -> None:
    options = " / ".join(f"School {number}" for number in range(20))
    assert labels(take(f"Question,Options\nWhich school?,{options}\n", "form.csv")) == []


def test_what_was_filled_in_is_neither_taken_nor_shown(take: Take) -> None:
    table = (
        "Completed by,Somebody Real\n\nQuestion,Answer,What are you doing?\n"
        "Do they meet?,Mostly yes,Our secret plan\nIs there a plan?,Choose an item.,\n"
    )
    imported = take(table, "form.csv")
    assert questions(imported) == ["Do they meet?", "Is there a plan?"]
    assert not any(word in repr(imported) for word in ("Real", "secret"))
    assert "I113" in codes(imported)


def test_text_without_a_place_is_listed(take: Take) -> None:
    imported = take("Question,Answer,Comments,Lead\nDo they meet?,,,\n\nThank you.\n", "form.csv")
    left = [(taken.text, taken.location.cell) for taken in imported.taken if taken.role == "not taken"]
    assert left == [("Lead", "D1"), ("Thank you.", "A4")]
    (finding,) = [finding for finding in imported.findings if finding.code == "I102"]
    assert "2 texts (D1, A4)" in finding.message


def test_a_title_stands_beside_its_question_where_it_has_a_column(take: Take) -> None:
    imported = take("Title,Question,Answer\nOne plan,One plan: is there one?,\n", "form.csv")
    assert imported.bank
    (question,) = imported.bank.questions.values()
    assert (question.title, question.text) == ("One plan", "One plan: is there one?")


def test_what_the_file_is_called_says_the_title_and_the_year_where_nothing_else_does(take: Take) -> None:
    table = "Question,Answer\nDo they meet?,\n"
    for file, title, year in (
        ("our_form-2025.csv", "Our form", 2025),
        ("our form (2).csv", "Our form", 2030),
        ("2025.csv", "2025", 2025),
    ):
        bank = take(table, file).bank
        assert bank
        assert (bank.title, bank.edition) == (title, year)


def test_what_is_not_stated_is_not_made_up(take: Take) -> None:
    imported = take("Question,Answer\nDo they meet?,\n", "form.csv")
    assert imported.bank
    source = imported.bank.source
    assert (source.licence, source.attribution) == ("Not stated", "Attribution not stated")
    assert imported.bank.publisher == "Publisher not stated"
    (finding,) = [finding for finding in imported.findings if finding.code == "I116"]
    assert "--licence" in finding.remedy


def test_a_list_of_questions_whose_columns_ask_is_no_export(take: Take) -> None:
    table = (
        "Question,Is it in place?,How do you know it?,What will you do?",
        "Is there a plan?",
        "Do they meet?",
    )
    assert questions(take("\n".join(table), "form.csv")) == ["Is there a plan?", "Do they meet?"]


def test_the_shape_of_the_report_is_written_down() -> None:
    decision = (ROOT / "docs" / "decisions" / "0014-what-a-form-becomes.md").read_text(encoding="utf-8")
    names = ", ".join(role.name.lower().replace("_", "-") for role in Role)
    assert f"`as` is one of {names}." in " ".join(decision.split())
    assert FORMAT in decision
