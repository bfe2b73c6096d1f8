"""A text without what is personal in it: masked, so that people can find it, or removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.privacy.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ehsg_cli.privacy.model import Span

_AROUND = 24  # characters shown on either side
_HIDDEN = re.compile(r"[^\W_]")
_NOT_FIRST = re.compile(r"(?<=[^\W_])[^\W_]")
# How many letters and digits are left to find it by, from its beginning; of others, the first of each word
_LEFT = {
    Kind.TELEPHONE: 2,
    Kind.NHS: 0,
    Kind.PUPIL: 1,
    Kind.INSURANCE: 1,
    Kind.BIRTH: 0,
    Kind.POSTCODE: 2,
}


def replaced(text: str, spans: Iterable[Span], put: Callable[[str, Kind], str]) -> str:
    """The text with something else in place of each of the spans, which are in order."""
    pieces, after = [], 0
    for span in spans:
        pieces += [text[after : span.start], put(text[span.start : span.end], span.kind)]
        after = span.end
    return "".join([*pieces, text[after:]])


def removed(text: str, spans: Iterable[Span]) -> str:
    """The text with words in place of what is personal: `Ring [telephone number removed].`."""
    return replaced(text, spans, lambda _, kind: f"[{kind} removed]")


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with stars in place of most of what is personal: `Ring 07*** ******.`."""
    return replaced(text, spans, _mask)


def excerpt(text: str, spans: tuple[Span, ...], about: Span) -> str:
    """One of the spans with some words around it, everything personal in them masked, on one line."""
    start, end = max(0, about.start - _AROUND), min(len(text), about.end + _AROUND)
    start = min([start, *(span.start for span in spans if span.start < start < span.end)])
    end = max([end, *(span.end for span in spans if span.start < end < span.end)])
    inside = [span for span in spans if start <= span.start and span.end <= end]
    line = " ".join(masked(text[start:end], [_moved(span, start) for span in inside]).split())
    return f"{'…' if start else ''}{line}{'…' if end < len(text) else ''}"


def _moved(span: Span, back: int) -> Span:
    return type(span)(span.start - back, span.end - back, span.kind)


def _mask(text: str, kind: Kind) -> str:
    if kind not in _LEFT:
        return _NOT_FIRST.sub("*", text)
    left = _LEFT[kind]
    ends = [match.end() for match in _HIDDEN.finditer(text)]
    start = ends[left - 1] if left else 0
    return text[:start] + _HIDDEN.sub("*", text[start:])
