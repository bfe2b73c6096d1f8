"""The formats findings are written in. Text for people is apart, in `text`, which alone needs a terminal."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from ehsg_cli.findings import as_json, github, junit, sarif
from ehsg_cli.findings.model import natural_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ehsg_cli.findings.model import Finding


class Format(StrEnum):
    """How findings are written: for people, for programs, or for services that show them beside the files."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


def render(findings: Iterable[Finding], form: Format, version: str = "") -> str:
    """Findings in one of the formats for machines, sorted, without a newline at the end.

    Args:
        findings: What to write.
        form: Any format but `Format.TEXT`, which `text.print_findings` writes.
        version: Our version, for SARIF to name; left out where it is empty.
    """
    renderers: dict[Format, Callable[[tuple[Finding, ...]], str]] = {
        Format.JSON: as_json.render,
        Format.GITHUB: github.render,
        Format.SARIF: partial(sarif.render, version=version),
        Format.JUNIT: junit.render,
    }
    return renderers[form](tuple(sorted(findings, key=natural_order)))
