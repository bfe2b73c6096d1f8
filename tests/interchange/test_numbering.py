from __future__ import annotations

import pytest

from ehsg_cli.interchange.numbering import is_number, without_number, without_numbers


@pytest.mark.parametrize(
    ("texts", "cut"),
    [
        (["1. Do they meet?"], ["Do they meet?"]),
        (["1) Is it so?", "(2) Is it so?", "3: Is it so?"], ["Is it so?"] * 3),
        (["Q1 Is it so?", "Q2. Is it so?", "Question 3: Is it so?"], ["Is it so?"] * 3),
        (["1.2. Is it so?", "12a) Is it so?"], ["Is it so?"] * 2),
        (["1 Do they?", "2 Are they?"], ["Do they?", "Are they?"]),
        (["1.1 Do they?", "1.2 Are they?", "2.1 Is it?"], ["Do they?", "Are they?", "Is it?"]),
        (["a) Is it so?", "b) Is it not?"], ["Is it so?", "Is it not?"]),
        (["i. One?", "ii. Two?"], ["One?", "Two?"]),
        (["3 or more partners meet?"], ["3 or more partners meet?"]),
        (["1. 3 or more partners meet?"], ["3 or more partners meet?"]),
        (["A shared plan?", "Be it so?"], ["A shared plan?", "Be it so?"]),
        (["2022 saw a new guide?", "2023 saw none?"], ["2022 saw a new guide?", "2023 saw none?"]),
        (["i.e. systems leadership?"], ["i.e. systems leadership?"]),
        (["1.5 times as many families?"], ["1.5 times as many families?"]),
        (["I am heard?", "I am helped?"], ["I am heard?", "I am helped?"]),
        (["1."], ["1."]),
        ([], []),
    ],
)
def test_a_number_is_cut_off_where_it_only_counts(texts: list[str], cut: list[str]) -> None:
    assert [numbered.text for numbered in without_numbers(texts)] == cut
    for text, numbered in zip(texts, without_numbers(texts), strict=True):
        assert text.startswith(numbered.number)
        assert text.endswith(numbered.text)


@pytest.mark.parametrize(
    ("heading", "cut"),
    [
        ("2. Families", "Families"),
        ("Section B – Families", "Families"),
        ("Part 1: Data", "Data"),
        ("A vision for families", "A vision for families"),
        ("Part A", "Part A"),
        ("Families", "Families"),
        ("2022: a year", "2022: a year"),
    ],
)
def test_a_heading_without_its_number(heading: str, cut: str) -> None:
    assert without_number(heading).text == cut


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("1", True), ("1.2", True), ("Q3", True), ("4a)", True), ("b", True), ("Yes", False), ("2022", False)],
)
def test_a_cell_that_is_a_number(text: str, is_one: bool) -> None:
    assert is_number(text) is is_one
