"""Tables of a form without a column of questions: of people, of answers, of one question over its answer."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.choices import is_answer_word, listed_choices
from ehsg_cli.interchange.marks import Mark
from ehsg_cli.interchange.numbering import is_number
from ehsg_cli.interchange.recognise_line import NOT_SHOWN
from ehsg_cli.interchange.report import Role
from ehsg_cli.interchange.review import filled
from ehsg_cli.interchange.wordings import asks, kept, line
from ehsg_cli.interchange.words import is_of_person, is_on_about_you, is_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehsg_cli.interchange.source import Cell

    Row = tuple[Cell, ...]

_OF_LABELS = {"rating", "level", "answer", "response", "score", "judgement", "grade", "rag", "stage", "scale"}
_OF_MEANINGS = {
    "mean",
    "means",
    "meaning",
    "description",
    "descriptor",
    "definition",
    "explanation",
    "guidance",
}
_MOST = 10  # answers
_LONGEST = 60


def of_people(rows: Sequence[Row]) -> list[Mark]:
    """A table of people, whose headings say who they are and how to reach them: nothing below is shown."""
    if len(rows) < 2 or sum(is_of_person(cell.text) for cell in filled(rows[0])) < 2:
        return []
    if (
        any(asks(cell.text) for row in rows for cell in row)
        or sum(len(filled(row)) > 1 for row in rows[1:]) < 1
    ):
        return []
    below = (cell for row in rows[1:] for cell in filled(row))
    if any(is_of_person(cell.text) for row in rows[1:] for cell in filled(row)[:1]):
        return []
    return [*map(as_label, filled(rows[0])), *(Mark(cell.location, Role.ANSWER, NOT_SHOWN) for cell in below)]


def as_label(cell: Cell) -> Mark:
    """What asks who somebody is."""
    return Mark(cell.location, Role.ABOUT if is_on_about_you(cell.text) else Role.WHO, cell.text)


def of_answers(rows: Sequence[Row]) -> list[Mark]:
    """A legend: an answer a row, beside what it means, and maybe its number."""
    headings, below = (rows[0], rows[1:]) if rows else ((), ())
    if not 2 <= len(below) <= _MOST or any(asks(cell.text) for row in rows for cell in row):
        return []
    label, meaning = _column(headings, _OF_LABELS, below), _column(headings, _OF_MEANINGS, below)
    if min(label, meaning) < 0 or label == meaning:
        return []
    marks = [Mark(cell.location, Role.HEADING, cell.text) for cell in filled(headings)]
    for row in below:
        marks += [_in_legend(cell, row, label, meaning) for cell in filled(row)]
    return marks


def _column(headings: Row, words: set[str], below: Sequence[Row]) -> int:
    """The column with one of the words in its heading, and something other than numbers in every row."""
    return next(
        (
            number
            for number, cell in enumerate(headings)
            if not words.isdisjoint(fold(cell.text).split())
            and all(row[number].text.strip() and not is_number(row[number].text) for row in below)
        ),
        -1,
    )


def _in_legend(cell: Cell, row: Row, label: int, meaning: int) -> Mark:
    name = line(row[label].text)
    if cell is row[label] and len(name) <= _LONGEST:
        return Mark(cell.location, Role.CHOICES, cell.text, choices=(name,))
    if cell is row[meaning]:
        text = f"{name}: {kept(cell.text)}"
        return Mark(
            cell.location, Role.INTRODUCTION, cell.text, text, note="behind the choice that it explains"
        )
    return Mark(cell.location, Role.NUMBER if is_number(cell.text) else Role.NOT_TAKEN, cell.text)


def answered_below(rows: Sequence[Row]) -> list[Mark]:
    """One column of questions, below most of which stands what somebody answered."""
    texts = [filled(row) for row in rows]
    if not texts or any(len(cells) != 1 for cells in texts):
        return []
    cells = [cell for (cell,) in texts]
    asking = [asks(cell.text) or is_open(cell.text) for cell in cells]
    answers = sum(above and not below for above, below in pairwise(asking))
    if not asks(cells[0].text) or answers * 2 <= sum(asking) or any(map(_is_offered, cells)):
        return []
    return [
        Mark(cell.location, Role.QUESTION, cell.text, kept(cell.text))
        if is_asking
        else Mark(cell.location, Role.ANSWER, NOT_SHOWN)
        for cell, is_asking in zip(cells, asking, strict=True)
    ]


def _is_offered(cell: Cell) -> bool:
    """Whether a cell offers answers, and so is none."""
    return bool(cell.choices) or is_answer_word(cell.text) or bool(listed_choices(cell.text))
