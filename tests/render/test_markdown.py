"""What the Markdown return promises: it is clean and whole, and its links lead somewhere."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from ehsg_cli.bank.model import Bank
from ehsg_cli.partnership.model import Decision, PartnershipReturn
from ehsg_cli.render.chart import Chart
from ehsg_cli.render.context import build
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.markdown import finish, names
from ehsg_cli.render.page import Format, _environment, render
from ehsg_cli.render.theme import Theme
from tests.banks import SMALL, WHOLE
from tests.render.reading import one_line, read
from tests.render.returns import small_return

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY_DETAIL = tuple(Detail)
RETURNS = {
    "small": small_return(),
    "nobody answered": PartnershipReturn(bank=WHOLE, items={}),
    "agreed": small_return(
        decisions={
            "families-01": Decision(raw="Yes", choice="yes", plan="One.\n\nTwo."),
            "families-02": Decision(raw="Partly"),
            "words-01": Decision(raw="With a plan.\n# And another line."),
        }
    ),
}
ANY_RETURN = pytest.mark.parametrize("what", RETURNS.values(), ids=RETURNS.keys())

# What a page is given but no reader is told: for drawings, for links, and numbers that others are made from.
UNSAID = {
    "id",
    "context",
    "detail",
    "theme",
    "step",
    "suggested_step",
    "segments",
    "legend",
    "centre",
    "overview",
    "charts",
    "chart",
}
UNSAID |= {"state", "section_id", "sha256"}


def written(what: PartnershipReturn, detail: Detail = Detail.SUMMARY) -> str:
    return render(what, format=Format.MARKDOWN, detail=detail)


def headings(markdown: str) -> list[str]:
    """The words of the headings as people read them."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    inlines = [after for token, after in pairwise(tokens) if token.type == "heading_open"]
    return [
        "".join(part.content for part in inline.children or () if part.type == "text") for inline in inlines
    ]


def names_on_github(markdown: str) -> list[str]:
    """What GitHub calls the headings, as github-slugger has it, told without our own code."""
    names: list[str] = []
    for words in headings(markdown):
        name = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        times = sum(re.fullmatch(rf"{re.escape(name)}(-\d+)?", known) is not None for known in names)
        names.append(f"{name}-{times}" if times else name)
    return names


@ANY_RETURN
@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_every_link_within_the_page_leads_to_a_heading(what: PartnershipReturn, detail: Detail) -> None:
    page = written(what, detail)
    links = re.findall(r"\]\(#([^)]*)\)", page)
    assert set(links) <= set(names_on_github(page))
    first_words = {words.split(" ")[0] for words in headings(page)}
    assert set(what.bank.questions) <= first_words


def test_links_tell_headings_with_the_same_words_apart() -> None:
    sections = [
        SMALL.sections[0].model_dump() | {"title": "Summary", "part": "Data maturity"},
        SMALL.sections[1].model_dump() | {"title": "Summary", "part": "Actions"},
    ]
    bank = Bank.model_validate(
        SMALL.model_dump()
        | {"parts": [{"title": section["part"]} for section in sections], "sections": sections}
    )
    page = written(small_return(bank=bank))
    contents = page.partition("## Contents")[2].partition("\n## ")[0]
    assert re.findall(r"\[(.*?)\]\(#(.*?)\)", contents) == [
        ("Summary", "summary"),
        ("Overview of all areas", "overview-of-all-areas"),
        ("Data maturity", "data-maturity"),
        ("Summary", "summary-1"),
        ("Actions", "actions"),
        ("Summary", "summary-2"),
        ("Actions", "actions-1"),
        ("Other information", "other-information"),
        ("Who took part", "who-took-part"),
        ("How this return was made", "how-this-return-was-made"),
    ]
    assert names_on_github(page).count("summary-2") == 1


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Families", "families"),
        ("families-01 One worker: Do they know?", "families-01-one-worker-do-they-know"),
        ("A&E, GPs – and who’s next (50%)?", "ae-gps--and-whos-next-50"),
        (r"A\_b \*c\* \[d\] \|e\| \\", "a_b-c-d-e-"),
        ("One line<br>and another", "one-lineand-another"),
        (r"\<br>", "br"),
        ("Two  spaces\u00a0or  more", "two-spaces-or-more"),
        ("Ünïcode שלום e\u0301 Ⅳ ৩ a‿b", "ünïcode-שלום-e\u0301-ⅳ-৩-a‿b"),
        ("👩‍👩‍👧 family, 1½ x²", "-family-1-x"),
    ],
)
def test_what_a_heading_is_called(heading: str, name: str) -> None:
    page = f'## <a id="it"></a>{heading}\n\n[There](#it)\n'
    assert finish(page) == f"## {' '.join(heading.split())}\n\n[There](#{name})\n"


def test_headings_with_the_same_words_are_numbered() -> None:
    assert names(["A", "a", "B", "A."]) == ["a", "a-1", "b", "a-2"]


