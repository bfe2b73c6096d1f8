"""The process that runs functions: `python -m ehsg_cli.isolation.worker MODULE…`, which `Isolated` starts.

It imports the modules, says its process id, then runs one function after the other until nobody sends any
more. Of itself it imports little, for a merge waits for it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, cast

from ehsg_cli.isolation.exchange import receive, send

if TYPE_CHECKING:
    from collections.abc import Callable

    Request = tuple[Callable[..., object], tuple[object, ...], int]  # a function, its arguments, seconds

_LONGEST = 1_000_000  # seconds; the system takes no number however large
_GRACE = 5  # seconds that the other side has to end us when time is up, before we end ourselves


def main() -> None:
    """Answer until stdin is closed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever started us says that it was interrupted
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that a library prints may come between
    gc.disable()  # a tenth of the time; should garbage gather, `Isolated` starts another process
    for module in sys.argv[1:]:
        import_module(module)
    send(replies, os.getpid())
    with suppress(EOFError, BrokenPipeError):
        while True:
            function, arguments, seconds = cast("Request", receive(requests))
            _end_after(seconds + _GRACE)
            send(replies, (function(*arguments),))
            _end_after(0)


def _end_after(seconds: int) -> None:
    """End this process in that time even if its parent is gone and the function hangs; 0 takes it back."""
    if sys.platform != "win32":
        signal.alarm(min(seconds, _LONGEST))


if __name__ == "__main__":
    main()
