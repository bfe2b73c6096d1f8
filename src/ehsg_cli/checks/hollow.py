"""Texts that say nothing: placeholders, pointers to somewhere else, the question once more.

A text is only called hollow where nothing else can be meant: "Yes, by May" is a plan. How often that is right
is measured on a labelled set, `tests/checks/plans.csv`.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


class Hollow(StrEnum):
    """Why a text says nothing."""

    NO_MORE = "says no more than the answer"
    PLACEHOLDER = "stands for a text that is not there"
    POINTER = "points to another answer, which is not beside it once answers are sorted"
    ECHO = "only repeats the question"


_LONGEST = 600  # characters; a longer text says something
_LONGEST_PHRASE = 80
_NEAR = 0.92  # a likeness, of 1, at which only letters differ
_COVERED = 0.75  # of the words of a question, by a text without any other
_FEWEST = 3  # words that make an echo

# Phrases as `fold` leaves them, which takes away capitals and signs: N/A is "n a".
_SO_FAR = (
    r"(?: (?:currently|yet|later|to date|so far|for now|at present|at (?:this|a later) \w+|at the moment))?"
)
_BEING = r"(?:added|advised|agreed|announced|completed|confirmed|decided|determined|done|provided|updated)"
_NO_PLAN = (
    rf"(?:n ?a|n app|(?:not|none) (?:applicable|available|known|identified)){_SO_FAR}",
    rf"(?:nil|none|nothing(?: further)?(?: to (?:add|report|say))?){_SO_FAR}",
    r"no(?: further)? (?:answer|comments?|information|reply|report|response)(?: given| received)?",
    r"(?:(?:i|we) )?(?:do not|don t|dont) know", r"not sure", r"no idea", r"unsure", r"unknown", r"dk",
    r"n k", r"no", r"yes", r"y", r"n", r"ok",
)  # fmt: skip
_NOT_THERE = (
    rf"(?:(?:still |yet |all )?(?:to|will|can) be {_BEING}|t ?b ?[acd]){_SO_FAR}",
    r"(?:details? |more |info(?:rmation)? )?to follow", r"pending", r"awaiting", r"null", r"x+", r"test",
    r"(?:left )?blank", r"empty", r"tick", r"lorem ipsum",
    r"(?:click or tap here to |click here to |insert |enter )(?:enter )?text(?: here)?",
)  # fmt: skip
_WHERE = r"(?:above|below|before|prev(?:ious(?:ly)?)?|last|earlier|overleaf|elsewhere)"
_WHAT = (
    r"(?:answer|box|cell|comment|line|note|one|plan|point|q|question|response|row|section)(?:e?s)?(?: \d+)?"
)
_SAID = (
    r"(?:already )?(?:answered|covered|described|detailed|discussed|explained|given|included|mentioned|noted"
    r"|outlined|said|set out|stated)"
)
_SEE = (
    rf"(?:as(?: per| for| in)?|as {_SAID}|{_SAID}|see|same(?: {_WHAT})? as|per|refer to"
    r"|cop(?:y|ied) (?:of|from)|repeat (?:of|from))"
)
_ELSEWHERE = (
    rf"(?:please )?{_SEE}(?: in)?(?: the| my| our)?(?: {_WHAT})? {_WHERE}(?: {_WHAT})?",
    rf"(?:please )?(?:as|see)(?: the| my| our)? (?:\d+|q\d+) {_WHERE}", r"as already \w+",
    r"above", r"ditto", r"do", r"idem", r"same(?: again| here)?", r"same (?:answer|comment|response)s?",
)  # fmt: skip
_NONE = "|".join(_NO_PLAN)
_PLACEHOLDER = "|".join((*_NO_PLAN, *_NOT_THERE))
_POINTER = "|".join(_ELSEWHERE)
_PATTERNS = {  # the first that fits tells
    Hollow.NO_MORE: re.compile(rf"(?:{_NONE})(?: (?:{_NONE})){{0,2}}"),
    Hollow.PLACEHOLDER: re.compile(rf"(?:(?:{_PLACEHOLDER})(?: (?:{_PLACEHOLDER})){{0,2}})?"),
    Hollow.POINTER: re.compile(rf"(?:(?:{_PLACEHOLDER}) )?(?:{_POINTER})(?: (?:{_PLACEHOLDER}))?"),
}

# Words that any sentence has, or that turn a question into an answer.
_SMALL = frozenset({
    "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but",
    "by", "can", "could", "did", "do", "does", "e", "eg", "for", "from", "g", "had", "has", "have",
    "how", "if", "in", "is", "it", "its", "may", "more", "mostly", "no", "not", "of", "on", "or", "our",
    "s", "so", "that", "the", "their", "them", "there", "these", "they", "this", "those", "to", "us",
    "was", "we", "were", "what", "when", "which", "who", "with", "would", "yes", "you", "your",
})  # fmt: skip
# Words that speak of what is to come: a text that has one its question has not is a plan, if a poor one.
_TO_COME = frozenset({
    "aim", "aims", "began", "begin", "begins", "continue", "continues", "develop", "developing", "from",
    "going", "hope", "hopes", "intend", "intends", "ll", "must", "need", "needs", "next", "now",
    "pilot", "piloting", "plan", "planned", "planning", "plans", "review", "reviewing", "shall",
    "should", "since", "soon", "start", "started", "starts", "until", "want", "wants", "will", "working",
})  # fmt: skip
_SENTENCE_ENDS = re.compile(r"(?<=[?.!])\s+|[\n;]+")


def hollow(text: str, asked: Iterable[str] = ()) -> Hollow | None:
    """Why a text says nothing, or none where it says something or there is no text.

    Args:
        text: What somebody wrote.
        asked: What they were asked: the question, and the heading of the column.
    """
    plain = text.strip()
    if not plain or len(plain) > _LONGEST:
        return None
    folded = _words_of(plain)
    phrase = folded[: _LONGEST_PHRASE + 1]
    if why := next((why for why, pattern in _PATTERNS.items() if pattern.fullmatch(phrase)), None):
        return why
    return Hollow.ECHO if any(_repeats(folded, part) for each in asked for part in _parts(each)) else None


@lru_cache(maxsize=1024)  # the questions of a bank, asked once a partner
def _parts(question: str) -> tuple[str, ...]:
    """A question, and each of its sentences, as `_words_of` has them."""
    sentences = [part for part in _SENTENCE_ENDS.split(question) if part.strip()]
    return tuple(dict.fromkeys(_words_of(part) for part in (question, *sentences)))


def _words_of(text: str) -> str:
    """The words of a text; nothing where it has none, which `fold` would keep as it is."""
    has_words = any(unicodedata.category(character)[0] in "LN" for character in text)
    return fold(text) if has_words else ""


def _repeats(text: str, question: str) -> bool:
    """Whether a text has nothing that its question has not, or differs from it in letters alone."""
    said, asked = text.split(), question.split()
    if len(said) < _FEWEST or (set(said) - set(asked)) & _TO_COME or _numbers(text) - _numbers(question):
        return False
    of_text, of_question = _telling(said), _telling(asked)
    if of_text and of_text <= of_question and len(of_text) >= _COVERED * len(of_question):
        return True
    is_as_long = abs(len(text) - len(question)) <= (1 - _NEAR) * len(question)
    return is_as_long and difflib.SequenceMatcher(None, text, question, autojunk=False).ratio() >= _NEAR


def _telling(words: Iterable[str]) -> set[str]:
    return {word.rstrip("s") for word in words if word not in _SMALL}


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))
