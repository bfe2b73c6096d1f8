"""A line of a form that stands by itself: a heading, a question, answers to choose from, or other text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.choices import listed_choices, named_choices
from ehsg_cli.interchange.marks import BOLD, Mark
from ehsg_cli.interchange.report import Role
from ehsg_cli.interchange.wordings import asks, is_sentence, kept, line
from ehsg_cli.interchange.words import ANSWERED, VISION, is_about, is_of_person, is_on_about_you, is_prompt

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Location
    from ehsg_cli.interchange.source import Line

NOT_SHOWN = "(not shown)"  # in place of what may be personal
CONTENTS = -2  # the level of a line of a table of contents
_LONGEST_HEADING = 120  # characters of what only looks like one
_LONGEST_TITLE = 400  # and of what the document says is one
_LABELLED = re.compile(r"([:\t])")
# A line to write on, and what may stand between two: "____ Date: ____"
_LINE = re.compile(r"[_.…]{3,}")
_BETWEEN = re.compile(r"(?:[^\W\d_][\w -]{0,29}:)?")
_BOXES = "☐☑☒□■◻◯○●❏▢"


def mark_of_line(item: Line) -> Mark:
    """What a line is, as far as it says by itself."""
    marks = (rule(item) for rule in _RULES)
    return next(filter(None, marks), None) or as_text(item.text, item.location)


def _as_machine_made(item: Line) -> Mark | None:
    is_made = item.level == CONTENTS
    return Mark(item.location, Role.MACHINE, item.text, note="the table of contents") if is_made else None


def _as_headline(item: Line) -> Mark | None:
    is_one = item.level >= 0 and not (asks(item.text) and item.choices)
    return as_heading(item.text, item.location, item.level) if is_one else None


def _as_choices(item: Line) -> Mark | None:
    boxed = listed_choices(item.text) if any(box in item.text for box in _BOXES) else ()
    choices = () if is_question(item) else item.choices or boxed
    return (
        Mark(item.location, Role.CHOICES, item.text, choices=choices, is_answered=True) if choices else None
    )


def _as_question(item: Line) -> Mark | None:
    if not is_question(item):
        return None
    answered = bool(item.choices)
    kept_text = kept(item.text)
    return Mark(
        item.location, Role.QUESTION, item.text, kept_text, choices=item.choices, is_answered=answered
    )


def _as_bold_heading(item: Line) -> Mark | None:
    is_one = item.is_bold and is_like_heading(item.text)
    return as_heading(item.text, item.location, BOLD) if is_one else None


def _as_blank(item: Line) -> Mark | None:
    is_one = is_prompt(item.text) or not any(map(str.isalnum, item.text))
    return Mark(item.location, Role.BLANK, item.text) if is_one else None


def labelled(item: Line) -> Mark | None:
    """What asks who somebody is; what somebody has put behind it is not shown."""
    label, sign, said = (*_LABELLED.split(item.text, maxsplit=1), "", "")[:3]
    name = label.rstrip("_.… ")
    is_filled_in = any(map(str.isalnum, said)) and not _is_to_fill_in(said)
    if sign and is_filled_in and fold(name) in ANSWERED:
        return Mark(item.location, Role.ANSWER, f"{label}{sign} {NOT_SHOWN}")
    if not (is_of_person(name) if sign else is_about(name)):
        return None
    shown = f"{label}{sign} {NOT_SHOWN}" if is_filled_in else item.text
    return Mark(item.location, Role.ABOUT if is_on_about_you(name) else Role.WHO, shown)


_RULES = (
    _as_machine_made,
    _as_headline,
    _as_choices,
    _as_question,
    labelled,
    _as_bold_heading,
    _as_blank,
)


def _is_to_fill_in(said: str) -> bool:
    """Whether what stands behind a label is lines to write on, with other labels between them."""
    first, *others = _LINE.split(said)
    return bool(others) and not first.strip() and all(_BETWEEN.fullmatch(each.strip()) for each in others)


def is_question(item: Line) -> bool:
    """Whether it asks something, or has answers to choose from."""
    text = item.text.strip()
    lists = is_prompt(text) or text in item.choices or listed_choices(text) == item.choices
    return asks(text) or (bool(item.choices and kept(text)) and not lists)


def is_like_heading(text: str) -> bool:
    """Whether a text can be a heading: short, and no sentence."""
    return len(text) <= _LONGEST_HEADING and not is_sentence(text)


def as_heading(text: str, location: Location, rank: int) -> Mark:
    """A heading, of which is not known yet what it is over; the word Vision is only over the vision."""
    title = line(text).removesuffix(":").rstrip()
    if not title or len(title) > _LONGEST_TITLE:
        return as_text(text, location)
    if fold(title) in VISION:
        return Mark(location, Role.VISION, text)
    return Mark(location, Role.SECTION, text, title, rank)


def as_text(text: str, location: Location) -> Mark:
    """Other text, which may name the answers."""
    if not kept(text):
        return Mark(location, Role.BLANK, text)
    choices = named_choices(text)
    lists = map(listed_choices, (text, text.partition(":")[2]))
    if choices and any(set(map(fold, each)) == set(map(fold, choices)) for each in lists):
        return Mark(location, Role.CHOICES, text, choices=choices)
    return Mark(location, Role.INTRODUCTION, text, kept(text), choices=choices)
