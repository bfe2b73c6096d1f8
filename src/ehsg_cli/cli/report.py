"""Reporting what was found: findings to stdout, in the form that was asked for, and the exit code they make.

`rich` and the writers are loaded by whoever needs them: where there are no findings, nobody does.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import ehsg_cli
from ehsg_cli.cli.quiet import is_quiet
from ehsg_cli.cli.talk import FINDINGS, OK, USAGE, put, read_lines, say, say_error, stdout
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.model import Severity, has_errors, select
from ehsg_cli.findings.writers import NO_FINDINGS, Format, render

if TYPE_CHECKING:
    from collections.abc import Collection

    from ehsg_cli.findings.model import Finding

_SHOWN = (".yaml", ".yml", ".csv")
_MERGED = "A merged return is not merged again: ehsg check and ehsg render take it as it is."
_UNREAD = "Name the workbooks that partners sent back, or their folder; ehsg generate makes blank ones."


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
    if not findings:
        return ()
    from ehsg_cli.cli.settings import here  # noqa: PLC0415 - it reports what is wrong with them

    folder = here()
    if not folder or not folder.severities:
        return findings
    from ehsg_cli.findings.severities import weighed  # noqa: PLC0415 - not needed without a folder

    return weighed(findings, folder.severities)


def show(chosen: tuple[Finding, ...], form: Format | None = None, *, every: bool | None = None) -> int:
    """Write findings as they are to stdout, and give the exit code they make."""
    form = form or (Format.GITHUB if runs_on_github() else Format.TEXT)
    if form is not Format.TEXT:
        put(render(chosen, form, ehsg_cli.__version__))
    elif chosen:
        from ehsg_cli.findings.text import print_findings  # noqa: PLC0415

        print_findings(chosen, stdout(), _lines_of, every=every)
        _point_to_explanations(chosen)
    elif not is_quiet():
        put(NO_FINDINGS)
    return FINDINGS if has_errors(chosen) else OK


def _point_to_explanations(findings: tuple[Finding, ...]) -> None:
    """Say once, to somebody who looks at a terminal, how to learn more of the gravest finding."""
    if findings and sys.stdout.isatty():
        gravest = min(findings, key=lambda finding: list(Severity).index(finding.severity))
        say(f"ehsg explain {gravest.code} says more.")


def _lines_of(file: str) -> list[str]:
    """The lines of a file that findings are about, to be shown beside them; none if they cannot be."""
    path = Path(file)
    return read_lines(path) if path.suffix.lower() in _SHOWN else []


def nothing_read(
    findings: tuple[Finding, ...], form: Format | None, only: list[str], ignore: list[str]
) -> int:
    """Report why nothing could be read, and give the exit code for that."""
    report(findings, form, only, ignore)
    say_error(_why_nothing_read({finding.code for finding in findings}))
    return USAGE


def _why_nothing_read(found: Collection[str]) -> EhsgError:
    """What stands for all by what was found in the files."""
    from ehsg_cli.findings import codes  # noqa: PLC0415

    if codes.SUBMISSION_OTHER_BANK.id in found:
        return EhsgError(
            "None of the files holds answers to the question bank that they are read by.",
            "They were made from another: name that with --bank, or carry them into this one with "
            "ehsg upgrade.",
        )
    is_merged = codes.FILE_IS_MERGED.id in found
    message = "None of the files holds answers to a question bank."
    return EhsgError(message, _MERGED if is_merged else _UNREAD)
