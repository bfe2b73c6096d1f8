"""The options that make a return a council's own: a theme file, and what is said over it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.cli.report import report
from ehsg_cli.cli.settings import or_here
from ehsg_cli.cli.talk import FINDINGS, insist
from ehsg_cli.colour import read_colour
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display
from ehsg_cli.findings.model import has_errors
from ehsg_cli.render.logo import read_logo
from ehsg_cli.render.palette import BRAND
from ehsg_cli.render.theme import Wishes
from ehsg_cli.submission.dates import read_day

if TYPE_CHECKING:
    from datetime import date

    from ehsg_cli.render.palette import Sheet


def _colour(typed: str) -> str:
    if typed and not read_colour(typed):
        raise EhsgError(f"--colour {typed} is no colour.", 'Write it like "#103d4d", with quotation marks.')
    return read_colour(typed)


def _day(typed: str) -> date | None:
    day = read_day(typed)
    if typed and not day:
        raise EhsgError(f"--date {typed} is no date.", "Write it like 2020-09-30.")
    return day


ThemeFile = Annotated[
    Path | None,
    typer.Option("--theme", metavar="FILE.yaml", help="Your name, logo and colours, in a file."),
]
Area = Annotated[
    str, typer.Option("--area", metavar="NAME", help="The name of the area, to stand above the title.")
]
Logo = Annotated[
    Path | None,
    typer.Option(
        "--logo", metavar="FILE", help="Your logo: PNG, JPEG, GIF, WebP or SVG. It goes into a page of HTML."
    ),
]
LogoText = Annotated[
    str,
    typer.Option(
        "--logo-text",
        metavar="TEXT",
        help="What stands in its place for those who do not see it.",
        show_default="the name of the area",
    ),
]
Colour = Annotated[
    str,
    typer.Option(
        "--colour",
        metavar='"#rrggbb"',
        help="The colour of your brand, on which the title of a page of HTML stands.",
    ),
]
Dated = Annotated[
    str, typer.Option("--date", metavar="DATE", help="The date of the return, like 2020-09-30.")
]


def wishes(area: str, logo: Path | None, logo_text: str, colour: str, dated: str) -> Wishes:
    """What was asked for on the command line and, where that says nothing, in the return folder.

    Raises:
        EhsgError: The colour or the date is none, or the logo cannot be used.
    """
    colours = {BRAND: _colour(colour)} if colour else {}
    picture = read_logo(logo) if logo else ""
    return Wishes(
        area=or_here(area, lambda folder: folder.settings.area) or "",
        logo=picture,
        logo_text=logo_text,
        date=_day(dated) or or_here(None, lambda folder: folder.settings.date),
        colours=colours,
    )


def with_file(said: Wishes, file: Path | None, sheet: Sheet) -> Wishes:
    """What was asked for on the command line and, where that says nothing, in a theme file.

    Raises:
        Exit: Something is wrong with the file: all of it has been said.
        EhsgError: It cannot be read, or is no theme file.
    """
    if not file:
        return said
    from ehsg_cli.render.theme_file import read_theme_file  # noqa: PLC0415 - slow to load, and rarely asked for

    others, findings = read_theme_file(file, sheet)
    if findings:
        report(findings, None, [], [])
    if has_errors(findings):
        insist(f"Nothing was written: correct {display(file)}, and run the command again.")
        raise typer.Exit(FINDINGS)
    return said.before(others)


def unseen(said: Wishes) -> str:
    """What was asked for that only a page of HTML shows; empty if nothing was."""
    asked = (("a logo", said.logo), ("colours", said.colours or said.dark_colours))
    return " and ".join(name for name, value in asked if value)
