"""The report of an import for people: what was taken for what, place by place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from ehsg_cli.cli.talk import stdout
from ehsg_cli.findings.text import print_findings, printable
from ehsg_cli.interchange.noted import place_of
from ehsg_cli.interchange.report import LEFT_OUT, NAMES_ANSWERS, Role
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from ehsg_cli.interchange.report import Imported, Taken

_WIDTH = 100
# What need not be looked at one by one
_COUNTED = {
    Role.NUMBER: ("number", "numbers"),
    Role.BLANK: ("place to answer", "places to answer"),
    Role.AGAIN: ("text that stands there again", "texts that stand there again"),
}


def print_report(imported: Imported) -> None:
    """Print what was taken for what to stdout, and below it the findings."""
    console = stdout()
    width = min(console.width, _WIDTH)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=width)
    table.add_column("Place", no_wrap=True)
    table.add_column("Taken as", no_wrap=True)
    table.add_column("Text", no_wrap=True, overflow="ellipsis", ratio=1)
    for taken in imported.taken:
        if taken.role not in _COUNTED:
            _add(table, taken)
    console.print(Text(f"{printable(imported.file)}, {imported.kind}", "bold"))
    console.print(table, width=width)
    counts = Counter(taken.role for taken in imported.taken)
    rest = [counted(counts[role], *words) for role, words in _COUNTED.items() if counts[role]]
    if rest:
        console.print(Text(f"Not listed: {', '.join(rest)}."), width=width)
    console.print()
    print_findings(imported.findings, console)


def _add(table: Table, taken: Taken) -> None:
    is_left_out = taken.role in LEFT_OUT
    what = f"{taken.role} {taken.ref}" if taken.ref else taken.role.value
    words = " ".join(printable(taken.text).split())
    what += ", answers" if taken.note == NAMES_ANSWERS else ""
    look = "yellow" if is_left_out else ""
    table.add_row(place_of(taken.location), Text(what, look), Text(words, no_wrap=True, overflow="ellipsis"))
