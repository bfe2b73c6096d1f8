"""The answers in a workbook, each with the cells it was made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.submission.answers import recognise_in
from ehsg_cli.submission.model import Answer, Note, Origin, Route
from ehsg_cli.wording import listed, quote
from ehsg_cli.workbook.grid import cell_name
from ehsg_cli.workbook.tables import at
from ehsg_cli.workbook.terms import COMMENT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

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


@dataclass(frozen=True, slots=True)
class _Spot:
    """The cells that an answer is made of, and their names: the same in every workbook of a bank.

    Attributes:
        answer: The column of the answer; -1 if it is not there.
        comment: The column of the comment, likewise.
    """

    row: int
    answer: int
    comment: int
    answer_cell: str
    comment_cell: str
    cells: frozenset[Cell]
    around: frozenset[Cell]


def answered_at(place: Place, grid: Grid, bank: Bank, file: str) -> Answered:
    """What is answered in a row of a section's table."""
    columns = place.columns
    follow_ups = bank.section_of[place.question].follow_ups
    comment = columns.comment if follow_ups or COMMENT not in columns.assumed else -1
    first, last = columns.span()
    spot = _spot(place.sheet, place.row, columns.answer, comment, range(first, last + 1))
    answer = _answer(place.question, spot, grid, bank, file, place.route)
    return Answered(answer, spot.cells, spot.around, place)


@lru_cache(maxsize=4096)  # most workbooks have their questions in the same places
def _spot(sheet: str, row: int, answer: int, comment: int, around: range = range(0)) -> _Spot:
    cells = frozenset((sheet, row, column) for column in (answer, comment) if column >= 0)
    names = (cell_name(row, answer), cell_name(row, comment))
    beside = frozenset((sheet, row, column) for column in around)
    return _Spot(row, answer, comment, *names, cells, beside or cells)


def answered_in_form(form: Form, grid: Grid, row: int, bank: Bank, file: str) -> tuple[Answered, ...]:
    """What is answered in a row of a form's export."""
    spots = (
        (question, _spot(grid.name, row, column, form.comments.get(question, -1)))
        for question, column in form.answers.items()
    )
    return tuple(
        Answered(_answer(question, spot, grid, bank, file, Route.FORM), spot.cells, spot.around)
        for question, spot in spots
    )


def _answer(question: str, spot: _Spot, grid: Grid, bank: Bank, file: str, route: Route) -> Answer:  # noqa: PLR0913, PLR0917 - what an answer is made of
    row = grid.rows[spot.row]
    raw, comment = at(row, spot.answer), at(row, spot.comment)
    return Answer(
        question=question,
        choice=recognise_in(bank, question, raw) if raw else None,
        raw=raw,
        comment=comment,
        origin=Origin(
            file=file, sheet=grid.name, answer_cell=spot.answer_cell, comment_cell=spot.comment_cell
        ),
        route=route,
    )


def with_notes(found: Iterable[Answered], notes: Collection[Beside]) -> tuple[list[Answered], list[Beside]]:
    """The answers with the notes on their cells, and the notes that are on none of them."""
    every = list(found)
    if not notes:
        return every, []
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
