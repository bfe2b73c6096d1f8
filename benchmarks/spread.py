"""Several measurements as one figure: the least, the median and the most."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Spread(NamedTuple):
    """What several runs gave."""

    least: float
    median: float
    most: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """The spread of at least one value."""
        all_of_them = tuple(values)
        return cls(min(all_of_them), median(all_of_them), max(all_of_them))

    def times(self, factor: float) -> Spread:
        """Each of the three, so many times."""
        return Spread(*(value * factor for value in self))


def quotients(ours: Iterable[float], others: Iterable[float]) -> Spread:
    """How many times as much ours are, run by run: both of a pair ran one after the other.

    What the machine does meanwhile troubles both of a pair alike, and so its quotient least.
    """
    return Spread.of(our / other for our, other in zip(ours, others, strict=True))
