"""Reading in a process of its own: whatever a file does to the reader, the merge goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Self, TypeVar, cast

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.workbook.exchange import receive, send
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.workbook.grid import Spreadsheet

T = TypeVar("T")
Outcome = tuple[T | None, tuple["Finding", ...]]
Read = tuple["Spreadsheet | None", tuple["Finding", ...]]

# -P: nothing in the folder that the command runs in is imported
WORKER = (sys.executable, "-P", "-m", "ehsg_cli.workbook.worker") if sys.executable else ()
_LOOK_EVERY = 0.05  # seconds
_LAST = 2  # seconds to end in by itself
_START = 60  # seconds; a virus scanner may look at everything first
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows


class Reader:
    """Reads files one by one in another process, started at once, and again after each that it fails at.

    Where there can be no other process, as in a program frozen into one file, it reads in this one.

    Args:
        limits: How much is read of a file, how long, and with how much memory.
        command: What to start.
    """

    def __init__(self, limits: Limits = DEFAULT, command: Sequence[str] = WORKER) -> None:
        self._limits = limits
        self._command = () if getattr(sys, "frozen", False) else tuple(command)
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._worker and not error:
            self._worker.finish()
        self._stop()

    def read(self, data: bytes, file: str) -> Read:
        """Read a spreadsheet file as `read_spreadsheet` does.

        Returns:
            What it returns; nothing and a finding where reading fails, takes too long or too much memory.
        """
        request = (data, file, self._limits)
        return self._outcome(request, partial(read_spreadsheet, *request), file)

    def read_with(
        self, function: Callable[[bytes, str, Limits], Outcome[T]], data: bytes, file: str
    ) -> Outcome[T]:
        """Read any other file with a function of a module, which the other process imports.

        Returns:
            What the function returns; nothing and a finding where it fails, as with `read`.
        """
        request = (data, file, self._limits)
        return self._outcome((function, *request), partial(function, *request), file)

    def _outcome(self, request: object, here: Callable[[], Outcome[T]], file: str) -> Outcome[T]:
        """What the other process answers; what is done here where there can be none."""
        if self._worker and self._worker.has_ended():  # of itself, between two files: neither is to blame
            self._stop()
        worker = self._worker or self._start()
        if not worker or not worker.is_ready():
            self._command = ()  # nor will it be for the next file
            self._stop()
            return here()
        outcome = worker.answer(request, self._limits)
        failed = isinstance(outcome, str)
        if failed or worker.memory() > self._limits.memory // 2:  # which the next file would be blamed for
            self._stop()
            self._start()
        if isinstance(outcome, str):
            return None, (codes.FILE_READER_FAILED(Location(file=file), problem=outcome),)
        return cast("Outcome[T]", outcome)

    def _start(self) -> _Worker | None:
        with suppress(OSError):
            self._worker = _Worker(self._command) if self._command else None
        return self._worker

    def _stop(self) -> None:
        worker, self._worker = self._worker, None
        if worker:
            worker.end()


class _Worker:
    """One such process."""

    def __init__(self, command: Sequence[str]) -> None:
        self._pid = 0
        self._threads: list[Thread] = []
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
        self._greeting = self._replies()

    def is_ready(self) -> bool:
        """Whether it has started; waits for that. If it cannot even start, no file is to blame."""
        if not self._pid:
            with suppress(Empty):
                said = self._greeting.get(timeout=_START)
                self._pid = said if isinstance(said, int) else 0
        return bool(self._pid)

    def answer(self, request: object, limits: Limits) -> object:
        """What it read, or in a text what reading the file did to it."""
        replies = self._replies(request)
        end = time.monotonic() + limits.seconds
        while time.monotonic() < end:
            try:
                reply = replies.get(timeout=_LOOK_EVERY)
            except Empty:
                if self.memory() > limits.memory:
                    return f"took more than {limits.memory // 1_000_000:,} MB of memory (--limit memory=…)"
            else:
                return reply or "made the reader fail"
        return f"took longer than {limits.seconds:,} seconds (--limit seconds=…)"

    def has_ended(self) -> bool:
        """Whether it is gone."""
        return self._process.poll() is not None

    def finish(self) -> None:
        """Let it end by itself, as it does when nobody sends any more."""
        with suppress(OSError, subprocess.TimeoutExpired):
            if self._process.stdin:
                self._process.stdin.close()
            self._process.wait(_LAST)

    def end(self) -> None:
        """End it, whatever it is doing, and leave nothing of it behind."""
        if not self.has_ended():
            import psutil  # noqa: PLC0415 - rarely needed here

            with suppress(psutil.Error):
                if self._pid:
                    psutil.Process(self._pid).kill()  # on Windows, what we started may have started this one
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if stream:
                    stream.close()

    def _replies(self, request: object = None) -> SimpleQueue[object]:
        """Where its answer to the request will be, or `None` if it ends without one."""
        replies: SimpleQueue[object] = SimpleQueue()
        thread = Thread(target=self._exchange, args=(request, replies), daemon=True)
        self._threads = [*filter(Thread.is_alive, self._threads), thread]
        thread.start()
        return replies

    def _exchange(self, request: object, replies: SimpleQueue[object]) -> None:
        reply = None
        with suppress(Exception):  # it has ended, or sends what makes no sense
            if self._process.stdin and self._process.stdout:
                if request:
                    send(self._process.stdin, request)
                reply = receive(self._process.stdout)
        replies.put(reply)

    def memory(self) -> int:
        """How many bytes of memory it uses."""
        import psutil  # noqa: PLC0415 - meanwhile, the other process has begun to read

        try:
            return int(psutil.Process(self._pid).memory_info().rss)
        except psutil.Error:  # it has just ended
            return 0
