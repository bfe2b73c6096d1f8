"""The numbers before questions and headings: cut off where they only count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# "1." "(2)" "3:" "Q4" "Question 5." "1.2" "12a)": a sign or a word says that it is a number
_CERTAIN = re.compile(
    r"\s*(?P<number>(?:Q(?:uestion)?\.?\s*\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?[.):]?"
    r"|\(\d{1,3}[a-z]?\)"
    r"|\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?[.):])\s+(?:[-–—]\s+)?"
    r")(?=\S)",
    re.IGNORECASE,
)
# "1 Do families …", "1.2 Are …", "a) Is …", "iv. Can …": numbers only where others like them stand around
_PERHAPS = re.compile(
    r"\s*(?P<number>\(?(?P<label>\d{1,3}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})(?P<sign>[.):])?)\s+(?=\S)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"\s*(?P<number>(?:(?:section|part|area|theme)(?:\s+(?:\d{1,2}|[a-z])\b)?|(?:\d{1,2}|[A-Z])(?=[.):]))"
    r"\s*[.):–—-]+\s*)(?=\S)",
    re.IGNORECASE,
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


class Numbered(NamedTuple):
    """A text without the number before it; `number` is empty where there is none."""

    number: str
    text: str


def without_numbers(texts: Sequence[str]) -> list[Numbered]:
    """The questions of a form, in their order, without what only numbers them.

    A number that no sign follows, or a letter, is one only where the one before or the one after it stands at
    the question before or after: "3 or more partners" keeps its 3.
    """
    labels = [match["label"].casefold() if (match := _PERHAPS.match(text)) else "" for text in texts]
    return [
        _cut(
            text,
            labels[index],
            labels[index - 1] if index else "",
            labels[index + 1] if index + 1 < len(texts) else "",
        )
        for index, text in enumerate(texts)
    ]


def without_number(heading: str) -> Numbered:
    """A heading without what numbers it: "2. Families", "Section B – Families"."""
    match = _SECTION.match(heading)
    return Numbered(match["number"].strip(), heading[match.end() :]) if match else Numbered("", heading)


def is_number(text: str) -> bool:
    """Whether a text is nothing but a number, as in a column of them."""
    return (
        re.fullmatch(
            r"\s*(?:Q(?:uestion)?\s*)?\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?|[a-z])[.):]?\s*",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def _cut(text: str, label: str, before: str, after: str) -> Numbered:
    match = _CERTAIN.match(text)
    if not match and label and (_follows(before, label) or _follows(label, after)):
        match = _PERHAPS.match(text)
    return Numbered(match["number"].strip(), text[match.end() :]) if match else Numbered("", text)


def _follows(one: str, other: str) -> bool:
    """Whether the second number is the next after the first."""
    if not one or not other:
        return False
    if one in _ROMAN and other in _ROMAN and _ROMAN.index(other) == _ROMAN.index(one) + 1:
        return True
    if one.isalpha() and other.isalpha():
        return len(one) == len(other) == 1 and ord(other) == ord(one) + 1
    return _next_in_list(one, other)


def _next_in_list(one: str, other: str) -> bool:
    """Whether 1.3 comes after 1.2, or 2.1 after 1.7."""
    try:
        first, second = ([int(part) for part in label.split(".")] for label in (one, other))
    except ValueError:
        return False
    steps = [[*first[:-1], first[-1] + 1], [*first, 1]]
    steps += [
        [*first[:depth], first[depth] + 1, *[1] * (len(first) - depth - 1)] for depth in range(len(first) - 1)
    ]
    return second in steps
