"""Which words of a text are kept, removed and added."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_FEWEST_KEPT = 0.3  # of the words; where there are fewer, two whole texts read better


class Kind(StrEnum):
    """What became of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Run(NamedTuple):
    """Words in a row, single spaced, that share a fate."""

    kind: Kind
    text: str


class _Block(NamedTuple):
    """Words in a row that are in both texts: where they begin in each, and how many they are."""

    old: int
    new: int
    size: int


def runs(was: str, now: str) -> tuple[Run, ...]:
    """The words of both texts in runs: those kept and removed make the one, those kept and added the other.

    Words are parted by spaces and line ends, of which it does not matter which and how many. Where words are
    replaced, those removed come first.
    """
    old, new = was.split(), now.split()
    blocks = [_Block(0, 0, 0), *_blocks(old, new)]
    pieces = (
        piece
        for before, after in pairwise(blocks)
        for piece in (
            (Kind.REMOVED, old[before.old + before.size : after.old]),
            (Kind.ADDED, new[before.new + before.size : after.new]),
            (Kind.KEPT, old[after.old : after.old + after.size]),
        )
    )
    return tuple(Run(kind, " ".join(words)) for kind, words in pieces if words)


def _blocks(old: list[str], new: list[str]) -> list[_Block]:
    """The blocks that are worth showing, and an empty one at the end.

    From 200 words on, those that stand everywhere do not begin a block, which bounds the time that it takes.
    """
    blocks = [_Block(*block) for block in SequenceMatcher(None, old, new).get_matching_blocks()]
    kept = sum(block.size for block in blocks)
    return list(_readable(blocks)) if kept > _FEWEST_KEPT * max(len(old), len(new)) else blocks[-1:]


def _readable(blocks: list[_Block]) -> Iterator[_Block]:
    """The blocks but for single words between two replacements, which read better as part of these."""
    around = zip([_Block(0, 0, 0), *blocks], blocks, [*blocks[1:], blocks[-1]], strict=False)
    for before, block, after in around:
        if block.size != 1 or not (_replaces(before, block) and _replaces(block, after)):
            yield block


def _replaces(before: _Block, after: _Block) -> bool:
    """Whether words are both removed and added between two blocks."""
    return before.old + before.size < after.old and before.new + before.size < after.new


def shortened(shown: Iterable[Run], most: int = 24, around: int = 8) -> tuple[Run, ...]:
    """The runs, where more than `most` words were kept with dots for all but those `around` the changes."""
    every = list(shown)
    last = len(every) - 1
    return tuple(
        Run(run.kind, _ends(run.text.split(), around if place else 0, around if place < last else 0))
        if run.kind is Kind.KEPT and last and len(run.text.split()) > most
        else run
        for place, run in enumerate(every)
    )


def _ends(words: list[str], first: int, last: int) -> str:
    """The first and the last words of many, and dots for the others."""
    return " ".join([*words[:first], "…", *words[len(words) - last :]])
