from __future__ import annotations

import pytest

from ehsg_cli.privacy.find import find
from ehsg_cli.privacy.people import NOBODY, people

SMITH = {("jane", "smith")}


@pytest.mark.parametrize(
    ("field", "whole"),
    [
        ("Jane Smith", SMITH),
        ("Smith, Jane", SMITH),
        ("Jane Smith, Team Manager", SMITH),
        ("Ms Jane A. Smith (Early Help)", SMITH),
        ("Jane Smith / Early Help team", SMITH),
        ("Jane Smith and the team", SMITH),
        ("JANE SMITH", SMITH),
        ("Jane Smith - SENCO", SMITH),
        ("Jane Smith on behalf of Northshire Homes", SMITH),
        ("Jane Smith and Sam Jones", {*SMITH, ("sam", "jones")}),
        ("José Núñez de la Cruz", {("jose", "cruz")}),
        ("Ann Hill-Green", {("ann", "hill"), ("ann", "green")}),
        ("Early Help team", set()),
        ("Pastoral and attendance team", set()),
        ("Prevention and vulnerability command", set()),
        ("Northshire Homes", set()),
        ("jane.smith@example.org", set()),
        ("", set()),
    ],
)
def test_a_field_names_people(field: str, whole: set[tuple[str, str]]) -> None:
    assert people([field], organisations=["Northshire Homes"]).whole == whole


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("sam.jones@example.org", {("sam", "jones")}),
        ("early.help@example.org", set()),
        ("northshire.homes@example.org", set()),
        ("info@example.org", set()),
        ("", set()),
    ],
)
def test_an_address_may_be_made_of_a_name(address: str, whole: set[tuple[str, str]]) -> None:
    known = people([], [address], ["Northshire Homes"])
    assert known.whole == whole
    assert known.single == frozenset()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Will Young called", ["Will Young"]),
        ("Will young people come?", []),
        ("Mr Young", ["Young"]),
        ("W. Young and A Young person", ["W. Young"]),
        ("Young", []),
        ("Jane's turn", ["Jane"]),
        ("St Jane's School and Jane Street", []),
        ("Jane Ann Smith", ["Jane Ann Smith"]),
        ("jane smith", ["jane smith"]),
        ("Smith,\nJane", ["Smith,\nJane"]),
        ("J.Smith", ["J.Smith"]),
        ("Jané Smíth", ["Jané Smíth"]),
        ("Janet Smithson", []),
    ],
)
def test_names_are_told_from_words(text: str, found: list[str]) -> None:
    known = people(["Jane Smith", "Will Young"])
    assert [text[span.start : span.end] for span in find(text, known)] == found


def test_nobody_is_looked_for_where_nobody_is_known() -> None:
    assert find("Jane Smith", NOBODY) == ()


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Ba U", "Ask B. U today", ["B. U"]),
        ("Ba U", "Ask Ba U today", ["Ba U"]),
        ("Sam O'Brien", "o'brien, S O'BRIEN'S and Obrien", ["S O'BRIEN", "Obrien"]),
        ("Jane Smith", "A plan of a J and an S", []),
    ],
)
def test_a_name_is_found_by_whichever_of_its_words_stands_there(
    name: str, text: str, found: list[str]
) -> None:
    assert [text[span.start : span.end] for span in find(text, people([name]))] == found


def test_nothing_is_in_an_empty_text() -> None:
    assert find("", people(["Jane Smith"])) == ()
