"""Contents that are hard on a reader of YAML, by name; each is made when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank.library import find

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = b"one line of a text that goes on "
LINE = b"  " + WORDS + b"\n"


def numbered(form: str, numbers: range) -> bytes:
    """The form filled in with each of the numbers and with the one before it."""
    return "".join(form.format(number, number - 1) for number in numbers).encode()


def of_all_before(anchors: int) -> bytes:
    """Lists, each of which holds all before it by an alias."""
    lists = (
        f"a{each}: &a{each} [{', '.join(f'*a{other}' for other in range(each))}]" for each in range(anchors)
    )
    return "\n".join(lists).encode()


def bank(old: bytes = b"", new: bytes = b"") -> bytes:
    """A real bank with something in it replaced."""
    content = find("2020").read_bytes()
    assert old in content
    return content.replace(old, new, 1)


def bank_in(encoding: str) -> bytes:
    return bank().decode().encode(encoding)


NESTED: dict[str, Callable[[], bytes]] = {
    "nested brackets": lambda: b"[" * 100_000,
    "nested brackets, closed": lambda: b"a: " + b"[" * 100_000 + b"]" * 100_000,
    "nested braces": lambda: b"{" * 100_000,
    "nested flow maps": lambda: b"a: " + b"{a: " * 100_000,
    "nested flow maps, closed": lambda: b"a: " + b"{a: " * 48_000 + b"}" * 48_000,
    "nested lists": lambda: b"- " * 100_000,
    "nested keys": lambda: b"? " * 100_000,
    "nested maps": lambda: b"".join(b" " * level + b"a:\n" for level in range(5_000)),
    "nested maps, 240 kB": lambda: b"".join(b" " * level + b"a:\n" for level in range(690)),
}
ALIASES: dict[str, Callable[[], bytes]] = {
    "a million aliases in brackets": lambda: b"a: &a x\nb: [" + b"*a, " * 1_000_000 + b"]",
    "a million aliases in a list": lambda: b"a: &a x\nb:\n" + b"- *a\n" * 1_000_000,
    "48,000 aliases of a list": lambda: b"a: &a [x, x, x, x]\nb:\n" + b"- *a\n" * 48_000,
    "a billion laughs": lambda: (
        b"b0: &a0 [ha, ha]\n" + numbered("b{0}: &a{0} [*a{1}, *a{1}]\n", range(1, 60))
    ),
    "10,000 anchors, each of the one before": lambda: (
        b"b0: &a0 [ha]\n" + numbered("b{0}: &a{0} [*a{1}]\n", range(1, 10_000))
    ),
    "a million aliases, each list of all before": lambda: of_all_before(1_500),
    "40,000 aliases, each list of all before": lambda: of_all_before(280),
    "an alias in its own anchor": lambda: b"a: &a [*a]\nb: &b {c: *b}\n",
    "an alias in its own anchor, above all": lambda: b"&a\nb: *a\n",
    "100,000 anchors": lambda: numbered("a{0}: &a{0} x\n", range(100_000)),
    "merge keys": lambda: b"a: &a {b: c}\nd:\n  <<: *a\n  <<: [*a, *a]\n",
    "a merge key in its own anchor": lambda: b"a: &a\n  <<: *a\n",
}
LONG: dict[str, Callable[[], bytes]] = {
    "100 MB on one line": lambda: b"a: " + b"x" * 100_000_000,
    "100 MB on many lines": lambda: LINE * (100_000_000 // len(LINE)),
    "10 MB of plain text": lambda: b"a: " + WORDS * 300_000,
    "10 MB of plain text on many lines": lambda: b"a:\n" + LINE * 300_000,
    "10 MB in single quotes": lambda: b"a: '" + WORDS * 300_000 + b"'",
    "10 MB in double quotes": lambda: b'a: "' + WORDS * 300_000 + b'"',
    "10 MB of escapes": lambda: b'a: "' + b"\\u00e9" * 1_700_000 + b'"',
    "10 MB in a block": lambda: b"a: |\n" + LINE * 300_000,
    "10 MB in a folded block": lambda: b"a: >\n" + LINE * 300_000,
    "10 MB of quotes never closed": lambda: b"a: '" + WORDS * 300_000,
    "a key of 10 MB": lambda: WORDS * 300_000 + b": a",
    "240 kB of plain text": lambda: b"a:\n" + LINE * 7_000,
    "240 kB of quotes never closed": lambda: b"a: '" + WORDS * 7_500,
    "240 kB of escapes": lambda: b'a: "' + b"\\u00e9" * 40_000 + b'"',
    "240 kB in a folded block": lambda: b"a: >\n" + LINE * 7_000,
    "a key of 240 kB": lambda: b"? " + WORDS * 7_500,
    "240 kB of spaces": lambda: b"a:\n" + b" " * 240_000,
    "a number of 240 kB": lambda: b"a: " + b"9" * 240_000,
    "a number of 240 kB, in hexadecimal": lambda: b"a: 0x" + b"f" * 240_000,
}
MANY: dict[str, Callable[[], bytes]] = {
    "a million comments": lambda: b"# a comment\n" * 1_000_000,
    "20,000 comments": lambda: b"# a comment\n" * 20_000,
    "a million empty lines": lambda: b"\n" * 1_000_000 + b"a: b",
    "a million documents": lambda: b"---\n" * 1_000_000,
    "60,000 lists": lambda: b"a: [" + b"[]," * 60_000 + b"]",
    "100,000 times the same key": lambda: b"a: 1\n" * 100_000,
    "2,400 times the same key": lambda: b"a: 1\n" * 2_400,
    "100,000 keys": lambda: numbered("a{0}: 1\n", range(100_000)),
    "2,400 keys without a value": lambda: numbered("a{0}:\n", range(2_400)),
}
BYTES: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "UTF-16": lambda: bank_in("utf-16"),
    "UTF-16, not marked": lambda: bank_in("utf-16-le"),
    "UTF-32": lambda: bank_in("utf-32"),
    "Windows-1252": lambda: bank_in("cp1252"),
    "Latin-1": lambda: "title: Café\n".encode("latin-1"),
    "NUL bytes": lambda: bytes(200_000),
    "a NUL byte": lambda: bank(b"revision", b"revi\0sion"),
    "a byte-order mark in the middle": lambda: bank(b"\nsections:", b"\n\xef\xbb\xbfsections:"),
    "overlong UTF-8": lambda: bank(b"revision", b"revisi\xc0\xafon"),
    "a surrogate in UTF-8": lambda: bank(b"revision", b"revisi\xed\xa0\x80on"),
    "line ends of all kinds": lambda: b"a: b\r\rc: d\xc2\x85e: f\xe2\x80\xa8g: h\n\r\ni: j",
}
ODD: dict[str, Callable[[], bytes]] = {
    "the tag of an object": lambda: b"bank: !!python/object/apply:os.system [exit 7]\n",
    "the tag of bytes": lambda: b"bank: !!binary R0lGODlhDAAMAIQAAP\n",
    "tags of all kinds": lambda: (
        b"%TAG ! tag:x,2000:\n---\na: !b c\nd: !<tag:e> f\ng: !!set {h}\ni: !!omap [j: k]\n"
    ),
    "numbers that are none": lambda: (
        b"a: 1e999999999\nb: 1:2:3\nc: .inf\nd: !!int x\ne: 2020-13-45\nf: 0o9\n"
    ),
    "directives": lambda: b"%YAML 99.99\n%FOO bar\n--- a\n",
}

CONTENTS = NESTED | ALIASES | LONG | MANY | BYTES | ODD
