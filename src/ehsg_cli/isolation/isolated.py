"""Functions in a process of their own: whatever they do to it, the command goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Self, TypeVar, TypeVarTuple, cast

from ehsg_cli.isolation.exchange import receive, send

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

# -P: nothing in the folder that the command runs in is imported
WORKER = (sys.executable, "-P", "-m", "ehsg_cli.isolation.worker") if sys.executable else ()
_LOOK_EVERY = 0.05  # seconds
_LAST = 2  # seconds to end in by itself
_START = 60  # seconds; a virus scanner may look at everything first
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows


class StoppedError(Exception):
    """A function did not come to its end. Never leaves whoever had it run, who says what that means.

    Attributes:
        problem: What it did, as the end of a sentence; empty where it felled its process.
        limit: Which limit it went beyond: `seconds` or `memory`; empty where it felled its process.
    """

    def __init__(self, problem: str = "", limit: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.limit = limit


class Isolated:
    """Runs functions one by one in another process, started at once, and again after each that fails.

    Where there can be no other process, as in a program frozen into one file, it runs them in this one.

    Args:
        seconds: How long a function may take.
        memory: How many bytes of memory the other process may use.
        modules: What it imports at once, while this one does something else.
        command: What to start.
    """

    def __init__(
        self, seconds: int, memory: int, modules: Sequence[str] = (), command: Sequence[str] = WORKER
    ) -> None:
        self._seconds, self._memory = seconds, memory
        self._command = (*command, *modules) if command and not getattr(sys, "frozen", False) else ()
        self._worker: _Worker | None = None
        self._is_closed = False
        self._changing = Lock()  # as whoever ends it may be another thread than the one it works for

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changing:
            self._is_closed = True  # whatever fails now, no further process is started
        if self._worker and not error:
            self._worker.finish()
        self._stop()

    def run(self, function: Callable[[*Ts], T], *arguments: *Ts) -> T:
        """What a function of a module returns, which the other process imports. It should raise nothing.

        Raises:
            StoppedError: It fells the process, or takes too long or too much memory, or no more is to be run.
        """
        if self._is_closed:
            raise StoppedError
        worker = self._worker
        if worker and worker.has_ended():  # of itself, between two: neither is to blame
            self._stop()
        worker = self._worker or self._start()
        if not worker or not worker.is_ready():
            if self._is_closed:
                raise StoppedError
            self._command = ()  # nor will it be the next time
            self._stop()
            return function(*arguments)
        try:
            result = worker.answer((function, arguments, self._seconds), self._seconds, self._memory)
        except StoppedError:
            self._restart()
            raise
        if worker.memory() > self._memory // 2:  # which the next one would be blamed for
            self._restart()
        return cast("T", result)

    def _restart(self) -> None:
        self._stop()
        self._start()

    def _start(self) -> _Worker | None:
        with self._changing, suppress(OSError):
            self._worker = _Worker(self._command) if self._command and not self._is_closed else None
            return self._worker
        return None

    def _stop(self) -> None:
        with self._changing:
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
        """Whether it has started; waits for that. If it cannot even start, no function is to blame."""
        if not self._pid:
            with suppress(Empty):
                said = self._greeting.get(timeout=_START)
                self._pid = said if isinstance(said, int) else 0
        return bool(self._pid)

    def answer(self, request: object, seconds: int, memory: int) -> object:
        """What the function returned.

        Raises:
            StoppedError: It did not come to its end.
        """
        replies = self._replies(request)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                reply = replies.get(timeout=_LOOK_EVERY)
            except Empty:
                if self.memory() > memory:
                    raise StoppedError(
                        f"took more than {memory // 1_000_000:,} MB of memory", "memory"
                    ) from None
            else:
                if isinstance(reply, tuple):
                    return reply[0]
                raise StoppedError
        raise StoppedError(f"took longer than {seconds:,} seconds", "seconds")

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
        import psutil  # noqa: PLC0415 - meanwhile, the other process has begun to work

        try:
            return int(psutil.Process(self._pid).memory_info().rss)
        except psutil.Error:  # it has just ended
            return 0
