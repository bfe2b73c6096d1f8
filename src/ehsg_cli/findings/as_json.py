"""Findings as JSON, in the shape of the contract: the same here and inside a merged return."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding


def render(findings: tuple[Finding, ...]) -> str:
    """A JSON list. In ASCII, so that it survives the encoding of any terminal or pipe."""
    return json.dumps([plain(finding) for finding in findings], indent=2)


def plain(finding: Finding) -> dict[str, object]:
    """A finding as `json` takes it; its location has only what is known."""
    known = {part: value for part, value in asdict(finding.location).items() if value}
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "remedy": finding.remedy,
        "location": known,
    }
