"""Running programs, and what that takes: time on the clock, CPU time, memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from benchmarks.spread import Spread, quotients
from tests.acceptance.command import COMMAND, ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[1]
PYTHON = Path(sys.executable)
WITH_PANDAS = ROOT / ".venv-bench" / PYTHON.parent.name / PYTHON.name
BARE_TYPER = (sys.executable, str(ROOT / "benchmarks" / "contenders" / "bare_typer.py"))
EHSG = COMMAND
TIMED_EHSG = (sys.executable, "-m", "benchmarks.contenders.timed_merge")
ON_A_TERMINAL = (
    sys.executable,
    "-c",
    "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))",
)
_BETWEEN_LOOKS = 0.1  # seconds, where memory is watched


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program.

    Attributes:
        clock: Seconds on the clock.
        cpu: Seconds of CPU, of the process and of all it has started and waited for.
        memory: The most bytes that it and all it has started held at any look; 0 if nobody looked.
        count: How much a contender says that it has read.
        said: All that it wrote.
    """

    clock: float
    cpu: float
    memory: int = 0
    count: int = 0
    said: str = ""


def process(
    command: tuple[str, ...], *arguments: object, watched: bool = False, may_find: bool = False
) -> Run:
    """Run a command, and take its time from outside: start-up is in it.

    Args:
        command: What to run.
        arguments: What follows it.
        watched: Whether its memory is looked at while it runs, which takes a little time.
        may_find: Whether it may end with 1: `ehsg` has found something, as it should.

    Raises:
        RuntimeError: It failed.
    """
    cpu, start = _cpu_of_children(), time.perf_counter()
    with _started(command, arguments) as started:
        memory, said = _watched(started) if watched else (0, "".join(started.communicate()))
    run = Run(time.perf_counter() - start, _cpu_of_children() - cpu, memory, said=said)
    _refuse_failed(started, said, {0, 1} if may_find else {0})
    return run


def alone(contender: str, path: Path, python: Path = PYTHON) -> Run:
    """Run a contender, and let it take its time itself: start-up is not in it."""
    command = (str(python), "-m", "benchmarks.contenders", contender, str(path))
    with _started(command, ()) as started:
        out, said = started.communicate()
    _refuse_failed(started, said, {0})
    return Run(**json.loads(out.splitlines()[-1]))


def _started(command: tuple[str, ...], arguments: tuple[object, ...]) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - ours
        [*command, *map(str, arguments)],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _refuse_failed(ended: subprocess.Popen[str], said: str, fine: set[int]) -> None:
    if ended.returncode not in fine or "Traceback" in said:
        raise RuntimeError(f"{ended.args!r} ended with {ended.returncode}: {said[-2000:]}")


def _cpu_of_children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _watched(started: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for the end of it; gives the most memory that was seen, and all that it wrote."""
    most = 0
    while True:
        most = max(most, _memory(started.pid))
        with suppress(subprocess.TimeoutExpired):
            return most, "".join(started.communicate(timeout=_BETWEEN_LOOKS))


def _memory(pid: int) -> int:
    """Bytes that a process and all below it hold; what they share counts for each."""
    with suppress(psutil.Error):
        top = psutil.Process(pid)
        return sum(map(_resident, (top, *top.children(recursive=True))))
    return 0


def _resident(process: psutil.Process) -> int:
    with suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0


def alternate(
    contenders: Mapping[str, Callable[[], Run]], rounds: int, say: Callable[[str], None]
) -> dict[str, Runs]:
    """Run all contenders in turn, so many rounds; every other round goes backwards.

    Args:
        contenders: What runs each, by name.
        rounds: How many.
        say: Told what runs.
    """
    runs: dict[str, list[Run]] = {name: [] for name in contenders}
    for number in range(rounds):
        order = list(contenders)[:: 1 if number % 2 == 0 else -1]
        say(f"  round {number + 1} of {rounds}: {', '.join(order)}")
        for name in order:
            runs[name].append(contenders[name]())
    return {name: Runs(tuple(each)) for name, each in runs.items()}


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of one contender, in their order."""

    each: tuple[Run, ...]

    @property
    def clock(self) -> Spread:
        """Seconds on the clock."""
        return Spread.of(run.clock for run in self.each)

    @property
    def cpu(self) -> Spread:
        """Seconds of CPU."""
        return Spread.of(run.cpu for run in self.each)

    @property
    def memory(self) -> Spread:
        """Bytes at their most."""
        return Spread.of(run.memory for run in self.each)

    def clock_over(self, other: Runs) -> Spread:
        """How many times as long as the other it takes, on the clock, run by run."""
        return quotients((run.clock for run in self.each), (run.clock for run in other.each))

    def cpu_over(self, other: Runs) -> Spread:
        """How many times as much CPU time as the other it takes, run by run."""
        return quotients((run.cpu for run in self.each), (run.cpu for run in other.each))
