"""The measurements, by the number of their target: what each gives is named as in `goals.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.experiments import commands, damage, growth, merging, national, rendering

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.experiments.setting import Setting
    from benchmarks.results import Figure

EXPERIMENTS: dict[int, Callable[[Setting], Mapping[str, Figure]]] = {
    1: merging.reading,
    2: merging.merging,
    3: growth.growth,
    4: damage.damage,
    5: commands.starting,
    6: commands.generating,
    7: commands.validating,
    8: rendering.rendering,
    9: national.national,
}
LARGE = {9}  # only with --large
