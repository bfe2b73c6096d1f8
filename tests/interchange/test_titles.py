from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.bank.fields import ID_PATTERN
from ehsg_cli.interchange.titles import id_of, sheet_title, unused
from ehsg_cli.interchange.wordings import kept, line


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Families", "Families"),
        ("Communities, neighbourhoods and voluntary groups", "Communities, neighbourhoods"),
        ("Police/Fire: working together?", "Police-Fire – working together"),
        ("Lists", "Lists (2)"),
        ("Leaders", "Leaders (2)"),
        ("'Quoted'", "Quoted"),
        ("x" * 40, "x" * 31),
        ("??", "Questions"),
    ],
)
def test_a_heading_as_the_title_of_a_sheet(text: str, title: str) -> None:
    assert sheet_title(text, {"leaders"}) == title


@given(text=st.text(), taken=st.sets(st.text(), max_size=3), suffix=st.sampled_from(["", " (in words)"]))
def test_any_heading_becomes_a_title_that_excel_takes(text: str, taken: set[str], suffix: str) -> None:
    title = sheet_title(line(text), {each.casefold() for each in taken}, suffix)
    assert 0 < len(title.encode("utf-16-le")) <= 62
    assert not set(title) & set("[]:*?/\\")
    assert title.strip("'") == title
    assert title.casefold() not in {each.casefold() for each in taken}


@pytest.mark.parametrize(
    ("text", "id_"),
    [("Use of data", "use-of-data"), ("Théâtre & more", "theatre-more"), ("家", "section"), ("", "section")],
)
def test_an_id_of_a_text(text: str, id_: str) -> None:
    assert id_of(text, "section") == id_


@given(text=st.text(), longest=st.integers(10, 60))
def test_any_text_gives_an_id(text: str, longest: int) -> None:
    id_ = id_of(text, "section", longest)
    assert re.fullmatch(ID_PATTERN, id_)
    assert len(id_) <= longest


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert unused("a", {"a", "a-2"}) == "a-3"


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("  Do\tthey   meet? ", "Do they meet?"),
        ("Do they\nmeet?", "Do they meet?"),
        ("Do they meet?\nHow often?", "Do they meet?\nHow often?"),
        ("Do they\u00a0meet?\u000bOr\u200b not?", "Do they meet?\nOr not?"),
        ("e.g.:\n- schools\n- police", "e.g.:\n- schools\n- police"),
        ('‘Straight’ and "curly" – both', '‘Straight’ and "curly" – both'),
    ],
)
def test_a_wording_keeps_its_words(text: str, wording: str) -> None:
    assert kept(text) == wording
