"""A difference between two banks for people: marked as git does, and coloured where a terminal can."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ehsg_cli.bank.difference.model import Effect
from ehsg_cli.bank.difference.telling import compared, headed, lines, verdict
from ehsg_cli.bank.difference.words import Kind
from ehsg_cli.findings.text import print_findings
from ehsg_cli.wording import one_line

if TYPE_CHECKING:
    from rich.console import Console

    from ehsg_cli.bank.difference.model import Change, Report
    from ehsg_cli.bank.difference.words import Run

_WIDTH = 100


class _Look(NamedTuple):
    """How words are marked that were removed or added; the signs alone must do."""

    before: str
    after: str
    style: str


_LOOKS = {
    Kind.KEPT: _Look("", "", ""),
    Kind.REMOVED: _Look("[-", "-]", "strike red"),
    Kind.ADDED: _Look("{+", "+}", "green"),
}
_SIGNS = {Effect.NONE: ("→", "dim"), Effect.LOOK: ("→", "yellow"), Effect.LOST: ("!", "bold red")}


def print_difference(report: Report, console: Console) -> None:
    """Print what changed, what it means for workbooks sent out, what is wrong, and whether it is safe."""
    width = min(console.width, _WIDTH)
    console.print(_plain(compared(report.difference)), width=width)
    for heading, changes in headed(report.difference):
        console.print()
        console.print(Text(heading, "bold"), width=width)
        console.print(Padding(_rows(changes), (0, 0, 0, 2), expand=False), width=width)
    console.print()
    if report.findings:
        print_findings(report.findings, console)
    console.print(_plain(verdict(report), "bold"), width=width)


def _rows(changes: list[Change]) -> Table:
    """A row a change; what it means stands once below all that it goes for."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", max_width=30)
    table.add_column(overflow="fold")
    for (means, effect), group in groupby(changes, key=lambda change: (change.means, change.effect)):
        for change in group:
            table.add_row(_plain(change.id), Text("\n").join(map(_line, lines(change))))
        sign, style = _SIGNS[effect]
        table.add_row("", _plain(f"{sign} {means}", style))
    return table


def _line(runs: tuple[Run, ...]) -> Text:
    return Text(" ").join(map(_run, runs))


def _run(run: Run) -> Text:
    look = _LOOKS[run.kind]
    return _plain(f"{look.before}{run.text}{look.after}", look.style)


def _plain(content: str, style: str = "") -> Text:
    """The text on one line, without characters that could drive the terminal."""
    return Text(one_line(content), style, overflow="fold")
