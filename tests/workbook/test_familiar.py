"""A workbook read after others is read as it is read alone, whatever people did to any of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.workbook import layout, marks
from ehsg_cli.workbook.familiar import Familiar
from ehsg_cli.workbook.grid import Spreadsheet, read_spreadsheet
from ehsg_cli.workbook.read import read_submissions
from ehsg_cli.workbook.template import Template
from tests.banks import MIDDLING
from tests.filling import Filled, filled_workbook
from tests.mutations import MUTATIONS, mutated
from tests.said import filled

ABOUT = dict(filled(MIDDLING).about)
# Words that mean something to those who look for headings, marks, lists and the cover, and some that do not
MEANING = st.sampled_from(
    (
        *(
            *layout.QUESTION_HEADERS,
            *layout.TO_DO_HEADERS,
            *layout.EARLIER_HEADERS,
            *layout.LEFT_OVER_HEADERS,
        ),
        *(*layout.ABOUT_HEADERS, *layout.ABOUT_FIELDS.values(), layout.MISSING, layout.ROW_CHECK),
        *(*marks.marks(MIDDLING), "Row 5", "ROWS 5 to 7", "Still to answer: 3 questions.", marks.HOW_TO),
        *(f"{name}: ehsg" for name in sorted(layout.IDENTITY)),
        *Template.of(MIDDLING).lists,
        *(sector.name for sector in MIDDLING.partners),
        *MIDDLING.questions,
        *(layout.question_text(question) for question in MIDDLING.questions.values()),
        *("Yes", "mostly-no", "", " ", "…", "¿Que?", "A plan, by May", "ＡＮＳＷＥＲ"),
    )
)


def opened(data: bytes, file: str) -> Spreadsheet:
    spreadsheet, findings = read_spreadsheet(data, file)
    assert spreadsheet, findings
    return spreadsheet


def assert_same_as_alone(*spreadsheets: Spreadsheet) -> None:
    together = read_submissions(spreadsheets, MIDDLING)
    assert together == tuple(
        submission for each in spreadsheets for submission in read_submissions([each], MIDDLING)
    )


@pytest.mark.parametrize("name", MUTATIONS)
def test_whatever_was_done_to_it(name: str) -> None:
    mutation = MUTATIONS[name]
    plain, other = (filled_workbook(MIDDLING, filled(MIDDLING, seed)) for seed in (1, 2))
    changed = [mutated(each, [mutation]) for each in (plain, other)]
    assert_same_as_alone(
        opened(plain, "plain.xlsx"),
        opened(changed[0], "changed.xlsx"),
        opened(other, "other.xlsx"),
        opened(changed[1], "other-changed.xlsx"),
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.lists(MEANING, min_size=6, max_size=6), MEANING), min_size=2, max_size=4))
def test_whatever_words_are_typed_in_it(typed: list[tuple[list[str], str]]) -> None:
    questions = list(MIDDLING.questions)[:3]
    assert_same_as_alone(
        *(
            opened(
                filled_workbook(
                    MIDDLING,
                    Filled(
                        ABOUT | {"organisation": about[:99], "role": words[0]},
                        dict(zip(questions, zip(words[::2], words[1::2], strict=True), strict=True)),
                    ),
                ),
                f"{number}.xlsx",
            )
            for number, (words, about) in enumerate(typed)
        )
    )


@pytest.mark.parametrize(
    "words",
    [
        tuple(layout.QUESTION_HEADERS[1:3]),
        (layout.QUESTION_HEADERS[0], layout.QUESTION_HEADERS[2]),
        tuple(layout.LEFT_OVER_HEADERS),
        tuple(layout.ABOUT_FIELDS.values()),
        (layout.MISSING, marks.HOW_TO),
        tuple(layout.EARLIER_HEADERS),
        tuple(Template.of(MIDDLING).lists),
    ],
)
def test_headings_of_ours_that_are_typed_as_answers(words: tuple[str, ...]) -> None:
    """In a row, as answer and comment; and below each other, as answers."""
    plain = Filled(ABOUT, dict.fromkeys(MIDDLING.questions, ("Yes", "A plan")))
    across = Filled(ABOUT, dict.fromkeys(MIDDLING.questions, (words[0], words[-1])))
    down = Filled(ABOUT, dict(zip(MIDDLING.questions, zip(words, words[::-1], strict=True), strict=False)))
    assert_same_as_alone(
        *(
            opened(filled_workbook(MIDDLING, each), f"{number}.xlsx")
            for number, each in enumerate((plain, across, plain, down, across))
        )
    )


def test_what_was_found_on_one_workbook_serves_for_the_next() -> None:
    familiar = Familiar(Template.of(MIDDLING))
    one, two = (opened(filled_workbook(MIDDLING, filled(MIDDLING, seed)), "a.xlsx") for seed in (1, 2))
    assert one.grids != two.grids
    for before, grid in zip(one.grids, two.grids, strict=True):
        assert familiar.sheet(before) is familiar.sheet(grid)
