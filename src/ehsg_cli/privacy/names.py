"""Names of people we know of, in free text.

Many names are words as well, and streets, schools and months are called as people are. A name that is also an
ordinary word counts only with something beside it that makes it one: the other name, an initial or a title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.privacy.ordinary_words import ORDINARY, PLACES, SAINTS, TITLES
from ehsg_cli.privacy.people import WORD, fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ehsg_cli.privacy.people import People

_SPACE = re.compile(r"\s{1,3}|\.\s{0,2}")
_COMMA = re.compile(r",\s{1,2}")
_TO_PLACE = re.compile(r"(?:'s)?[\s-]")
_LONG_ENOUGH = 4  # letters of a name that is known without its capital


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    is_capital: bool


def names(text: str, known: People) -> Iterator[tuple[int, int]]:
    """Where the names of known people stand in a text in plain characters."""
    if not known.single and not known.initials:
        return
    words = [
        _Word(*match.span(1), fold_word(match[1]), match[1][0].isupper())
        for match in WORD.finditer(text)
    ]
    number = 0
    while number < len(words):
        length = _length(words, number, text, known)
        if length:
            last = _to_hyphen(words, number + length - 1, text, known)
            yield words[number].start, words[last].end
            number = last
        number += 1


def _length(words: Sequence[_Word], number: int, text: str, known: People) -> int:
    """How many of the words from that one on are a name; 0 if none."""
    some = words[number : number + 3]
    gaps = [text[one.end : next_.start] for one, next_ in zip(some, some[1:], strict=False)]
    if len(gaps) > 1 and all(map(_SPACE.fullmatch, gaps)) and _is_whole(some[0], some[2], known):
        return 3
    if gaps and (
        (_SPACE.fullmatch(gaps[0]) and (_is_whole(*some[:2], known) or _is_initial(*some[:2], gaps[0], known)))
        or (_COMMA.fullmatch(gaps[0]) and _is_whole(some[1], some[0], known))
    ):
        return 2
    return int(some[0].folded in known.single and _stands_alone(words, number, text))


def _is_whole(first: _Word, last: _Word, known: People) -> bool:
    """Whether two words are somebody's first and last name: `will young people` are not Will Young."""
    capitals = first.is_capital and last.is_capital
    ordinary = first.folded in ORDINARY or last.folded in ORDINARY
    return (first.folded, last.folded) in known.whole and (capitals or not ordinary)


def _is_initial(first: _Word, last: _Word, gap: str, known: People) -> bool:
    """Whether a letter and a word are somebody's initial and last name: `A bank holiday` is not A. Bank."""
    is_letter = first.end - first.start == 1 and first.is_capital and last.is_capital
    is_article = first.folded in {"a", "i"} and last.folded in ORDINARY and "." not in gap
    return is_letter and not is_article and (first.folded, last.folded) in known.initials


def _stands_alone(words: Sequence[_Word], number: int, text: str) -> bool:
    """Whether a name on its own is one: with a title before it, or no ordinary word and no place."""
    word = words[number]
    before = words[number - 1] if number and _SPACE.fullmatch(text[words[number - 1].end : word.start]) else None
    after = words[number + 1] if number + 1 < len(words) else None
    if before and before.folded in SAINTS:
        return False
    if before and before.folded in TITLES and word.is_capital:
        return True
    if word.folded in ORDINARY or not (word.is_capital or len(word.folded) >= _LONG_ENOUGH):
        return False
    return not (after and after.folded in PLACES and _TO_PLACE.fullmatch(text[word.end : after.start]))


def _to_hyphen(words: Sequence[_Word], last: int, text: str, known: People) -> int:
    """The last word of a name that may go on behind a hyphen: `Jane Smith-Jones`."""
    while last + 1 < len(words) and text[words[last].end : words[last + 1].start] == "-":
        if words[last + 1].folded not in known.single:
            break
        last += 1
    return last
