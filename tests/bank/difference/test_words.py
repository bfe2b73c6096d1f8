from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.bank.difference.words import Kind, Run, runs, shortened

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "the", "plan,", "é"]), max_size=12).map(" ".join) | st.text()
LOOKS = {Kind.KEPT: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}


def marked(shown: tuple[Run, ...]) -> str:
    return " ".join(LOOKS[run.kind].format(run.text) for run in shown)


def words(shown: tuple[Run, ...], kind: Kind) -> list[str]:
    return [word for run in shown if run.kind in {Kind.KEPT, kind} for word in run.text.split()]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("a plan of ours", "a plan of ours", "a plan of ours"),
        ("a plan", "a good plan", "a {+good+} plan"),
        ("a good plan", "a plan", "a [-good-] plan"),
        ("the Troubled Families", "the Supporting Families", "the [-Troubled-] {+Supporting+} Families"),
        ("is it so?", "is it so, then?", "is it [-so?-] {+so, then?+}"),
        ("", "new words", "{+new words+}"),
        ("old words", "", "[-old words-]"),
        ("on\n two  lines", "on two lines", "on two lines"),
    ],
)
def test_words_are_kept_removed_and_added(was: str, now: str, expected: str) -> None:
    assert marked(runs(was, now)) == expected


def test_a_single_word_between_two_replacements_is_part_of_them() -> None:
    was, now = (
        "they want to use their own data of last year to plan",
        "they want to see all own figures of last year to plan",
    )
    assert marked(runs(was, now)) == (
        "they want to [-use their own data-] {+see all own figures+} of last year to plan"
    )


def test_where_hardly_a_word_is_kept_two_whole_texts_are_shown() -> None:
    was, now = (
        "Ministry of Housing, Communities and Local Government",
        "Department for Levelling Up, Housing and Communities",
    )
    assert marked(runs(was, now)) == f"[-{was}-] {{+{now}+}}"


@given(TEXTS, TEXTS)
def test_the_runs_hold_both_texts_and_nothing_else(was: str, now: str) -> None:
    shown = runs(was, now)
    assert words(shown, Kind.REMOVED) == was.split()
    assert words(shown, Kind.ADDED) == now.split()
    assert all(run.text for run in shown)
    assert all(first.kind is not second.kind for first, second in pairwise(shown))


@given(TEXTS)
def test_a_text_is_kept_whole(text: str) -> None:
    assert {run.kind for run in runs(text, text)} <= {Kind.KEPT}


def test_only_what_is_around_a_change_is_shown_of_a_long_text() -> None:
    long = " ".join(f"w{number}" for number in range(90))
    shown = shortened(runs(f"{long} old {long}", f"{long} new {long}"), most=10, around=2)
    assert marked(shown) == "… w88 w89 [-old-] {+new+} w0 w1 …"
    assert shortened(runs(long, long), most=10, around=2) == runs(long, long)
    two = shortened(runs(f"x {long} old", f"y {long} new"), most=10, around=2)
    assert marked(two) == "[-x-] {+y+} w0 w1 … w88 w89 [-old-] {+new+}"


@given(TEXTS, TEXTS)
def test_shortening_takes_nothing_from_a_change(was: str, now: str) -> None:
    shown = runs(was, now)
    short = shortened(shown, most=3, around=1)
    assert [run for run in short if run.kind is not Kind.KEPT] == [
        run for run in shown if run.kind is not Kind.KEPT
    ]
    assert [run.kind for run in short] == [run.kind for run in shown]
