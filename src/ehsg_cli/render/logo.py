"""A picture in a file → a `data:` address, so that the page stays one file."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 300_000
_KINDS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
)
_SVG = "image/svg+xml"
_OUTSIDE = re.compile(r"url\(\s*[\"']?\s*(?!#|data:)|@import", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(#|data:|$)")


def read_logo(path: Path) -> str:
    """The picture as a `data:` address. What it is, its content says, whatever its name.

    Raises:
        EhsgError: It cannot be read, is too large or no picture, or is an SVG that needs other files.
    """
    content = read_bytes(path, most=MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise EhsgError(
            f"The logo {display(path)} has more than {MOST_BYTES // 1000} kB.",
            "Save it smaller: the page shows it less than 100 pixels high.",
        )
    kind = next((kind for start, kind in _KINDS if start.match(content)), "") or _svg(content, path)
    return f"data:{kind};base64,{b64encode(content).decode()}"


def _svg(content: bytes, path: Path) -> str:
    """The kind of an SVG.

    As <img> it runs no script and fetches nothing; one that would is refused, as it shows only in part.
    """
    root = _tree(content)
    if root is None or root.tag.rpartition("}")[2] != "svg":
        raise EhsgError(
            f"{display(path)} is no picture that a page can show.",
            "Save the logo as PNG, JPEG, GIF, WebP or SVG.",
        )
    if b"<?xml-stylesheet" in content or any(_needs_others(element) for element in root.iter()):
        raise EhsgError(
            f"The logo {display(path)} needs other files, which are not in the page.",
            "Save it as a plain SVG with everything in it, or as PNG.",
        )
    return _SVG


def _tree(content: bytes) -> ElementTree.Element | None:
    if b"<!ENTITY" in content:  # which may stand for any amount of text
        return None
    try:
        return ElementTree.fromstring(content)  # noqa: S314 - without entities, and no longer than MOST_BYTES
    except (ElementTree.ParseError, LookupError, ValueError):
        return None


def _needs_others(element: ElementTree.Element) -> bool:
    is_link = element.tag.rpartition("}")[2] == "a"
    addresses = [
        value for name, value in element.attrib.items() if name.rpartition("}")[2] in {"href", "src"}
    ]
    texts = (element.text or "", *element.attrib.values())
    return any(map(_OUTSIDE.search, texts)) or (not is_link and not all(map(_INSIDE.match, addresses)))
