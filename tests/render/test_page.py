from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from ehsg_cli.bank.model import Bank
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import resource
from ehsg_cli.partnership.model import Decision, PartnershipReturn
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format, render
from tests import golden
from tests.banks import SMALL
from tests.render.reading import Reader, one_line, read
from tests.render.returns import PARTICIPANTS, given, small_return

GOLDEN = Path(__file__).parent / "golden"
FORMATS = tuple(Format)
ANY_DETAIL = tuple(Detail)

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %} {# no #}",
    "a | b || c \\| d \\",
    "# x",
    "## y ##",
    "`code` ``` ~~~",
    "**bold** _under_ ~~gone~~ $x$",
    "[link](javascript:alert(1)) ![i](x) <https://example.org>",
    "&amp; &#x41; &copy",
    "- item",
    "1) item",
    "=====",
    "> quote",
    "-- --- ---",
    "שלום עולם \u202eabc\u202c",
    "👩‍👩‍👧 ✅",
    "</dd></dl></article><h1>out</h1>",
    '" onmouseover="alert(1)',
    "]]>--><!--",
    "+ plus\n+ plus",
    "    indented code",
    "line one\nline two\n\n# line four",
)


def of_bank(edition: int) -> Bank:
    text = (resource("banks") / f"{edition}.yaml").read_text(encoding="utf-8")
    return Bank.model_validate(YAML(typ="safe", pure=True).load(text))


