"""Colours of an Excel workbook as RRGGBB."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import XML

from ehsg_cli.colour import parts_of
from ehsg_cli.workbook.package import local

if TYPE_CHECKING:
    from collections.abc import Sequence

_SYSTEM = {64: "000000", 65: "FFFFFF"}  # indices that stand for text and window
_OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
_PAIRS = ((0, 1), (2, 3))  # a theme lists dark before light, cells count light before dark
_RGB = re.compile(r"[0-9A-Fa-f]{6}")


def theme_colours(theme: bytes | None) -> tuple[str, ...]:
    """The colours of a theme by their numbers; those of Office where the workbook has none of its own."""
    scheme = next((each for each in XML(theme).iter() if local(each) == "clrScheme"), None) if theme else None
    if scheme is None:
        return _OFFICE
    said = [next((each.get("lastClr", each.get("val", "")) for each in entry), "") for entry in scheme]
    for first, second in _PAIRS:
        said[first], said[second] = said[second], said[first]
    return tuple(said)


def rgb(colour: Any, theme: Sequence[str]) -> str:  # noqa: ANN401
    """A colour, as openpyxl reads it, as RRGGBB; empty if there is none or it cannot be told.

    Args:
        colour: Its kind, value and tint.
        theme: The colours of the theme.
    """
    from openpyxl.styles.colors import COLOR_INDEX  # noqa: PLC0415 - slow to import, and rarely needed

    if colour is None:
        return ""
    known = ""
    if colour.type == "rgb":
        known = str(colour.rgb)[-6:]
    elif colour.type == "theme" and colour.theme < len(theme):
        known = theme[colour.theme]
    elif colour.type == "indexed":
        known = _SYSTEM.get(colour.indexed) or dict(enumerate(COLOR_INDEX)).get(colour.indexed, "")[-6:]
    return _tinted(known, float(colour.tint or 0)) if _RGB.fullmatch(known) else ""


def _tinted(colour: str, tint: float) -> str:
    """The colour made lighter (up to 1) or darker (down to -1) as Excel does."""
    if not tint:
        return colour.upper()
    hue, light, saturation = rgb_to_hls(*(part / 255 for part in parts_of(colour)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * part):02X}" for part in hls_to_rgb(hue, min(max(light, 0), 1), saturation))
