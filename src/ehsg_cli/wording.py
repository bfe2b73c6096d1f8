"""Numbers, dates and names as people here write them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_QUOTE_LENGTH = 60
_GLANCE = 100  # characters


def counted(number: int, one: str, many: str = "") -> str:
    """A number and what it counts: `1 question`, `2 questions`, `2 people`, `4,112 cells`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def date_in_words(day: date) -> str:
    """The date whatever the machine's language: `30 September 2020`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def one_line(text: str) -> str:
    """The text on one line, single spaced, without characters that nobody can see."""
    spaced = " ".join(text.split())
    if spaced.isprintable():  # as nearly every text is; it takes a tenth of the time
        return spaced
    return "".join(character for character in spaced if character.isprintable())


def quote(text: str) -> str:
    """The text on one line and not too long, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTE_LENGTH else f"{line[: _QUOTE_LENGTH - 1]}…"


def listed(names: Iterable[str], most: int = 12) -> str:
    """The names with commas, in their order, and how many more where there are more than `most`."""
    every = list(names)
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more


def at_a_glance(names: Sequence[str]) -> str:
    """As many of the names as are read at a glance, and how many more there are."""
    lengths = accumulate(len(name) + len(", ") for name in names)
    shown = max(1, sum(length <= _GLANCE for length in lengths))
    return listed(names, shown)
