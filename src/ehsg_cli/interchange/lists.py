"""Lines of a form that belong together: answers below what announces them, and questions in one list."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.marks import Mark
from ehsg_cli.interchange.report import Role
from ehsg_cli.interchange.source import Line
from ehsg_cli.interchange.wordings import asks, kept, line
from ehsg_cli.interchange.words import is_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehsg_cli.findings.model import Location
    from ehsg_cli.interchange.source import Block

_ANNOUNCES = re.compile(
    r"\b(?:scale|ratings?|rate|scores?|answers?|responses?|options|key|judgements?|grades?)\b"
)
_MEANING = re.compile(r"\s+[-–—=]\s+|\s*:\s+|\s*=\s*")
_COUNTS = re.compile(r"\s*(?:\d{1,3}|[a-z])[.)]\s", re.IGNORECASE)
_LONGEST, _MOST_WORDS, _MOST = 60, 5, 10


def announced(blocks: Sequence[Block]) -> dict[Location, Mark]:
    """The answers in the lists that stand right below "Use the following scale:", by their places.

    What an answer means, behind a dash or a colon, goes with it.
    """
    found: dict[Location, Mark] = {}
    for number, block in enumerate(blocks):
        if not (isinstance(block, Line) and _is_announcing(block.text)):
            continue
        items = _items_from(blocks, number + 1)
        labels = [_MEANING.split(kept(item.text), maxsplit=1)[0] for item in items]
        if 1 < len(items) <= _MOST and all(map(_is_label, labels)):
            found |= {item.location: _answer(item, label) for item, label in zip(items, labels, strict=True)}
    return found


def _is_announcing(text: str) -> bool:
    return text.rstrip().endswith(":") and _ANNOUNCES.search(fold(text)) is not None


def _items_from(blocks: Sequence[Block], start: int) -> list[Line]:
    items: list[Line] = []
    for block in blocks[start:]:
        if not (isinstance(block, Line) and block.is_item):
            break
        items.append(block)
    return items


def _is_label(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS and not text.endswith("?")


def _answer(item: Line, label: str) -> Mark:
    text = kept(item.text)
    role = Role.INTRODUCTION if line(text) != label else Role.CHOICES
    return Mark(item.location, role, item.text, text, choices=(line(label),))


def with_requests(blocks: Sequence[Block], marks: Sequence[Mark]) -> list[Mark]:
    """The marks; in a list of which some ask, "Describe one success." and the like are questions as well."""
    lists = [[block.location for block in run] for is_listed, run in groupby(blocks, _is_listed) if is_listed]
    by_place = {mark.location: mark for mark in marks}
    requests = {
        place
        for places in lists
        if any(by_place[place].role is Role.QUESTION for place in places if place in by_place)
        for place in places
        if place in by_place and _is_request(by_place[place])
    }
    return [
        replace(mark, role=Role.QUESTION, choices=()) if mark.location in requests else mark for mark in marks
    ]


def _is_listed(block: Block) -> bool:
    is_item = isinstance(block, Line) and (block.is_item or _COUNTS.match(block.text) is not None)
    return is_item and isinstance(block, Line) and block.level < 0


def _is_request(mark: Mark) -> bool:
    text = _COUNTS.sub("", mark.text, count=1)
    return mark.role is Role.INTRODUCTION and not mark.rank and (is_open(text) or asks(text))
