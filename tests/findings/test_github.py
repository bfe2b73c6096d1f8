"""What GitHub's runner makes of the workflow commands we write."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given

from ehsg_cli.findings.model import Finding, Location, Severity, natural_order
from ehsg_cli.findings.writers import Format, render
from tests.findings.sample import FINDINGS
from tests.findings.test_published_schemas import ANY_FINDING

LINE_ENDS = ("\r\n", "\r", "\n")
NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
IN_MESSAGE = {"%0D": "\r", "%0A": "\n", "%25": "%"}
IN_PROPERTY = {"%3A": ":", "%2C": ",", **IN_MESSAGE}


class Command(NamedTuple):
    """A workflow command, as the runner takes it apart."""

    name: str
    properties: dict[str, str]
    message: str


def parsed(line: str) -> Command:
    """Take a command apart as the runner does: at the second `::`, the space, commas and equals signs."""
    line = line.lstrip()
    assert line.startswith("::")
    head, _, message = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    pairs = (pair.partition("=") for pair in listed.strip().split(",") if pair)
    properties = {key: unescaped(value, IN_PROPERTY) for key, _, value in pairs}
    return Command(name, properties, unescaped(message, IN_MESSAGE))


def unescaped(text: str, marks: dict[str, str]) -> str:
    for mark, character in marks.items():
        text = text.replace(mark, character)
    return text


def lines(output: str) -> list[str]:
    for end in LINE_ENDS:
        output = output.replace(end, "\n")
    return output.split("\n")


def holdable(text: str) -> str:
    return text.encode(errors="replace").decode()


def expected(finding: Finding) -> Command:
    place = finding.location
    cell = str(Location(sheet=place.sheet, cell=place.cell))
    known = {
        "file": place.file,
        "line": str(place.line or ""),
        "col": str(place.column or ""),
        "title": finding.code,
    }
    said = f"{cell + ': ' if cell else ''}{finding.message} {finding.remedy}".strip()
    return Command(
        NAMES[finding.severity],
        {name: holdable(value) for name, value in known.items() if value},
        holdable(said),
    )


def test_the_runner_reads_what_was_meant() -> None:
    commands = [parsed(line) for line in lines(render(FINDINGS, Format.GITHUB))]
    assert commands == [expected(finding) for finding in sorted(FINDINGS, key=natural_order)]


@given(finding=ANY_FINDING.filter(lambda finding: "/" not in finding.location.file))
def test_any_text_in_any_field(finding: Finding) -> None:
    (line,) = lines(render([finding], Format.GITHUB))
    assert parsed(line) == expected(finding)
