"""Findings as JUnit XML, which most build services can show: one suite a file, one case a finding."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ehsg_cli.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.findings.model import Finding

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(findings: tuple[Finding, ...]) -> str:
    """A JUnit XML document; errors are failures, anything less passes and says so in its output."""
    suites = ET.Element("testsuites")
    for file, group in groupby(findings, key=lambda finding: finding.location.file):
        _add_suite(suites, file or "ehsg", list(group))
    if not findings:
        _add_passed(suites)
    ET.indent(suites)
    document: bytes = ET.tostring(suites, encoding="us-ascii", xml_declaration=True)
    return document.decode("ascii")


def _add_suite(suites: ET.Element, name: str, findings: list[Finding]) -> None:
    failures = sum(finding.severity is Severity.ERROR for finding in findings)
    suite = _suite(suites, name, tests=len(findings), failures=failures)
    names = _numbered(_holdable(f"{finding.code} {finding.location}".strip()) for finding in findings)
    for case_name, finding in zip(names, findings, strict=True):
        _add_case(suite, case_name, finding)


def _suite(suites: ET.Element, name: str, *, tests: int, failures: int = 0) -> ET.Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": "0", "skipped": "0"}
    return ET.SubElement(suites, "testsuite", {"name": _holdable(name), **counts})


def _numbered(names: Iterable[str]) -> Iterator[str]:
    """The names with a number behind each repeat: of cases with the same name, services show only one."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _add_case(suite: ET.Element, name: str, finding: Finding) -> None:
    message, remedy = _holdable(finding.message), _holdable(finding.remedy)
    case = ET.SubElement(suite, "testcase", classname=suite.attrib["name"], name=name)
    if finding.severity is Severity.ERROR:
        ET.SubElement(case, "failure", type=finding.code, message=message).text = remedy
    else:
        ET.SubElement(case, "system-out").text = f"{finding.severity}: {message} {remedy}".strip()


def _add_passed(suites: ET.Element) -> None:
    """One passed case: services take a report without any for a run that broke."""
    ET.SubElement(_suite(suites, "ehsg", tests=1), "testcase", classname="ehsg", name="no findings")


def _holdable(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)
