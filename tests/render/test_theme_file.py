from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.model import has_errors
from ehsg_cli.render.logo import read_logo
from ehsg_cli.render.theme import Look, Theme, Wishes, make_look
from ehsg_cli.render.theme_file import MOST_BYTES, read_theme_file
from tests.render.pictures import png
from tests.render.test_palette import SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from ehsg_cli.findings.model import Finding


def read(folder: Path, text: str | bytes) -> tuple[Wishes, tuple[Finding, ...]]:
    file = folder / "theme.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_theme_file(file, SHEET)


def test_all_that_a_theme_file_may_say(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    wishes, findings = read(
        tmp_path,
        """\
theme: 1
area: Northshire
logo: logo.png
logo_text: Northshire Council
date: 30 September 2020
colours:
  brand: "#7B1FA2"
  link: 00703c
dark_colours:
  brand: "#300040"
""",
    )
    assert not findings
    assert wishes == Wishes(
        area="Northshire",
        logo=read_logo(tmp_path / "logo.png"),
        logo_text="Northshire Council",
        date=date(2020, 9, 30),
        colours={"brand": "#7b1fa2", "link": "#00703c"},
        dark_colours={"brand": "#300040"},
    )
    look = make_look(wishes, SHEET)
    assert look.date == date(2020, 9, 30)
    assert look.theme.logo.startswith("data:image/png;base64,")
    assert look.theme.colours["brand"] == "#7b1fa2"
    assert look.theme.dark_colours["brand"] == "#300040"


def test_nothing_but_the_version(tmp_path: Path) -> None:
    wishes, findings = read(tmp_path, "theme: 1\n")
    assert (wishes, findings) == (Wishes(), ())
    assert make_look(wishes, SHEET) == Look()


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ("are: Northshire", "2:1", "Unknown key in this theme file: are. Did you mean area?"),
        ("area: [Northshire]", "2:7", "area: expected text, found a list of 1."),
        ("area: ''", "2:7", "area: expected some text, found the text “”."),
        ('area: "a\\tb"', "2:7", "area: expected text on one line, without control characters"),
        ("date: soon", "2:7", "date: expected a date like 2020-09-30, found the text “soon”."),
        ("date: 2020", "2:7", "date: expected a date like 2020-09-30, found the number 2020."),
        ("colours: teal", "2:10", "colours: expected keys with values"),
        ("colours: {brand: teal}", "2:18", 'brand: expected a colour like "#103d4d", found the text “teal”.'),
        ("colours: {brand: 103040}", "2:18", "brand: expected text, found the number 103040."),
        ("colours:\n  brand: #103d4d", "3:3", "text with a # in it needs quotes"),
        ("colours: {brnd: '#103d4d'}", "2:11", "The style sheet has no colour brnd. Did you mean brand?"),
        ("dark_colours: {x: '#103d4d'}", "2:16", "The style sheet has no colour x."),
        ("colours: {brand: '#fff;} *{'}", "2:18", "expected a colour like"),
        ("colours: {link: '#fffff0'}", "2:17", "link (#fffff0) on ground (#ffffff) is 1.00:1"),
        ("dark_colours: {ink: '#222222'}", "2:21", "ink (#222222) on ground (#11181d) is"),
        ("logo: none.png", "2:7", "Cannot read"),
        ("logo: .", "2:7", "is not a file"),
        ("theme: 1", "2:1", "The key theme stands twice"),
        ("area: !!python/object x", "2:7", "does not have"),
        ("area: 'x", "2:7", "Not valid YAML: these quotes are never closed."),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, line: str, place: str, message: str) -> None:
    wishes, findings = read(tmp_path, f"theme: 1\n{line}\n")
    told = [f"{each.location.line}:{each.location.column} {each.message}" for each in findings]
    assert [each for each in told if each.startswith(f"{place} ") and message in each], told
    assert all(each.remedy for each in findings)
    assert wishes == Wishes()


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "theme: 2\nlogos: x\ndate: x\ncolours: {brand: x}\n")
    assert len(findings) == 4


def test_the_version_is_needed(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "area: Northshire\n")
    assert [each.message for each in findings] == ["This theme file has no theme."]


@pytest.mark.parametrize("content", ["", "- a\n", "text", "# nothing\n"])
def test_what_is_no_theme_file(tmp_path: Path, content: str) -> None:
    with pytest.raises(EhsgError, match="is not a theme file"):
        read(tmp_path, content)


def test_one_that_is_too_large(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="too large"):
        read(tmp_path, b"#" * (MOST_BYTES + 1))


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_file_is_read_or_refused(tmp_path: Path, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    wishes, findings = read(tmp_path, b"theme: 1\n" + data)
    assert wishes == Wishes() or not has_errors(findings)


def test_the_command_line_comes_before_the_file() -> None:
    ours = Wishes(area="A", colours={"brand": "#7b1fa2"})
    file = Wishes(
        area="B",
        logo_text="C",
        colours={"brand": "#000000", "link": "#00703c"},
        dark_colours={"brand": "#000000"},
    )
    assert ours.before(file) == Wishes(
        area="A", logo_text="C", colours={"brand": "#7b1fa2", "link": "#00703c"}
    )
    assert Wishes().before(file) == file


def test_the_text_of_a_logo_goes_with_it() -> None:
    file = Wishes(logo="data:old", logo_text="Old")
    assert Wishes(logo="data:new").before(file) == Wishes(logo="data:new")
    assert Wishes(logo="data:new", logo_text="New").before(file).logo_text == "New"
    assert Wishes(logo_text="New").before(file) == Wishes(logo="data:old", logo_text="New")


def test_a_logo_needs_a_text_and_the_area_will_do() -> None:
    with pytest.raises(EhsgError, match="no text for those who do not see it"):
        make_look(Wishes(logo="data:x"), SHEET)
    assert make_look(Wishes(logo="data:x", area=" North\nshire "), SHEET).theme.logo_text == "North shire"
    assert make_look(Wishes(area="Northshire"), SHEET).theme == Theme(area="Northshire")


def test_a_colour_that_cannot_be_seen_is_refused() -> None:
    with pytest.raises(EhsgError, match=r"brand cannot be used: .* needs to be 3:1") as caught:
        make_look(Wishes(colours={"brand": "#ffdd00"}), SHEET)
    assert "nearest shade of brand" in caught.value.remedy