def page(form: Format, detail: Detail = Detail.SUMMARY, what: PartnershipReturn | None = None) -> Reader:
    return read(render(what or small_return(), format=form, detail=detail), form)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_golden(form: Format, detail: Detail) -> None:
    golden.check(
        render(small_return(), format=form, detail=detail), GOLDEN / f"small-{detail.value}.{form.value}"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_same_input_same_bytes(form: Format) -> None:
    first, second = (render(small_return(), format=form, detail=Detail.INTERNAL) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("edition", [2020, 2022])
def test_everything_of_a_bank_is_there_also_when_nobody_answered(form: Format, edition: int) -> None:
    bank = of_bank(edition)
    empty = PartnershipReturn(bank=bank, items={})
    text = page(form, Detail.SUMMARY, empty).text
    sections = [
        part for section in bank.sections for part in (section.title, *section.vision, section.looks_at)
    ]
    expected = [
        *bank.questions,
        *(question.text for question in bank.questions.values()),
        *filter(None, sections),
        *(paragraph for part in bank.parts for paragraph in part.introduction),
        *((element.text for element in bank.data_maturity.elements) if bank.data_maturity else ()),
        *((service for each in bank.system.types for service in each.services) if bank.system else ()),
        *(item.prompt for item in bank.return_items),
        *bank.notes,
        bank.source.attribution,
        bank.source.notice or "",
        bank.content_hash,
        "Nobody has answered yet",
    ]
    assert not [part for part in expected if one_line(part) not in text]


@pytest.mark.parametrize("form", FORMATS)
def test_what_stands_on_a_page_stands_in_order(form: Format) -> None:
    text = page(form).text
    order = [
        "Small Guide 2024: partnership return",
        "Draft: 1 of 3 questions agreed",
        "14 September 2024",
        "The official wording is not included.",
        "This is a draft.",
        "Where we are strong",
        "Where there is furthest to go",
        "Where we are split",
        "What changes next",
        "Train 40 people.",
        "3 respondents answered for 3 organisations; 1 partner that was asked did not answer.",
        "1 required partner missing: District Councils (where applicable)",
        "How the partners answered, all questions of an area together",
        "families-02",
        "Please respond.",
        "We trust each other.",
        "Do families know their worker?",
        "Mostly no",
        "uggested, not yet agreed",
        "Agreement",
        "Do you match by hand?",
        "‘No’ is the mature answer",
        "Looking at data.",
        "1 respondent answered; nothing agreed yet",
        "The mapping is our reading.",
        "Universal services",
        "Police",
        "Every plan that the partnership has agreed",
        "Train 40 people.",
        "Our strategy 2024",
        "Held by the partnership, and left out of this version.",
        "North Police",
        "South School",
        "partners' own words (2 comments)",
        "3 respondents from 3 organisations",
        "1 + Σ pᵢ·log₂(1 − |xᵢ − μ| / d)",
        "small-2024, edition 2024, revision 3",
        "30 September 2024",
        "Contains public sector information.",
    ]
    places = [text.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    after = -1
    for part in order:
        after = text.find(part, after + 1)
        assert after >= 0, f"{part} comes too early"


@pytest.mark.parametrize("form", FORMATS)
def test_agreed_when_everything_is(form: Format) -> None:
    decisions = {
        "families-01": Decision(raw="Yes", choice="yes"),
        "families-02": Decision(raw="No", choice="no"),
        "words-01": Decision(raw="With a plan."),
    }
    text = page(form, what=small_return(decisions=decisions)).text
    assert re.search(r"Status:? Agreed ", text)
    assert "raft" not in text
    assert "uggested, not yet agreed" not in text
    assert "With a plan." in text


@pytest.mark.parametrize("form", FORMATS)
def test_an_agreed_answer_off_the_scale_is_shown_and_does_not_count(form: Format) -> None:
    text = page(form, what=small_return(decisions={"families-01": Decision(raw="Partly")})).text
    assert "Draft: 0 of 3 questions agreed" in text
    assert re.search(r"Partly \(?[Aa]greed, but not one of the choices", text)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_answers_of_somebody_no_longer_listed_still_count(form: Format, detail: Detail) -> None:
    edited = replace(small_return(), participants=PARTICIPANTS[:1])
    assert "Yes 2" in re.sub(r": (?=\d)", " ", page(form, detail, edited).text)
    if detail is not Detail.SUMMARY:
        assert "Organisation not named Sometimes, on Mondays" in page(form, detail, edited).text


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_words_stay_words(form: Format, hostile: str) -> None:
    what = small_return(
        answers=(
            given("north-police", "families-01", hostile, hostile),
            given("a-school", "words-01", hostile, hostile),
        ),
        decisions={
            "families-01": Decision(raw=f"A {hostile}", plan=f"{hostile}\nB"),
            "words-01": Decision(raw=hostile),
        },
        items={"strategy": hostile, "officer": hostile},
    )
    harmless = small_return(
        answers=(given("north-police", "families-01", "w", "w"), given("a-school", "words-01", "w", "w")),
        decisions={"families-01": Decision(raw="A w", plan="w\nB"), "words-01": Decision(raw="w")},
        items={"strategy": "w", "officer": "w"},
    )
    reader = page(form, Detail.INTERNAL, what)
    tags = [tag for tag, _ in reader.tags if tag != "br"]
    assert tags == [tag for tag, _ in page(form, Detail.INTERNAL, harmless).tags if tag != "br"]
    assert reader.text.count(one_line(hostile)) >= 8
    assert one_line(f"{hostile} B") in reader.text


@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_every_link_leads_somewhere_and_every_id_is_one(detail: Detail) -> None:
    reader = page(Format.HTML, detail)
    ids = reader.values("id")
    inside = [link[1:] for link in reader.values("href") if link.startswith("#")]
    assert len(ids) == len(set(ids))
    assert set(SMALL.questions) <= set(inside) & set(ids)
    assert set(inside) <= set(ids)


@pytest.mark.parametrize("form", FORMATS)
def test_headings_are_in_order(form: Format) -> None:
    levels = [int(tag[1]) for tag, _ in page(form, Detail.INTERNAL).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("detail", ANY_DETAIL)
def test_html_is_one_file_that_fetches_and_runs_nothing(detail: Detail) -> None:
    html = render(small_return(), format=Format.HTML, detail=detail)
    reader = read(html)
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in reader.tags}
    assert not re.search(r"url\((?!#)|@import", html)
    assert ("html", {"lang": "en-GB"}) in reader.tags
    assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in reader.tags}
    assert "<title>Small Guide 2024: partnership return (Draft: 1 of 3 questions agreed)</title>" in html


def test_tables_have_captions_and_scopes_and_can_be_scrolled_with_keys() -> None:
    reader = page(Format.HTML, Detail.INTERNAL)
    tags = [tag for tag, _ in reader.tags]
    regions = [attributes for _, attributes in reader.tags if attributes.get("role") == "region"]
    assert tags.count("table") == tags.count("caption") == 7
    assert len(regions) == 6  # all but that of the actions, which has no more than three columns
    assert all(attributes["tabindex"] == "0" for attributes in regions)
    assert all("scope" in attributes for tag, attributes in reader.tags if tag == "th")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://example.org/ x", 'https://example.org/"x'])
@pytest.mark.parametrize("form", FORMATS)
def test_only_a_web_address_becomes_a_link(form: Format, url: str) -> None:
    bank = SMALL.model_copy(update={"source": SMALL.source.model_copy(update={"licence_url": url})})
    links = page(form, what=small_return(bank=bank)).values("href")
    assert not [link for link in links if not link.startswith("#")]


def own_template(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "ours.html.j2"
    file.write_text(text, encoding="utf-8")
    return file


def with_template(file: Path, form: Format = Format.HTML) -> str:
    return render(small_return(), format=form, detail=Detail.SUMMARY, template=file)


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    file = own_template(tmp_path, "<h1>{{ page.title }}</h1>{{ page.items[0].value }} {{ '<b>' }}")
    assert with_template(file) == "<h1>Small Guide 2024: partnership return</h1>Our strategy 2024 &lt;b&gt;"


def test_a_template_of_ones_own_may_change_a_block_of_ours(tmp_path: Path) -> None:
    file = own_template(
        tmp_path, '{% extends "return.html.j2" %}{% block header %}<h1>Ours</h1>{{ super() }}{% endblock %}'
    )
    assert "<h1>Ours</h1>" in with_template(file)
    assert "Do families know their worker?" in with_template(file)


def test_a_markdown_template_of_ones_own_is_escaped_as_markdown(tmp_path: Path) -> None:
    file = own_template(
        tmp_path, "{% macro m(x) %}*{{ x }}*{% endmacro %}{{ m('a_b') }} {{ page.items[0].value ~ '|' }}"
    )
    assert with_template(file, Format.MARKDOWN) == "*a\\_b* Our strategy 2024\\|"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("\n{{ page.titel }}", 2, "Page has no titel. Did you mean title?"),
        ("{{ nothing }}", 1, "there is no nothing here."),
        ("a\n\n{% if %}", 3, "Expected an expression"),
        ("{% for x in page.parts %}", 1, "Unexpected end of template"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{{ page.title | shout }}", 1, "No filter named 'shout'"),
        ("{{ page.__class__.__mro__ }}", 1, "access to attribute '__class__'"),
        ("{{ page.title.__class__ }}", 1, "access to attribute '__class__'"),
        ("{{ ''.__class__ }}", 1, "access to attribute '__class__'"),
        ("{{ page.status.format.__globals__ }}", 1, "access to attribute '__globals__'"),
        ("{{ '{0.__class__}'.format(page) }}", 1, "access to attribute '__class__'"),
        ("{% for x in range(999999999) %}{% endfor %}", 1, "Range too big"),
        ("{% include '../pyproject.toml' %}", 1, "../pyproject.toml"),
        ("{% include '/etc/passwd' %}", 1, "/etc/passwd"),
    ],
)
def test_a_mistake_in_a_template_says_where_and_what(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    file = own_template(tmp_path, text)
    with pytest.raises(EhsgError, match=re.escape(problem)) as caught:
        with_template(file)
    assert f"{file.as_posix()}, line {line}: " in caught.value.message
    assert caught.value.remedy


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="Cannot read"):
        with_template(tmp_path / "none.j2")
