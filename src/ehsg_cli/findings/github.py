"""Findings as GitHub workflow commands, which a pull request shows beside the lines they are about.

See https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from ehsg_cli.findings.model import Severity

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render(findings: tuple[Finding, ...]) -> str:
    """One workflow command a line, with a question mark for whatever cannot be written as UTF-8."""
    return "\n".join(_command(finding) for finding in findings).encode(errors="replace").decode()


def _command(finding: Finding) -> str:
    place = finding.location
    known = {
        "file": PurePath(place.file).as_posix() if place.file else "",
        "line": str(place.line or ""),
        "col": str(place.column or ""),
        "title": finding.code,
    }
    properties = ",".join(f"{name}={text.translate(_IN_PROPERTY)}" for name, text in known.items() if text)
    return f"::{_COMMANDS[finding.severity]} {properties}::{_message(finding).translate(_IN_MESSAGE)}"


def _message(finding: Finding) -> str:
    """The message and its remedy, behind the sheet and cell, for which GitHub has no property."""
    cell = str(replace(finding.location, file="", line=0))
    return f"{cell + ': ' if cell else ''}{finding.message} {finding.remedy}".strip()
