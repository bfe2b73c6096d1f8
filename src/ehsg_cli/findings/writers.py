"""The formats findings are written in. Text for people is apart, in `text`, which alone needs a terminal."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from ehsg_cli.findings.model import natural_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.findings.model import Finding

NO_FINDINGS = "No findings."  # what people are told; programs get an empty list


class Format(StrEnum):
    """How findings are written: for people, for programs, or for services that show them beside the files."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


# Each is loaded when it is used: few commands that can write findings do, and none in two formats.
_RENDERERS = {Format.JSON: "as_json", Format.GITHUB: "github", Format.SARIF: "sarif", Format.JUNIT: "junit"}


def render(findings: Iterable[Finding], form: Format, version: str = "") -> str:
    """Findings in one of the formats for machines, sorted, without a newline at the end.

    Args:
        findings: What to write.
        form: Any format but `Format.TEXT`, which `text.print_findings` writes.
        version: Our version, for SARIF to name; left out where it is empty.
    """
    writer = import_module(f"{__package__}.{_RENDERERS[form]}")
    named = {"version": version} if form is Format.SARIF else {}
    written: str = writer.render(tuple(sorted(findings, key=natural_order)), **named)
    return written
