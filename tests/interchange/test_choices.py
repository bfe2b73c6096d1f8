from __future__ import annotations

import pytest

from ehsg_cli.interchange.choices import in_order, listed_choices, named_choices, whole_scale

FOUR = ("Yes", "Mostly yes", "Mostly no", "No")


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Yes / Mostly yes / Mostly no / No", FOUR),
        ("Yes, mostly yes, mostly no or no.", ("Yes", "mostly yes", "mostly no", "no")),
        ("☐ Yes  ☐ No", ("Yes", "No")),
        ("Red\nAmber\nGreen", ("Red", "Amber", "Green")),
        ("Y/N", ("Yes", "No")),
        ("1 = Not in place; 2 = In place", ("1 = Not in place", "2 = In place")),
        ("What we, as partners, are doing", ()),
        ("Do you meet? / How often?", ()),
        ("Yes", ()),
        ("yes / YES", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_a_list_of_choices(text: str, choices: tuple[str, ...]) -> None:
    assert listed_choices(text) == choices


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Please respond to these questions as yes, mostly yes, mostly no, or no and say why.", FOUR),
        ("Answers: Fully met / Partly met / Not met", ("Fully met", "Partly met", "Not met")),
        ("Scale: 1 Poor, 2 Fair, 3 Good", ("1 Poor", "2 Fair", "3 Good")),
        ("Give a RAG rating.", ("Green", "Amber", "Red")),
        ("(Y/N)", ("Yes", "No")),
        ("Families mostly say yes.", ()),
        ("No partner is left out, and yes, all may answer.", ()),
        ("What are you doing?", ()),
    ],
)
def test_choices_that_a_sentence_names(text: str, choices: tuple[str, ...]) -> None:
    assert named_choices(text) == choices


@pytest.mark.parametrize(
    ("given", "best_first", "turned", "sure"),
    [
        (FOUR, FOUR, False, True),
        (tuple(reversed(FOUR)), FOUR, True, True),
        (("Red", "Amber", "Green"), ("Green", "Amber", "Red"), True, True),
        (("No", "Yes", "Don't know"), ("Yes", "No"), True, True),
        (("1 Not begun", "2 Begun", "3 Fully done"), ("3 Fully done", "2 Begun", "1 Not begun"), True, True),
        (("1", "2", "3"), ("1", "2", "3"), False, False),
        (("Seldom", "At times"), ("Seldom", "At times"), False, False),
    ],
)  # fmt: skip
def test_the_best_choice_comes_first(
    given: tuple[str, ...], best_first: tuple[str, ...], turned: bool, sure: bool
) -> None:
    scale = in_order(given)
    assert (scale.labels, scale.is_turned, scale.is_sure or scale.is_turned) == (best_first, turned, sure)


def test_answers_are_completed_to_the_shortest_scale_that_has_them() -> None:
    assert whole_scale(["yes", "No"]) == ("Yes", "No")
    assert whole_scale(["yes", "MOSTLY NO", "n/a"]) == FOUR
    assert whole_scale(["yes", "green"]) == ()
    assert whole_scale([]) == ()
