from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.render.text import as_markdown, clean
from tests.render.reading import from_markdown, one_line, read

WORDS = st.text(st.one_of(st.sampled_from("\\`*_[]()<>#|~$&;!-+=.:1 \n\tax"), st.characters()), max_size=60)


@settings(deadline=None)
@given(WORDS)
def test_clean_text_is_what_html_can_hold(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == clean(cleaned)
    assert "\r" not in cleaned
    cleaned.encode()


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("a\r\nb\rc\vd\u2028e", "a\nb\nc\nd\ne"),
        ("a\x00b\x1bc\ufffed\ud800e\U0001ffffz", "abcdez"),
        (" padded\n", "padded"),
        ("שלום \u202eabc\u202c 👩‍👩‍👧 \u200d", "שלום \u202eabc\u202c 👩‍👩‍👧 \u200d"),
    ],
)
def test_clean(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@settings(deadline=None)
@given(WORDS)
@pytest.mark.parametrize(
    "around", ["{}", "- {}", "# {}", "**Plan.** {}", "| a |\n| --- |\n| {} |", "> {}", "a\n\n{}"]
)
def test_any_text_in_markdown_reads_as_typed(around: str, text: str) -> None:
    reader = read(from_markdown(around.format(as_markdown(text))))
    expected = read(from_markdown(around.format("QXZ"))).text.replace("QXZ", one_line(clean(text)))
    assert reader.text == one_line(expected)
    assert {tag for tag, _ in reader.tags} <= {
        *("p", "ul", "li", "h1", "strong", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "br"),
    }


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("A&E, 3-4 weeks (about 50%), 1.5 posts", "A&E, 3-4 weeks (about 50%), 1.5 posts"),
        ("1. First", "1\\. First"),
        ("- one\n+ two\n=3", "\\- one<br> \\+ two<br> \\=3"),
        ("# not a heading", "\\# not a heading"),
        ("a | b", "a \\| b"),
        ("&amp;", "\\&amp;"),
        ("<b>", "\\<b>"),
        ("x^2^ and {.class}", "x\\^2\\^ and \\{.class}"),
        ("@home, at tr@example.org", "\\@home, at tr@example.org"),
        ("(a) or (1)", "(a\\) or (1)"),
        ("B. and C. Smith", "B\\. and C. Smith"),
        (": not a definition :-) at 10:30", "\\: not a definition :-) at 10:30"),
        ("--- a--b ...", "\\-\\-- a\\--b \\..."),
        (":smile:", "\\:smile:"),
    ],
)
def test_markdown_stays_legible(typed: str, written: str) -> None:
    assert as_markdown(typed) == written
