"""Findings as SARIF 2.1.0, which code-scanning services and editors read.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from ehsg_cli.findings import codes
from ehsg_cli.findings.explanation import explanations
from ehsg_cli.findings.model import Severity, without_details

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Code, Finding, Location

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = {code: index for index, code in enumerate(codes.ALL)}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(findings: tuple[Finding, ...], version: str = "") -> str:
    """A SARIF log of one run. In ASCII, so that it survives the encoding of any terminal or pipe."""
    driver = {"name": "ehsg", "rules": [_rule(code) for code in codes.ALL.values()]}
    run = {
        "tool": {"driver": driver | ({"version": version} if version else {})},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding) for finding in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: Code) -> dict[str, object]:
    """What a service shows of a code: the braces of its texts would be placeholders to it."""
    explained = explanations().get(code.id)
    message, remedy = without_details(code.message), without_details(code.remedy)
    steps = explained.fix if explained else (remedy,)
    return {
        "id": code.id,
        "shortDescription": {"text": message},
        "fullDescription": {
            "text": f"{explained.what} {explained.why}" if explained else f"{message} {remedy}"
        },
        "help": {"text": " ".join(steps).replace("`", "")},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(finding: Finding) -> dict[str, object]:
    location = _location(finding.location)
    return {
        "ruleId": finding.code,
        "ruleIndex": _RULES[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _unicode(f"{finding.message} {finding.remedy}".strip())},
        "locations": [location] if location else [],
    }


def _location(place: Location) -> dict[str, object]:
    cell = _unicode(str(replace(place, file="", line=0)))
    logical = [{"name": _unicode(place.cell or place.sheet), "fullyQualifiedName": cell}] if cell else []
    parts = {"physicalLocation": _physical(place) if place.file else {}, "logicalLocations": logical}
    return {name: part for name, part in parts.items() if part}


def _physical(place: Location) -> dict[str, object]:
    artifact = {"artifactLocation": {"uri": _uri(PurePath(_unicode(place.file)))}}
    region = {"startLine": place.line, **({"startColumn": place.column} if place.column else {})}
    return artifact | ({"region": region} if place.line else {})


def _uri(path: PurePath) -> str:
    """The path as a URI, relative where the path is."""
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _unicode(text: str) -> str:
    """The text with a question mark for half a surrogate pair, at which strict readers refuse it all."""
    return text.encode(errors="replace").decode()
