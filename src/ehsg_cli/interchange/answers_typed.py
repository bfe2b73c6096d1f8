"""What somebody typed below the questions of a form, which is counted and never shown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.interchange.recognise_line import NOT_SHOWN
from ehsg_cli.interchange.report import Role
from ehsg_cli.interchange.wordings import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehsg_cli.interchange.marks import Mark

_BEHIND = re.compile(r"([^?]{8,}\?)\s")  # a question with something behind it
_FEWEST = 2  # questions with text right below, in a form that says nowhere else that it is filled in


def without_answers(marks: Sequence[Mark]) -> list[Mark]:
    """The marks; in a form that is filled in, text below a question, up to the next heading, is an answer.

    It is filled in if something stands behind its labels, or in a place to answer, or if there is text right
    below most of its questions.
    """
    if not _is_filled_in(marks):
        return list(marks)
    told: list[Mark] = []
    is_below = False
    for mark in map(_without_answer_behind, marks):
        is_below = mark.role is Role.QUESTION or (is_below and not _ends(mark))
        told.append(
            replace(mark, role=Role.ANSWER, text=NOT_SHOWN, kept="", choices=())
            if is_below and _is_text(mark)
            else mark
        )
    return told


def _without_answer_behind(mark: Mark) -> Mark:
    """The mark; of a paragraph that asks and then answers, what it asks."""
    behind = _BEHIND.match(mark.text) if _is_text(mark) else None
    if not behind or not any(map(str.isalnum, mark.text[behind.end() :])):
        return mark
    return replace(
        mark,
        role=Role.QUESTION,
        text=f"{behind[1]} {NOT_SHOWN}",
        kept=kept(behind[1]),
        choices=(),
        is_answered=True,
    )


def _is_filled_in(marks: Sequence[Mark]) -> bool:
    if any(mark.role is Role.ANSWER or mark.text.endswith(NOT_SHOWN) for mark in marks):
        return True
    asked = [
        number for number, mark in enumerate(marks) if mark.role is Role.QUESTION and not mark.is_answered
    ]
    below = sum(_is_text(mark) for number in asked for mark in marks[number + 1 : number + 2])
    behind = sum(_without_answer_behind(mark) is not mark for mark in marks)
    return below + behind >= _FEWEST and (below + behind) * 2 > len(asked) + behind


def _is_text(mark: Mark) -> bool:
    """Whether it is a text, and no label before a line to write on."""
    _, colon, said = mark.text.partition(":")
    is_label = bool(colon) and not any(map(str.isalnum, said))
    return mark.role is Role.INTRODUCTION and not mark.rank and not is_label


def _ends(mark: Mark) -> bool:
    return mark.role in {Role.SECTION, Role.VISION, Role.HEADING}
