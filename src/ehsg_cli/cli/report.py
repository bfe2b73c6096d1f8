"""What a command says: findings and results to stdout, everything else to stderr.

`rich` is loaded by whoever needs it: a command that says one line is done before it would be.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import ehsg_cli
from ehsg_cli.cli.quiet import is_quiet
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_text, split_lines
from ehsg_cli.findings import codes
from ehsg_cli.findings.located import LocatedError
from ehsg_cli.findings.model import Severity, has_errors, select
from ehsg_cli.findings.writers import Format, render

if TYPE_CHECKING:
    from rich.console import Console

    from ehsg_cli.findings.model import Finding

_SHOWN = (".yaml", ".yml", ".csv")
_MOST_SHOWN = 10_000_000  # bytes

OK, FINDINGS, USAGE, BUG = 0, 1, 2, 3


_NOTHING_READ = EhsgError(
    "None of the files holds answers to a question bank.",
    "Name the workbooks that partners sent back, or their folder; ehsg generate makes blank ones.",
)
_WHY_NOTHING_READ = {  # by what was found in the files
    codes.SUBMISSION_OTHER_BANK.id: EhsgError(
        "None of the files holds answers to the question bank that they are read by.",
        "They were made from another: name that with --bank, or carry them into this one with ehsg upgrade.",
    ),
    codes.FILE_IS_MERGED.id: EhsgError(
        _NOTHING_READ.message,
        "A merged return is not merged again: ehsg check and ehsg render take it as it is.",
    ),
}
_UNDER = " " * len("Error: ")
PIPED_WIDTH = 100  # columns, where there is no terminal to ask
_CONTROLS = dict.fromkeys({*range(32), *range(127, 160)} - {*b"\n\t"})  # they could drive the terminal


def stdout() -> Console:
    """The console for results."""
    from rich.console import Console  # noqa: PLC0415

    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)


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

        lines = _read_lines(Path(error.location.file))
        for line in excerpt(error.location, lines, PIPED_WIDTH - len(_UNDER)):
            insist(f"{_UNDER}{line.plain}")
    if error.remedy:
        insist(f"{_UNDER}{error.remedy}")


def say_written(*paths: Path) -> None:
    """Say which files were written."""
    for path in paths:
        say(f"Wrote {display(path)}")


def put(text: str) -> None:
    """Write a result to stdout as it is, in UTF-8 whatever the terminal's code page is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.flush()


def runs_on_github() -> bool:
    """Whether GitHub Actions runs the command, which shows findings in place if they are put its way."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def report(
    findings: tuple[Finding, ...],
    form: Format | None,
    only: list[str],
    ignore: list[str],
    *,
    every: bool | None = None,
) -> int:
    """Write the findings that were asked for to stdout, as severe as the return folder has them.

    Without a format they are for people or, where GitHub runs the command, for GitHub to show in place.
    That there are none is talk: with --quiet, people are not told.

    Args:
        findings: What was found.
        form: How to write it.
        only: Codes, or beginnings of codes, that were asked for; all, if empty.
        ignore: Those that were not.
        every: For people, whether findings with one cause are a line each, not one line; none where the
            command has no option that says so.

    Returns:
        The exit code they make: 1 if one of them is an error, else 0.
    """
    return show(select(as_weighed_here(findings), tuple(only), tuple(ignore)), form, every=every)


def as_weighed_here(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings as severe as the return folder has them that the command runs in."""
    from ehsg_cli.cli.settings import here  # noqa: PLC0415 - it reports what is wrong with them

    folder = here() if findings else None
    if not folder or not folder.severities:
        return findings
    from ehsg_cli.findings.severities import weighed  # noqa: PLC0415 - not needed without a folder

    return weighed(findings, folder.severities)


def show(chosen: tuple[Finding, ...], form: Format | None = None, *, every: bool | None = None) -> int:
    """Write findings as they are to stdout, and give the exit code they make."""
    form = form or (Format.GITHUB if runs_on_github() else Format.TEXT)
    if form is Format.TEXT and (chosen or not is_quiet()):
        from ehsg_cli.findings.text import print_findings  # noqa: PLC0415

        print_findings(chosen, stdout(), _lines_of, every=every)
        _point_to_explanations(chosen)
    elif form is not Format.TEXT:
        put(render(chosen, form, ehsg_cli.__version__ if form is Format.SARIF else ""))
    return FINDINGS if has_errors(chosen) else OK


def _point_to_explanations(findings: tuple[Finding, ...]) -> None:
    """Say once, to somebody who looks at a terminal, how to learn more of the gravest finding."""
    if findings and sys.stdout.isatty():
        gravest = min(findings, key=lambda finding: list(Severity).index(finding.severity))
        say(f"ehsg explain {gravest.code} says more.")


def _lines_of(file: str) -> list[str]:
    """The lines of a file that findings are about, to be shown beside them; none if they cannot be."""
    path = Path(file)
    return _read_lines(path) if path.suffix.lower() in _SHOWN else []


def _read_lines(path: Path) -> list[str]:
    try:
        is_shown = path.is_file() and path.stat().st_size <= _MOST_SHOWN
        return split_lines(read_text(path)) if is_shown else []
    except (OSError, EhsgError):
        return []


def nothing_read(
    findings: tuple[Finding, ...], form: Format | None, only: list[str], ignore: list[str]
) -> int:
    """Report why nothing could be read, and give the exit code for that."""
    report(findings, form, only, ignore)
    found = {finding.code for finding in findings}
    say_error(next((why for code, why in _WHY_NOTHING_READ.items() if code in found), _NOTHING_READ))
    return USAGE
