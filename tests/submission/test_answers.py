from __future__ import annotations

import pytest

from ehsg_cli.bank.model import Choice
from ehsg_cli.submission.answers import recognise
from tests.banks import SMALL

CHOICES = SMALL.choices("families-01")


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("Yes", "yes"),
        ("yes ", "yes"),
        ("MOSTLY YES", "mostly-yes"),
        ("Mostly-yes", "mostly-yes"),
        ("mostly\u00a0yes.", "mostly-yes"),
        ("mostly_no", "mostly-no"),
        ("Ｎｏ", "no"),  # full-width, as some input methods type it
        ("Y", "yes"),
        ("n", "no"),
        ("TRUE", "yes"),
        ("FALSE", "no"),
        ("", None),
        ("Partly", None),
        ("Yes and no", None),
        ("Not applicable", None),
    ],
)
def test_what_people_type_is_read_as_a_choice_or_left_alone(typed: str, choice: str | None) -> None:
    assert recognise(typed, CHOICES) == choice


def test_an_answer_in_words_is_no_choice() -> None:
    assert recognise("Yes", ()) is None


def test_choices_of_signs_alone_are_told_apart_and_a_blank_is_none() -> None:
    signs = tuple(Choice(id=name, label=label) for name, label in (("green", "🟢"), ("red", "🔴")))
    assert [recognise(typed, signs) for typed in ("🟢", " 🔴 ", "", " ", "🟡")] == [
        "green",
        "red",
        None,
        None,
        None,
    ]
