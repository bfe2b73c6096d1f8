"""A text without what is personal in it: masked, so that people can find it, or removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.privacy.model import Kind
from ehsg_cli.privacy.ordinary_words import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ehsg_cli.privacy.model import Span

_AROUND = 24  # characters shown on either side
_HIDDEN = re.compile(r"[^\W_]")
_NOT_FIRST = re.compile(r"(?<=[^\W_])[^\W_]")
_ALL_BUT_FIRST = re.compile(r"\d|(?<=[^\W_])[^\W_]")  # letters of a word, and every digit
_DIGIT = re.compile(r"\d")
_PIECE = re.compile(r"\S+")
_NO_LETTERS = re.compile(r"[\W\d_]+")
# How many letters and digits are left to find it by, from its beginning; of others, the first of each word
_LEFT = {
    Kind.TELEPHONE: 2,
    Kind.NHS: 0,
    Kind.PUPIL: 1,
    Kind.INSURANCE: 1,
    Kind.BIRTH: 0,
    Kind.POSTCODE: 2,
}


def replaced(
    text: str, spans: Iterable[Span], put: Callable[[str, Kind], str], between: Callable[[str], str] = str
) -> str:
    """The text with something else in place of each of the spans, which are in order; and between them."""
    pieces, after = [], 0
    for span in spans:
        pieces += [between(text[after : span.start]), put(text[span.start : span.end], span.kind)]
        after = span.end
    return "".join([*pieces, between(text[after:])])


def removed(text: str, spans: Iterable[Span]) -> str:
    """The text with words in place of what is personal: `Ring [telephone number removed].`."""
    return replaced(text, spans, lambda _, kind: f"[{kind} removed]")


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with stars in place of most of what is personal: `Ring 07*** ******.`."""
    return replaced(text, spans, _mask)


def excerpt(text: str, spans: tuple[Span, ...], about: Span) -> str:
    """One of the spans with some words around it, on one line, and nothing in it that says who it is about.

    Everything personal in it is masked; and so are numbers and words with a capital, which may be the name of
    somebody whom nobody listed. No word is cut: the end of a name is not seen to be one.
    """
    start, end = max(0, about.start - _AROUND), min(len(text), about.end + _AROUND)
    start = next((place for place in range(start, about.start) if _is_edge(text, place)), about.start)
    end = next((place for place in range(end, about.end, -1) if _is_edge(text, place)), about.end)
    start = min([start, *(span.start for span in spans if span.start < start < span.end)])
    end = max([end, *(span.end for span in spans if span.start < end < span.end)])
    inside = [_moved(span, start) for span in spans if start <= span.start and span.end <= end]
    line = " ".join(replaced(text[start:end], inside, _mask, _without_capitals).split())
    return f"{'…' if start else ''}{line}{'…' if end < len(text) else ''}"


def _is_edge(text: str, place: int) -> bool:
    """Whether no word is cut in two there."""
    return place in {0, len(text)} or text[place - 1].isspace() or text[place].isspace()


def _without_capitals(text: str) -> str:
    return _PIECE.sub(lambda piece: _cautious(piece[0]), text)


def _cautious(piece: str) -> str:
    """What stands between two spaces, as it is if it is in small letters or nobody's name."""
    is_small = all(character.islower() for character in piece if character.isalnum())
    is_nobody = _NO_LETTERS.sub("", piece).casefold() in NOBODY
    return piece if is_small else (_DIGIT if is_nobody else _ALL_BUT_FIRST).sub("*", piece)


def _moved(span: Span, back: int) -> Span:
    return type(span)(span.start - back, span.end - back, span.kind)


def _mask(text: str, kind: Kind) -> str:
    if kind not in _LEFT:
        return _NOT_FIRST.sub("*", text)
    left = _LEFT[kind]
    ends = [match.end() for match in _HIDDEN.finditer(text)]
    start = ends[left - 1] if left else 0
    return text[:start] + _HIDDEN.sub("*", text[start:])
