"""Making what people typed fit for a page: characters and Markdown."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Controls, lone surrogates and noncharacters: neither HTML nor XML can hold them.
_UNHOLDABLE = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    + "]"
)

_MARKUP = re.compile(r"[\\`*_\[\]<|~$]|&(?=#?\w+;)")
_MARKUP_AT_START = re.compile(r"[0-9]{1,9}(?=[.)](?:\s|$))|(?=[-+=>#])")


def clean(text: str) -> str:
    r"""The text with every line end as `\n`, without the characters no page can hold, trimmed."""
    return _UNHOLDABLE.sub("", _LINE_ENDS.sub("\n", text)).strip()


def as_markdown(text: str) -> str:
    """Markdown that shows the text as typed, on one line: line ends become `<br>`.

    Holds in CommonMark and in GitHub's dialect, also in a table cell. Bare web addresses may still become
    links.
    """
    return "<br>".join(_line_as_markdown(line.strip()) for line in clean(text).split("\n"))


def _line_as_markdown(line: str) -> str:
    number = _MARKUP_AT_START.match(line)
    escaped = _MARKUP.sub(r"\\\g<0>", line)
    return escaped if number is None else f"{number.group()}\\{escaped[number.end() :]}"
