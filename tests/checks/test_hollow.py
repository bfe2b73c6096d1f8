"""Which plans say nothing, measured on plans that people might type: half of them real, short and hard."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from ehsg_cli.bank import library
from ehsg_cli.checks.hollow import Hollow, hollow
from tests import filling
from tests.build_examples import EXAMPLES

BANK = library.load("2020")
LEAST_RECALL = 0.98


class Labelled(NamedTuple):
    """A plan, whether it says anything, and the question that it was given to."""

    says: str
    plan: str
    question: str

    @property
    def found(self) -> Hollow | None:
        """Why it is held to say nothing, if it is."""
        question, section = BANK.questions[self.question], BANK.section_of[self.question]
        return hollow(self.plan, (question.printed, question.text, *section.follow_ups))


with Path(__file__).with_name("plans.csv").open(encoding="utf-8", newline="") as _stream:
    LABELLED = [Labelled(**row) for row in csv.DictReader(_stream)]


def test_the_labelled_set_is_large_and_half_of_it_real() -> None:
    real = [each for each in LABELLED if each.says == "something"]
    assert {each.says for each in LABELLED} == {"something", "nothing"}
    assert len(set(LABELLED)) == len(LABELLED) >= 200
    assert len(real) * 2 >= len(LABELLED) * 0.85
    assert sum(len(each.plan) for each in real) / len(real) < 30  # short, so hard


def test_no_real_plan_is_held_to_say_nothing_and_few_empty_ones_are_missed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = [each for each in LABELLED if each.found]
    empty = [each for each in LABELLED if each.says == "nothing"]
    right = [each for each in found if each.says == "nothing"]
    precision, recall = len(right) / len(found), len(right) / len(empty)
    with capsys.disabled():
        print(f"\nplans that say nothing, {len(LABELLED)} labelled: ", end="")  # noqa: T201
        print(f"precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
    assert [each for each in found if each.says == "something"] == []
    assert recall > LEAST_RECALL, [each.plan for each in empty if not each.found]


@pytest.mark.parametrize("edition", ["2020", "2022"])
def test_no_plan_of_the_worked_examples_says_nothing(edition: str) -> None:
    bank = library.load(edition)
    people = [filling.load(file) for file in sorted((EXAMPLES / edition / "answers").glob("*.yaml"))]
    said = [
        (plan if bank.choices(question) else answer, question)
        for person in people
        for question, (answer, plan) in person.answers.items()
    ]
    assert sum(bool(text) for text, _ in said) > 20
    assert [
        text
        for text, question in said
        if hollow(text, (bank.questions[question].printed, *bank.section_of[question].follow_ups))
    ] == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("N/A", Hollow.NO_MORE),
        ("none – n/a", Hollow.NO_MORE),
        ("N/A, tbc", Hollow.PLACEHOLDER),
        ("  –  ", Hollow.PLACEHOLDER),
        ("ｔｂｃ", Hollow.PLACEHOLDER),
        ("As Above", Hollow.POINTER),
        ("N/A: see above", Hollow.POINTER),
        ("One worker: Do families know their worker?", Hollow.ECHO),
        ("Families know their worker", Hollow.ECHO),
        ("", None),
        (" \n", None),
        ("A", None),
        ("Families know their worker. " + "They were asked. " * 60, None),
        ("as above " * 500, None),
    ],
)
def test_why(text: str, why: Hollow | None) -> None:
    assert hollow(text, ("One worker: Do families know their worker?",)) is why


def test_without_a_question_nothing_is_an_echo() -> None:
    assert hollow("Families know their worker") is None