def test_only_our_own_links_and_headings_are_finished() -> None:
    page = '\n\n## <a id="one"></a>First\n\n\n\n[x](#one) \\[y\\](#one) [z](#two) \\\\[w](#one)\n'
    assert finish(page) == "## First\n\n[x](#first) \\[y\\](#one) [z](#two) \\\\[w](#first)\n"


@ANY_RETURN
@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_clean(what: PartnershipReturn, detail: Detail) -> None:
    page = written(what, detail)
    assert page.endswith("\n")
    assert not re.search(r"\n{3,}|[ \t]+\n|\n\n$", page)
    assert set(re.findall(r"(?<!\\)<[^>]*>", page)) <= {
        "<br>",
        "<https://example.org/licence\\_v3>",
        "<https://licence.example/v3>",
    }
    blocks = page.split("\n\n")
    kinds = [{kind(line) for line in block.rstrip("\n").split("\n")} for block in blocks]
    assert all(len(kind) == 1 for kind in kinds), [blocks[n] for n, kind in enumerate(kinds) if len(kind) > 1]


def kind(line: str) -> str:
    """Of which kind of block a line is; each block has lines of one kind."""
    marks = {"#": "heading", "|": "table", ">": "quotation", "-": "list"}
    return "list" if re.match(r"\s*(-|\d+\.) ", line) else marks.get(line[:1], "paragraph")


@ANY_RETURN
@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_tables_are_whole(what: PartnershipReturn, detail: Detail) -> None:
    tables = [
        block.strip().split("\n") for block in written(what, detail).split("\n\n") if block.startswith("|")
    ]
    assert tables
    for header, rule, *rows in tables:
        columns = len(cells(header))
        assert len(cells(rule)) == columns
        assert re.fullmatch(r"\|( -{3}:? \|)+", rule)
        assert rows
        assert {len(cells(row)) for row in rows} == {columns}


def cells(row: str) -> list[str]:
    return re.split(r"(?<!\\)\|", row)[1:-1]


def leaves(value: object, name: str = "") -> Iterator[str]:
    """Every text that the page is given for people to read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from leaves(part, name)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in UNSAID:
                yield from leaves(getattr(value, field.name), field.name)


@ANY_RETURN
@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_everything_that_a_page_is_given_is_said(what: PartnershipReturn, detail: Detail) -> None:
    given = build(what, detail)
    text = read(written(what, detail), Format.MARKDOWN).text
    texts = {one_line(leaf) for leaf in leaves(given)} - {given.licence.url}
    assert len(texts) > 40
    assert not sorted(leaf for leaf in texts if leaf not in text)


@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_numbers_of_charts_are_tables(detail: Detail) -> None:
    given, page = build(small_return(), detail), written(small_return(), detail)
    charts = (*given.overview, *(given.maturity.charts if given.maturity else ()))
    assert len(charts) == 2
    for chart in charts:
        header = [count.label for count in reversed(chart.legend)]
        assert re.search(
            rf"^\| (Area|Element) \| {' [|] '.join(header)} \| No choice \|$", page, re.MULTILINE
        )
        assert all(row_of(chart, number) in without_links(page) for number in range(len(chart.bars)))


def row_of(chart: Chart, number: int) -> str:
    bar = chart.bars[number]
    counts = [str(count.count) for count in bar.counts]
    return f"| {' | '.join([bar.title, *counts, str(bar.silent)])} |"


def without_links(page: str) -> str:
    return re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", page)


def test_answers_of_each_question_are_counted() -> None:
    text = read(written(small_return()), Format.MARKDOWN).text
    assert (
        "How the partners answered: Yes 1, Mostly yes 0, Mostly no 1, No 1. Agreement: 0.27 (split)" in text
    )
    assert "No 0, Mostly no 0, Mostly yes 0, Yes 2, Off the scale 1. Agreement: 1.00" in text  # no is mature


def test_who_took_part_is_said_in_words() -> None:
    page = written(small_return())
    assert "| Police | Took part |" in page
    assert "| District Councils (where applicable) | Missing, and required |" in page
    assert "| South School | Schools | Did not answer |" in page


def test_area_and_date_stand_below_the_title() -> None:
    given = build(small_return(), Detail.SUMMARY, theme=Theme(area="North_shire"))
    assert given.theme.area == "North_shire"
    dated = replace(given, date="1 October 2024")
    page = finish(_environment(Format.MARKDOWN).get_template("return.md.j2").render(page=dated))
    assert page.startswith("# Small Guide 2024: partnership return\n\n**North\\_shire**\n")
    assert "- **Date:** 1 October 2024\n" in page


def test_actions_are_one_table() -> None:
    page = written(RETURNS["agreed"])
    actions = page.partition("## Actions\n")[2].partition("\n## ")[0]
    assert actions.count("\n| Families |") == 1
    assert "| One.<br> <br> Two. |" in actions
    assert "The partnership has agreed no plan yet." in written(small_return(decisions={}))
