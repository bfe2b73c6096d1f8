"""Telephone numbers: British ones, and any that begin with a plus.

`phonenumbers` says which numbers there are. Its own matcher gives up where other digits follow, as in
"0191 498 0123 24/7" or two numbers side by side, so where one begins and ends is found here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.privacy.context import names_a_thing

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = r"[\s().-]{0,3}"
_BEGINS = re.compile(rf"(?<![\w£+])(?<!\d[.,-])(?:\(?\+{_GAP}[1-9]|\(?00\s?[1-9]|\(?0{_GAP}[1-9])")
_DIGITS = re.compile(rf"\(?\+?(?:{_GAP}\d){{9,17}}")
_LENGTHS = (11, 10)  # digits of a British number, its 0 among them
_LENGTHS_ABROAD = range(17, 8, -1)  # with the 00 before it; the longest that there is counts
# Spreadsheets take the 0 from before a number
_SAID = re.compile(
    r"\b(?:call|cell|contact|landline|mob|mobile|phone|ring|tel|telephone|text)\b\W{0,3}(?:on\s)?"
    rf"(?P<number>[1-9](?:{_GAP}\d){{8,9}})(?!\w)",
    re.IGNORECASE,
)
# Numbers that Ofcom gives to nobody, for drama: they are found as those are that somebody has
_FOR_DRAMA = re.compile(r"7700900\d{3}|1632960\d{3}")


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand, also one that goes on in the next line."""
    begins = _BEGINS.search(text)
    while begins:
        start = begins.start()
        end = _end(text, start)
        if end and not names_a_thing(text, start):
            yield start, end
        begins = _BEGINS.search(text, end or begins.end())
    for said in _SAID.finditer(text):
        if _exists(said["number"]):
            yield said.span("number")


def _end(text: str, start: int) -> int:
    """Where the number ends that begins there; 0 if there is none."""
    if not (run := _DIGITS.match(text, start)):
        return 0
    ends = [place + 1 for place in range(start, run.end()) if text[place].isdigit()]
    lengths = _LENGTHS if re.match(r"\(?0[^0]", run.group()) else _LENGTHS_ABROAD
    for length in lengths:
        if length <= len(ends):
            end = ends[length - 1]
            if not text[end : end + 1].isalnum() and _exists(text[start:end]):
                return end
    return 0


def _exists(number: str) -> bool:
    """Whether there is such a number, written in whatever way."""
    from phonenumbers import NumberParseException, is_valid_number, parse  # noqa: PLC0415 - slow to import

    try:
        known = parse(" ".join(number.split()), "GB")
    except NumberParseException:
        return False
    return is_valid_number(known) or bool(_FOR_DRAMA.fullmatch(str(known.national_number)))
