"""What each text of a form is: headings, questions, answers to choose from, and all the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.answers_typed import without_answers
from ehsg_cli.interchange.headings import settled
from ehsg_cli.interchange.lists import announced, with_requests
from ehsg_cli.interchange.marks import SHEET, Mark
from ehsg_cli.interchange.numbering import without_number, without_numbers
from ehsg_cli.interchange.personal import without_author, without_personal
from ehsg_cli.interchange.recognise_line import mark_of_line
from ehsg_cli.interchange.recognise_table import marks_of_table
from ehsg_cli.interchange.report import Role
from ehsg_cli.interchange.source import Kind, Line
from ehsg_cli.interchange.wordings import line
from ehsg_cli.interchange.words import UNNAMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.interchange.source import Block, Source


def marks_of(source: Source) -> list[Mark]:
    """A mark for each text of the file that is not empty, in their order; last, what stands beside them."""
    answers = announced(source.blocks)
    marks = [
        mark
        for block in source.blocks
        for mark in (
            [answers[block.location]] if block.location in answers else _of_block(block, source.kind)
        )
    ]
    marks = without_answers(with_requests(source.blocks, _with_answers_below(marks)))
    beside = [
        Mark(aside.location, Role.NOT_TAKEN, without_author(aside.text), note=f"a {aside.what}")
        for aside in source.asides
    ]
    whole = settled([without_personal(mark) for mark in _with_follow_ups(marks)])
    return [*without_numbers_before(whole), *beside]


def _of_block(block: Block, kind: Kind) -> Iterator[Mark]:
    if isinstance(block, Line):
        yield mark_of_line(block)
        return
    if kind is Kind.SPREADSHEET and not UNNAMED.fullmatch(fold(block.name)):
        yield Mark(block.location, Role.SECTION, block.name, block.name, SHEET)
    yield from marks_of_table(block)


def _with_answers_below(marks: list[Mark]) -> list[Mark]:
    """The marks; a text with a place to answer right below it, in the next paragraph, is a question."""
    told = list(marks)
    for number, (above, below) in enumerate(pairwise(marks)):
        is_text = above.role is Role.QUESTION or (above.role is Role.INTRODUCTION and not above.rank)
        if is_text and below.role is Role.CHOICES and below.is_answered and not above.choices:
            told[number] = replace(above, role=Role.QUESTION, choices=below.choices, is_answered=True)
            told[number + 1] = replace(below, choices=())
    return told


def _with_follow_ups(marks: list[Mark]) -> list[Mark]:
    """The marks; what is asked again and again, below other questions, is what to say beside the answers."""
    times = Counter(fold(mark.kept) for mark in marks if mark.role is Role.QUESTION)
    told = list(marks)
    asked = -1
    for number, mark in enumerate(marks):
        if mark.role is Role.QUESTION and times[fold(mark.kept)] > 1 and asked >= 0 and not mark.is_answered:
            told[asked] = replace(told[asked], follow_up=line(mark.kept))
            told[number] = replace(mark, role=Role.FOLLOW_UP, kept=line(mark.kept))
            asked = -1
        elif mark.role is Role.QUESTION:
            asked = number if mark.choices else -1
    return told


def without_numbers_before(marks: list[Mark]) -> list[Mark]:
    """The marks, their wordings without the numbers before them."""
    questions = [number for number, mark in enumerate(marks) if mark.role is Role.QUESTION]
    cut = dict(zip(questions, without_numbers([marks[number].kept for number in questions]), strict=True))
    headings = {
        number: without_number(mark.kept)
        for number, mark in enumerate(marks)
        if mark.role in {Role.SECTION, Role.PART}
    }
    return [
        replace(mark, kept=numbered.text, note=f"without “{numbered.number}”")
        if (numbered := (cut | headings).get(number)) and numbered.number
        else mark
        for number, mark in enumerate(marks)
    ]
