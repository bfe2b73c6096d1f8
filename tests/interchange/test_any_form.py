"""Whatever a form looks like: what becomes of it is a valid bank, and each of its texts is accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.bank import library
from ehsg_cli.bank.as_yaml import as_yaml
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.model import Location, has_errors
from ehsg_cli.interchange.form import import_form
from ehsg_cli.interchange.source import Cell, Kind, Line, Source, Table
from ehsg_cli.interchange.to_bank import Details
from ehsg_cli.workbook.grid import cell_name
from tests.any_bank import ODDITIES, TEXTS
from tests.bank.test_as_yaml import Written

HEADINGS = (
    "No.", "Ref", "Question", "Answer", "Section", "Title", "Options", "Evidence", "RAG", "Yes", "No",
    "Plan?", "What are you doing?", "Answer (Yes / No)", "Comments", "",
)  # fmt: skip
WORDS = (
    "Families", "1. Families", "Section 2: Leaders", "Do you meet?", "1. Do you meet often?", "12", "?",
    "Vision", "2. Do they know us?", "a) Is it so?", "b) Is it not so?", "We have a shared plan.",
    "How do you know it?", "Yes", "No", "Mostly yes", "Yes / No", "☐ Yes ☐ No", "Choose an item.", "Lists",
    "Organisation", "Read me", "Completed by: Somebody", "x" * 9000, "Question", "", "Plans? ______",
    "Please answer yes, mostly yes, mostly no or no.", "Answers: 1 Poor / 2 Fair / 3 Good",
    "A very long heading for a section of this form", "Early help 2023",
)  # fmt: skip
PIECES = st.sampled_from(WORDS) | st.sampled_from(ODDITIES) | TEXTS
OFFERED = ("Yes", "No"), ("yes", "YES"), ("Yes",), ("a" * 99, "b"), tuple("abcdefghijklm")
CHOICES = st.sampled_from([(), (), (), *OFFERED])
LEVELS = st.sampled_from([-2, -1, -1, -1, 0, 1, 2, 3])
LINES = st.builds(Line, PIECES, st.just(Location()), LEVELS, st.booleans(), st.booleans(), CHOICES)
ROWS = st.lists(PIECES, max_size=6) | st.lists(st.sampled_from(HEADINGS), max_size=6)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    rows = draw(st.lists(ROWS, max_size=10))
    cells = (
        tuple(
            Cell(text, Location(), draw(st.integers(1, 3)), draw(st.booleans()), draw(CHOICES))
            for text in row
        )
        for row in rows
    )
    return Table(draw(st.sampled_from(["", "Sheet1", "Families", "Lists"])), Location(), tuple(cells))


def placed(blocks: list[Any]) -> Iterator[Any]:
    """The blocks with a place of its own for each text."""
    for number, block in enumerate(blocks):
        name = f"block {number}"
        if isinstance(block, Line):
            yield replace(block, location=Location(sheet=name))
        else:
            rows = (
                tuple(
                    replace(cell, location=Location(sheet=name, cell=cell_name(row, column)))
                    for column, cell in enumerate(cells)
                )
                for row, cells in enumerate(block.rows)
            )
            yield replace(block, location=Location(sheet=name), rows=tuple(rows))


def texts(source: Source) -> Iterator[Location]:
    for block in source.blocks:
        if isinstance(block, Line):
            yield block.location
        else:
            yield from (cell.location for row in block.rows for cell in row if cell.text.strip())


@settings(max_examples=150)
@given(blocks=st.lists(LINES | tables(), max_size=6), kind=st.sampled_from(list(Kind)))
def test_any_form_becomes_a_valid_bank_and_nothing_of_it_is_lost(blocks: list[Any], kind: Kind) -> None:
    lines = [block for block in blocks if not isinstance(block, Line) or block.text.strip()]
    source = Source("form.docx", kind, tuple(placed(lines)))
    try:
        imported = import_form(source, Details(this_year=2024))
    except EhsgError:
        return  # it asks nothing
    assert imported.bank
    again, findings = library.validate(Written(as_yaml(imported.bank)))
    assert again == imported.bank
    assert not has_errors(findings), findings
    said = [taken.location for taken in imported.taken]
    if not imported.kind.startswith("the export"):
        assert set(texts(source)) <= set(said)
        assert len(set(said)) == len(said)
    refs = {taken.ref for taken in imported.taken if taken.role == "question"}
    assert refs == set(imported.bank.questions)
