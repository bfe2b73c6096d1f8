"""What a command says: findings and results to stdout, everything else to stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from ehsg_cli import __version__
from ehsg_cli.files import display
from ehsg_cli.findings.model import has_errors, select
from ehsg_cli.findings.text import print_findings
from ehsg_cli.findings.writers import Format, render

if TYPE_CHECKING:
    from pathlib import Path

    from ehsg_cli.errors import EhsgError
    from ehsg_cli.findings.model import Finding

OK, FINDINGS, USAGE, BUG = 0, 1, 2, 3


PIPED_WIDTH = 100  # columns, where there is no terminal to ask


def stdout() -> Console:
    """The console for results."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)


def stderr() -> Console:
    """The console for everything else."""
    return Console(stderr=True, highlight=False)


def say(message: str) -> None:
    """Tell the person who runs the command something; never mistaken for a result."""
    stderr().print(Text(message), soft_wrap=True)


def say_error(error: EhsgError) -> None:
    """Say what is wrong and what to do about it."""
    say(f"Error: {error.message}")
    if error.remedy:
        say(f"       {error.remedy}")


def say_written(*paths: Path) -> None:
    """Say which files were written."""
    for path in paths:
        say(f"Wrote {display(path)}")


def put(text: str) -> None:
    """Write a result to stdout as it is, in UTF-8 whatever the terminal's code page is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.flush()


def report(findings: tuple[Finding, ...], form: Format, only: list[str], ignore: list[str]) -> int:
    """Write the findings that were asked for to stdout.

    Returns:
        The exit code they make: 1 if one of them is an error, else 0.
    """
    chosen = select(findings, tuple(only), tuple(ignore))
    if form is Format.TEXT:
        print_findings(chosen, stdout())
    else:
        put(render(chosen, form, __version__))
    return FINDINGS if has_errors(chosen) else OK


def nothing_read(findings: tuple[Finding, ...], form: Format, only: list[str], ignore: list[str]) -> int:
    """Report why nothing could be read, and give the exit code for that."""
    report(findings, form, only, ignore)
    say("Error: none of the files holds answers to a question bank.")
    return USAGE
