from __future__ import annotations

import io
import re

from rich.cells import cell_len
from rich.console import Console

from ehsg_cli.bank.difference.model import Report
from ehsg_cli.cli.bank_diff_text import print_difference
from tests import golden
from tests.bank.difference.reports import report_on, sample
from tests.bank.difference.sample import BEFORE, FOLDER, edited


def printed(report: Report, width: int = 100, *, colour: bool = False) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, force_terminal=colour, color_system="truecolor" if colour else None
    )
    print_difference(report, console)
    return stream.getvalue()


def test_the_difference_as_people_see_it() -> None:
    lines = (line.rstrip() + "\n" for line in printed(sample()).splitlines())
    golden.check("".join(lines), FOLDER / "golden" / "difference.txt")


def test_no_line_is_wider_than_the_terminal_or_100_columns() -> None:
    for width in (60, 80, 100, 200):
        assert max(map(cell_len, printed(sample(), width).splitlines())) <= min(width, 100)


def test_colour_adds_to_the_signs_and_takes_nothing_away() -> None:
    coloured = printed(sample(), colour=True)
    assert "\x1b[9;31m" in coloured
    assert "\x1b[32m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed(sample())


def test_nothing_in_a_bank_is_taken_for_markup_or_a_command() -> None:
    odd = edited(lambda data: data.update(summary="[red]x[/red] :smile: \u202eturned"))
    text = printed(report_on(odd))
    assert "[red]x[/red] :smile: turned" in text
    assert "\u202e" not in text


def test_no_change_is_said() -> None:
    assert printed(report_on(BEFORE)).rstrip().endswith("\n\nNo change.")
