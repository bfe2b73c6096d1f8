from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ehsg_cli.bank.difference.model import Effect
from ehsg_cli.bank.model import Bank
from ehsg_cli.findings.text import printable
from ehsg_cli.render.difference import render
from tests import golden
from tests.bank.difference.reports import report_on, sample
from tests.bank.difference.sample import BEFORE, edited, question
from tests.render.reading import Reader, one_line

GOLDEN = Path(__file__).parents[1] / "bank" / "difference" / "golden"
UNSEEN = "\u200b"
OURS = {
    "p",
    "strong",
    "s",
    "code",
    "ul",
    "li",
    "h3",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
    "details",
    "summary",
}

SIGNS = (
    *"*_~`|<>[]()#@!&\
",
    "**",
    "~~",
    "<b>",
    "@jo",
    "#12",
    "GH-7",
    ":+1:",
    "&lt;",
    "1.",
    "a",
    " ",
)
ODD = (
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=40)
    | st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12).map("".join)
)  # fmt: skip


def html(markdown: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))


def read(markdown: str) -> Reader:
    reader = Reader()
    reader.feed(html(markdown))
    reader.close()
    return reader


def test_the_difference_for_a_pull_request() -> None:
    golden.check(render(sample()) + "\n", GOLDEN / "difference.md")


def test_the_first_line_says_whether_it_is_safe() -> None:
    assert render(sample()).startswith("**Not safe for workbooks already sent out: 2 errors.** ")
    assert render(report_on(BEFORE)).startswith("**No change.** ")


def test_the_worst_comes_first_and_what_does_nothing_is_folded_away() -> None:
    text = render(sample())
    heads = [
        text.index(head) for head in ("### Answers in", "### Worth a look", "<details><summary>Answers keep")
    ]
    assert heads == sorted(heads)
    lost = sum(change.effect is Effect.LOST for change in sample().difference.changes)
    assert f"are lost ({lost})" in text
    rows = len(re.findall("^[|] (?!Change)[^|-].*[|]$", text, flags=re.MULTILINE))
    assert rows == len(sample().difference.changes)


def test_tables_and_marks_are_taken_for_what_they_are() -> None:
    page = html(render(sample()))
    assert page.count("<table>") == 3
    assert "<s>whole family worker</s> <strong>lead practitioner</strong>" in page
    assert "*" not in re.sub("<[^>]*>|[*]not[*]", "", page)
    assert "~~" not in page


@given(ODD, ODD)
def test_nothing_in_a_bank_becomes_markup(was: str, now: str) -> None:
    assume(was.split() != now.split())

    def asking(text: str, *, raised: bool) -> Bank:
        return edited(lambda data: question(data, "words-02").update(text=text), raised=raised)

    reader = read(render(report_on(asking(now, raised=True), asking(was, raised=False))))
    assert {tag for tag, _ in reader.tags} <= OURS
    shown = one_line(reader.text.replace(UNSEEN, ""))
    assert all(word in shown for text in (was, now) for word in printable(text.replace(UNSEEN, "")).split())


@pytest.mark.parametrize("mark", ["\u202e", "\u2066"])
def test_nothing_turns_the_reading_direction(mark: str) -> None:
    page = render(
        report_on(edited(lambda data: data.update(summary=f"One {mark}two", title=f"{mark}# Ours")))
    )
    assert mark not in page
    assert "two" in page
    assert "h1" not in {tag for tag, _ in read(page).tags}


def test_a_word_that_nobody_can_see_leaves_no_marks_behind() -> None:
    summary = "An entirely \u202e new one"
    page = render(report_on(edited(lambda data: data.update(summary=summary))))
    assert not re.search(r"~~~|[*]{3}", page)


@pytest.mark.parametrize("text", ["@jo", "ask @jo-b now", "see #12", "see GH-12", "so :+1: or :tada: it"])
def test_github_is_kept_from_making_something_of_plain_text(text: str) -> None:
    page = render(report_on(edited(lambda data: data.update(summary=text))))
    visible = page.replace("&#8203;", UNSEEN).replace("\\", "")
    assert text not in visible
    assert text in visible.replace(UNSEEN, "")


def test_a_comment_is_never_too_long_for_github() -> None:
    long = "word " * 900
    new = edited(
        lambda data: [
            each.update(text=f"{each['id']} {long}?")
            for section in data["sections"]
            for each in section["questions"]
        ]
    )
    page = render(report_on(new))
    assert len(page) < 65_536
    assert re.search(r"And \d+ more changes[.]$", page)


def test_a_name_with_signs_in_it_is_shown_as_it_is() -> None:
    new = edited(lambda data: data["timetable"].append({"date": "2024-12-01", "event": "A `b` | c"}))
    assert "A `b` | c date added" in read(render(report_on(new))).text
