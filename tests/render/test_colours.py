"""Contrast by computation: of every pair of colours that the style sheet says it uses together.

The style sheet declares the pairs where it declares the colours, in comments such as
`/* pairs: ink, quiet on ground, wash 4.5; bar on ground 3 */`: each of the first on each of the second, and
what the contrast must be at least. Text needs 4.5; 3 will do for what is not text: bars, lines that mean
something, the focus. 1 is for what only decorates.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tests.contrast import DECORATION, GRAPHICS, TEXT, ratio, rgba

SHEET = Path(__file__).parents[2] / "templates" / "return.css"

# Where the colours of a scheme stand; what a scheme leaves out is as in the first.
SCHEMES = {
    "light": r"^:root \{(.*?)^\}",
    "dark": r"^@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}",
    "print": r"^@media print \{\s*:root \{(.*?)\}",
}
COMMENT = r"/\*.*?\*/|\{#.*?#\}"
PAIR = re.compile(r"(?P<upon>[\w, -]+?) on (?P<under>[\w, -]+?) (?P<least>[\d.]+)")


@cache
def sheet() -> str:
    return SHEET.read_text("utf-8")


def rules() -> str:
    return re.sub(COMMENT, "", sheet(), flags=re.DOTALL)


def colours(scheme: str) -> dict[str, str]:
    """Every colour by its name; whatever is not a colour, such as a font, has no `#` in front."""
    blocks = [re.search(SCHEMES[name], rules(), re.DOTALL | re.MULTILINE) for name in ("light", scheme)]
    found = [re.findall(r"--([\w-]+): (#\w+);", block[1]) for block in blocks if block]
    return {name: colour for block in found for name, colour in block}


def pairs() -> list[tuple[str, str, float]]:
    """What the comments say, one by one."""
    comments = re.findall(COMMENT, sheet(), re.DOTALL)
    declared = [
        part for comment in comments for part in re.findall(r"pairs: (.*?)\s*[*#][/}]", comment, re.DOTALL)
    ]
    return [
        (upon, under, float(match["least"]))
        for part in ";".join(declared).split(";")
        if part.strip()
        for match in [PAIR.fullmatch(" ".join(part.split()))]
        if match or pytest.fail(f"not as pairs are written: {part.strip()!r}")
        for upon, under in product(match["upon"].split(", "), match["under"].split(", "))
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_pair_has_contrast(scheme: str) -> None:
    known = colours(scheme)
    assert pairs()
    assert not [
        f"{upon} on {under}: {contrast:.2f}, not {least}"
        for upon, under, least in pairs()
        for contrast in [ratio(rgba(known[upon]), rgba(known[under]))]
        if contrast < least
    ]


def test_every_colour_is_in_a_pair() -> None:
    """Or somebody may write with it on a ground that it does not stand out from."""
    assert colours("light").keys() == {name for upon, under, _ in pairs() for name in (upon, under)}
    assert {least for *_, least in pairs()} <= {TEXT, GRAPHICS, DECORATION}


def test_the_dark_scheme_renames_nothing() -> None:
    assert colours("dark").keys() == colours("light").keys()
    assert colours("dark") != colours("light")


def test_every_colour_has_a_name() -> None:
    """Colours that stand among the rules would escape the computation."""
    rest = re.sub(r"^\s*--[\w-]+: #\w{6};|--[\w-]+: #\w{6};", "", rules(), flags=re.MULTILINE)
    assert not re.findall(
        r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix)a?\(", rest
    )


def test_contrast_is_what_wcag_says() -> None:
    assert ratio(rgba("#000000"), rgba("#ffffff")) == pytest.approx(21)
    assert ratio(rgba("rgb(119, 119, 119)"), rgba("rgba(255, 255, 255, 1)")) == pytest.approx(
        4.478, abs=0.001
    )
    assert ratio(rgba("#1d4ed8"), rgba("#1d4ed8")) == 1
