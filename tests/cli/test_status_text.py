"""How far the partners are, as people read it on terminals of any width."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from ehsg_cli.bank import library
from ehsg_cli.cli.status_text import as_text, print_progress
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.progress.assess import assess
from ehsg_cli.progress.model import Progress
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.workbook.grid import read_spreadsheet
from tests import golden
from tests.progress.people import THREE, assessed

MERGED = Path(__file__).parents[2] / "examples" / "2020" / "output" / "merged.xlsx"
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def example() -> Progress:
    """The worked example, after the date due."""
    spreadsheet, _ = read_spreadsheet(MERGED.read_bytes(), "merged.xlsx")
    assert spreadsheet
    return assess(read_return(spreadsheet, library.load("2020")), as_of=date(2020, 10, 12))


@pytest.mark.parametrize("width", [80, 100])
def test_it_fits(example: Progress, width: int) -> None:
    text = as_text(example, width)
    assert max(map(len, text.splitlines())) <= width
    golden.check(text, GOLDEN / f"status-{width}.txt")


def test_colours_say_nothing_that_the_words_do_not() -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="standard", width=100, highlight=False)
    print_progress(assessed(THREE), console)
    coloured = stream.getvalue()
    assert "\x1b[32mcomplete" in coloured
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == as_text(assessed(THREE)).splitlines()


def test_nothing_in_a_name_is_markup_or_drives_the_terminal() -> None:
    text = as_text(assessed(invitations=[Invitation("[red]A[/red] \x1b[31m\u202eB", "schools")]))
    assert "[red]A[/red]" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_names_of_any_length_are_shown_whole() -> None:
    name = "Partnership " * 15
    text = as_text(assessed(invitations=[Invitation(name, "schools")]), 80)
    assert text.count("Partnership") == 2 * 15  # in the table, and among the missing
    assert max(map(len, text.splitlines())) <= 80
