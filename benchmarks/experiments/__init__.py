"""The measurements, each with its target: what one gives is named as in `goals.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks.experiments import commands, damage, growth, merging, national, rendering

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.experiments.setting import Setting
    from benchmarks.results import Figure


class Experiment(NamedTuple):
    """A measurement, the number of the target that it is for, and whether it takes minutes by itself."""

    target: int
    measure: Callable[[Setting], Mapping[str, Figure]]
    large: bool = False


EXPERIMENTS = (
    Experiment(1, merging.reading),
    Experiment(2, merging.merging),
    Experiment(3, growth.tenfold),
    Experiment(3, growth.twenty_thousand, large=True),
    Experiment(4, damage.damage),
    Experiment(5, commands.starting),
    Experiment(6, commands.generating),
    Experiment(7, commands.validating),
    Experiment(8, rendering.rendering),
    Experiment(9, national.national, large=True),
)
