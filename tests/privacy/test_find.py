from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.privacy.find import find, folded
from ehsg_cli.privacy.model import Kind, Span
from ehsg_cli.privacy.shown import excerpt, masked, removed
from tests.privacy.labelled import KNOWN

CELL = 32_767
HOSTILE = (
    *("0", "07700 900123 ", "0 ", "a", "a.", "a@", "a dot ", "a at ", "dob ", "born 1 ", "1/", "A1", "NE1 "),
    *("Jane ", "J ", "é", "a@a.", " ", "-", "o'", "9 ", "07700\n900123\n", "M. ", "\u0301", "ﷺ", "a[at]a.a."),
    *(
        "12/03/2011 ",
        "May 1 ",
        "+44",
        "(0)",
        "£",
        "ref ",
        "AA 00 ",
        "999 000 ",
        "call 7",
        "٠",
        "Smith-",
        "{",
        "@ a.",
    ),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    whole = (piece * CELL)[:CELL]
    short, long = (min(seconds(whole[:length]) for _ in range(2)) for length in (CELL // 8, CELL))
    assert long < 10
    assert long < 0.3 or long / short < 24  # of a text eight times as long; 64 if it grew with the square


def seconds(text: str) -> float:
    start = time.process_time()
    find(text, KNOWN)
    return time.process_time() - start


@given(st.text(st.characters() | st.sampled_from("0123456789@. -+()\n\u200bJjSs"), max_size=80))
def test_whatever_is_written_is_read(text: str) -> None:
    spans = find(text, KNOWN)
    assert list(spans) == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= next_.start for one, next_ in pairwise(spans))
    for span in spans:
        assert excerpt(text, spans, span)


@given(st.text(max_size=20), st.text(max_size=20))
def test_what_is_removed_is_found_no_more(before: str, after: str) -> None:
    text = f"{before}; ring 07700 900123, o@example.org, NE98 9XZ, DOB 1/2/2010; {after}"
    clean = removed(text, find(text, KNOWN))
    assert "900123" not in clean
    assert "o@example.org" not in clean
    assert find(clean, KNOWN) == ()


def test_of_two_that_overlap_one_is_found() -> None:
    text = "jane.smith@example.org"
    assert find(text, KNOWN) == (Span(0, len(text), Kind.EMAIL),)


@pytest.mark.parametrize("allowed", ["early.help@example.org", "Early.Help@example.org", "0300 123 0123"])
def test_what_is_allowed_is_not_found(allowed: str) -> None:
    text = "Early.help@example.org, 03001230123"
    kinds = {span.kind for span in find(text, KNOWN, [allowed])}
    assert kinds == ({Kind.EMAIL} if allowed[0] == "0" else {Kind.TELEPHONE})


def test_only_what_is_asked_for_is_found() -> None:
    text = "o@example.org, 07700 900123"
    assert [span.kind for span in find(text, kinds=[Kind.TELEPHONE])] == [Kind.TELEPHONE]


def test_folding_keeps_letters_and_digits() -> None:
    assert folded("Ó. Brien-１") == "obrien1"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ring 07700 900123.", "Ring 07*** ******."),
        ("nora@example.org", "n***@e******.o**"),
        ("NHS 999 000 0018", "NHS *** *** ****"),
        ("DOB 12/03/2011", "DOB **/**/****"),
        ("at NE98 9XZ", "at NE** ***"),
        ("NI AA000001A", "NI A********"),
        ("UPN Y000123419001", "UPN Y************"),
        ("Jane Smith left", "J*** S**** left"),
    ],
)
def test_masks_leave_little(text: str, shown: str) -> None:
    assert masked(text, find(text, KNOWN)) == shown


def test_an_excerpt_masks_what_stands_around_and_cuts_nothing_in_two() -> None:
    text = f"{'x' * 30} jane.smith.of.the.team@example.org or 07700 900123 or {'y' * 40}"
    spans = find(text, KNOWN)
    shown = excerpt(text, spans, spans[1])
    assert "example" not in shown
    assert "900123" not in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ring Tom Brown on 07700 900123.", "Ring T** B**** on 07*** ******."),
        ("Bilal's NHS 999 000 0018, flat 12", "B****'s NHS *** *** ****, flat **"),
        ("NHS:9990000019, 07700 900123", "NHS:**********, 07*** ******"),
        ("McGregor-Shaw 999 000 0018 McGregor", "M*******-S*** *** *** **** M*******"),
        ("Annabel Featherstonehaugh: 07700 900123", f"…F{'*' * 16}: 07*** ******"),
        (f"Maximil{'i' * 24}ana: 07700 900123", "…07*** ******"),
        ("07700 900123 and then to O'Featherstonehaugh", "07*** ****** and then to…"),
        ("Zoe\u0308lie 07700 900123", "Z**\u0308l** 07*** ******"),
        ("محمد 07700 900123", "م*** 07*** ******"),
        ("a 07700 900123 b 07700 900456 c", "a 07*** ****** b 07*** ****** c"),
    ],
)
def test_an_excerpt_names_nobody_who_stands_beside(text: str, shown: str) -> None:
    spans = find(text)
    assert excerpt(text, spans, spans[0]) == shown


@given(st.text(st.characters() | st.sampled_from(" AaBb1"), max_size=60), st.text(max_size=60))
def test_no_digit_stands_in_an_excerpt_but_the_first_two(before: str, after: str) -> None:
    text = f"{before} 07700 900123 {after}"
    spans = find(text, KNOWN)
    for span in spans:
        assert not re.search(r"\d", excerpt(text, spans, span).replace("07***", ""))
