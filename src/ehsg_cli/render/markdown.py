"""The last hand to a Markdown page: links that hold on GitHub as well as in Word, and blank lines."""

from __future__ import annotations

import re
import unicodedata

_HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
_ID = re.compile(r'<a id="([^"]*)"></a>')
_LINK = re.compile(r"((?<!\\)(?:\\\\)*\]\(#)([^)\s]*)\)")
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)<br>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLANK_LINES = re.compile(r"\n{3,}")
_IN_ANCHORS = ("L", "M", "N", "Pc")  # categories of characters that GitHub keeps


def finish(page: str) -> str:
    """The page as it is read: links lead to the names that headings have by themselves.

    A heading with `<a id="this"></a>` in it is where `(#this)` leads. Word, by way of Pandoc, knows no such
    anchors; but GitHub and Pandoc name each heading alike after its words, so the anchor goes and the link
    leads to that name. Blank lines in a row become one.
    """
    names = _names(page)
    linked = _LINK.sub(lambda link: f"{link[1]}{names.get(link[2], link[2])})", page)
    without_ids = _HEADING.sub(lambda heading: _ID.sub("", heading[0]), linked)
    return _BLANK_LINES.sub("\n\n", without_ids.strip("\n")) + "\n" * page.endswith("\n")


def _names(page: str) -> dict[str, str]:
    """What the headings with an id are called, by that id."""
    used: dict[str, int] = {}
    names = {}
    for heading in _HEADING.findall(page):
        name = anchor(_ID.sub("", heading).lstrip("#"))
        times = used.get(name, 0)
        used[name] = times + 1
        numbered = f"{name}-{times}" if times else name
        names.update(dict.fromkeys(_ID.findall(heading), numbered))
    return names


def anchor(heading: str) -> str:
    """What GitHub and Pandoc (in its dialect `gfm`) call a heading, as long as no other has the same words.

    Args:
        heading: Its words as Markdown, without emphasis.
    """
    words = _ESCAPED.sub(r"\1", _BREAK.sub(r"\1", heading.strip())).lower()
    kept = (c for c in words if c in " -" or unicodedata.category(c).startswith(_IN_ANCHORS))
    return "".join(kept).replace(" ", "-")
