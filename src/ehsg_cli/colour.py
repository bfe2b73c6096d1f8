"""Colours as `#rrggbb`, or without the #: how far two of them contrast, and the shades of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BLACK, WHITE = "#000000", "#ffffff"
LEAST_FOR_TEXT = 4.5
_FORM = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_SHADES = 200  # on either side of a colour


def read_colour(typed: str) -> str:
    """The colour as `#rrggbb`, from `#abc`, `#aabbcc` or either without #; empty where it is none of them."""
    found = _FORM.fullmatch(typed.strip())
    if not found:
        return ""
    digits = found[1].lower()
    return f"#{digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)}"


def luminance(colour: str) -> float:
    """How light a colour is, from 0.0 for black to 1.0 for white.

    Relative luminance in sRGB, as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    """
    red, green, blue = (_linear(part / 255) for part in parts_of(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1.0 for the same to 21.0 for black and white.

    As WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_on(ground: str) -> str:
    """White, or black where white could not be read on this ground."""
    return WHITE if contrast(WHITE, ground) >= LEAST_FOR_TEXT else BLACK


def shades(colour: str) -> Iterator[str]:
    """The colour, and then darker and lighter ones in turn, each further from it, down to black and white."""
    yield colour
    for step in range(1, _SHADES + 1):
        yield mixed(colour, BLACK, step / _SHADES)
        yield mixed(colour, WHITE, step / _SHADES)


def darkened(colour: str, most: float) -> str:
    """The colour, or its nearest darker shade whose luminance is not over `most`."""
    darker = (mixed(colour, BLACK, step / _SHADES) for step in range(_SHADES + 1))
    return next(shade for shade in darker if luminance(shade) <= most)


def mixed(colour: str, other: str, share: float) -> str:
    """So much of the way from one colour to another, from 0.0 to 1.0."""
    parts = zip(parts_of(colour), parts_of(other), strict=True)
    return "#" + "".join(f"{round(one + share * (end - one)):02x}" for one, end in parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def parts_of(colour: str) -> tuple[int, int, int]:
    """How much red, green and blue it has, each from 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
