"""Contrast of colours, as WCAG 2.2 computes it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""

from __future__ import annotations

import re
from collections.abc import Sequence

TEXT, GRAPHICS, DECORATION = 4.5, 3.0, 1.0


def rgba(colour: str) -> tuple[float, ...]:
    """Red, green, blue (to 255) and opacity (to 1) of `#rrggbb`, or of `rgb(…)` as a browser computes it."""
    if colour.startswith("#"):
        return (*bytes.fromhex(colour[1:]), 1)
    parts = [float(part) for part in re.findall(r"[\d.]+", colour[colour.index("rgb") :])]
    return (*parts, 1)[:4]


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """From 1, for a colour on itself, to 21, for black on white."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Sequence[float]) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
