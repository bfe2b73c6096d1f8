"""Several processes at work at once, one for each processor at most."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ehsg_cli.isolation.isolated import Isolated

A = TypeVar("A")
T = TypeVar("T")

_MOST = 8
_AHEAD = 3  # items a process that are done, or under way, before the first of them is asked for


def processors() -> int:
    """How many processes can work at once, at most eight."""
    ours = getattr(os, "sched_getaffinity", None)  # where the system shares its processors out
    return min(len(ours(0)) if ours else os.cpu_count() or 1, _MOST)


def each(
    work: Callable[[Isolated, A], T], items: Iterable[A], start: Callable[[], Isolated], count: int
) -> Iterator[T]:
    """What comes of each item, in their order.

    Args:
        work: What is done with an item in a process; called in several threads at once.
        items: Are asked for as they are needed.
        start: Makes a process.
        count: How many processes there are.
    """
    with ThreadPoolExecutor(count) as threads, ExitStack() as started:
        free: SimpleQueue[Isolated] = SimpleQueue()
        for _ in range(count):
            free.put(started.enter_context(start()))

        def run(item: A) -> T:
            isolated = free.get()
            try:
                return work(isolated, item)
            finally:
                free.put(isolated)

        waiting: deque[Future[T]] = deque()
        for item in items:
            waiting.append(threads.submit(run, item))
            if len(waiting) > count * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
