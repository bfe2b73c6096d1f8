"""What was measured, kept as JSON, and what has become worse since."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.goals import GOALS
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

WORSE = 1.2  # by how much a figure may be worse than the committed one before it is reported


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured for a goal.

    Attributes:
        value: What the goal's limit is about, in its unit, by the clock.
        cpu: The same by CPU time, where there is such a thing.
        ratio: How many times as much it is as what it is compared with; none where that is the value.
    """

    value: Spread
    cpu: Spread | None = None
    ratio: Spread | None = None

    @property
    def comparable(self) -> float:
        """What can be compared with a run on another machine."""
        return (self.ratio or self.value).median


@dataclass(frozen=True, slots=True)
class Machine:
    """What it was measured on, and how many workbooks the targets speak of."""

    cores: int
    python: str
    system: str
    workbooks: int


def this_machine(workbooks: int) -> Machine:
    """The machine that this runs on, in general words."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Machine(cores, platform.python_version(), platform.system(), workbooks)


@dataclass(frozen=True, slots=True)
class Results:
    """All that one run measured, by the name of its goal."""

    machine: Machine
    figures: Mapping[str, Figure]

    def with_others(self, others: Results) -> Results:
        """These, and those of the others that were not measured again."""
        return Results(self.machine, {**others.figures, **self.figures})


def as_json(results: Results) -> dict[str, Any]:
    """As JSON has it: `from_json` reads it again."""
    figures = {
        name: {kind: _rounded(Spread(*spread)) for kind, spread in asdict(figure).items() if spread}
        for name, figure in results.figures.items()
    }
    return {"machine": asdict(results.machine), "figures": dict(sorted(figures.items()))}


def _rounded(spread: Spread) -> dict[str, float]:
    return {name: float(f"{value:.4g}") for name, value in spread._asdict().items()}


def from_json(data: Mapping[str, Any]) -> Results:
    """The results that `as_json` gave."""
    figures = {
        name: Figure(**{kind: Spread(**spread) for kind, spread in figure.items()})
        for name, figure in data["figures"].items()
    }
    return Results(Machine(**data["machine"]), figures)


def read(file: Path, kind: str) -> Results | None:
    """The committed results of a kind of run, if there are any: `full`, or `quick`."""
    committed = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return from_json(committed[kind]) if kind in committed else None


def write(file: Path, kind: str, results: Results) -> None:
    """Put the results into the file, in the place of those of the same kind of run."""
    committed = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    text = json.dumps(committed | {kind: as_json(results)}, indent=2, sort_keys=True, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")


class Regression(NamedTuple):
    """A figure that is worse than it was."""

    goal: str
    before: float
    now: float

    @property
    def factor(self) -> float:
        """How many times worse."""
        return max(self.before, self.now) / min(self.before, self.now)


def regressions(before: Results, now: Results) -> Iterator[Regression]:
    """Each watched figure that is worse than before by more than a fifth."""
    for name, figure in now.figures.items():
        goal, earlier = GOALS[name], before.figures.get(name)
        if earlier and goal.limit is not None and goal.watched:
            found = Regression(name, earlier.comparable, figure.comparable)
            worse = found.now < found.before if goal.at_least else found.now > found.before
            if worse and found.factor > WORSE:
                yield found
