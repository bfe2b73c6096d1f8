"""Reading in a process of its own: whatever a file does to the reader, the merge goes on."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Self, TypeVar

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.isolation.isolated import WORKER, Isolated, StoppedError
from ehsg_cli.isolation.pool import Pool, processors
from ehsg_cli.workbook.files import read_files
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.workbook.grid import Spreadsheet

T = TypeVar("T")
Outcome = tuple[T | None, tuple["Finding", ...]]

_MODULES = ("ehsg_cli.workbook.files",)
_BATCH = 8  # files that a process is given at once
_A_PROCESS = 50  # files for which starting another one pays


class Reader:
    """Reads files one by one in another process, as `Isolated` does it.

    Args:
        limits: How much is read of a file, how long, and with how much memory.
        command: What to start.
    """

    def __init__(self, limits: Limits = DEFAULT, command: Sequence[str] = WORKER) -> None:
        self._limits = limits
        self._isolated = Isolated(limits.seconds, limits.memory, _MODULES, command)

    def __enter__(self) -> Self:
        self._isolated.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._isolated.__exit__(kind, error, trace)

    def read(self, data: bytes, file: str) -> Outcome[Spreadsheet]:
        """Read a spreadsheet file as `read_spreadsheet` does.

        Returns:
            What it returns; nothing and a finding where reading fails, takes too long or too much memory.
        """
        return self.read_with(read_spreadsheet, data, file)

    def read_with(
        self, function: Callable[[bytes, str, Limits], Outcome[T]], data: bytes, file: str
    ) -> Outcome[T]:
        """Read any other file with a function of a module, which the other process imports.

        Returns:
            What the function returns; nothing and a finding where it fails, as with `read`.
        """
        try:
            return self._isolated.run(function, data, file, self._limits)
        except StoppedError as error:
            return _failed(file, error)


@contextmanager
def reading(
    files: Sequence[tuple[Path, str]], limits: Limits = DEFAULT, command: Sequence[str] = WORKER
) -> Iterator[Iterator[Outcome[Spreadsheet]]]:
    """Read many files, in several processes at once where that pays, which start before anybody asks.

    Args:
        files: Each with its name, for locations.
        limits: As for `Reader`; each process may use so much memory.
        command: What to start.

    Yields:
        What `read_file` returns of each, in their order; nothing and a finding where reading it fails.
    """
    start = partial(Isolated, limits.seconds, limits.memory, _MODULES, command)
    waiting = iter(files)
    batches = iter(lambda: tuple(islice(waiting, _BATCH)), ())
    with Pool(start, min(processors(), 1 + len(files) // _A_PROCESS)) as pool:
        yield chain.from_iterable(pool.each(partial(_read_batch, limits), batches))


def _read_batch(
    limits: Limits, isolated: Isolated, files: tuple[tuple[Path, str], ...]
) -> list[Outcome[Spreadsheet]]:
    """What comes of some files; each by itself if any of them stops the process."""
    try:
        return isolated.run(read_files, files, limits)
    except StoppedError as error:
        if len(files) == 1:
            return [_failed(files[0][1], error)]
        return [outcome for file in files for outcome in _read_batch(limits, isolated, (file,))]


def _failed(file: str, error: StoppedError) -> Outcome[T]:
    raised = f"{error.problem} (--limit {error.limit}=…)" if error.limit else "made the reader fail"
    return None, (codes.FILE_READER_FAILED(Location(file=file), problem=raised),)
