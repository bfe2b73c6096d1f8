"""Names that a bank makes of wordings: ids, and titles that a sheet of a workbook can have."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

SHEET_TITLE = 31  # characters, as Excel counts them
_TAKEN = frozenset({"read me", "about you", "lists", "history"})
_FORBIDDEN = {":": " –", "/": "-", "\\": "-", "[": "(", "]": ")", "*": "", "?": ""}
_LITTLE = {
    "and",
    "or",
    "of",
    "the",
    "a",
    "an",
    "for",
    "in",
    "to",
    "with",
    "on",
    "by",
    "at",
    "&",
    "–",
    "-",
    "our",
    "your",
}


def id_of(text: str, fallback: str, longest: int = 60) -> str:
    """An id of small letters, digits and hyphens: `Use of data` is `use-of-data`, `Théâtre` is `theatre`."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    name = ""
    for word in words:
        if len(f"{name}-{word}") > longest:
            break
        name = f"{name}-{word}" if name else word
    return name or fallback


def unused(name: str, taken: Collection[str]) -> str:
    """The name, or with a number behind it if it is taken."""
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in numbered if each not in taken)


def sheet_title(text: str, taken: Collection[str], suffix: str = "") -> str:
    """The text as the title of a section, which names a sheet: shortened at a word, without forbidden signs.

    Args:
        text: The heading.
        taken: Titles that other sections have, case folded.
        suffix: What must stand at its end.
    """
    plain = "".join(_FORBIDDEN.get(sign, sign) for sign in text)
    plain = " ".join(plain.split()).strip("'– ") or "Questions"
    endings = (suffix, *(f"{suffix} ({number})" for number in range(2, len(taken) + 3)))
    titles = (f"{_shortened(plain, SHEET_TITLE - _length(ending))}{ending}" for ending in endings)
    return next(title for title in titles if title.casefold() not in _TAKEN and title.casefold() not in taken)


def _shortened(text: str, longest: int) -> str:
    """As many whole words as fit, no little word last; of one long word, its beginning."""
    if _length(text) <= longest:
        return text
    words = text.split()
    while words and (_length(" ".join(words)) > longest or words[-1].casefold() in _LITTLE):
        words.pop()
    title = " ".join(words).rstrip(",;:–- '")
    while not title or _length(title) > longest:
        text = text[:-1]
        title = text if _length(text) <= longest else ""
    return title.rstrip("'")


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
