"""Findings for people, on a terminal or in a file: grouped by file, aligned, wrapped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ehsg_cli.findings.model import Severity, natural_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from ehsg_cli.findings.model import Finding, Location

_WIDTH = 100


class _Look(NamedTuple):
    """A severity in words and colour; the words alone must do."""

    one: str
    many: str
    style: str


_LOOKS = {
    Severity.ERROR: _Look("error", "errors", "bold red"),
    Severity.WARNING: _Look("warning", "warnings", "yellow"),
    Severity.INFO: _Look("note", "notes", "cyan"),
}
# Controls, which could drive the terminal; line ends; marks that turn the reading direction; lone surrogates.
_UNPRINTABLE = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")


def print_findings(findings: Iterable[Finding], console: Console) -> None:
    """Print findings and a line that counts them; nothing in them is taken for markup or a command."""
    ordered = sorted(findings, key=natural_order)
    width = min(console.width, _WIDTH)
    for file, group in groupby(ordered, key=lambda finding: finding.location.file):
        if file:
            console.print(_text(file, "bold"), width=width)
        console.print(Padding(_rows(group), (0, 0, 0, 2), expand=False), width=width)
        console.print()
    console.print(_summary(ordered), width=width)


def _rows(findings: Iterable[Finding]) -> Table:
    """A row a finding; what to do stands once below all that it goes for."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for remedy, group in groupby(findings, key=lambda finding: finding.remedy):
        for finding in group:
            place, look = _text(_place(finding.location)), _LOOKS[finding.severity]
            table.add_row(place, Text(look.one, look.style), Text(finding.code), _text(finding.message))
        if remedy:
            table.add_row("", "", "", _text(remedy, "dim"))
    return table


def _place(location: Location) -> str:
    """The place within the file."""
    known = [str(number) for number in (location.line, location.column) if number]
    return ":".join(known) or str(replace(location, file=""))


def _summary(findings: list[Finding]) -> Text:
    counts = Counter(finding.severity for finding in findings)
    known = ((counts[severity], look) for severity, look in _LOOKS.items() if counts[severity])
    words = (f"{count} {look.one if count == 1 else look.many}" for count, look in known)
    return Text(", ".join(words) or "No findings.")


def printable(content: str) -> str:
    """The text without what could drive the terminal or turn the reading direction."""
    return _UNPRINTABLE.sub(" ", content)


def _text(content: str, style: str = "") -> Text:
    return Text(printable(content), style, overflow="fold")
