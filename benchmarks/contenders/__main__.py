"""Run a contender and say how long it took, without its start-up.

    python -m benchmarks.contenders MODULE PATH

The contender is imported, with all that it imports, before the time starts. CPU time is that of this process
and of all that it has started and waited for.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Time the function `run` of the module, and print what it took and how much it returned."""
    name, path = sys.argv[1:]
    run = import_module(f"{__package__}.{name}").run
    cpu, clock = _cpu(), time.perf_counter()
    count = run(Path(path))
    clock, cpu = time.perf_counter() - clock, _cpu() - cpu
    sys.stdout.write(json.dumps({"clock": clock, "cpu": cpu, "count": count}) + "\n")


def _cpu() -> float:
    each = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(spent.ru_utime + spent.ru_stime for spent in each)


if __name__ == "__main__":
    main()
