"""What a council makes its own in a return: its name, logo and colours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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
