"""A national collection: target 9."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.results import Figure
from benchmarks.runs import alone, process

if TYPE_CHECKING:
    from benchmarks.experiments.setting import Setting

AREAS = 150
PARTNERS = 40
_SCRIPT = (sys.executable, "-m", "benchmarks.contenders.national")


def national(setting: Setting) -> dict[str, Figure]:
    """Every area merged and checked in one script, beside the bare read of as many workbooks."""
    collection = setting.sent(AREAS * PARTNERS, in_each=PARTNERS)
    contenders = {
        "calamine": partial(alone, "calamine", collection),
        "national": partial(process, _SCRIPT, collection),
    }
    ran = setting.alternate(contenders, rounds=1)
    ours, floor = ran["national"], ran["calamine"]
    return {"national": Figure(ours.clock, ours.cpu, ours.clock_over(floor))}
