"""Reading workbooks and merging them, beside what else reads workbooks: targets 1 and 2."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks import runs
from benchmarks.contenders.timed_merge import seconds_said
from benchmarks.results import Figure
from benchmarks.spread import quotients

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.experiments.setting import Setting
    from benchmarks.runs import Run, Runs

_OURS = ("unzip", "calamine", "gather", "openpyxl_loop")
_WITH_PANDAS = ("pandas_calamine", "pandas_script")
_MILLISECONDS = 1000


def reading(setting: Setting) -> dict[str, Figure]:
    """Target 1: reading and matching, in processes that have started already."""
    sent = setting.sent(setting.workbooks)
    contenders = {name: partial(read, name, sent, setting) for name in ("calamine", "gather")}
    ran = setting.alternate(contenders, rounds=7)
    gather, floor = ran["gather"], ran["calamine"]
    return {"read": Figure(gather.clock_over(floor), gather.cpu_over(floor))}


def merging(setting: Setting) -> dict[str, Figure]:
    """Target 2: the whole command, and what else an analyst could do with the workbooks."""
    sent = setting.sent(setting.workbooks)
    names = (*_OURS, *(_WITH_PANDAS if setting.pandas else ()))
    contenders: dict[str, Callable[[], Run]] = {name: partial(read, name, sent, setting) for name in names}
    contenders["merge"] = partial(setting.merge, sent)
    contenders["timed merge"] = partial(setting.merge, sent, runs.TIMED_EHSG)
    ran = setting.alternate(contenders, rounds=3)
    compared = {
        f"with {name}": _beside(runs_of_it, ran["calamine"], setting.workbooks)
        for name, runs_of_it in ran.items()
        if name != "timed merge"
    }
    return compared | _faster(ran) | {"writing": _writing(ran["timed merge"])}


def read(name: str, sent: Path, setting: Setting) -> Run:
    """Let a contender read the workbooks, and see that it read all of them."""
    python = setting.pandas if name in _WITH_PANDAS and setting.pandas else runs.PYTHON
    run = runs.alone(name, sent, python)
    if run.count != setting.workbooks:
        raise RuntimeError(f"{name} read {run.count} of {setting.workbooks} workbooks")
    return run


def _beside(runs_of_it: Runs, floor: Runs, workbooks: int) -> Figure:
    """What a contender takes for a workbook, and how many times as much as the floor."""
    each = _MILLISECONDS / workbooks
    return Figure(runs_of_it.clock.times(each), runs_of_it.cpu.times(each), runs_of_it.clock_over(floor))


def _faster(ran: dict[str, Runs]) -> dict[str, Figure]:
    if "pandas_script" not in ran:
        return {}
    script, ours = ran["pandas_script"], ran["merge"]
    return {"merge": Figure(script.clock_over(ours), script.cpu_over(ours))}


def _writing(timed: Runs) -> Figure:
    """The share of the command's time that goes into the merged workbook, in per cent."""
    share = quotients((seconds_said(run.said) for run in timed.each), (run.clock for run in timed.each))
    return Figure(share.times(100))
