"""A theme file, YAML → what it asks for, and everything wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from ehsg_cli.bank import schema
from ehsg_cli.bank.fields import COLOUR_PATTERN, Heading, Model
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.colour import read_colour
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_bytes
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import has_errors
from ehsg_cli.findings.suggestion import did_you_mean
from ehsg_cli.render.logo import read_logo
from ehsg_cli.render.palette import palette
from ehsg_cli.render.theme import Wishes
from ehsg_cli.submission.day import Day
from ehsg_cli.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ehsg_cli.bank.document import Document
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.render.palette import Sheet

MOST_BYTES = 100_000


Colour = Annotated[str, StringConstraints(pattern=COLOUR_PATTERN)]


class ThemeFile(Model):
    """A council's name, logo and colours.

    Attributes:
        theme: The version of this format.
        area: The name of the area.
        logo: The path of a picture, from the folder of the theme file.
        logo_text: What stands in its place for those who do not see it; the name of the area without it.
        date: The date of the return.
        colours: Colours by the names that the style sheet gives them.
        dark_colours: The same, for dark mode.
    """

    theme: Literal[1]
    area: Heading | None = None
    logo: Heading | None = None
    logo_text: Heading | None = None
    date: Day | None = None
    colours: dict[str, Colour] = Field(default_factory=dict)
    dark_colours: dict[str, Colour] = Field(default_factory=dict)


def read_theme_file(path: Path, sheet: Sheet) -> tuple[Wishes, tuple[Finding, ...]]:
    """What a theme file asks for, and what is wrong with it; where that is an error, it asks for nothing.

    Args:
        path: The file.
        sheet: The colours that may be replaced.

    Raises:
        EhsgError: It cannot be read, or is no theme file at all.
    """
    document, unreadable = parse(_content(path), display(path))
    if document is None:
        not_mapping = any(finding.code == codes.BANK_NOT_MAPPING.id for finding in unreadable)
        if not_mapping:
            raise EhsgError(f"{display(path)} is not a theme file.", "Begin it with the line: theme: 1")
        return Wishes(), unreadable
    plain = tuple(map(_for_themes, unreadable))
    made, misfits = schema.build(document, ThemeFile)
    if made is None or has_errors(plain):
        return Wishes(), (*plain, *misfits)
    logo, no_logo = _logo(made, path, document)
    wishes = _wishes(made, logo)
    found = (*plain, *_unknown_colours(document, sheet), *_misfits(wishes, document, sheet), *no_logo)
    return (Wishes() if has_errors(found) else wishes), found


def _content(path: Path) -> bytes:
    content = read_bytes(path, most=MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise EhsgError(f"{display(path)} is too large for a theme file.", "Check that it is the right file.")
    return content


def _for_themes(finding: Finding) -> Finding:
    """What is wrong with the file as YAML, in words that fit themes where those for banks do not."""
    if finding.code == codes.BANK_NOT_PLAIN.id:
        return codes.THEME_NOT_PLAIN(finding.location)
    return finding


def _logo(made: ThemeFile, path: Path, document: Document) -> tuple[str, tuple[Finding, ...]]:
    """The logo as a `data:` address, and what is wrong with it."""
    try:
        return (read_logo(path.parent / made.logo) if made.logo else ""), ()
    except EhsgError as error:
        place = document.at(("logo",))
        return "", (codes.THEME_LOGO(place, problem=error.message, remedy=error.remedy),)


def _wishes(made: ThemeFile, logo: str) -> Wishes:
    return Wishes(
        area=made.area or "",
        logo=logo,
        logo_text=made.logo_text or "",
        date=made.date,
        colours={name: read_colour(colour) for name, colour in made.colours.items()},
        dark_colours={name: read_colour(colour) for name, colour in made.dark_colours.items()},
    )


def _unknown_colours(document: Document, sheet: Sheet) -> Iterator[Finding]:
    for key in ("colours", "dark_colours"):
        for path, _ in document.each(key, "*"):
            name = str(path[-1])
            if name not in sheet.light:
                suggestion = did_you_mean(name, sheet.light)
                known = listed(sheet.light, most=len(sheet.light))
                yield codes.THEME_UNKNOWN_COLOUR(
                    document.key_at(path), name=name, suggestion=suggestion, known=known
                )


def _misfits(wishes: Wishes, document: Document, sheet: Sheet) -> Iterator[Finding]:
    """Colours too like their ground."""
    light, dark = (
        {name: colour for name, colour in colours.items() if name in sheet.light}
        for colours in (wishes.colours, wishes.dark_colours)
    )
    for misfit in palette(sheet, light, dark).misfits:
        place = document.at(("dark_colours" if misfit.dark else "colours", misfit.name))
        yield codes.THEME_CONTRAST(place, problem=misfit.problem, remedy=misfit.remedy)
