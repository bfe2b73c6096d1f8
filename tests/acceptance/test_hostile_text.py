"""Whatever partners type shows up as typed, in every place and every format, and becomes no markup."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format, render
from ehsg_cli.render.text import clean
from ehsg_cli.workbook.write import write_book
from tests.acceptance.command import ehsg
from tests.conftest import need
from tests.render.everywhere import AT_FULL, AT_INTERNAL, AT_SUMMARY, marked, typed_everywhere
from tests.render.reading import from_markdown, read
from tests.render.returns import BANK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.render.reading import Reader

HOSTILE = {
    "script": "<script>alert(1)</script> <img src=x onerror=alert(1)> <svg/onload=alert(1)>",
    "ends of style and comments": "</style></title></td></table></body> --> ]]> <!-- <![CDATA[ <?x ?> */ }",
    "attributes": '"\' onmouseover="alert(1)" \'><a href=javascript:alert(1)>',
    "entities": "&amp; &lt;b&gt; &#60; &#x3c; &nbsp; &copy &notin; AT&T",
    "headings": "# One\n## Two ##\n####### Seven\nSetext\n===\nSetext\n---\n#hash #123",
    "lists": "- one\n* two\n+ three\n1. four\n2) five\n  - six\n- [ ] seven\n- [x] eight",
    "lists of Pandoc": "(1) one\na. two\n(b) three\niv. four\nA) five\n#. six\n(@) seven\n(@ok) eight",
    "tables": "| a | b |\n| --- | --- |\n| 1 | 2 |\na | b\n-|-\n1 \\| 2 || 3",
    "fences": "```\ncode\n```\n~~~ python\ncode\n~~~\n``` `` `\n    indented\n\tindented\n::: note\n:::",
    "emphasis": "*a* **b** _c_ __d__ ***e*** snake_case_name ~~f~~ ~g~ ==h== ++i++ ^j^ H~2~O 2^10^",
    "links": "[a](b) [a][b] [a]: /b\n![i](x) <https://x.example> [[wiki]] [!NOTE] [span]{.c}",
    "schemes": "javascript:alert(1) [x](javascript:alert(1)) data:text/html,<b> vbscript:x file:///etc/passwd",
    "addresses": "https://x.example/?a=1&b=2#c www.x.example http://x.example/a_b_c",
    "footnotes": "note[^1] and ^[inline]\n[^1]: the note",
    "citations": "@doe99 says [see @doe99, p. 3; -@smith] @team @home",
    "mathematics": "$x^2$ $$\\sum$$ \\(a\\) \\[b\\] £3 or $4 and $5",
    "TeX": "\\begin{itemize} \\item \\textbf{a} \\newpage",
    "attributes of Pandoc": "# x {#id .class key=val} {=html} `a`{=html} \\{",
    "definitions": "term\n: definition\n~ another\n\n%title\n| line block\n| of two",
    "smart": "a -- b --- c ... d.... (c) (tm) 1/2",
    "emoji": ":smile: :+1: 😀 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 at 10:30:00",
    "breaks": "two spaces  \nbackslash\\\nmore  \n\n\n\nlater\r\nold\rvery\vold\f\u2028end",
    "rules": "---\n***\n___\n- - -\n* * *\n...",
    "quotations": "> one\n>> two\n>three",
    "Jinja": "{{ 7*7 }} {% raw %} {# x #} {%- endif %} {{ page.__class__ }} {% endblock %}",
    "formulas": "=1+1 \n=HYPERLINK(\"https://x.example\")\n+44 20\n-x\n@SUM(A1)\n\t=cmd|' /C calc'!A0",
    "front matter": "---\ntitle: x\n---\n% Title\n% Author",
    "directions": "abc \u202eevil\u202c \u2066x\u2069 \u200f\u200e \u061c עזרה مساعدة",
    "unseen": "a\u200bb\u200cc\u200dd\u2060e\ufefff \u00ad soft\u00adhyphen \u180e \u3000wide\u00a0hard",
    "combining": "e\u0301\u0301\u0301 Z\u0351\u036b\u0343 ﷽ ﬁ Å \u0301alone",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\x85f\x9fg",
    "no characters": "a\ud800b\udfffc\ufffed\uffffe\U0001ffff f\ufdd0g",
    "a word of 5,000 letters": "w" * 5_000,
    "markup of 5,000 characters": "*_`[<|" * 833,
    "brackets": "[" * 2_000 + "](" * 1_000,
    "30,000 characters": "A sentence of ordinary length, with *stars* & <angles>. " * 540,
}
_SHORT = 1_000  # characters
# What a workbook can hold: the short ones as one text, and each of the long ones.
ALL_TOGETHER = (
    "\n".join(text for name, text in HOSTILE.items() if len(text) < _SHORT and name != "no characters"),
    *(text for text in HOSTILE.values() if len(text) >= _SHORT),
)
PLACES = {Detail.SUMMARY: AT_SUMMARY, Detail.FULL: AT_FULL, Detail.INTERNAL: AT_INTERNAL}
OTHER_DIALECTS = ("commonmark", "commonmark_x-smart", "markdown-smart")
NOT_OF_THE_TEXT = {"a", "colgroup", "col"}  # web addresses become links; a table has widths if it is wide


def squeezed(text: str) -> str:
    """Without any white space, which a page may add for its layout."""
    return "".join(clean(text).split())


def same_lines(text: str) -> str:
    """Harmless text with as many lines and words."""
    return re.sub(r"\S+", "x", clean(text))


def structure(reader: Reader, unless: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """The tags of a page in their order, but for line breaks."""
    return [tag for tag, _ in reader.tags if tag not in {"br"} | unless]


def lacking(shown: str, text: str, detail: Detail) -> list[str]:
    """The places at which the text is not shown as typed, or is and should not be."""
    page = squeezed(shown)
    return [
        place
        for place in AT_INTERNAL
        if (squeezed(marked(place, text)) in page) is not (place in PLACES[detail])
    ]


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("name", HOSTILE)
def test_text_is_shown_as_typed_in_every_place(name: str, form: Format) -> None:
    text = HOSTILE[name]
    for detail in Detail:
        page = read(render(typed_everywhere(text), format=form, detail=detail), form)
        assert lacking(page.text, text, detail) == []
        harmless = render(typed_everywhere(same_lines(text)), format=form, detail=detail)
        assert structure(page) == structure(read(harmless, form))


@pytest.mark.parametrize("name", HOSTILE)
def test_pandoc_shows_the_markdown_as_typed(name: str) -> None:
    check_with_pandoc(HOSTILE[name], "gfm")


@pytest.mark.parametrize("dialect", OTHER_DIALECTS)
def test_pandoc_shows_it_so_in_its_other_dialects(dialect: str) -> None:
    check_with_pandoc(ALL_TOGETHER[0], dialect)


def check_with_pandoc(typed: str, dialect: str) -> None:
    need(shutil.which("pandoc"), "Pandoc")
    text = normalize("NFC", typed)  # as Pandoc does
    page, harmless = through_pandoc(text, dialect), through_pandoc(same_lines(text), dialect)
    assert lacking(page.text, text, Detail.INTERNAL) == []
    assert structure(page, NOT_OF_THE_TEXT) == structure(harmless, NOT_OF_THE_TEXT)


def through_pandoc(text: str, dialect: str) -> Reader:
    markdown = render(typed_everywhere(text), format=Format.MARKDOWN, detail=Detail.INTERNAL)
    command = ["pandoc", "-f", dialect, "-t", "html", "--wrap=none"]
    done = subprocess.run(command, input=markdown.encode(), capture_output=True, check=True)
    return read(done.stdout.decode())


def test_text_goes_through_a_workbook_and_the_command(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(json.dumps(BANK.model_dump(mode="json")), encoding="utf-8")
    for text in ALL_TOGETHER:
        (tmp_path / "merged.xlsx").write_bytes(write_book(return_book(typed_everywhere(text))))
        for form in Format:
            options = ("-o", f"page.{form}", "--detail", "internal", "--bank", "small.yaml", "--force")
            ehsg("render", "merged.xlsx", *options, cwd=tmp_path)
            page = read((tmp_path / f"page.{form}").read_text(encoding="utf-8"), form)
            assert lacking(page.text, text, Detail.INTERNAL) == []


PIECES = st.sampled_from([piece for text in HOSTILE.values() for piece in text[:200].split(" ")])
ANY = st.lists(st.text(max_size=8) | PIECES | st.sampled_from(" \n\t"), max_size=8).map("".join)


@settings(max_examples=80)
@given(ANY)
@pytest.mark.parametrize("form", Format)
def test_any_text_is_shown_as_typed(form: Format, text: str) -> None:
    page = read(render(typed_everywhere(text), format=form, detail=Detail.INTERNAL), form)
    assert lacking(page.text, text, Detail.INTERNAL) == []
    harmless = render(typed_everywhere(same_lines(text)), format=form, detail=Detail.INTERNAL)
    assert structure(page) == structure(read(harmless, form))


@settings(max_examples=40)
@given(ANY)
def test_any_text_survives_pandoc(text: str) -> None:
    need(shutil.which("pandoc"), "Pandoc")
    composed = normalize("NFC", text)
    assert lacking(through_pandoc(composed, "gfm").text, composed, Detail.INTERNAL) == []


def test_markdown_on_github_has_no_more_html_than_its_own() -> None:
    """What GitHub would have to sanitise: nothing but the anchors and line breaks of the template."""
    for text in HOSTILE.values():
        markdown = render(typed_everywhere(text), format=Format.MARKDOWN, detail=Detail.INTERNAL)
        tags = set(re.findall(r"(?<!\\)</?([a-z]+)", re.sub(r"\\.", "", markdown)))
        assert tags <= {"a", "br", "https"}
        assert "<script" not in from_markdown(markdown)
