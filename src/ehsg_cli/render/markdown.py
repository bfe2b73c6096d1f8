"""The last hand to a Markdown page: links that hold on GitHub as well as in Word, and blank lines."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
_ID = re.compile(r'<a id="([^"]*)"></a>')
_LINK = re.compile(r"((?<!\\)(?:\\\\)*\]\(#)([^)\s]*)\)")
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)<br>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLANK_LINES = re.compile(r"\n{3,}")
_IN_NAMES = (
    "L",
    "M",
    "Nd",
    "Nl",
    "Pc",
)  # categories of characters that GitHub keeps, with hyphens and spaces


def finish(page: str) -> str:
    """The page as it is read: links lead to the names that headings have by themselves.

    A heading with `<a id="this"></a>` in it is where `(#this)` leads. Word, by way of Pandoc, knows no such
    anchors; but GitHub and Pandoc name each heading alike after its words, so the anchor goes and the link
    leads to that name. Blank lines in a row become one, and so do spaces in headings, which Pandoc counts
    differently.
    """
    spaced = _HEADING.sub(lambda heading: " ".join(heading[0].split()), page)
    headings = _HEADING.findall(spaced)
    named = zip(headings, names(map(_words, headings)), strict=True)
    name_of = {id_: name for heading, name in named for id_ in _ID.findall(heading)}
    linked = _LINK.sub(lambda link: f"{link[1]}{name_of.get(link[2], link[2])})", spaced)
    without_ids = _HEADING.sub(lambda heading: _ID.sub("", heading[0]), linked)
    return _BLANK_LINES.sub("\n\n", without_ids.strip("\n")) + "\n" * page.endswith("\n")


def _words(heading: str) -> str:
    """What a heading says, of its Markdown."""
    return _ESCAPED.sub(r"\1", _BREAK.sub(r"\1", _ID.sub("", heading).lstrip("#").strip()))


def names(headings: Iterable[str]) -> list[str]:
    """What GitHub calls the headings of a page, so that links can lead to them.

    Args:
        headings: The words of all of them, in their order; those that repeat others are numbered.
    """
    used: Counter[str] = Counter()
    numbered = []
    for name in map(_name, headings):
        numbered.append(f"{name}-{used[name]}" if used[name] else name)
        used[name] += 1
    return numbered


def _name(words: str) -> str:
    kept = (c for c in words.lower() if c in " -" or unicodedata.category(c).startswith(_IN_NAMES))
    return "".join(kept).replace(" ", "-")
