from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.partnership.tally import consensus, lower_median, tally
from tests.banks import SMALL

CHOICES = SMALL.choices("families-01")
IDS = [choice.id for choice in CHOICES]


@pytest.mark.parametrize(
    ("given_answers", "best", "suggested"),
    [
        (["yes", "yes", "no"], None, "yes"),
        (["yes", "no"], None, "no"),
        (["yes", "mostly-yes"], None, "mostly-yes"),
        (["yes", "mostly-yes", "mostly-no", "no"], None, "mostly-no"),
        # where no is the mature answer, yes is the cautious one
        (["yes", "no"], "no", "yes"),
        (["mostly-no", "no"], "no", "mostly-no"),
        (["yes", "no"], "yes", "no"),
    ],
)
def test_an_even_split_gives_the_more_cautious_choice(
    given_answers: list[str], best: str | None, suggested: str
) -> None:
    assert tally(CHOICES, best, given_answers).suggested == suggested


def test_counts_keep_the_order_of_the_scale_and_show_what_nobody_chose() -> None:
    assert list(tally(CHOICES, None, ["no", "yes", "no"]).counts.items()) == [
        ("yes", 1),
        ("mostly-yes", 0),
        ("mostly-no", 0),
        ("no", 2),
    ]


def test_nothing_is_suggested_without_answers_or_without_a_scale() -> None:
    assert (tally(CHOICES, None, []).suggested, tally(CHOICES, None, []).consensus) == (None, None)
    in_words = tally((), None, [])
    assert (dict(in_words.counts), in_words.suggested, in_words.consensus) == ({}, None, None)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # worked by hand from the formula: mean 0.75, width 3
        ([1, 3, 0, 0], 0.8021),
        ([5, 0, 0, 0], 1.0),
        ([0, 0, 2, 0], 1.0),
        ([3, 0, 0, 3], 0.0),
        ([1, 0, 1, 0], 0.415),
        ([0, 0, 0, 0], None),
    ],
)
def test_consensus_is_tastle_and_wiermans(counts: list[int], expected: float | None) -> None:
    assert consensus(counts) == expected


@given(st.lists(st.integers(0, 50), min_size=2, max_size=7))
def test_consensus_lies_between_0_and_1_and_does_not_care_about_direction(counts: list[int]) -> None:
    value = consensus(counts)
    assert value == consensus(counts[::-1])
    assert value is None or 0 <= value <= 1


@given(st.lists(st.sampled_from(IDS), min_size=1))
def test_the_suggestion_is_a_median_and_no_less_cautious_than_any_other(answers: list[str]) -> None:
    counts = {choice: answers.count(choice) for choice in IDS}
    suggested = lower_median(counts, IDS[::-1])
    assert suggested in answers
    position = IDS.index(suggested)
    better = sum(IDS.index(answer) < position for answer in answers)
    worse = sum(IDS.index(answer) > position for answer in answers)
    assert better <= len(answers) / 2
    assert worse < len(answers) / 2
