"""Numbers, dates and names as people here write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def counted(number: int, one: str, many: str = "") -> str:
    """A number and what it counts: `1 question`, `2 questions`, `2 people`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def date_in_words(day: date) -> str:
    """The date whatever the machine's language: `30 September 2020`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def one_line(text: str) -> str:
    """The text on one line, single spaced, without characters that nobody can see."""
    spaced = " ".join(text.split())
    return "".join(character for character in spaced if character.isprintable())
