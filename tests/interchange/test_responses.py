"""Of an online form's export only its questions reach a bank, and answers that are nobody's own words."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment

from ehsg_cli.bank.as_yaml import as_yaml
from ehsg_cli.interchange.report import as_json
from tests.interchange import northshire

if TYPE_CHECKING:
    from collections.abc import Callable

    from ehsg_cli.interchange.report import Imported

    Take = Callable[[bytes | str, str], Imported]

HEAD = "ID,Start time,Completion time,Email,Name,{},\n"


def export(*columns: tuple[str, list[str]], head: str = HEAD) -> str:
    """An export with these questions, each with the answers of its respondents."""
    rows = zip(*(answers for _, answers in columns), strict=True)
    lines = (
        f"{number},2024-07-01,2024-07-01,someone.{number}@partner.example,Someone {number},{','.join(row)}\n"
        for number, row in enumerate(rows, start=1)
    )
    return head.format(",".join(heading for heading, _ in columns)) + "".join(lines)


def labels(imported: Imported) -> list[list[str]]:
    assert imported.bank
    return [[choice.label for choice in choices] for choices in imported.bank.scales.values()]


def test_nothing_that_somebody_wrote_is_in_the_bank_or_the_report(take: Take) -> None:
    imported = take(northshire.online(), "export.xlsx")
    assert imported.bank
    said = as_yaml(imported.bank) + as_json(imported)
    for word in (
        "omeone",
        "partner.example",
        "Northshire Homes",
        "plan of ours",
        "With care",
        "Patience",
        "2024-07",
    ):
        assert word not in said


@pytest.mark.parametrize(
    "answers",
    [
        ["Jo Bloggs", "Sam Smith", "Jo Bloggs", "Sam Smith", "Jo Bloggs", "Sam Smith"],
        ["jo@a.example", "jo@a.example", "jo@a.example", "sam@a.example", "sam@a.example", "sam@a.example"],
        ["Northshire Homes"] * 6,
        ["Yes but", "Yes", "No", "No", "No", "No"],
        [f"Plan {number}" for number in range(6)],
    ],
    ids=["names", "addresses", "one organisation", "own words", "plans"],
)
def test_a_column_that_may_be_personal_is_answered_in_words(take: Take, answers: list[str]) -> None:
    imported = take(
        export(("Who leads on this for you?", answers), ("Do they meet?", ["Yes", "No"] * 3)), "a.csv"
    )
    assert labels(imported) == [["Yes", "No"]]
    said = repr(imported.bank) + as_json(imported)
    assert not [answer for answer in answers if answer not in {"Yes", "No"} and answer in said]


def test_answers_of_a_known_scale_are_completed(take: Take) -> None:
    imported = take(export(("Do they meet?", ["Yes", "Mostly no"]), ("Is it so?", ["Yes", "Yes"])), "a.csv")
    assert labels(imported) == [["Yes", "Mostly yes", "Mostly no", "No"]]


def test_other_answers_are_named_if_several_people_chose_each_at_several_questions(take: Take) -> None:
    answers = ["Budding", "Budding", "Budding", "Blooming", "Blooming", "Blooming"]
    both = (("Where are we on plans?", answers), ("Where are we on data?", answers[::-1]))
    assert labels(take(export(*both), "a.csv")) == [["Blooming", "Budding"]]
    assert labels(take(export(both[0]), "a.csv")) == []
    assert labels(take(export(*((text, said[1:5]) for text, said in both)), "a.csv")) == []


def test_follow_ups_are_known_by_their_numbers(take: Take) -> None:
    prompt = "What are you doing/planning to do?"
    imported = take(
        export(
            ("1. Do they meet?\u00a0", ["Yes", "No"]),
            (f"{prompt}\u00a0", ["a", "b"]),
            ("2. Is it so?", ["No", "No"]),
            (f"{prompt}2", ["c", ""]),
            ("How do you know?", ["d", "e"]),
        ),
        "a.csv",
    )
    assert imported.bank
    first, second = imported.bank.sections
    assert (first.follow_up, second.follow_up) == (prompt, None)
    assert [question.text for question in first.questions] == ["Do they meet?", "Is it so?"]
    assert [question.text for question in second.questions] == ["How do you know?"]


def test_columns_of_a_program_in_another_language_are_no_questions(take: Take) -> None:
    head = "ID,Startzeit,Fertigstellungszeit,E-Mail,Name,{}\n"
    imported = take(
        export(("Do they meet?", ["Yes"]), ("Is it so?", ["No"]), ("How do you know?", ["x"]), head=head),
        "a.csv",
    )
    assert imported.bank
    assert len(imported.bank.questions) == 3
    assert "Startzeit" not in as_yaml(imported.bank)


def test_a_quiz_adds_no_questions(take: Take) -> None:
    columns = (
        ("Do they meet?", ["Yes"]),
        ("Points - Do they meet?", ["1"]),
        ("Feedback - Do they meet?", ["Good"]),
        ("Is it so?", ["No"]),
    )
    imported = take(export(*columns), "a.csv")
    assert imported.bank
    assert len(imported.bank.questions) == 2


def test_a_form_that_nobody_has_answered_is_answered_in_words(take: Take) -> None:
    imported = take(export(("Do they meet?", []), ("Is it so?", [])), "a.csv")
    assert imported.bank
    assert [section.scale for section in imported.bank.sections] == [None]


def test_other_sheets_and_notes_are_counted_and_not_shown(take: Take) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(northshire.online()))
    workbook.active["G2"].comment = Comment("A private remark", "somebody")
    workbook.create_sheet("Analysis")["A1"] = "What Someone 1 said"
    stream = io.BytesIO()
    workbook.save(stream)
    imported = take(stream.getvalue(), "export.xlsx")
    hidden = [taken.text for taken in imported.taken if taken.role == "somebody's answer"]
    assert hidden == ["3 responses (not shown)", "1 note (not shown)", "1 cell (not shown)"]
    assert "private" not in as_json(imported)
