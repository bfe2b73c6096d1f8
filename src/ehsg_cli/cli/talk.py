"""How a command speaks: results to stdout, everything else to stderr; and the codes it exits with.

Every command needs this, if only to say its version; what else is needed to report findings is in `report`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli.cli.quiet import is_quiet
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_text, split_lines
from ehsg_cli.findings.located import LocatedError

if TYPE_CHECKING:
    from rich.console import Console

OK, FINDINGS, USAGE, BUG = 0, 1, 2, 3
PIPED_WIDTH = 100  # columns, where there is no terminal to ask

_UNDER = " " * len("Error: ")
_CONTROLS = dict.fromkeys({*range(32), *range(127, 160)} - {*b"\n\t"})  # they could drive the terminal
_MOST_SHOWN = 10_000_000  # bytes


def stdout() -> Console:
    """The console for results."""
    from rich.console import Console  # noqa: PLC0415 - a command that says one line is done before it would be

    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)


def put(text: str) -> None:
    """Write a result to stdout as it is, in UTF-8 whatever the terminal's code page is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.flush()


def say(message: str) -> None:
    """Tell the person who runs the command something, unless nobody wants to hear it."""
    if not is_quiet():
        insist(message)


def insist(message: str) -> None:
    """Tell the person who runs the command what they must know, with --quiet as well; never to stdout."""
    sys.stderr.write(f"{message.translate(_CONTROLS)}\n")
    sys.stderr.flush()


def say_error(error: EhsgError) -> None:
    """Say what is wrong, show where, and say what to do about it."""
    first, *others = error.message.split("\n")
    insist(f"Error: {first}")
    for other in others:
        insist(f"{_UNDER}{other}")
    if isinstance(error, LocatedError):
        from ehsg_cli.findings.text import excerpt  # noqa: PLC0415 - what it needs loads slowly

        lines = read_lines(Path(error.location.file))
        for line in excerpt(error.location, lines, PIPED_WIDTH - len(_UNDER)):
            insist(f"{_UNDER}{line.plain}")
    if error.remedy:
        insist(f"{_UNDER}{error.remedy}")


def say_written(*paths: Path) -> None:
    """Say which files were written."""
    for path in paths:
        say(f"Wrote {display(path)}")


def read_lines(path: Path) -> list[str]:
    """The lines of a text file, to show those that something is about; none if they cannot be shown."""
    try:
        is_shown = path.is_file() and path.stat().st_size <= _MOST_SHOWN
        return split_lines(read_text(path)) if is_shown else []
    except (OSError, EhsgError):
        return []
