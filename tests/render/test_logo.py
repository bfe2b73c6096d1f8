from __future__ import annotations

from base64 import b64decode, b64encode
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehsg_cli.errors import EhsgError
from ehsg_cli.render.logo import MOST_BYTES, read_logo
from tests.render import pictures
from tests.render.pictures import PERSON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = PERSON.decode()
PICTURES = (pictures.png, pictures.jpeg, pictures.gif, pictures.webp)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def logo(tmp_path: Path, content: bytes | str) -> str:
    file = tmp_path / "logo.bin"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_logo(file)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pictures.png(), "image/png"),
        (pictures.jpeg(), "image/jpeg"),
        (pictures.gif(), "image/gif"),
        (pictures.webp(), "image/webp"),
        (SVG.format("<path d='M0 0h9v9z'/>"), "image/svg+xml"),
        ('<?xml version="1.0"?>\n<!-- drawn -->\n' + SVG.format(""), "image/svg+xml"),
        ('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + SVG.format(""), "image/svg+xml"),
        (SVG.format('<g fill="url(#g)"><use xlink:href="#a"/></g>'), "image/svg+xml"),
        (
            SVG.format(f'<image href="data:image/png;base64,{b64encode(pictures.png()).decode()}"/>'),
            "image/svg+xml",
        ),
        (SVG.format('<a href="https://example.org"><text>Northshire</text></a>'), "image/svg+xml"),
    ],
)
def test_a_picture_is_known_by_its_content(tmp_path: Path, content: bytes | str, kind: str) -> None:
    start, _, data = logo(tmp_path, content).partition(";base64,")
    assert start == f"data:{kind}"
    if isinstance(content, bytes):
        assert b64decode(data) == content


@pytest.mark.parametrize("made", PICTURES)
def test_nothing_but_the_picture_gets_into_the_page(tmp_path: Path, made: Callable[..., bytes]) -> None:
    content = made(about=True)
    assert PERSON in content
    assert b64decode(logo(tmp_path, content).partition(",")[2]) == made()


@pytest.mark.parametrize("made", PICTURES)
def test_a_picture_that_breaks_off_is_damaged(tmp_path: Path, made: Callable[..., bytes]) -> None:
    content = made(about=True)
    whole = len(content) - len(PERSON)
    for end in range(12, whole):
        with pytest.raises(EhsgError, match=r"is damaged\."):
            logo(tmp_path, content[:end])


@pytest.mark.parametrize("made", PICTURES)
@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_wrong_with_a_picture_is_said(
    tmp_path: Path, made: Callable[..., bytes], data: st.DataObject
) -> None:
    content = bytearray(made(about=True))
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(EhsgError):
        assert logo(tmp_path, bytes(content)).startswith("data:image/")


def test_of_an_svg_only_what_is_seen_is_kept(tmp_path: Path) -> None:
    inner = b64encode(pictures.jpeg(about=True)).decode()
    content = f"""\
<?xml version="1.0"?><?who {NAME}?><!-- {NAME} -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape"
  xmlns:x="http://www.w3.org/1999/xlink" i:export-filename="C:\\Users\\{NAME}\\logo.png" viewBox="0 0 9 9">
<metadata><creator xmlns="http://purl.org/dc/elements/1.1/">{NAME}</creator></metadata>
<title>{NAME}</title><desc>{NAME}</desc><script>/* {NAME} */</script>
<i:view><g xmlns="http://www.w3.org/2000/svg"><text>{NAME}</text></g></i:view>
<style>/*<![CDATA[*/ g > path {{ fill: red }} /*]]>*/</style>
<g data-name="{NAME}" i:label="{NAME}" xml:space="preserve"><path d="M0 0h9v9z"/>
<text>North<desc>{NAME}</desc>shire &amp; <!-- {NAME} -->more</text><use x:href="#a"/>
<image x:href="data:image/jpeg;base64,{inner[:20]}
{inner[20:]}"/><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Words</p></foreignObject></g></svg>"""
    kept = b64decode(logo(tmp_path, content).partition(",")[2]).decode()
    assert NAME not in kept
    root = ElementTree.fromstring(kept)  # noqa: S314 - made here
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.attrib == {"viewBox": "0 0 9 9"}
    assert "<text>Northshire &amp; more</text>" in kept
    assert '<g xml:space="preserve">' in kept
    assert '<use xlink:href="#a" />' in kept
    assert f'xlink:href="data:image/jpeg;base64,{b64encode(pictures.jpeg()).decode()}"' in kept
    assert '<p xmlns="http://www.w3.org/1999/xhtml">Words</p>' in kept
    assert "g &gt; path { fill: red }" in kept
    assert logo(tmp_path, kept) == logo(tmp_path, content)


@pytest.mark.parametrize("inner", ["AA", "A", "????", b64encode(b"GIF89a").decode()])
def test_a_picture_in_an_svg_may_be_damaged(tmp_path: Path, inner: str) -> None:
    with pytest.raises(EhsgError, match="is damaged"):
        logo(tmp_path, SVG.format(f'<image href="data:image/gif;base64,{inner}"/>'))


@pytest.mark.parametrize(
    "content",
    [
        '<image href="https://example.org/x.png"/>',
        '<image xlink:href="//example.org/x.png"/>',
        '<use href="other.svg#a"/>',
        '<rect fill="url(https://example.org/x.svg#g)"/>',
        "<rect style=\"fill: URL( 'x.svg#g')\"/>",
        "<style>@import 'https://example.org/x.css';</style>",
        "<style>a { background: url(x.png) }</style>",
    ],
)
def test_an_svg_that_needs_other_files_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(EhsgError, match="needs other files"):
        logo(tmp_path, SVG.format(content))


def test_so_is_one_with_a_style_sheet_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="needs other files"):
        logo(tmp_path, '<?xml-stylesheet href="x.css"?>' + SVG.format(""))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"BM1234",
        "<html><svg/></html>",
        "<svg",
        "\0<svg/>",
        '<?xml version="1.0" encoding="x-none"?><svg/>',
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + SVG.format("&b;"),
        ("<svg>" * 30_000),
        "<svg/>",
        SVG.format("<g>" * 20_000 + "</g>" * 20_000),
        SVG.format("&b;").replace("<svg", '<!DOCTYPE svg [<!ENTITY b "x">]><svg').encode("utf-16"),
    ],
)
def test_what_is_no_picture(tmp_path: Path, content: bytes | str) -> None:
    with pytest.raises(EhsgError, match="no picture"):
        logo(tmp_path, content)


def test_a_logo_that_is_too_large(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="more than 300 kB"):
        logo(tmp_path, pictures.png().ljust(MOST_BYTES + 1))
    assert logo(tmp_path, pictures.png().ljust(MOST_BYTES))


def test_a_logo_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="Cannot read"):
        read_logo(tmp_path / "none.png")
    with pytest.raises(EhsgError, match="is not a file"):
        read_logo(tmp_path)
