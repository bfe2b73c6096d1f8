"""The answers of a return as one long table: a row an answer, with everything in it that analysis needs.

Who filled in a workbook, their role and their address are not among the columns: whoever analyses answers
needs to know which organisation gave them, and not which person.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from ehsg_cli.partnership.tally import is_answered
from ehsg_cli.submission.dates import read_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from ehsg_cli.bank.model import Bank, Question, Section
    from ehsg_cli.partnership.model import Participant, PartnershipReturn
    from ehsg_cli.submission.model import Answer

    Value = str | int | bool | date | None

Of = TypeVar("Of")


class Kind(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    NUMBER = "whole number"
    TRUTH = "true or false"
    DAY = "date"


@dataclass(frozen=True, slots=True)
class Column(Generic[Of]):
    """A column of the table.

    Attributes:
        name: What it is called; where the JSON of a return has the same, as it is called there.
        meaning: What stands in it.
        value: Gives its value for a bank, a question, a participant or an answer.
        kind: What its values are.
        may_lack: Whether there are rows without a value; a text may be empty in any column.
    """

    name: str
    meaning: str
    value: Callable[[Of], Value]
    kind: Kind = Kind.TEXT
    may_lack: bool = False


class _Asked(NamedTuple):
    """A question, where it stands in the bank, and the ids of the choices it can be answered with."""

    number: int
    section: Section
    question: Question
    choices: tuple[str, ...]


class _Said(NamedTuple):
    """An answer, and the bank that it is an answer to a question of."""

    bank: Bank
    answer: Answer


def _place(said: _Said) -> int | None:
    ids = [choice.id for choice in said.bank.choices(said.answer.question)]
    return ids.index(said.answer.choice) + 1 if said.answer.choice in ids else None


def _is_off_scale(said: _Said) -> bool:
    is_on_scale = bool(said.bank.choices(said.answer.question))
    return is_on_scale and bool(said.answer.raw.strip()) and not said.answer.choice


def _notes(said: _Said) -> str:
    return "\n".join(f"{note.cell}: {note.text}" for note in said.answer.notes)


_OF_AREA: tuple[Column[str], ...] = (
    Column(
        "area",
        "The area whose partners answered, where that is said.",
        lambda area: area or None,
        may_lack=True,
    ),
)
_OF_BANK: tuple[Column[Bank], ...] = (
    Column("bank", "Id of the question bank.", lambda bank: bank.bank),
    Column("edition", "The year of the guide.", lambda bank: bank.edition, Kind.NUMBER),
    Column("revision", "The bank's revision, from 1.", lambda bank: bank.revision, Kind.NUMBER),
    Column("bank_content", "A hash of all that the bank asks.", lambda bank: bank.content_hash),
)
_OF_QUESTION: tuple[Column[_Asked], ...] = (
    Column("section_id", "Id of the section of the bank.", lambda asked: asked.section.id),
    Column("section", "Its title.", lambda asked: asked.section.title),
    Column("question", "Id of the question.", lambda asked: asked.question.id),
    Column(
        "question_number",
        "Its place in the bank, from 1, to sort by.",
        lambda asked: asked.number,
        Kind.NUMBER,
    ),
    Column("text", "The question, as the guide prints it.", lambda asked: asked.question.printed),
    Column(
        "scale",
        "Id of the scale it is answered on; none where it is answered in words.",
        lambda asked: asked.section.scale,
        may_lack=True,
    ),
    Column(
        "best",
        "Id of the choice at the mature end of the scale.",
        lambda asked: asked.question.best or next(iter(asked.choices), None),
        may_lack=True,
    ),
)
_OF_RESPONDENT: tuple[Column[Participant], ...] = (
    Column("respondent", "Id of the respondent, unique in the return.", lambda who: who.id),
    Column("organisation", "Their organisation.", lambda who: who.respondent.organisation),
    Column(
        "sector",
        "Id of its sector in the bank, or what was typed where it is none of them.",
        lambda who: who.respondent.sector,
    ),
    Column(
        "completed_on",
        "The day on which they say they completed it, where what they typed is plainly a date.",
        lambda who: read_day(who.respondent.date),
        Kind.DAY,
        may_lack=True,
    ),
    Column(
        "form_row",
        "The row of a form's export that they answered in.",
        lambda who: who.source.row or None,
        Kind.NUMBER,
        may_lack=True,
    ),
)
_OF_ANSWER: tuple[Column[_Said], ...] = (
    Column(
        "answer",
        "Id of the choice that was given; none for a blank, an answer off the scale, and one in words.",
        lambda said: said.answer.choice,
        may_lack=True,
    ),
    Column(
        "answer_label",
        "The choice as people read it.",
        lambda said: said.bank.label(said.answer.question, said.answer.choice) or None,
        may_lack=True,
    ),
    Column(
        "answer_place",
        "Its place on the scale, from 1, to sort by; it is an order, so do not make an average of it.",
        _place,
        Kind.NUMBER,
        may_lack=True,
    ),
    Column(
        "answered",
        "Whether the question is answered: with a choice or, where it is answered in words, with any.",
        lambda said: is_answered(said.bank, said.answer),
        Kind.TRUTH,
    ),
    Column(
        "off_scale",
        "Whether something was typed that is none of the choices.",
        _is_off_scale,
        Kind.TRUTH,
    ),
    Column("raw", "What was typed as the answer.", lambda said: said.answer.raw),
    Column("comment", "What was typed beside it.", lambda said: said.answer.comment),
    Column("notes", "Notes on the cells of its row, a line each with its cell.", _notes),
    Column("file", "The file it is from.", lambda said: said.answer.origin.file),
    Column("sheet", "The sheet.", lambda said: said.answer.origin.sheet),
    Column("answer_cell", "The cell of the answer.", lambda said: said.answer.origin.answer_cell),
    Column("comment_cell", "The cell of the comment.", lambda said: said.answer.origin.comment_cell),
    Column(
        "route",
        "How it was found to belong to its question: `ref`, `text` or `form`.",
        lambda said: said.answer.route.name.lower(),
    ),
)
COLUMNS: tuple[Column[str] | Column[Bank] | Column[_Asked] | Column[Participant] | Column[_Said], ...] = (
    *_OF_AREA,
    *_OF_BANK,
    *_OF_QUESTION,
    *_OF_RESPONDENT,
    *_OF_ANSWER,
)


def answer_rows(merged: PartnershipReturn, area: str = "") -> Iterator[tuple[Value, ...]]:
    """A row for each question and respondent, in the order of the bank's questions; values as in `COLUMNS`.

    A question that a respondent left open is among them. What is the same for all answers to a question, or
    of a respondent, is worked out once.
    """
    bank = merged.bank
    everywhere = (*_values(_OF_AREA, area), *_values(_OF_BANK, bank))
    asked = {each.question.id: (*everywhere, *_values(_OF_QUESTION, each)) for each in _questions(bank)}
    by = {each.id: _values(_OF_RESPONDENT, each) for each in merged.participants}
    return (
        (
            *asked[given.answer.question],
            *by[given.participant],
            *_values(_OF_ANSWER, _Said(bank, given.answer)),
        )
        for given in merged.answers
    )


def _questions(bank: Bank) -> Iterator[_Asked]:
    for number, (name, question) in enumerate(bank.questions.items(), start=1):
        choices = tuple(choice.id for choice in bank.choices(name))
        yield _Asked(number, bank.section_of[name], question, choices)


def _values(columns: Iterable[Column[Of]], of: Of) -> tuple[Value, ...]:
    return tuple(column.value(of) for column in columns)
