"""What we write beside a partner's words to say what is missing, and how it is known again as ours.

All of it follows from the bank but for numbers, so that a workbook with marks in it is read as if they were
not there, and whatever anybody types over them is told from them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.wording import counted, one_line
from ehsg_cli.workbook import layout

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank, Choice, Question

TO_ANSWER = "To answer"
TO_FILL_IN = "To fill in"
FROM_LIST = "Not one of the sectors. Choose one from the list"
STOOD_IN = "Stood in "  # how a cell begins that says where a text without a place stood
IN_SHORT = "In short"
HOW_TO = (
    "Each line below leads to a cell that is still to be filled in, or that holds something else than one of "
    "the choices. On the sheets, such cells have a dashed edge, and the column To do says what there is to "
    "do. When it is done, save the workbook and send it back: nothing else has to be removed."
)
NOTHING_MISSING = "Nothing is missing in this workbook."
_LINE = 84  # characters
_OPEN, _OFF_SCALE, _ABOUT = "Still to answer", "Not one of the choices", "To fill in on About you"
_COUNTED = re.compile(
    rf"(?:{_OPEN}|{_OFF_SCALE}|{_ABOUT}): [\d,]+ (?:question|answer|cell)s?(?: of [\d,]+)?\.",
)


def choose(choices: tuple[Choice, ...]) -> str:
    """The mark on an answer that is none of the choices."""
    return f"Choose one of: {', '.join(choice.label for choice in choices)}"


def marks(bank: Bank) -> frozenset[str]:
    """Every mark that a cell beside an answer may hold."""
    return frozenset((TO_ANSWER, TO_FILL_IN, FROM_LIST, *map(choose, bank.scales.values())))


def summary(still_open: int, off_scale: int, of_questions: int, to_fill_in: int) -> tuple[str, ...]:
    """How much is missing, a line each."""
    lines = (
        (still_open, f"{_OPEN}: {counted(still_open, 'question')} of {of_questions:,}."),
        (off_scale, f"{_OFF_SCALE}: {counted(off_scale, 'answer')}."),
        (to_fill_in, f"{_ABOUT}: {counted(to_fill_in, 'cell')}."),
    )
    return tuple(line for number, line in lines if number)


def question_line(question: Question, *, off_scale: bool) -> str:
    """The line on a question that is open, or is answered with none of the choices: one that does not break.

    Programs other than Excel break no links.
    """
    instead = ", not one of the choices" if off_scale else ""
    line = one_line(f"{question.id}{instead}: {layout.question_text(question)}")
    return line if len(line) <= _LINE else f"{line[: _LINE - 2].rpartition(' ')[0] or line[: _LINE - 2]} …"


def about_line(field: str) -> str:
    """The line on a field of About you."""
    return f"{layout.ABOUT_YOU}: {layout.ABOUT_FIELDS[field]}"


def lines(bank: Bank) -> frozenset[str]:
    """Every line that the sheet of what is missing may hold, but for those with numbers, without spaces."""
    of_questions = (
        question_line(question, off_scale=off_scale)
        for question in bank.questions.values()
        for off_scale in (False, True)
    )
    headings = (layout.MISSING, layout.ABOUT_YOU, IN_SHORT, *(section.title for section in bank.sections))
    of_us = (HOW_TO, NOTHING_MISSING, *map(about_line, layout.ABOUT_FIELDS))
    return frozenset(line.strip() for line in (*headings, *of_us, *of_questions))


def is_counted(line: str) -> bool:
    """Whether a line says how much is missing."""
    return _COUNTED.fullmatch(line.strip()) is not None
