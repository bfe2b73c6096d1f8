"""The process that reads files: `python -m ehsg_cli.workbook.worker`, started by `isolated.Reader`.

It says its process id, then reads one file after the other until nobody sends any more. It imports little,
for a merge waits for it.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

from ehsg_cli.workbook.exchange import receive, send
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.limits import Limits

_LONGEST = 1_000_000  # seconds; the system takes no number however large
_GRACE = 5  # seconds that the other side has to end us when time is up, before we end ourselves


def main() -> None:
    """Answer until stdin is closed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever started us says that it was interrupted
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that a library prints may come between
    send(replies, os.getpid())
    with suppress(EOFError, BrokenPipeError):
        while True:
            match receive(requests):
                case bytes() as data, str() as file, Limits() as limits:
                    _end_after(limits.seconds + _GRACE)
                    send(replies, read_spreadsheet(data, file, limits))
                    _end_after(0)
                case function, bytes() as data, str() as file, Limits() as limits if callable(function):
                    _end_after(limits.seconds + _GRACE)
                    send(replies, function(data, file, limits))
                    _end_after(0)


def _end_after(seconds: int) -> None:
    """End this process in that time even if its parent is gone and the reader hangs; 0 takes it back."""
    if sys.platform != "win32":
        signal.alarm(min(seconds, _LONGEST))


if __name__ == "__main__":
    main()
