from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.colour import (
    BLACK,
    WHITE,
    contrast,
    darkened,
    luminance,
    read_colour,
    shades,
    text_on,
)

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("typed", "colour"),
    [
        ("#103d4d", "#103d4d"),
        (" 103D4D ", "#103d4d"),
        ("#abc", "#aabbcc"),
        ("abc", "#aabbcc"),
        ("teal", ""),
        ("#abcd", ""),
        ("", ""),
        ("#12345\u0663", ""),
        ("#fff;}body{display:none", ""),
        ("#103d4d\n", "#103d4d"),
    ],
)
def test_reading(typed: str, colour: str) -> None:
    assert read_colour(typed) == colour


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21.0),
        ("#777777", WHITE, 4.48),  # the well-known grey that is just too light
        ("#767676", WHITE, 4.54),
        ("#0000ff", WHITE, 8.59),
        ("FF0000", "FFFFFF", 4.0),
        ("#ff0000", BLACK, 5.25),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@given(COLOURS)
def test_text_can_be_read_on_any_colour(ground: str) -> None:
    assert contrast(text_on(ground), ground) >= 4.5


@given(COLOURS)
def test_shades_go_from_a_colour_to_black_and_white(colour: str) -> None:
    found = list(shades(colour))
    assert found[0] == colour
    assert found[-2:] == [BLACK, WHITE]
    assert [luminance(shade) for shade in found[1::2]] == sorted(
        (luminance(shade) for shade in found[1::2]), reverse=True
    )


@given(COLOURS, st.floats(0, 1))
def test_darkened(colour: str, most: float) -> None:
    assert luminance(darkened(colour, most)) <= most
    assert darkened(colour, 1) == colour
