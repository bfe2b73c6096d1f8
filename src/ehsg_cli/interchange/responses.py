"""The export of an online form: a question a column, a response a row.

Nothing of the responses reaches the bank but names of answers, and these only where they are nobody's own
words: those of a scale that is often used, or such as several people chose each, at more than one question.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.choices import is_answer_word, whole_scale
from ehsg_cli.interchange.exports import MACHINE
from ehsg_cli.interchange.marks import Mark
from ehsg_cli.interchange.personal import is_personal, without_personal
from ehsg_cli.interchange.recognise_line import NOT_SHOWN
from ehsg_cli.interchange.report import Role
from ehsg_cli.interchange.review import filled
from ehsg_cli.interchange.wordings import asks, kept, line
from ehsg_cli.interchange.words import is_about, is_of_person, is_on_about_you
from ehsg_cli.wording import counted
from ehsg_cli.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ehsg_cli.interchange.exports import Responses
    from ehsg_cli.interchange.source import Cell

_LONG = 5  # words of a heading that is no field's name
_NUMBERED = re.compile(r"(?<=\D)\d{1,3}\s*$")  # Forms numbers headings that stand twice: "… planning to do?2"
# How many people must have chosen an answer before it may be named, and how many answers may be named
_FEWEST_PEOPLE = 3
_MOST_ANSWERS = 7
_LONGEST_ANSWER = 60
_PERSONAL = re.compile(r"@|\d{5}")


class _Choices(NamedTuple):
    """The choices of a column, and those of them that nobody gave."""

    labels: tuple[str, ...]
    added: tuple[str, ...] = ()


_NO_CHOICES = _Choices(())


def marks_of_responses(responses: Responses) -> list[Mark]:
    """What each heading is; of the responses, how many there are."""
    roles = _roles(responses.headings)
    prompts = {
        line(_NUMBERED.sub("", cell.text))
        for number, cell in enumerate(responses.headings)
        if _is_prompt(number, responses.headings)
    }
    choices = _completed(responses, [number for number, role in roles.items() if role is Role.QUESTION])
    marks: list[Mark] = []
    for number, role in roles.items():
        cell = responses.headings[number]
        prompt = line(_NUMBERED.sub("", cell.text))
        if role is Role.QUESTION and prompt in prompts and number - 1 in choices:
            marks.append(Mark(cell.location, Role.FOLLOW_UP, cell.text, prompt))
        elif role is Role.QUESTION:
            marks.append(_question(cell, number, responses.headings, choices, prompts))
        else:
            marks.append(Mark(cell.location, role, cell.text))
    return [*map(without_personal, marks), *_not_shown(responses)]


def _roles(headings: Sequence[Cell]) -> dict[int, Role]:
    """What the columns are: filled in by the form's program, about who answers, or questions.

    In a language that we do not know, the program's columns are those before the first question.
    """
    names = {fold(cell.text) for cell in headings}
    is_long = [asks(cell.text) or len(cell.text.split()) >= _LONG for cell in headings]
    before = 0 if names & MACHINE else (is_long.index(True) if any(is_long) else 0)
    return {
        number: _role(cell.text, names, is_before=number < before)
        for number, cell in enumerate(headings)
        if cell.text.strip()
    }


def _role(text: str, names: set[str], *, is_before: bool) -> Role:
    name = fold(text)
    of_quiz = any(name.removeprefix(quiz) in names for quiz in layout.FORM_QUIZ if name.startswith(quiz))
    if of_quiz or name in MACHINE or layout.FORM_COLUMNS.get(name) == "":
        return Role.MACHINE
    if is_on_about_you(text):
        return Role.ABOUT
    if is_before:
        return Role.MACHINE
    return Role.WHO if is_about(text) or is_of_person(text) else Role.QUESTION


def _is_prompt(number: int, headings: Sequence[Cell]) -> bool:
    """Whether the heading stands several times, but for the numbers that Forms puts behind."""
    plain = [fold(_NUMBERED.sub("", cell.text)) for cell in headings]
    return plain.count(plain[number]) > 1


def _question(
    cell: Cell,
    number: int,
    headings: Sequence[Cell],
    choices: Mapping[int, _Choices],
    prompts: set[str],
) -> Mark:
    after = line(_NUMBERED.sub("", headings[number + 1].text)) if number + 1 < len(headings) else ""
    offered = choices.get(number, _NO_CHOICES)
    return Mark(
        cell.location,
        Role.QUESTION,
        cell.text,
        kept(cell.text),
        choices=offered.labels,
        added=offered.added,
        follow_up=after if after in prompts and number in choices else "",
        is_answered=number in choices,
    )


def _choices(responses: Responses, columns: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The choices of the columns in which a few are chosen from, and may be named."""
    said = {number: _said(responses, number) for number in columns}
    telling = {number: texts for number, texts in said.items() if texts and all(map(is_answer_word, texts))}
    whole = whole_scale([text for texts in telling.values() for text in texts])
    known = {number: whole or whole_scale(list(texts)) or tuple(texts) for number, texts in telling.items()}
    shared = Counter(
        frozenset(texts) for number, texts in said.items() if number not in known and _may_be_named(texts)
    )
    return known | {
        number: tuple(sorted(texts))
        for number, texts in said.items()
        if number not in known and shared[frozenset(texts)] > 1
    }


def _completed(responses: Responses, columns: Sequence[int]) -> dict[int, _Choices]:
    """The choices of the columns, and which of them nobody gave in any column with the same."""
    choices = _choices(responses, columns)
    said: dict[tuple[str, ...], set[str]] = {}
    for number, labels in choices.items():
        said.setdefault(labels, set()).update(map(fold, _said(responses, number)))
    return {
        number: _Choices(labels, tuple(label for label in labels if fold(label) not in said[labels]))
        for number, labels in choices.items()
    }


def _said(responses: Responses, number: int) -> Counter[str]:
    """How many people gave each answer."""
    texts = (" ".join(row[number].text.split()) for row in responses.below if number < len(row))
    return Counter(filter(None, texts))


def _may_be_named(said: Counter[str]) -> bool:
    few = 1 < len(said) <= _MOST_ANSWERS
    return few and all(
        people >= _FEWEST_PEOPLE
        and len(text) <= _LONGEST_ANSWER
        and not (_PERSONAL.search(text) or is_personal(text))
        for text, people in said.items()
    )


def _not_shown(responses: Responses) -> Iterator[Mark]:
    if responses.above:
        yield Mark(responses.table.location, Role.ANSWER, f"{counted(responses.above, 'text')} {NOT_SHOWN}")
    if responses.below:
        first = responses.below[0][0].location
        yield Mark(first, Role.ANSWER, f"{counted(len(responses.below), 'response')} {NOT_SHOWN}")
    if responses.notes:
        first = responses.notes[0].location
        yield Mark(first, Role.ANSWER, f"{counted(len(responses.notes), 'note')} {NOT_SHOWN}")
    for table in responses.others:
        cells = sum(len(filled(row)) for row in table.rows)
        yield Mark(table.location, Role.ANSWER, f"{counted(cells, 'cell')} {NOT_SHOWN}")
