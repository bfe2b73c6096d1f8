"""Findings for people, on a terminal or in a file: grouped by file, aligned, wrapped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ehsg_cli.findings.grouping import grouped, ungrouped
from ehsg_cli.findings.model import Severity, natural_order
from ehsg_cli.findings.writers import NO_FINDINGS
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import Console

    from ehsg_cli.findings.grouping import Group
    from ehsg_cli.findings.model import Finding, Location

_WIDTH = 100
_MOST = 2_000  # findings; nobody reads more, and laying them out takes long
_BESIDE_MESSAGE = 2 + 3 * 2 + 7 + 4  # columns: the indent, three gaps, a severity, a code


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
_UNPRINTABLE = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_MARGIN = "│ "
_LEAST_EXCERPT = 20  # columns


def no_lines(_file: str) -> tuple[str, ...]:
    """The lines of a file that cannot be shown."""
    return ()


def print_findings(
    findings: Iterable[Finding],
    console: Console,
    lines_of: Callable[[str], Sequence[str]] = no_lines,
    *,
    every: bool | None = None,
) -> None:
    """Print findings and a line that counts them; nothing in them is taken for markup or a command.

    Those with one cause are one line, and are counted one by one.

    Args:
        findings: What to print.
        console: Where.
        lines_of: The lines of a text file by its name, to show those that findings are about.
        every: Whether each finding is a line of its own; none where nobody can ask for that with --all.
    """
    ordered = sorted(findings, key=natural_order)
    groups = ungrouped(ordered) if every else grouped(ordered)
    width = min(console.width, _WIDTH)
    for file, group in groupby(groups[:_MOST], key=lambda group: group.finding.location.file):
        if file:
            console.print(_text(file, "bold"), width=width)
        table = _rows(list(group), lines_of(file) if file else (), width)
        console.print(Padding(table, (0, 0, 0, 2), expand=False), width=width)
        console.print()
    if groups[_MOST:]:
        hidden = sum(1 + group.more for group in groups[_MOST:])
        more = f"{hidden:,} more are not shown here: --format json lists them all."
        console.print(_text(more), width=width)
    console.print(_text(_summary(ordered) + _in_lines(groups, every=every)), width=width)


def _rows(groups: list[Group], lines: Sequence[str], width: int) -> Table:
    """A row a finding, with the line it is about; what to do stands once below all that it goes for."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    places = [line for group in groups for line in _places(group).split("\n")]
    room = width - min(max(map(cell_len, places)), width // 3) - _BESIDE_MESSAGE
    for remedy, alike in groupby(groups, key=lambda group: group.finding.remedy):
        for group in alike:
            finding = group.finding
            place, look = _lines(_places(group)), _LOOKS[finding.severity]
            table.add_row(place, Text(look.one, look.style), Text(finding.code), _text(finding.message))
            for line in excerpt(finding.location, lines, max(room, _LEAST_EXCERPT)):
                table.add_row("", "", "", line)
        if remedy:
            table.add_row("", "", "", _text(remedy, "dim"))
    return table


def excerpt(place: Location, lines: Sequence[str], room: int) -> list[Text]:
    """The line that something is about, or what of it there is room for, and a caret under the column.

    Args:
        place: The line and the column.
        lines: The lines of the file.
        room: How many columns there are.
    """
    if not place.column or place.line > len(lines) or not (line := lines[place.line - 1]).strip():
        return []
    column = min(place.column - 1, len(line))
    start = 0
    if cell_len(line) > room:
        start = min(len(line) - len(line.lstrip()), column)
    if cell_len(line[start:]) > room:
        while cell_len(line[start:column]) > room // 2:
            start += 1
    shown = _UNPRINTABLE.sub(" ", line[start : start + room])
    while cell_len(shown) > room - len(_MARGIN):
        shown = shown[:-1]
    caret = " " * cell_len(_UNPRINTABLE.sub(" ", line[start:column])) + "^"
    return [Text(_MARGIN + shown, no_wrap=True), Text(_MARGIN + caret, "bold", no_wrap=True)]


def _places(group: Group) -> str:
    """The place of the first, and on a line below it how many more there are."""
    place = _place(group.finding.location)
    return f"{place}\nand {group.more} more" if place and group.more else place


def _place(location: Location) -> str:
    """The place within the file."""
    known = [str(number) for number in (location.line, location.column) if number]
    return ":".join(known) or str(replace(location, file=""))


def _summary(findings: list[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    known = ((counts[severity], look) for severity, look in _LOOKS.items() if counts[severity])
    words = (f"{count} {look.one if count == 1 else look.many}" for count, look in known)
    return ", ".join(words) or NO_FINDINGS


def _in_lines(groups: list[Group], *, every: bool | None) -> str:
    """Why there are fewer lines than are counted, and how to have them all; empty where there are not."""
    if not any(group.more for group in groups):
        return ""
    return f", in {counted(len(groups), 'line')}" + ("; --all lists each" if every is False else "")


def printable(content: str) -> str:
    """The text without what could drive the terminal or turn the reading direction."""
    return _UNPRINTABLE.sub(" ", content)


def _lines(content: str) -> Text:
    return Text("\n").join(map(_text, content.split("\n")))


def _text(content: str, style: str = "") -> Text:
    return Text(printable(content), style, overflow="fold")
