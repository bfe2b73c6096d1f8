"""The answers in a workbook, each with the cells it was made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.model import Answer, Note, Origin, Route
from ehsg_cli.wording import listed, quote
from ehsg_cli.workbook.grid import cell_name
from ehsg_cli.workbook.tables import at
from ehsg_cli.workbook.terms import COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding, Location
    from ehsg_cli.workbook.form import Form
    from ehsg_cli.workbook.grid import Beside, Grid
    from ehsg_cli.workbook.tables import Place

Cell = tuple[str, int, int]  # sheet, row, column


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and where it comes from.

    Attributes:
        cells: The cells its words stand in.
        around: The cells of its row that belong to it: a note on one of them is a note on the answer.
        place: Where its question stands; none in the export of a form.
    """

    answer: Answer
    cells: frozenset[Cell]
    around: frozenset[Cell]
    place: Place | None = None


def cell_of(beside: Beside) -> Cell:
    """The cell that a text belongs to."""
    return (beside.sheet, beside.row, beside.column)


def answered_at(place: Place, grid: Grid, bank: Bank, file: str) -> Answered:
    """What is answered in a row of a section's table."""
    columns = place.columns
    follow_ups = bank.section_of[place.question].follow_ups
    comment = columns.comment if follow_ups or COMMENT not in columns.assumed else -1
    first, last = columns.span()
    return replace(
        _answered(place.question, grid, place.row, (columns.answer, comment), bank, file, place.route),
        around=frozenset((grid.name, place.row, column) for column in range(first, last + 1)),
        place=place,
    )


def answered_in_form(form: Form, grid: Grid, row: int, bank: Bank, file: str) -> tuple[Answered, ...]:
    """What is answered in a row of a form's export."""
    return tuple(
        _answered(question, grid, row, (column, form.comments.get(question, -1)), bank, file, Route.FORM)
        for question, column in form.answers.items()
    )


def _answered(  # noqa: PLR0913, PLR0917 - what an answer is made of
    question: str, grid: Grid, row: int, columns: tuple[int, int], bank: Bank, file: str, route: Route
) -> Answered:
    raw, comment = (at(grid.rows[row], column) for column in columns)
    answer_cell, comment_cell = (cell_name(row, column) for column in columns)
    answer = Answer(
        question=question,
        choice=recognise(raw, bank.choices(question)),
        raw=raw,
        comment=comment,
        origin=Origin(file=file, sheet=grid.name, answer_cell=answer_cell, comment_cell=comment_cell),
        route=route,
    )
    cells = frozenset((grid.name, row, column) for column in columns if column >= 0)
    return Answered(answer, cells, cells)


def with_notes(found: Iterable[Answered], notes: Iterable[Beside]) -> tuple[list[Answered], list[Beside]]:
    """The answers with the notes on their cells, and the notes that are on none of them."""
    every = list(found)
    of_cell = {cell: number for number, item in reversed(list(enumerate(every))) for cell in item.around}
    rest = []
    for note in notes:
        number = of_cell.get((note.sheet, note.row, note.column), -1)
        if number < 0:
            rest.append(note)
            continue
        answer = every[number].answer
        more = Note(cell=cell_name(note.row, note.column), text=note.text)
        every[number] = replace(every[number], answer=replace(answer, notes=(*answer.notes, more)))
    return every, rest


def first_of_each(found: Iterable[Answered]) -> tuple[list[Answered], list[Answered], list[Finding]]:
    """Each question once.

    Returns:
        The first answer to each question that says anything; those further ones that say the same; and the
        findings on further ones that say something else.
    """
    first: dict[str, Answered] = {}
    repeated, findings = [], []
    for item in sorted(found, key=lambda item: not item.answer.says_anything):
        here, there = item.answer, first.setdefault(item.answer.question, item).answer
        if here is there or not here.says_anything:
            continue
        if _words(here) == _words(there):
            repeated.append(item)
            continue
        findings.append(
            codes.SUBMISSION_ANSWERED_TWICE(
                _differing(here, there),
                question=here.question,
                raw=_told_apart(here, there),
                other=_told_apart(there, here),
                other_cell=_differing(there, here),
            )
        )
    return list(first.values()), repeated, findings


def repeated_finding(repeated: Iterable[Answered], location: Location) -> Iterator[Finding]:
    """One finding on all that stands twice in a workbook, if anything does."""
    if questions := listed(item.answer.question for item in repeated):
        yield codes.SUBMISSION_REPEATED(location, questions=questions)


def _words(answer: Answer) -> tuple[str, str, list[str]]:
    return answer.choice or answer.raw, answer.comment, [note.text for note in answer.notes]


def _differing(answer: Answer, other: Answer) -> Location:
    """The cell that is not the same: the answer's, or that of the words beside it."""
    place = answer.origin.answer_location
    return place if answer.raw != other.raw else replace(place, cell=answer.origin.comment_cell)


def _told_apart(answer: Answer, other: Answer) -> str:
    """The answer, or the words beside it where the answers are the same."""
    return quote(answer.raw if answer.raw != other.raw else answer.comment) or "nothing"
