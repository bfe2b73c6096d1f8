"""Several processes at work at once, one for each processor at most."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from ehsg_cli.isolation.isolated import Isolated

A = TypeVar("A")
T = TypeVar("T")

_MOST = 8
_AHEAD = 3  # items a process that are done, or under way, before the first of them is asked for


def processors() -> int:
    """How many processes can work at once, at most eight."""
    ours = getattr(os, "sched_getaffinity", None)  # where the system shares its processors out
    return min(len(ours(0)) if ours else os.cpu_count() or 1, _MOST)


class Pool:
    """Several `Isolated`, all started at once, and what they are given to do.

    Args:
        start: Makes one.
        count: How many there are.
    """

    def __init__(self, start: Callable[[], Isolated], count: int) -> None:
        self._start, self._count = start, count
        self._free: SimpleQueue[Isolated] = SimpleQueue()

    def __enter__(self) -> Self:
        with ExitStack() as entered:
            self._threads = entered.enter_context(ThreadPoolExecutor(self._count))
            for _ in range(self._count):
                self._free.put(entered.enter_context(self._start()))
            self._entered = entered.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._entered.__exit__(kind, error, trace)

    def each(self, work: Callable[[Isolated, A], T], items: Iterable[A]) -> Iterator[T]:
        """What comes of each item, in their order.

        Args:
            work: What is done with an item in a process; called in several threads at once.
            items: Are asked for as they are needed.
        """
        waiting: deque[Future[T]] = deque()
        for item in items:
            waiting.append(self._threads.submit(self._run, work, item))
            if len(waiting) > self._count * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _run(self, work: Callable[[Isolated, A], T], item: A) -> T:
        isolated = self._free.get()
        try:
            return work(isolated, item)
        finally:
            self._free.put(isolated)
