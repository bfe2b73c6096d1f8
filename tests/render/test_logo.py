from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.errors import EhsgError
from ehsg_cli.render.logo import MOST_BYTES, read_logo

if TYPE_CHECKING:
    from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def logo(tmp_path: Path, content: bytes | str) -> str:
    file = tmp_path / "logo.bin"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_logo(file)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (b"GIF89arest", "image/gif"),
        (b"RIFF\n\0\0\0WEBPVP8 ", "image/webp"),
        (SVG.format("<path d='M0 0h9v9z'/>"), "image/svg+xml"),
        ('<?xml version="1.0"?>\n<!-- drawn -->\n' + SVG.format(""), "image/svg+xml"),
        ('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + SVG.format(""), "image/svg+xml"),
        (SVG.format('<g fill="url(#g)"><use xlink:href="#a"/></g>'), "image/svg+xml"),
        (SVG.format('<image href="data:image/png;base64,AA=="/>'), "image/svg+xml"),
        (SVG.format('<a href="https://example.org"><text>Northshire</text></a>'), "image/svg+xml"),
    ],
)
def test_a_picture_is_known_by_its_content(tmp_path: Path, content: bytes | str, kind: str) -> None:
    start, _, data = logo(tmp_path, content).partition(";base64,")
    assert start == f"data:{kind}"
    assert b64decode(data) == (content if isinstance(content, bytes) else content.encode())


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
    ],
)
def test_what_is_no_picture(tmp_path: Path, content: bytes | str) -> None:
    with pytest.raises(EhsgError, match="no picture"):
        logo(tmp_path, content)


def test_a_logo_that_is_too_large(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="more than 300 kB"):
        logo(tmp_path, b"\x89PNG\r\n\x1a\n".ljust(MOST_BYTES + 1))
    assert logo(tmp_path, b"\x89PNG\r\n\x1a\n".ljust(MOST_BYTES))


def test_a_logo_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="Cannot read"):
        read_logo(tmp_path / "none.png")
    with pytest.raises(EhsgError, match="is not a file"):
        read_logo(tmp_path)
