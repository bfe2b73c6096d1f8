"""Ours: the command `ehsg`, as it is, but it says on stderr how many seconds go into the merged workbook.

What composes the workbook and what writes it are wrapped before the command that uses them is imported.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from ehsg_cli.partnership import to_book
from ehsg_cli.workbook import write

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")
MARK = "seconds of writing:"


def timed(function: Callable[P, T]) -> Callable[P, T]:
    """The function, which says each time how long it took."""

    def run(*arguments: P.args, **options: P.kwargs) -> T:
        start = time.perf_counter()
        result = function(*arguments, **options)
        sys.stderr.write(f"{MARK} {time.perf_counter() - start}\n")
        return result

    return run


def seconds_said(stderr: str) -> float:
    """What was said so on stderr, in all."""
    return sum(float(line.removeprefix(MARK)) for line in stderr.splitlines() if line.startswith(MARK))


def main() -> None:
    """Run the command."""
    to_book.return_book = timed(to_book.return_book)
    write.write_book = timed(write.write_book)
    from ehsg_cli.cli import app  # noqa: PLC0415 - see above

    app.main()


if __name__ == "__main__":
    main()
