"""A response workbook made afresh and filled with what a respondent said: nothing of it is lost.

It is made from the bank instead of changed where it lies, as programs lose parts of a workbook on the way:
drop-downs, names, the language.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeGuard

from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import NamedBy
from ehsg_cli.wording import one_line
from ehsg_cli.workbook import layout, marks
from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.book import Column, Kind, Link, Sheet, fitting, split
from ehsg_cli.workbook.grid import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.submission.invitation import Request
    from ehsg_cli.submission.model import Answer, Note, Respondent, Submission
    from ehsg_cli.workbook.book import Book

_LONGEST_NAME = 200  # characters; a workbook's properties hold 255
_REF, _QUESTION, ANSWER, _COMMENT = range(4)  # the columns of a section's sheet
_FREE = (_QUESTION, _REF, ANSWER, _COMMENT)  # where a note goes that was on none of the cells people fill in


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Text that has no place in a workbook, and where it stood: file, sheet and cell."""

    text: str
    stood: str


def filled_workbook(bank: Bank, submission: Submission, asked: Request | None = None) -> Book:
    """The response workbook of a bank with everything in it that a submission holds.

    Answers stand as they were typed, off the scale or not, and notes on the cells that they were on. What has
    no place (text that was unplaced, a follow-up to a section that has none, the rest of a text longer than a
    cell) is listed on a sheet of its own, with where it stood.

    Args:
        bank: The bank that the submission was read by.
        submission: What a respondent said.
        asked: Who asks, and by when, if the workbook should say so.
    """
    blank = response_workbook(bank, _prepared_for(submission.respondent), asked)
    answers = {answer.question: answer for answer in submission.answers}
    sheets = tuple(
        _filled(sheet, submission.respondent, answers, bank) if isinstance(sheet, Sheet) else sheet
        for sheet in blank.sheets
    )
    left = (*_left_unplaced(submission), *_left_about(submission, bank), *_left_of(answers.values(), sheets))
    listed = (left_over_sheet(left, bank),) if left else ()
    return replace(blank, sheets=(*sheets, *listed))


def free_name(name: str, bank: Bank) -> str:
    """The name for a sheet beside those of a bank: another one where a section has it."""
    return f"{name} (2)" if name.casefold() in {each.title.casefold() for each in bank.sections} else name


def is_section(sheet: object) -> TypeGuard[Sheet]:
    """Whether a sheet asks the questions of a section."""
    return isinstance(sheet, Sheet) and sheet.columns[_REF].header == layout.REF


def answer_link(sheet: Sheet, row: int) -> Link:
    """The cell in which the question of a row, counting from 0 below the header, is answered."""
    return Link(sheet.name, cell_name(row + 1, ANSWER))


def _prepared_for(respondent: Respondent) -> Invitation | None:
    """Whom the workbook is for, where its sender does not say so: the name is nowhere else."""
    name = one_line(respondent.organisation)[:_LONGEST_NAME]
    return Invitation(name) if name and respondent.named_by is not NamedBy.ABOUT else None


def _filled(sheet: Sheet, respondent: Respondent, answers: Mapping[str, Answer], bank: Bank) -> Sheet:
    if sheet.name == layout.ABOUT_YOU:
        said = about(respondent, bank)
        return replace(sheet, rows=tuple((label, fitting(said[str(label)])) for label, _ in sheet.rows))
    notes = {
        (row, column): text
        for row, values in enumerate(sheet.rows)
        if (answer := answers.get(str(values[_REF])))
        for column, text in _notes(answer, sheet)[0].items()
    }
    rows = tuple(
        (*values[:ANSWER], *_words(answers.get(str(values[_REF])))[: len(values) - ANSWER])
        for values in sheet.rows
    )
    return replace(sheet, rows=rows, notes=notes)


def about(respondent: Respondent, bank: Bank) -> dict[str, str]:
    """What a respondent says of themselves, by the labels of About you."""
    names = {sector.id: sector.name for sector in bank.partners}
    said = {field: getattr(respondent, field) for field in layout.ABOUT_FIELDS}
    said["sector"] = names.get(respondent.sector, respondent.sector)
    if respondent.named_by is not NamedBy.ABOUT:
        said["organisation"] = ""
    return {label: said[field] for field, label in layout.ABOUT_FIELDS.items()}


def _words(answer: Answer | None) -> tuple[str, str]:
    return (fitting(answer.raw), fitting(answer.comment)) if answer else ("", "")


def _notes(answer: Answer, sheet: Sheet) -> tuple[dict[int, str], list[Note]]:
    """The column of each note on an answer, and the notes for which no cell is left: a cell has one note."""
    placed: dict[int, str] = {}
    rest = []
    own = {answer.origin.answer_cell: ANSWER, answer.origin.comment_cell: _COMMENT}
    for note in answer.notes:
        columns = (own.get(note.cell, _QUESTION), *_FREE)
        free = (each for each in columns if each < len(sheet.columns) and each not in placed)
        column = next(free, None)
        if column is None or fitting(note.text) != note.text:
            rest.append(note)
        else:
            placed[column] = note.text
    return placed, rest


def _left_unplaced(submission: Submission) -> Iterator[LeftOver]:
    for cell in submission.unplaced:
        yield from _pieces(cell.text, cell.file, cell.sheet, cell.cell)


def _left_about(submission: Submission, bank: Bank) -> Iterator[LeftOver]:
    """What somebody said of themselves and no cell can hold."""
    source = submission.source
    for label, text in about(submission.respondent, bank).items():
        if fitting(text) != text:
            yield from _pieces(text, source.file, "" if source.row else layout.ABOUT_YOU, label)


def _left_of(answers: Iterable[Answer], sheets: Iterable[object]) -> Iterator[LeftOver]:
    """What of the answers has no place in their row."""
    sheet_of = {str(values[_REF]): sheet for sheet in sheets if is_section(sheet) for values in sheet.rows}
    for answer in answers:
        sheet, origin = sheet_of[answer.question], answer.origin
        kept = (*_words(answer)[: len(sheet.columns) - ANSWER], "")
        words = ((answer.raw, origin.answer_cell), (answer.comment, origin.comment_cell))
        loose = [(note.text, f"{note.cell} (note)") for note in _notes(answer, sheet)[1]]
        gone = [pair for pair, there in zip(words, kept, strict=False) if pair[0] != there]
        for text, cell in (*gone, *loose):
            if text.strip():
                yield from _pieces(text, origin.file, origin.sheet, cell)


def _pieces(text: str, *place: str) -> Iterator[LeftOver]:
    pieces = split(text)
    stood = marks.STOOD_IN + ", ".join(filter(None, place))
    for number, piece in enumerate(pieces, start=1):
        part = f", part {number} of {len(pieces)}" if len(pieces) > 1 else ""
        yield LeftOver(piece, stood + part)


def left_over_sheet(left: Iterable[LeftOver], bank: Bank) -> Sheet:
    """The sheet of what has no place."""
    text, stood = layout.LEFT_OVER_HEADERS
    return Sheet(
        free_name(layout.WITHOUT_A_PLACE, bank),
        (Column(text, 90, Kind.INPUT), Column(stood, 50)),
        tuple((each.text, fitting(one_line(each.stood))) for each in left),
    )
