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

# Of CommonMark, of GitHub (`:smile:`) and of Pandoc (`^up^`, `{.class}`, `@source`, `--`, `...`).
_MARKUP = re.compile(r"[\\`*_\[\]<|~$^{]|&(?=#?\w+;)|(?<![^\W_])@(?=[\w)])|:(?=[\w+-]+:)|-(?=-)|\.(?=\.\.)")
# What begins a list, numbered or lettered, in brackets or not, a heading, a quotation or a definition.
_MARKUP_AT_START = re.compile(
    r"\(?(?:[0-9]{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,9})(?=[.)](?:\s|$))|(?=[-+=>#:%])"
)


def clean(text: str) -> str:
    r"""The text with every line end as `\n`, without the characters no page can hold, trimmed."""
    if text.isprintable():  # as most are: there is neither in it
        return text.strip()
    return _UNHOLDABLE.sub("", _LINE_ENDS.sub("\n", text)).strip()


def as_markdown(text: str) -> str:
    """Markdown that shows the text as typed, on one line.

    Line ends become `<br>` and a space, as Pandoc leaves out the one and keeps the other.

    Holds in CommonMark, in GitHub's dialect and in Pandoc's, also in a table cell. Bare web addresses may
    still become links, and Pandoc's `smart` still turns straight quotation marks into curly ones.
    """
    return "<br> ".join(_line_as_markdown(line.strip()) for line in clean(text).split("\n"))


def _line_as_markdown(line: str) -> str:
    escaped = _MARKUP.sub(r"\\\g<0>", line)
    start = _MARKUP_AT_START.match(escaped)  # where it begins with a backslash, that will do
    return escaped if start is None else f"{start.group()}\\{escaped[start.end() :]}"
