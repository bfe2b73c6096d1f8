"""What goes wrong with words on their way from a PDF or a word processor into a bank.

All but a text of nothing are warnings: each of them can be meant, and a comment then silences it (`silence`).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.bank.document import ANY
from ehsg_cli.findings import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.document import Document, Path
    from ehsg_cli.findings.model import Finding

# Keys whose texts are names or addresses and no wording, or wording that is not asked any more.
_PASSED_OVER = {
    "answer", "bank", "best", "follow_up_formerly", "formerly", "id", "licence_url", "part", "question",
    "replaced_by", "retired", "scale", "wording",
}  # fmt: skip
_LONGEST = 8_000  # characters; a longer text is an error in any case
_MOST = 20  # findings of a kind on a text

_DOUBLED = re.compile(r"\b([^\W\d_]+)\s+\1\b(?!-)", re.IGNORECASE)
_MAY_DOUBLE = {"had", "that"}

_NUMBER = re.compile(r"(?<!\S)(\d{1,2})(?=\s+([^\W\d_]+)|$)")
# Words before a number, or behind it, that it belongs to.
_BEFORE_NUMBERS = {
    "about", "age", "aged", "ages", "article", "band", "chapter", "first", "grade", "last", "least", "level",
    "levels", "most", "next", "of", "over", "page", "part", "past", "phase", "question", "regulation",
    "section",
    "stage", "stages", "step", "than", "tier", "top", "under", "ward", "week", "within", "year", "years",
}  # fmt: skip
_BEHIND_NUMBERS = {
    "am", "april", "august", "day", "days", "december", "february", "hour", "hours", "january", "july",
    "june", "march", "may", "minute", "minutes", "month", "months", "november", "october", "of", "out", "per",
    "percent", "pm", "point", "points", "september", "term", "terms", "time", "times", "week", "weeks",
    "year", "years",
}  # fmt: skip
_UP_TO = re.compile(r"\d\s*(?:am|pm)?\s*(?:to|and|or|–|-)\s*$")  # what stands before the second of a range
_ON_TO = re.compile(r"\s*(?:(?:to|and|or|–|-)\s*\d|or (?:fewer|less|more)\b)")  # what stands behind the first
_NEAR = 30  # characters on either side of a number that tell


class _Sign(NamedTuple):
    """A sign of an accident, and what it is."""

    pattern: re.Pattern[str]
    what: str


_SIGNS = (
    _Sign(re.compile("[\ufb00-\ufb06]"), "letters joined into one sign, such as ﬁ"),
    _Sign(re.compile("\u00ad"), "a soft hyphen, which nobody sees"),
    _Sign(re.compile("\ufffd"), "a sign that stands for a letter that was lost"),
    _Sign(re.compile(r"(?<!\d)[\u00a0\u2007\u202f]|[\u00a0\u2007\u202f](?!\d)"), "a no-break space"),
    _Sign(re.compile("[\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\ufeff]"), "a character that nobody sees"),
    _Sign(re.compile("â€|Ã[\u0080-¿]|Â[\u0080-¿]"), "text that was read in the wrong encoding"),
    _Sign(
        re.compile(r"[a-z]-[ \n]\s*(?!(?:and|as|nor|or|rather|than|to)\b)[a-z]"),
        "a hyphen with a space behind it, as at the end of a line",
    ),
    _Sign(re.compile(r"(?<=\S)[ \n]\s*[,;:?!.](?=[\"\s]|$)"), "a space before a punctuation mark"),
    _Sign(re.compile(r"(?<=[^\s.?!:])  +(?=\S)"), "two spaces, one after the other"),
    _Sign(
        re.compile(r"(?s)\A[“„].*[”“]\Z"), "a pair of quotation marks around it all, which people will see"
    ),
)


def check(document: Document) -> Iterator[Finding]:
    """Everything in the wording that looks like an accident."""
    for path, text in document.every_text():
        if path and not _PASSED_OVER.intersection(map(str, path)) and len(text) <= _LONGEST:
            yield from _ends(document, path, text)
            yield from _doubled(document, path, text)
            yield from _signs(document, path, text)
    for path, text in document.texts("sections", ANY, "questions", ANY, "text"):
        if len(text) <= _LONGEST:
            yield from _numbers(document, path, text)


def _ends(document: Document, path: Path, text: str) -> Iterator[Finding]:
    if text and not text.strip():
        yield codes.BANK_BLANK(document.at(path), key=_key(path))
    elif text != text.strip():
        where = "begins" if text[0].isspace() else "ends"
        what = "a line break: write >- or |- for > or |" if text.endswith("\n") else "a space"
        yield codes.BANK_OUTER_SPACE(document.at(path), key=_key(path), where=where, what=what)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """What a pattern finds in a text, each with its number."""
    return islice(enumerate(pattern.finditer(text)), _MOST)


def _doubled(document: Document, path: Path, text: str) -> Iterator[Finding]:
    for number, found in _found(_DOUBLED, text):
        if found[1].lower() not in _MAY_DOUBLE:
            yield codes.BANK_DOUBLED_WORD(document.within(path, _DOUBLED, number), word=found[1])


def _signs(document: Document, path: Path, text: str) -> Iterator[Finding]:
    for pattern, what in _SIGNS:
        if not pattern.search(text):  # as in almost every text
            continue
        for number, found in _found(pattern, text):
            place = document.within(path, pattern, number)
            yield codes.BANK_ODD_SIGN(place, what=what, text=_around(text, found))


def _numbers(document: Document, path: Path, text: str) -> Iterator[Finding]:
    """Numbers that are the question's own or stand at either end; the others may count things."""
    own = str(document.get(*path[:-1], "id")).rpartition("-")[2].lstrip("0")
    for number, found in _found(_NUMBER, text):
        if _belongs(found, text):
            continue
        is_at_end = not text[: found.start()].strip() or not text[found.end() :].strip()
        code = codes.BANK_STRAY_NUMBER if found[1] == own or is_at_end else codes.BANK_NUMBER_WITHIN
        place = document.within(path, _NUMBER, number)
        yield code(place, number=found[1], text=_around(text, found))


def _belongs(number: re.Match[str], text: str) -> bool:
    """Whether the words on either side of a number are such as numbers have."""
    before = text[max(0, number.start() - _NEAR) : number.start()]
    if _UP_TO.search(before) or _ON_TO.match(text, number.end(), number.end() + _NEAR):
        return True
    word = "".join(before.lower().split()[-1:]).lstrip("(‘“\"'")
    return word in _BEFORE_NUMBERS or (number[2] or "").lower() in _BEHIND_NUMBERS


def _around(text: str, found: re.Match[str]) -> str:
    """The words on both sides of what was found."""
    start, end = max(0, found.start() - 15), found.end() + 15
    words = f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    return words.replace("\n", " ")


def _key(path: Path) -> str:
    last = path[-1]
    return f"entry {last + 1} of {_key(path[:-1])}" if isinstance(last, int) else last
