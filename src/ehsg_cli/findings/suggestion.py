"""Suggesting what a person probably meant to type."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from itertools import count, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LONGEST_CACHED = 2_000  # characters; no question is longer
_LONGEST_TYPED = 200  # characters; nobody means to type more
_MOST_NAMES = 1_000
_AS_NEAR = 0.08  # a difference in likeness, of 1, that says nothing


def fold(text: str) -> str:
    """The text without what people type differently: case, spaces of any kind, punctuation, hyphens.

    A text of signs alone, such as a coloured dot, stays as it is.
    """
    return _cached(text) if len(text) <= _LONGEST_CACHED else _folded(text)


@lru_cache(maxsize=2048)  # the same headings and questions stand in every workbook
def _cached(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip() or text.strip()


def nearest(typed: str, names: Iterable[str], *, surely: bool = False) -> str:
    """The one of `names` that `typed` most looks like, or an empty text where none is near.

    Args:
        typed: What somebody typed.
        names: What they may have meant.
        surely: Whether a second name that is as near leaves it open which was meant.
    """
    if len(typed) > _LONGEST_TYPED:
        return ""
    by_fold = {fold(name): name for name in islice(names, _MOST_NAMES)}
    folded = fold(typed)
    close = difflib.get_close_matches(folded, by_fold, n=2)
    likeness = [difflib.SequenceMatcher(None, name, folded).ratio() for name in close]
    if not close or (surely and len(close) > 1 and likeness[0] - likeness[1] < _AS_NEAR):
        return ""
    return by_fold[close[0]]


def named_in_part(typed: str, names: Iterable[str]) -> str:
    """The one of `names` that alone has a word like `typed`, or an empty text.

    Of Northshire Homes and Northshire Police, `hoems` is the first.
    """
    having: dict[str, set[str]] = {}
    for name in islice(names, _MOST_NAMES):
        for word in fold(name).split():
            having.setdefault(word, set()).add(name)
    telling = [word for word, those in having.items() if len(those) == 1]
    close = difflib.get_close_matches(fold(typed[:_LONGEST_TYPED]), telling, n=1)
    return next(iter(having[close[0]])) if close else ""


def suggesting(names: Iterable[str], most: int = 20) -> Callable[[str], str]:
    """`did_you_mean` with the same names, for the first few times; where more is wrong, typing is not why."""
    known, times = list(names), count()
    return lambda typed: did_you_mean(typed, known) if next(times) < most else ""


def did_you_mean(typed: str, names: Iterable[str], *, surely: bool = False) -> str:
    """A sentence that suggests the nearest of `names`, to put behind a message; empty where none is near."""
    close = nearest(typed, names, surely=surely)
    return f" Did you mean {close}?" if close else ""
