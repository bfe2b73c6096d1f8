from __future__ import annotations

import time
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.partnership.each_text import each_text
from ehsg_cli.partnership.model import Decision, Superseded
from ehsg_cli.render.context import build
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format, render
from ehsg_cli.render.privacy import ADDRESS_LEFT_OUT, UNNAMED, cut
from ehsg_cli.submission.model import Note
from tests.render.reading import read
from tests.render.returns import (
    ANSWERS,
    DATE,
    EMAIL,
    NAME,
    OWN_WORDS,
    PARTICIPANTS,
    ROLE,
    given,
    participant,
    small_return,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PERSONAL = (NAME, ROLE, EMAIL, DATE, "Officer in charge")
ORIGINS = (".xlsx", "A sheet of theirs", "C7", "D7", "F9", "a text beside")
IDS = ("north-police", "a-school", "from-test-respondent")
PUBLISHABLE = (Detail.SUMMARY, Detail.FULL)
FORMATS = tuple(Format)


def texts(value: object) -> Iterator[str]:
    """Every text a template could reach."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize("detail", PUBLISHABLE)
@pytest.mark.parametrize("secret", [*PERSONAL, *ORIGINS, *IDS])
def test_nothing_personal_is_in_reach_of_a_published_page(detail: Detail, secret: str) -> None:
    assert not [text for text in texts(build(small_return(), detail)) if secret.lower() in text.lower()]


@pytest.mark.parametrize("words", [*OWN_WORDS, "A school in the village"])
def test_own_words_are_out_of_reach_at_summary(words: str) -> None:
    assert not [text for text in texts(build(small_return(), Detail.SUMMARY)) if words in text]


def test_at_summary_what_is_left_out_is_counted() -> None:
    page = build(small_return(), Detail.SUMMARY)
    one, two, words = (question for section in page.parts[0].sections for question in section.questions)
    assert (one.comments, one.voices) == (2, ())
    assert [(count.label, count.count) for count in two.others] == [("Off the scale", 1)]
    assert (words.answered, words.answer) == (1, "")
    assert page.checks.unplaced == 1
    assert (page.checks.errors, page.checks.warnings, page.checks.findings) == (1, 1, ())


@pytest.mark.parametrize("form", FORMATS)
def test_full_shows_answers_and_comments_by_organisation(form: Format) -> None:
    text = read(render(small_return(), format=form, detail=Detail.FULL), form).text
    assert all(words in text for words in OWN_WORDS[:3])
    assert f"Ask {ADDRESS_LEFT_OUT} about it" in text
    assert "North Police" in text


@pytest.mark.parametrize("form", FORMATS)
def test_internal_shows_everything(form: Format) -> None:
    text = read(render(small_return(), format=form, detail=Detail.INTERNAL), form).text
    everything = [*PERSONAL, *OWN_WORDS, *ORIGINS, "From Test Respondent", "S106", "lead@example.org"]
    assert not [secret for secret in everything if secret not in text]


@pytest.mark.parametrize("detail", PUBLISHABLE)
def test_an_organisation_known_from_its_file_name_is_not_named(detail: Detail) -> None:
    page = build(small_return(), detail)
    assert [each.organisation for each in page.participants] == ["North Police", "A school", UNNAMED]


def test_several_of_one_name_are_numbered() -> None:
    both = replace(small_return(), participants=(*PARTICIPANTS, participant("b", "A school", "schools")))
    assert [each.organisation for each in build(both, Detail.SUMMARY).participants] == [
        "North Police",
        "A school (1)",
        UNNAMED,
        "A school (2)",
    ]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "address",
    [
        "tr@example.org",
        "Test.Respondent+early@mail.example.org.uk",
        "o'test@example.org",
        "tëst@exämple.org",
        "tr\u200b@exam\u00adple.org",
        "tr\x00@example.org",
        "tr＠example.org",
        "te\u0301st.respondent\u0301@example.org",
        "teste\u0301@cafe\u0301.example.org",
        "somebody＠example．org",
        "somebody@example。org",
        "first．last@example｡org",
        "test‑respondent@north\u2010west.example",
        "somebody\u202e@\u2066example.org",
    ],
)
def test_addresses_are_masked_in_the_partnerships_words(form: Format, address: str) -> None:
    decisions = {
        "families-01": Decision(raw="Yes", choice="yes", plan=f"Write to <{address}>, or mailto:{address}.")
    }
    marked = render(small_return(decisions=decisions), format=form, detail=Detail.SUMMARY)
    text = read(marked, form).text
    assert f"Write to <{ADDRESS_LEFT_OUT}>, or mailto:{ADDRESS_LEFT_OUT}." in text
    assert "1 e-mail address is left out" in text


def test_addresses_are_masked_in_names_and_items_and_counted_once_each() -> None:
    named = replace(
        small_return(
            items={"strategy": "one@example.org, ONE@example.org and two@example.org"}, decisions={}
        ),
        participants=(participant("north-police", "Police three@example.org", "police"), *PARTICIPANTS[1:]),
    )
    shown, addresses = cut(named, Detail.SUMMARY)
    assert addresses == 3
    assert shown.items["strategy"] == f"{ADDRESS_LEFT_OUT}, {ADDRESS_LEFT_OUT} and {ADDRESS_LEFT_OUT}"
    assert shown.participants[0].respondent.organisation == f"Police {ADDRESS_LEFT_OUT}"


def test_what_is_no_address_stays() -> None:
    text = "Half @ noon, a@b, @council, 3@ and so on"
    shown, addresses = cut(small_return(items={"strategy": text}, decisions={}), Detail.SUMMARY)
    assert (shown.items["strategy"], addresses) == (text, 0)


def test_masking_a_very_long_text_takes_no_time() -> None:
    assert seconds(32_000) < 8 * seconds(8_000) + 0.5


def seconds(length: int) -> float:
    """How long it takes to mask a text that is nearly an address."""
    long = "a" * length + "@" + "b" * length
    book = small_return(answers=(*ANSWERS, given("a-school", "words-01", "Yes", long)))
    started = time.perf_counter()
    cut(book, Detail.FULL)
    return time.perf_counter() - started


@pytest.mark.parametrize("value", ["Officer in charge", ""])
def test_a_personal_item_says_only_that_it_is_held(value: str) -> None:
    page = build(small_return(items={"officer": value}), Detail.FULL)
    assert [(item.value, item.withheld) for item in page.items] == [("", False), ("", bool(value))]


def test_new_kinds_of_words_are_cut_too() -> None:
    """Notes, what a decision rests on, and submissions that do not count any more."""
    whole = small_return()
    answer = replace(
        whole.answers[0].answer, notes=(Note(cell="C2", text="Jo Example:\nask Sam at the door"),)
    )
    row = replace(
        whole.rows[0], decision=Decision(raw="Yes", choice="yes", outdated="A school from No to Yes")
    )
    more = replace(
        whole,
        answers=(replace(whole.answers[0], answer=answer), *whole.answers[1:]),
        rows=(row, *whole.rows[1:]),
        superseded=(Superseded(participant=whole.participants[0], by="x", answers=(answer,)),),
        others=(whole.participants[0].source,),
    )
    full = render(more, format=Format.HTML, detail=Detail.FULL)
    assert "ask Sam at the door" in full
    assert "Jo Example" not in full
    summary = render(more, format=Format.HTML, detail=Detail.SUMMARY)
    assert "ask Sam" not in summary
    for page in (full, summary):
        assert "from No to Yes" not in page
    assert (cut(more, Detail.FULL)[0].superseded, cut(more, Detail.SUMMARY)[0].others) == ((), ())


@dataclass(frozen=True)
class _Inner:
    text: str = field(compare=False)


@dataclass(frozen=True)
class _Outer:
    inner: tuple[_Inner, ...]


def test_a_text_that_does_not_count_when_values_are_compared_is_changed_too() -> None:
    outer = _Outer((_Inner("name"),))
    assert each_text(outer, str.upper).inner[0].text == "NAME"
    assert each_text(outer, str.lower) is outer
