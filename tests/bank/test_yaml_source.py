from __future__ import annotations

from datetime import date

import pytest

from ehsg_cli.bank.file import MAX_BYTES
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.findings.model import Location


def data(text: str) -> object:
    document, findings = parse(text.encode())
    assert findings == ()
    assert document is not None
    return document.data


def codes(content: bytes) -> list[str]:
    return [finding.code for finding in parse(content)[1]]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('""', ""),
        ("12", 12),
        ("012", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("0x1F", "0x1F"),
        ("9" * 5000, "9" * 5000),
        ("2020-09-30", date(2020, 9, 30)),
        ("2020-13-45", "2020-13-45"),
        ('"2020-09-30"', "2020-09-30"),
        ("12:30", "12:30"),
        ("<<", "<<"),
        ("👍 Bärlin", "👍 Bärlin"),
        (">-\n  one\n  two", "one two"),
        ("&x [1]", [1]),
    ],
)
def test_values_are_read_as_yaml_1_2(written: str, read: object) -> None:
    assert data(f"key: {written}\n") == {"key": read}


def test_keys_are_text_whatever_they_look_like() -> None:
    assert data("2020: a\nno: b\nnull: c\n") == {"2020": "a", "no": "b", "null": "c"}


def test_a_file_that_says_it_is_yaml_1_1_still_has_no_truth_in_yes() -> None:
    assert data("%YAML 1.1\n---\nkey: yes\n") == {"key": "yes"}


def test_an_anchor_may_be_used_again() -> None:
    assert data("a: &x 1\nb: *x\nc: &x 2\nd: *x\n") == {"a": 1, "b": 1, "c": 2, "d": 2}


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfkey: 1\n", b"key: 1\r\n", b"key: 1"])
def test_byte_order_marks_and_line_ends_are_welcome(content: bytes) -> None:
    document, findings = parse(content)
    assert findings == ()
    assert document is not None
    assert document.data == {"key": 1}
    assert document.at(("key",)) == Location(line=1, column=6)


def test_utf_16_is_not_utf_8() -> None:
    assert codes("key: 1".encode("utf-16")) == ["B004"]


def test_a_broken_character_behind_an_escape_gets_no_further_than_the_schema() -> None:
    document, _ = parse(b'title: "\\ud800"\n')
    assert document is not None
    assert document.data == {"title": "\ud800"}


@pytest.mark.parametrize(
    "content",
    [
        b"#" * (MAX_BYTES + 1),
        b"[" * 1_000,
        b"- " * 1_000,
        b"{a: " * 1_000,
        b"a: &a\n  b: *a\n",
    ],
    ids=["bytes", "flow", "block", "keys", "cycle"],
)
def test_what_no_bank_could_be_is_refused(content: bytes) -> None:
    assert codes(content) == ["B005"]


@pytest.mark.parametrize("content", [b"%YAML 1.10\n---\na: 1\n", b"%YAML 3.0\n---\na: 1\n", b"a: !e!x 1\n"])
def test_oddities_of_yaml_are_findings(content: bytes) -> None:
    assert codes(content) == ["B001"]
