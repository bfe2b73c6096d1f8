"""How far the partners are, for people: on a terminal, in a file, in an e-mail."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ehsg_cli.cli.talk import PIPED_WIDTH
from ehsg_cli.findings.text import printable
from ehsg_cli.progress import telling
from ehsg_cli.progress.model import State
from ehsg_cli.wording import date_in_words

if TYPE_CHECKING:
    from ehsg_cli.progress.model import Progress

_WIDTH = 100  # columns, at the most
_ROOMY = 90  # columns; with fewer, names would break once more for each sector beside them
_STYLES = {State.COMPLETE: "green", State.PART: "yellow", State.EMPTY: "red", State.NOTHING: "red"}


def as_text(progress: Progress, width: int = PIPED_WIDTH) -> str:
    """The progress as plain text."""
    console = Console(file=io.StringIO(), width=width, highlight=False, color_system=None)
    with console.capture() as captured:
        print_progress(progress, console)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def print_progress(progress: Progress, console: Console) -> None:
    """Print a headline, a table of the partners, who is missing, and the dates."""
    width = min(console.width, _WIDTH)
    console.print(Text(printable(telling.headline(progress)), "bold"), width=width)
    console.print(f"{progress.bank.name}, as of {date_in_words(progress.as_of)}", width=width, markup=False)
    if progress.partners:
        console.print()
        console.print(_table(progress, is_roomy=width >= _ROOMY), width=width)
    dates = [f"{date_in_words(day.date)}, {telling.distance(day)}: {day.event}" for day in progress.dates]
    for title, lines in (*telling.still_missing(progress), *([("Dates", dates)] if dates else [])):
        console.print()
        console.print(Text(title, "bold"), width=width)
        for line in lines:
            console.print(Padding(Text(printable(line), overflow="fold"), (0, 0, 0, 2)), width=width)


def _table(progress: Progress, *, is_roomy: bool) -> Table:
    has_late = any(partner.days_late for partner in progress.partners)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for title in ("Partner", *(["Sector"] if is_roomy else [])):
        table.add_column(title, overflow="fold")
    table.add_column("Answered", justify="right", no_wrap=True)
    for title in ("State", "Sent back", *(["Late"] if has_late else [])):
        table.add_column(title, no_wrap=True)
    for partner in progress.partners:
        marked = telling.marks(progress, partner)
        table.add_row(
            Text(printable(f"{partner.name} ({marked})" if marked else partner.name)),
            *([Text(printable(partner.sector_name))] if is_roomy else []),
            Text(f"{partner.answered} of {partner.questions}" if partner.sent else ""),
            Text(telling.STATES[partner.state], _STYLES[partner.state]),
            Text(date_in_words(partner.sent_on) if partner.sent_on else ""),
            *([telling.lateness(partner)] if has_late else []),
        )
    return table
