from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.colour import contrast, luminance
from ehsg_cli.files import resource
from ehsg_cli.render.palette import Sheet, palette, read_sheet

SHEET = read_sheet("""
/* Words. pairs: ink, link on ground 4.5;
   on-brand on brand 4.5; rule on ground 3; nothing on ground 4.5 */
/* pairs: mark on brand,
   ink 3 */
:root { color-scheme: light dark; --ground: #ffffff; --ink: #14202A; --link: #0a5570; --brand: #103d4d;
  --on-brand: #ffffff; --rule: #103d4d; --mark: #ffcf33; /* --old: #ffffff; */ --font: Arial; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ground: #11181d; --ink: #e9eef1; --link: #8ed3ea; --brand: #0c2e3a; --rule: #4a90a4; }
}
@media print { :root { --ink: #000000; } }
""")
OURS = read_sheet((resource("templates") / "return.css").read_text(encoding="utf-8"))
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def failing(sheet: Sheet, base: dict[str, str], over: dict[str, str]) -> list[str]:
    """The pairs of a sheet that contrast too little, of those that the colours put over it are part of."""
    whole = base | over
    return [
        f"{mark} on {ground}"
        for mark, ground, least in sheet.pairs
        if over.keys() & {mark, ground} and contrast(whole[mark], whole[ground]) < least
    ]


def test_reading_a_sheet() -> None:
    assert SHEET.light["ink"] == "#14202a"
    assert SHEET.dark["ink"] == "#e9eef1"
    assert SHEET.dark["mark"] == SHEET.light["mark"]
    assert SHEET.light.keys() == {"ground", "ink", "link", "brand", "on-brand", "rule", "mark"}
    assert [pair[:2] for pair in SHEET.pairs] == [
        ("ink", "ground"),
        ("link", "ground"),
        ("on-brand", "brand"),
        ("rule", "ground"),
        ("mark", "brand"),
        ("mark", "ink"),
    ]


def test_our_sheet_has_the_colours_that_a_council_gives() -> None:
    assert {"brand", "on-brand", "rule", "link"} <= OURS.light.keys()
    assert OURS.light != OURS.dark


def test_nothing_given_changes_nothing() -> None:
    assert palette(SHEET, {}, {}) == ({}, {}, ())


def test_text_and_rules_follow_the_brand() -> None:
    light, dark, misfits = palette(SHEET, {"brand": "#7b1fa2"}, {})
    assert not misfits
    assert light == {"brand": "#7b1fa2", "on-brand": "#ffffff", "rule": "#7b1fa2"}
    assert dark.keys() == light.keys()
    assert luminance(dark["brand"]) < luminance(light["brand"])


def test_what_is_given_beside_the_brand_is_kept() -> None:
    given_too = {"brand": "#7b1fa2", "rule": "#00703c", "on-brand": "#eeeeee"}
    assert palette(SHEET, given_too, {}).light == given_too
    assert palette(SHEET, given_too, {"brand": "#300040"}).dark["brand"] == "#300040"


@given(COLOURS)
def test_a_brand_fits_in_both_schemes_or_a_shade_that_does_is_named(brand: str) -> None:
    light, dark, misfits = palette(SHEET, {"brand": brand}, {})
    assert not failing(SHEET, SHEET.dark, dark)
    assert bool(failing(SHEET, SHEET.light, light)) == bool(misfits)
    for misfit in misfits:
        shade = misfit.remedy.removesuffix(".").rpartition(" ")[2]
        assert not palette(SHEET, {"brand": shade}, {}).misfits


def test_a_misfit_names_the_pair_its_contrast_what_is_needed_and_what_would_do() -> None:
    misfits = palette(SHEET, {"link": "#ffcc00"}, {"ink": "#222222"}).misfits
    assert [(misfit.name, misfit.dark) for misfit in misfits] == [("link", False), ("ink", True)]
    assert misfits[0].problem == (
        "the contrast of link (#ffcc00) on ground (#ffffff) is 1.51:1, and needs to be 4.5:1"
    )
    assert misfits[0].remedy.startswith("The nearest shade of link that works is #")


def test_where_no_shade_would_do_that_is_said() -> None:
    sheet = read_sheet("/* pairs: a on b 7; a on c 7 */ :root { --a: #ffffff; --b: #000000; --c: #ffffff; }")
    assert palette(sheet, {"a": "#777777"}, {}).misfits[0].remedy == "Use another colour."


def test_a_contrast_is_never_rounded_up() -> None:
    sheet = read_sheet("/* pairs: a on b 4.5 */ :root { --a: #000000; --b: #ffffff; }")
    assert "is 4.47:1, and needs" in palette(sheet, {"a": "#777777"}, {}).misfits[0].problem  # 4.478


@pytest.mark.parametrize("name", ["link", "rule", "ink"])
@given(colour=COLOURS)
def test_any_other_colour_is_made_fit_for_dark_mode(name: str, colour: str) -> None:
    assert not failing(SHEET, SHEET.dark, palette(SHEET, {name: colour}, {}).dark)


@pytest.mark.parametrize("colours", [["link", "ink", "accent", "rule", "split"], ["split", "brand", "ink"]])
def test_colours_have_the_same_order_in_every_process(colours: list[str]) -> None:
    code = (
        "import sys; from tests.render.test_palette import OURS, palette; "
        "print(*palette(OURS, dict.fromkeys(sys.argv[1:], '#123456'), {})[:2])"
    )
    said = {
        subprocess.check_output(
            [sys.executable, "-c", code, *colours], env={**os.environ, "PYTHONHASHSEED": seed}
        )
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    found = palette(OURS, dict.fromkeys(colours, "#123456"), {})
    assert [*found.light] == sorted(found.light)
    assert [*found.dark] == sorted(found.dark)
