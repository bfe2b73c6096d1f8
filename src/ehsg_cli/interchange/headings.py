"""What each heading of a form is over, and where each text between them belongs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.marks import ROW, SHEET
from ehsg_cli.interchange.report import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehsg_cli.interchange.marks import Mark

_YEAR = re.compile(r"\b20\d\d\b")
_AT_THE_END = "after the last question; a bank has no place for it"


def settled(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with every heading as title, part, section or mere text, and every text in its place."""
    return _texts_placed(_headings_told(_title_told(_vision_told(marks))))


def _title_told(marks: list[Mark]) -> list[Mark]:
    """The first cell of a spreadsheet is its title if it says a year, or if its sheet alone asks anything."""
    first = next((number for number, mark in enumerate(marks) if mark.rank != SHEET), -1)
    if first < 0 or marks[first].role is not Role.SECTION or marks[first].location.cell != "A1":
        return marks
    sheets = {mark.location.sheet for mark in marks if mark.role is Role.QUESTION}
    is_alone = sheets == {marks[first].location.sheet}
    if not (is_alone or _YEAR.search(marks[first].text)) or not _is_of_sheet(marks[first]):
        return marks
    return [replace(mark, role=Role.TITLE) if number == first else mark for number, mark in enumerate(marks)]


def _is_of_sheet(mark: Mark) -> bool:
    return mark.rank == ROW and not mark.location.sheet.startswith("table ")


def _vision_told(marks: Sequence[Mark]) -> list[Mark]:
    """The texts that follow the word Vision are statements of it."""
    told: list[Mark] = []
    in_vision = False
    for mark in marks:
        in_vision = mark.role is Role.VISION or (in_vision and mark.role is Role.INTRODUCTION)
        told.append(replace(mark, role=Role.VISION) if in_vision else mark)
    return told


def _headings_told(marks: list[Mark]) -> list[Mark]:
    """The headings by what is below them: questions make a section, sections a part, nothing a text."""
    places = [number for number, mark in enumerate(marks) if mark.role is Role.SECTION]
    asking = [place for place in places if _asks(marks, place)]
    told = dict(enumerate(marks))
    for order, place in enumerate(places):
        next_equal = (later for later in places[order + 1 :] if marks[later].rank <= marks[place].rank)
        end = next(next_equal, len(marks))
        below = [later for later in asking if place < later < end]
        told[place] = replace(marks[place], role=_role(marks, place, asking, below))
    return _without_echoes(list(told.values()))


def _asks(marks: list[Mark], place: int) -> bool:
    """Whether there are questions between a heading and the next one."""
    until_next = takewhile(lambda mark: mark.role is not Role.SECTION, marks[place + 1 :])
    return any(mark.role is Role.QUESTION for mark in until_next)


def _role(marks: list[Mark], place: int, asking: list[int], below: list[int]) -> Role:
    """What a heading is, given the headings that have questions of their own, and those of them below it."""
    before = [mark for mark in marks[:place] if mark.rank != SHEET]
    is_first = not any(mark.role in {Role.SECTION, Role.QUESTION} for mark in before)
    if place in asking and not (is_first and marks[place].rank == 0):
        return Role.SECTION
    is_over_all = bool(below) and below == asking
    if is_first and marks[place].rank != SHEET and (is_over_all or marks[place].rank == 0 or not before):
        return Role.TITLE
    if below:
        return Role.PART
    until_next = list(takewhile(lambda mark: mark.role is not Role.SECTION, marks[place + 1 :]))
    if marks[place].rank == SHEET:
        return Role.SHEET
    is_about = any(mark.role in {Role.ABOUT, Role.WHO} for mark in until_next)
    is_over_text = any(mark.role is Role.INTRODUCTION for mark in until_next)
    return Role.WHO if is_about and not is_over_text else Role.INTRODUCTION


def _without_echoes(marks: list[Mark]) -> list[Mark]:
    """The marks; a sheet that holds but one section, which has its name, is no part."""
    told = list(marks)
    for number, mark in enumerate(marks):
        if mark.role is Role.PART and mark.rank == SHEET:
            within = takewhile(lambda later: later.role is not Role.PART, marks[number + 1 :])
            names = {fold(later.kept) for later in within if later.role is Role.SECTION}
            if names == {fold(mark.kept)}:
                told[number] = replace(mark, role=Role.AGAIN)
    return told


def _texts_placed(marks: list[Mark]) -> list[Mark]:
    """Text below a section's heading says what it looks at; other text before questions is introduction."""
    last = max((number for number, mark in enumerate(marks) if mark.role is Role.QUESTION), default=-1)
    told: list[Mark] = []
    in_section = False
    seen: set[str] = set()
    for number, mark in enumerate(marks):
        if mark.role in {Role.SECTION, Role.PART, Role.TITLE} or (
            mark.role is Role.INTRODUCTION and mark.rank
        ):
            in_section = mark.role is Role.SECTION
        told.append(_placed(mark, seen, in_section=in_section, is_after=number > last))
        seen |= {fold(mark.kept)} if mark.role is Role.INTRODUCTION else set()
    return told


def _placed(mark: Mark, seen: set[str], *, in_section: bool, is_after: bool) -> Mark:
    if mark.role is not Role.INTRODUCTION:
        return mark
    if fold(mark.kept) in seen:
        return replace(mark, role=Role.AGAIN)
    if is_after:
        return replace(mark, role=Role.NOT_TAKEN, note=_AT_THE_END)
    return replace(mark, role=Role.LOOKS_AT if in_section else Role.INTRODUCTION)
