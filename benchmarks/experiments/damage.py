"""Merging among damaged and hostile files: target 4."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks import damaged, workbooks
from benchmarks.results import Figure

if TYPE_CHECKING:
    from benchmarks.experiments.setting import Setting

_GOOD_FOR_EACH = 5


def damage(setting: Setting) -> dict[str, Figure]:
    """As many good workbooks, alone and among a fifth as many bad ones, each in a folder of their own."""
    good = setting.sent(setting.workbooks)
    mixed = workbooks.send(setting.folder / "mixed", setting.workbooks)
    damaged.strew(mixed, setting.workbooks, setting.workbooks // _GOOD_FOR_EACH)
    contenders = {"good": partial(setting.merge, good), "mixed": partial(setting.merge, mixed)}
    ran = setting.alternate(contenders, rounds=3)
    return {
        "damaged": Figure(ran["mixed"].clock_over(ran["good"]), ran["mixed"].cpu_over(ran["good"])),
    }
