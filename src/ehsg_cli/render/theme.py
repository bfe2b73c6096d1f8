"""What a council makes its own in a return: its name, logo and colours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.render.palette import BRAND, palette
from ehsg_cli.render.text import clean
from ehsg_cli.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ehsg_cli.render.palette import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The look of a return.

    Attributes:
        area: The name of the area, as it stands above the title; empty where none was given.
        logo: A picture as a `data:` address; empty where there is none.
        logo_text: What stands in its place for those who do not see it.
        colours: Colours of the style sheet to replace, by the names of its custom properties without `--`.
        dark_colours: The same, for dark mode.
    """

    area: str = ""
    logo: str = ""
    logo_text: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    dark_colours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a page gets from whoever publishes it.

    Attributes:
        theme: The name of the area, its logo and colours.
        date: The date of the return.
    """

    theme: Theme = field(default_factory=Theme)
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was asked for, on the command line or in a theme file; empty where nothing was.

    Attributes:
        area: The name of the area.
        logo: The logo, as a `data:` address.
        logo_text: What stands in its place.
        date: The date of the return.
        colours: Colours by name, as `#rrggbb`.
        dark_colours: The same, for dark mode.
    """

    area: str = ""
    logo: str = ""
    logo_text: str = ""
    date: date | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    dark_colours: Mapping[str, str] = field(default_factory=dict)

    def before(self, others: Wishes) -> Wishes:
        """These wishes, and others where these say nothing."""
        return Wishes(
            area=self.area or others.area,
            logo=self.logo or others.logo,
            logo_text=self.logo_text or ("" if self.logo else others.logo_text),  # which is of another logo
            date=self.date or others.date,
            colours={**others.colours, **self.colours},
            dark_colours={**(others.dark_colours if self._is_dark_kept(others) else {}), **self.dark_colours},
        )

    def _is_dark_kept(self, others: Wishes) -> bool:
        """Whether the colours for dark mode still go with the brand."""
        return self.colours.get(BRAND) in {None, others.colours.get(BRAND)}


def make_look(wishes: Wishes, sheet: Sheet) -> Look:
    """The look that was asked for, over the colours of a style sheet.

    Raises:
        EhsgError: The logo has no text, or a colour cannot be used.
    """
    colours = palette(sheet, wishes.colours, wishes.dark_colours)
    for misfit in colours.misfits:
        mode = " in dark mode" if misfit.dark else ""
        raise EhsgError(f"The colour {misfit.name} cannot be used{mode}: {misfit.problem}.", misfit.remedy)
    area = one_line(clean(wishes.area))
    logo_text = one_line(clean(wishes.logo_text)) or area
    if wishes.logo and not logo_text:
        raise EhsgError(
            "The logo has no text for those who do not see it.", "Say whose it is with --area or --logo-text."
        )
    theme = Theme(
        area=area,
        logo=wishes.logo,
        logo_text=logo_text if wishes.logo else "",
        colours=colours.light,
        dark_colours=colours.dark,
    )
    return Look(theme=theme, date=wishes.date)
