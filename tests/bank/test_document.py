from __future__ import annotations

from ehsg_cli.bank.document import ANY, Document
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.findings.model import Location

TEXT = """\
title: Guide
sections:
  - id: families
    questions: [{id: families-01}, {id: 7}, stray]
  - stray
  - id: workforce
    questions: none yet
"""


def document() -> Document:
    parsed, findings = parse(TEXT.encode(), "own.yaml")
    assert findings == ()
    assert parsed is not None
    return parsed


def test_a_value_and_its_key_are_located() -> None:
    assert document().at(("sections", 0, "id")) == Location(file="own.yaml", line=3, column=9)
    assert document().key_at(("sections", 0, "id")) == Location(file="own.yaml", line=3, column=5)


def test_what_is_missing_is_located_at_its_nearest_ancestor() -> None:
    assert document().at(("sections", 2, "vision", 4)) == Location(file="own.yaml", line=6, column=5)
    assert document().at(("source", "wording")) == Location(file="own.yaml", line=1, column=1)


def test_an_entry_of_a_list_has_no_key_of_its_own() -> None:
    assert document().key_at(("sections", 1)) == Location(file="own.yaml", line=5, column=5)


def test_a_pattern_passes_over_what_is_malformed() -> None:
    found = list(document().each("sections", ANY, "questions", ANY, "id"))
    assert found == [
        (("sections", 0, "questions", 0, "id"), "families-01"),
        (("sections", 0, "questions", 1, "id"), 7),
    ]


def test_texts_are_the_values_that_are_text() -> None:
    found = list(document().texts("sections", ANY, "questions", ANY, "id"))
    assert found == [(("sections", 0, "questions", 0, "id"), "families-01")]


def test_a_value_is_got_by_its_path_or_not_at_all() -> None:
    assert document().get("sections", 2, "id") == "workforce"
    assert document().get("sections", 2, "questions", 0) is None
    assert document().get("title", "id") is None
