"""The export of an online form (Microsoft Forms): a row a response, a column a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.tables import at
from ehsg_cli.workbook.terms import COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.workbook.grid import Grid
    from ehsg_cli.workbook.terms import Terms

_FEWEST = 2  # questions that make a row of headings that of a form
_NUMBERED = re.compile(r"\s*\d+$")  # Forms numbers headings that stand twice: "… planning to do?2"


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet of responses.

    Attributes:
        head: The row of headings, counting from 0; each row with content below it is a response.
        answers: The column of each question's answer.
        comments: The column of each question's follow-up.
        about: The columns of each field of About you.
        machine: The columns that the form's own program fills in and nobody typed.
    """

    head: int
    answers: Mapping[str, int]
    comments: Mapping[str, int]
    about: Mapping[str, tuple[int, ...]]
    machine: frozenset[int]

    def headings(self) -> frozenset[tuple[int, int]]:
        """The cells that are headings we know."""
        about = (column for columns in self.about.values() for column in columns)
        columns = (*self.answers.values(), *self.comments.values(), *about, *self.machine)
        return frozenset((self.head, column) for column in columns)


def find_form(grid: Grid, terms: Terms) -> Form | None:
    """The form that a sheet is the export of; none where no row names at least two questions across."""
    for number, row in enumerate(grid.rows):
        headed = list(_questions(row, terms))
        if _beside_their_refs(headed):
            continue
        answers = _first([(question, column) for column, question, kind in headed if kind != COMMENT])
        if len(answers) >= _FEWEST:
            comments = _first([(question, column) for column, question, kind in headed if kind == COMMENT])
            taken = {*answers.values(), *comments.values()}
            return Form(number, answers, comments, *_others(row, taken))
    return None


def responses(grid: Grid, form: Form) -> Iterator[int]:
    """The rows, counting from 0, in which somebody answered."""
    below = range(form.head + 1, len(grid.rows))
    return (number for number in below if any(cell.strip() for cell in grid.rows[number]))


def about_response(row: tuple[str, ...], form: Form) -> dict[str, tuple[str, int]]:
    """What a response says of who gave it, by field, and the column it says it in: the first that does."""
    unsaid = nobody(row, form)
    return {
        field: (at(row, column).strip(), column)
        for field, columns in form.about.items()
        for column in [next((each for each in columns if at(row, each).strip() and each not in unsaid), -1)]
    }


def nobody(row: tuple[str, ...], form: Form) -> frozenset[int]:
    """The columns in which Forms calls whoever need not sign in anonymous."""
    columns = (column for columns in form.about.values() for column in columns)
    return frozenset(column for column in columns if fold(at(row, column)) == layout.FORM_NOBODY)


def _questions(row: tuple[str, ...], terms: Terms) -> Iterator[tuple[int, str, str]]:
    """Column, question and kind of each heading that is a question's or, behind one, its follow-up's."""
    last = ""
    for column, cell in enumerate(row):
        question, kind = _heading(cell, terms) if cell.strip() else ("", "")
        question = question or (last if kind == COMMENT else "")
        if question:
            last = question
            yield column, question, kind


def _first(pairs: list[tuple[str, int]]) -> dict[str, int]:
    """The first column of each question, in the order of the columns."""
    first: dict[str, int] = {}
    for question, column in pairs:
        first.setdefault(question, column)
    return first


def _beside_their_refs(headed: list[tuple[int, str, str]]) -> bool:
    """Whether questions stand beside their ids, as in a row of sections copied side by side."""
    named = [(question, kind) for _, question, kind in headed]
    return any(first == second and first[1] != COMMENT for first, second in pairwise(named))


def _heading(cell: str, terms: Terms) -> tuple[str, str]:
    """The question a heading names, by its text or its id, and whether it heads the follow-up."""
    for text in dict.fromkeys((fold(cell), fold(_NUMBERED.sub("", cell.rstrip())))):
        if question := terms.question(text) or terms.refs.get(text):
            return question, ""
        if terms.headings.get(text) == COMMENT:
            return "", COMMENT
        if text.startswith(layout.FORM_QUIZ):
            return "", ""
        for ref, rest in _around(text, terms):
            if ref:
                return ref, terms.headings.get(rest, "")
    return "", ""


def _around(text: str, terms: Terms) -> Iterator[tuple[str, str]]:
    """The id that a heading begins or ends with, and the rest: `families 01 do families know`."""
    words = text.split()
    for length in range(min(len(words) - 1, 6), 0, -1):
        yield terms.refs.get(" ".join(words[:length]), ""), " ".join(words[length:])
        yield terms.refs.get(" ".join(words[-length:]), ""), " ".join(words[:-length])


def _others(row: tuple[str, ...], taken: set[int]) -> tuple[dict[str, tuple[int, ...]], frozenset[int]]:
    """The columns that say who answered, and those that the form's program fills in.

    These stand before the first question, but for what a quiz adds to each question, behind it.
    """
    about: dict[str, tuple[int, ...]] = {}
    machine = set()
    headings = {fold(cell) for cell in row}
    for column, cell in enumerate(row):
        heading = fold(cell)
        field = layout.FORM_COLUMNS.get(heading)
        if column not in taken and field:
            about[field] = (*about.get(field, ()), column)
        of_quiz = any(
            heading.removeprefix(quiz) in headings for quiz in layout.FORM_QUIZ if heading.startswith(quiz)
        )
        if column not in taken and (of_quiz or (field == "" and column < min(taken))):
            machine.add(column)
    return about, frozenset(machine)
