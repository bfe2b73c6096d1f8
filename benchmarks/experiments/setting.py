"""What all measurements share: where they put things, how much they do, and the workbooks they read."""

from __future__ import annotations

from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import runs, workbooks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from benchmarks.runs import Run, Runs


@dataclass(frozen=True, slots=True)
class Setting:
    """How to measure.

    Attributes:
        folder: Where everything is made.
        workbooks: How many the targets speak of.
        pandas: A Python that has pandas, if there is one.
        say: Told what is going on.
    """

    folder: Path
    workbooks: int
    pandas: Path | None
    say: Callable[[str], None]
    _sent: dict[tuple[int, int], Path] = field(default_factory=dict)

    def sent(self, count: int, in_each: int = 0) -> Path:
        """A folder with that many filled workbooks, so many in each of its subfolders; made once."""
        if (count, in_each) not in self._sent:
            self.say(f"  making {count:,} workbooks")
            folder = self.folder / f"workbooks-{count}{f'-by-{in_each}' if in_each else ''}"
            self._sent[count, in_each] = workbooks.send(folder, count, in_each)
        return self._sent[count, in_each]

    def alternate(self, contenders: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, Runs]:
        """Run all contenders in turn, so many rounds."""
        return runs.alternate(contenders, rounds, self.say)

    def merge(self, sent: Path, command: tuple[str, ...] = runs.EHSG, *, watched: bool = False) -> Run:
        """Merge a folder into a workbook and JSON, both new."""
        with TemporaryDirectory(dir=self.folder) as scratch:
            outputs = ("-o", f"{scratch}/merged.xlsx", "--json", f"{scratch}/merged.json")
            return runs.process(command, "merge", sent, *outputs, watched=watched, may_find=True)
