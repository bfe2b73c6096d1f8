"""How much findings matter to a partnership that says so itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ehsg_cli.findings.model import Finding

OFF = "off"
_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.INFO}


def weighed(findings: Iterable[Finding], weights: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings as severe as the partnership has them, without those that it has turned off.

    Args:
        findings: As severe as they are by themselves.
        weights: `error`, `warning`, `note` or `off` by code or beginning of a code; the longest that fits
            counts. What only a return that is to be final must have goes by its own code alone.
    """
    return tuple(_as(finding, weight) for finding in findings if (weight := _weight(finding, weights)) != OFF)


def _weight(finding: Finding, weights: Mapping[str, str]) -> str:
    code = finding.code
    fitting = (begins for begins in weights if code.startswith(begins))
    named = code if code in codes.FINAL else max(fitting, key=len, default="")
    return weights.get(named, "")


def _as(finding: Finding, weight: str) -> Finding:
    severity = _SEVERITIES.get(weight, finding.severity)
    return finding if severity is finding.severity else replace(finding, severity=severity)
