"""A council's colours over those of the style sheet: what may be replaced, and what must contrast."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.colour import WHITE, contrast, darkened, mixed, shades, text_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

BRAND, ON_BRAND = "brand", "on-brand"
_AFTER_BRAND: Mapping[str, Callable[[str], str]] = {  # what follows from the brand, before it is made fit
    "rule": lambda brand: brand,
    "accent": lambda brand: mixed(brand, WHITE, 0.35),
}
_DARK = 0.06  # luminance of a brand in dark mode at the most: on it, white text has a contrast of over 9:1
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAMES = r"([\w-]+(?:\s*,\s*[\w-]+)*)"
_PAIRS = re.compile(rf"{_NAMES}\s+on\s+{_NAMES}\s+(\d+(?:\.\d+)?)")
_ROOT = re.compile(r"(@media[^{}]*\{\s*)?:root\s*\{([^}]*)\}")
_COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\s*;")

Colours = dict[str, str]


class Pair(NamedTuple):
    """A colour that is seen on another, and the contrast that they need."""

    mark: str
    ground: str
    least: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a style sheet says of its colours, by the names of its custom properties without `--`."""

    light: Colours
    dark: Colours
    pairs: tuple[Pair, ...]


class Misfit(NamedTuple):
    """A colour that cannot be used.

    Attributes:
        name: Which one it is.
        dark: Whether it is one for dark mode.
        problem: What is wrong, as the end of a sentence.
        remedy: What to use instead.
    """

    name: str
    dark: bool
    problem: str
    remedy: str


class Palette(NamedTuple):
    """The colours to replace, and those that cannot be used."""

    light: Colours
    dark: Colours
    misfits: tuple[Misfit, ...]


def read_sheet(css: str) -> Sheet:
    """The colours that a style sheet has, written as `--name: #rrggbb;`, and its pairs.

    Pairs stand in comments: `/* pairs: ink, quiet on ground, wash 4.5; bar on ground 3 */`.
    """
    pairs = [pair for comment in _COMMENT.findall(css) for pair in _pairs(comment.partition("pairs:")[2])]
    blocks: dict[bool, Colours] = defaultdict(dict)
    for media, block in _ROOT.findall(_COMMENT.sub("", css)):
        if not media or "prefers-color-scheme: dark" in media:
            blocks[bool(media)] |= {name: colour.lower() for name, colour in _COLOUR.findall(block)}
    light, dark = blocks[False], blocks[False] | blocks[True]
    return Sheet(light, dark, tuple(pair for pair in pairs if {pair.mark, pair.ground} <= light.keys()))


def _pairs(text: str) -> Iterable[Pair]:
    for marks, grounds, least in _PAIRS.findall(text):
        for mark, ground in product(marks.split(","), grounds.split(",")):
            yield Pair(mark.strip(), ground.strip(), float(least))


def palette(sheet: Sheet, light: Mapping[str, str], dark: Mapping[str, str]) -> Palette:
    """What to replace so that a council's colours are seen, in light and in dark mode.

    What is not given follows: text on the brand is white, or black where white could not be read; rules and
    accents have the brand's colour or a lighter one; in dark mode the brand is darkened, and any other colour
    is made lighter or darker until it can be seen.

    Args:
        sheet: The colours that there are.
        light: The colours given, as `#rrggbb`.
        dark: Those given for dark mode.
    """
    day = _followed(light, sheet.light, sheet.pairs)
    night = dict(dark) | _for_dark(day, dark, sheet)
    night = _followed(night, sheet.dark, sheet.pairs)
    misfits = (
        *_misfits(light, day, sheet.light, sheet.pairs, dark=False),
        *_misfits(dark, night, sheet.dark, sheet.pairs, dark=True),
    )
    return Palette(day, night, misfits)


def _followed(given: Mapping[str, str], base: Colours, pairs: Iterable[Pair]) -> Colours:
    """The colours given, with those that follow from the brand."""
    wanted = dict(given)
    if BRAND not in given:
        return dict(sorted(wanted.items()))
    if ON_BRAND in base:
        wanted.setdefault(ON_BRAND, text_on(given[BRAND]))
    for name in sorted(_AFTER_BRAND.keys() & base.keys() - given.keys()):
        start = wanted | {name: _AFTER_BRAND[name](given[BRAND])}
        wanted[name] = _nearest(name, start, base, pairs) or base[name]
    return dict(sorted(wanted.items()))


def _for_dark(day: Colours, dark: Mapping[str, str], sheet: Sheet) -> Colours:
    """The colours of light mode, made fit for dark mode where none are given for it."""
    wanted: Colours = {}
    for name in sorted(day.keys() - dark.keys() - {ON_BRAND}):
        start = darkened(day[name], _DARK) if name == BRAND else day[name]
        shade = _nearest(name, dict(dark) | {name: start}, sheet.dark, sheet.pairs)
        wanted |= {name: shade} if shade else {}
    return wanted


def _misfits(
    given: Mapping[str, str], wanted: Colours, base: Colours, pairs: tuple[Pair, ...], *, dark: bool
) -> Iterable[Misfit]:
    """What is wrong with each of the colours given: of its pairs, the one with the least contrast."""
    for name in given:
        if failing := _failing(name, wanted, base, pairs):
            pair, ratio = min(failing, key=lambda each: each[1] / each[0].least)
            shade = _nearest(name, given, base, pairs)
            remedy = f"The nearest shade of {name} that works is {shade}." if shade else "Use another colour."
            whole = base | wanted
            problem = (
                f"the contrast of {pair.mark} ({whole[pair.mark]}) on {pair.ground} ({whole[pair.ground]}) "
                f"is {_down(ratio)}:1, and needs to be {pair.least:g}:1"
            )
            yield Misfit(name, dark, problem, remedy)


def _failing(
    name: str, wanted: Mapping[str, str], base: Colours, pairs: Iterable[Pair]
) -> list[tuple[Pair, float]]:
    """Those pairs with this colour that contrast too little, and how much they contrast."""
    whole = base | dict(wanted)
    seen = ((pair, contrast(whole[pair.mark], whole[pair.ground])) for pair in pairs if name in pair[:2])
    return [(pair, ratio) for pair, ratio in seen if ratio < pair.least]


def _nearest(name: str, given: Mapping[str, str], base: Colours, pairs: Iterable[Pair]) -> str:
    """The shade of a colour that is nearest to it of those that can be used; empty if none can."""
    known = tuple(pairs)
    for shade in shades(given[name]):
        wanted = dict(given) | {name: shade}
        if name == BRAND and ON_BRAND not in given:
            wanted[ON_BRAND] = text_on(shade)
        if not _failing(name, wanted, base, known):
            return shade
    return ""


def _down(ratio: float) -> str:
    """A contrast to two places, never rounded up to what it does not reach."""
    return f"{int(ratio * 100) / 100:.2f}"
