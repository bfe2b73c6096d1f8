"""A wording as it goes into a bank: exactly as it stands, but for white space that is layout."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x09\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_TO_FILL_IN = re.compile(r"[\s.…]*(?:_{3,}|…{2,}|\.{4,})[\s_.…]*$")  # a line to write on, at the end
# Behind a question: "(max. 200 words)", "Please give figures, e.g. weeks."
_HOW_TO_ANSWER = re.compile(
    r"\?[\s”’\"')]+(?:\([^()?]*\)|(?:please|give|describe|explain|include|list|state|tell us"
    r"|if so|if yes|if not|for example|e\.g\.)[\s,][^?]*)\s*$",
    re.IGNORECASE,
)
_ENDS = (".", "?", "!", ":", ";", "”", "’", ")")
LONGEST = 8_000


def kept(text: str) -> str:
    """The text without tabs, double spaces and line breaks within a sentence; other line breaks stay."""
    lines = [_one_line(line) for line in _LINE_ENDS.sub("\n", _TO_FILL_IN.sub("", text)).split("\n")]
    whole = ""
    for line in filter(None, lines):
        goes_on = whole and not whole.endswith(_ENDS) and line[:1].islower()
        whole += (" " if goes_on else "\n" if whole else "") + line
    return whole


def _one_line(text: str) -> str:
    return " ".join(_NOT_TEXT.sub(" ", _UNSEEN.sub("", text)).split())


def line(text: str) -> str:
    """The same on one line, for headings."""
    return " ".join(kept(text).split("\n"))


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.rstrip().rstrip("”’\"')").endswith((".", "?", "!", ";", ","))


def asks(text: str) -> bool:
    """Whether a text ends in a question, of at least three words, or in one and how to answer it."""
    text = _HOW_TO_ANSWER.sub("?", _TO_FILL_IN.sub("", text).rstrip())
    return text.rstrip().rstrip("”’\"')*").endswith("?") and len(text.split()) >= 3
