"""Results as a run could give them."""

from __future__ import annotations

from benchmarks.results import Figure, Machine, Results
from benchmarks.spread import Spread

MACHINE = Machine(cores=2, python="3.12.1", system="Linux", workbooks=500)


def exactly(value: float) -> Spread:
    return Spread(value, value, value)


def results(**figures: Figure | float) -> Results:
    """Results with these figures; a number stands for one that has no spread."""
    return Results(
        MACHINE,
        {
            name: figure if isinstance(figure, Figure) else Figure(exactly(figure))
            for name, figure in figures.items()
        },
    )
