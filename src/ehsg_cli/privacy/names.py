"""Names of people we know of, in free text.

Many names are words as well, and streets, schools and months are called as people are. A name that is also an
ordinary word counts only with something beside it that makes it one: the other name, an initial or a title.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.privacy.ordinary_words import ORDINARY, PLACES, ROLES_OR_NAMES, SAINTS, TITLES
from ehsg_cli.privacy.people import WORD, fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ehsg_cli.privacy.people import People

_SPACE = re.compile(r"\s{1,3}|\.\s{0,2}")
_COMMA = re.compile(r",\s{1,2}")
_TO_PLACE = re.compile(r"(?:'s)?[\s-]")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = ORDINARY | ROLES_OR_NAMES


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    is_capital: bool


def names(text: str, known: People) -> Iterator[tuple[int, int]]:
    """Where the names of known people stand in a text in plain characters."""
    if not known.words or _has_none(text, known):
        return
    words = [
        _Word(*match.span(1), fold_word(match[1]), not match[1][0].islower()) for match in WORD.finditer(text)
    ]
    yield from _together(_one_by_one(words, text, known), text)
    for name in known.unspaced:
        yield from (match.span() for match in re.finditer(re.escape(name), text))


def _has_none(text: str, known: People) -> bool:
    """Whether no word of a text is one of a name, as in most: all else takes longer than to see that."""
    folded = text.casefold()
    ways = (folded, folded.replace("'", "")) if "'" in folded else (folded,)  # `Jane's`, `O'Brien`
    return not known.unspaced and all(known.telling.isdisjoint(_LETTERS.findall(each)) for each in ways)


def _one_by_one(words: Sequence[_Word], text: str, known: People) -> Iterator[tuple[int, int]]:
    number = 0
    while number < len(words):
        length = words[number].folded in known.words and _length(words, number, text, known)
        if length:
            yield words[number].start, words[number + length - 1].end
        number += length or 1


def _together(places: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The places, those as one that only a hyphen parts: `Mary-Jane Smith-Hill`."""
    start = end = 0
    for place in places:
        if end and text[end : place[0]] == "-":
            end = place[1]
            continue
        if end:
            yield start, end
        start, end = place
    if end:
        yield start, end


def _length(words: Sequence[_Word], number: int, text: str, known: People) -> int:
    """How many of the words from that one on are a name; 0 if none."""
    some = words[number : number + 3]
    gaps = [text[one.end : next_.start] for one, next_ in pairwise(some)]
    if len(gaps) > 1 and all(map(_SPACE.fullmatch, gaps)) and _is_whole(some[0], some[2], known):
        return 3
    if gaps and (
        (
            _SPACE.fullmatch(gaps[0])
            and (_is_whole(some[0], some[1], known) or _is_initial(some[0], some[1], gaps[0], known))
        )
        or (_COMMA.fullmatch(gaps[0]) and _is_whole(some[1], some[0], known))
    ):
        return 2
    return int(some[0].folded in known.titled and _stands_alone(words, number, text, known))


def _is_whole(first: _Word, last: _Word, known: People) -> bool:
    """Whether two words are somebody's first and last name: `will young people` are not Will Young."""
    capitals = first.is_capital and last.is_capital
    ordinary = first.folded in _WORDS or last.folded in _WORDS
    return (first.folded, last.folded) in known.whole and (capitals or not ordinary)


def _is_initial(first: _Word, last: _Word, gap: str, known: People) -> bool:
    """Whether a letter and a word are somebody's initial and last name: `A bank holiday` is not A. Bank."""
    is_letter = first.end - first.start == 1 and first.is_capital and last.is_capital
    is_article = first.folded in {"a", "i"} and last.folded in _WORDS and "." not in gap
    return is_letter and not is_article and (first.folded, last.folded) in known.initials


def _stands_alone(words: Sequence[_Word], number: int, text: str, known: People) -> bool:
    """Whether a name on its own is one: with a title before it, or no ordinary word and no place."""
    word = words[number]
    before = words[number - 1] if number else None
    after = words[number + 1] if number + 1 < len(words) else None
    gap = text[before.end : word.start] if before else ""
    if before and _SPACE.fullmatch(gap) and before.folded in SAINTS:
        return False
    if before and _SPACE.fullmatch(gap) and before.folded in TITLES and word.is_capital:
        return True
    if before and gap == "-" and before.folded in known.single:
        return True
    if word.folded in ORDINARY or word.folded not in known.single or not word.is_capital:
        return False
    return not (after and after.folded in PLACES and _TO_PLACE.fullmatch(text[word.end : after.start]))
