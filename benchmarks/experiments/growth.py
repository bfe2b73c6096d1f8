"""Merging ever more workbooks: target 3."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.results import Figure
from benchmarks.runs import EHSG, ON_A_TERMINAL, Run, Runs
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from benchmarks.experiments.setting import Setting

TENFOLD = 10
LARGE = 20_000
_MEGABYTE = 1_000_000
_SHARE_DONE = re.compile(r"\d+%")


def tenfold(setting: Setting) -> dict[str, Figure]:
    """Time a workbook and peak memory for ten times as many."""
    few, many = _merged(setting, setting.workbooks, setting.workbooks * TENFOLD, rounds=2)
    return _grown(few, many, TENFOLD, "")


def twenty_thousand(setting: Setting) -> dict[str, Figure]:
    """The same for twenty thousand, and how often it says how far it is."""
    few, most = _merged(setting, setting.workbooks, LARGE, rounds=1)
    said = len(set(_SHARE_DONE.findall(most.each[0].said)))
    steps = Figure(Spread.of([said]))
    return {**_grown(few, most, LARGE / setting.workbooks, f" {LARGE:,}"), "progress": steps}


def _merged(setting: Setting, few: int, many: int, rounds: int) -> tuple[Runs, Runs]:
    contenders = {f"{count:,}": partial(_merge, setting, count) for count in (few, many)}
    ran = setting.alternate(contenders, rounds)
    return ran[f"{few:,}"], ran[f"{many:,}"]


def _merge(setting: Setting, count: int) -> Run:
    """Merge that many, where somebody looks on if they are very many: then it has to say how far it is."""
    command = (*ON_A_TERMINAL, *EHSG) if count == LARGE else EHSG
    return setting.merge(setting.sent(count), command, watched=True)


def _grown(few: Runs, many: Runs, factor: float, which: str) -> dict[str, Figure]:
    times, cpu_times = many.clock_over(few).times(1 / factor), many.cpu_over(few).times(1 / factor)
    memory = Figure(many.memory.times(1 / _MEGABYTE))
    return {f"growth{which}": Figure(times, cpu_times), f"memory{which}": memory}
