"""Whether two wordings ask the same.

How it was measured, and how often it is right: docs/decisions/0010-when-a-question-is-another.md.
"""

from __future__ import annotations

import re

from ehsg_cli.findings.suggestion import fold

_LEAST_SHARED = 0.8  # more than this part of the words of the shorter wording
_STEM = 5  # letters that tell a word: practice, practise, practises, practising
_SHORT = 3  # words of so many letters are in every question
_TURNS_ROUND = re.compile(r"\b(?:not|no|never|without|nor|none|neither|cannot|nobody|nothing)\b|n t\b")


def asks_the_same(was: str, now: str) -> bool:
    """Whether a question that is worded otherwise now is still the same question, as far as words can tell.

    It is where nearly all words of the shorter wording are in the longer one, and none turns it round.
    """
    one, other = fold(was), fold(now)
    return _turns(one) == _turns(other) and shared(was, now) > _LEAST_SHARED


def shared(was: str, now: str) -> float:
    """How many of the words that tell something are in both wordings, as a part of the fewer: 0 to 1."""
    one, other = _words(was), _words(now)
    return len(one & other) / (min(len(one), len(other)) or 1)


def _words(text: str) -> set[str]:
    every = fold(text).split()
    return {word[:_STEM] for word in every if len(word) > _SHORT} or set(every)


def _turns(folded: str) -> list[str]:
    return sorted(_TURNS_ROUND.findall(folded))
