"""What has been moved in a list, if nothing was that need not have been."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def moved(places: Sequence[int]) -> set[int]:
    """Those of the places that are out of order: as few as can be.

    Args:
        places: Where each of the things that now follow one another stood before; each place once.
    """
    return set(places).difference(_longest_increasing(places))


def _longest_increasing(places: Sequence[int]) -> list[int]:
    """The longest part of a sequence, or one of several, in which each is greater than the one before it."""
    ends: list[int] = []  # the lowest end of such a part, by its length
    before: dict[int, int | None] = {}
    for place in places:
        length = bisect_left(ends, place)
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    last = ends[-1] if ends else None
    longest = []
    while last is not None:
        longest.append(last)
        last = before[last]
    return longest
