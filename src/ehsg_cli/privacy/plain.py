"""A text as it reads, whatever characters it was written with, and where each of them was.

People paste from Word, PDF files and telephones: a number may be in full-width digits, with spaces that
do not break or characters of no width between them, and a name may have its accents here and not there.
Detectors see none of that.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNSEEN = frozenset({"Cf", "Mn", "Mc", "Me"})  # characters of no width, and marks on the letter before
_BY_CATEGORY = {"Zs": " ", "Zl": "\n", "Zp": "\n", "Pd": "-"}
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "−": "-", "。": "."})
# Letters that Unicode does not take apart, as people write them who do not have them
_LETTERS = str.maketrans("ðøđħıłŋŧÐØĐĦŁŊŦ", "dodhilntDODHLNT") | str.maketrans(
    {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "Æ": "AE", "Œ": "OE", "Þ": "TH", "ẞ": "SS"}
)
_READ_AS = _SIGNS | _LETTERS


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in plain characters.

    Attributes:
        text: What detectors read.
        places: Where in the original each character of it was.
        length: Of the original.
    """

    text: str
    places: Sequence[int]
    length: int

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original a piece of the text was, with what nobody sees behind it."""
        after = self.places[end] if end < len(self.places) else self.length
        return self.places[start], max(self.places[end - 1] + 1, after)


def plain(text: str) -> Plain:
    """The text with letters without accents, digits 0 to 9, one kind of space and of dash, nothing unseen."""
    if text.isascii():
        return Plain(text, range(len(text)), len(text))
    characters = [(each, place) for place, character in enumerate(text) for each in _plain(character)]
    places = [place for _, place in characters]
    return Plain("".join(each for each, _ in characters), places, len(text))


@cache
def _plain(character: str) -> str:
    """What a character is read as; nothing if nobody sees it."""
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category in _UNSEEN:
        return ""
    if category in _BY_CATEGORY:
        return _BY_CATEGORY[category]
    parts = unicodedata.normalize("NFKD", character).translate(_READ_AS)
    return "".join(_digit(part) for part in parts if unicodedata.category(part) not in _UNSEEN)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, -1)
    return character if value < 0 else str(value)
