"""E-mail addresses, also as people write them who do not want programs to find them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
_LABEL = r"[\w-]{1,63}"
# What is read once is not read again (`++`): a text without an end would take time without an end.
_WRITTEN = re.compile(rf"(?<!{_LOCAL}){_LOCAL}++@(?:{_LABEL}\.){{1,8}}{_LABEL}(?<![_-])")

_DOT = r"(?:\s?\.\s?|\s{1,3}dot\s{1,3}|\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?)"
_SPELT_DOT = r"(?:\s{1,3}dot\s{1,3}|\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?)"
_AT_SIGN = r"(?:\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?|\s@\s?|\s?@\s)"
_WORD = r"[^\W_][\w-]{0,62}"
_NO_NAME = (
    "available|directory|form|found|hosted|hub|it|list|look|looked|map|online|page|portal|site|us|website"
)
_NAME = rf"(?<![\w.@-])(?!(?:{_NO_NAME})\s){_WORD}(?:{_DOT}{_WORD}){{0,3}}"
_TOP = r"(?:com|cymru|eu|gov|info|london|net|nhs|org|police|scot|uk|wales)(?![\w-])"
_SIGN = re.compile(r"[@\[({<]")  # without one, or the word dot, there is no address: soon seen of most texts
# What looks for each takes long, and few texts have the sign without which there is none
_PATTERNS = {
    re.compile("@"): _WRITTEN,
    re.compile(r"@|[\[({<]\s?at\b", re.IGNORECASE): re.compile(
        rf"{_NAME}{_AT_SIGN}{_WORD}(?:{_DOT}{_WORD}){{0,4}}?{_DOT}{_TOP}(?:{_DOT}{_TOP})?", re.IGNORECASE
    ),
    re.compile(r"\bdot\b|[\[({]\s?\.", re.IGNORECASE): re.compile(
        rf"{_NAME}\s{{1,3}}at\s{{1,3}}{_WORD}(?:{_DOT}{_WORD}){{0,4}}?{_SPELT_DOT}{_TOP}(?:{_DOT}{_TOP})?",
        re.IGNORECASE,
    ),
}


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses stand: `n@example.org`, `n (at) example.org`, `n dot m at example dot org`."""
    if not _SIGN.search(text) and "dot" not in text.casefold():
        return
    for sign, pattern in _PATTERNS.items():
        if sign.search(text):
            yield from (match.span() for match in pattern.finditer(text))
