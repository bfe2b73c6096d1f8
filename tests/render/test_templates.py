from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.located import LocatedError
from ehsg_cli.isolation.isolated import Isolated, StoppedError
from ehsg_cli.render import own as own_templates
from ehsg_cli.render import templates
from ehsg_cli.render.context import build
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format, render
from ehsg_cli.render.templates import exported, style_sheet
from ehsg_cli.render.theme import Theme
from tests.render.returns import small_return

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NESTED = "{% set n = namespace(l=[1]) %}{% for i in range(60) %}{% set n.l = [n.l, n.l] %}{% endfor %}"


@pytest.fixture(scope="module")
def isolated() -> Iterator[Isolated]:
    with Isolated(5, 500_000_000) as started:
        yield started


def page(own: Path | None = None, form: Format = Format.HTML, detail: Detail = Detail.SUMMARY) -> str:
    return render(small_return(), format=form, detail=detail, template=own)


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder of templates; `html__header` is html/header.html.j2."""
    for name, text in files.items():
        file = tmp_path / f"{name.replace('__', '/')}.html.j2"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def file(tmp_path: Path, text: str) -> Path:
    (tmp_path / "ours.j2").write_text(text, encoding="utf-8")
    return tmp_path / "ours.j2"


def refused(own: Path) -> LocatedError:
    with pytest.raises(LocatedError) as caught:
        page(own)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("detail", Detail)
def test_templates_as_exported_make_the_same_page(tmp_path: Path, form: Format, detail: Detail) -> None:
    for name, text in exported().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    assert page(tmp_path, form, detail) == page(None, form, detail)


def test_all_that_makes_a_page_is_exported_and_nothing_else() -> None:
    names = exported().keys()
    assert {"README.md", "return.css", "return.html.j2", "return.md.j2", "html/macros.html.j2"} <= names
    assert not [name for name in names if name.startswith("bank/")]
    assert all(
        text.startswith("{# ehsg: context 1 #}\n")
        for name, text in exported().items()
        if name.endswith(".j2")
    )


def test_one_part_takes_the_place_of_ours_and_nothing_else_does(tmp_path: Path) -> None:
    own = folder(tmp_path, html__header="<header>Northshire</header>\n")
    assert page(own) == re.sub(
        r"<header>.*</header>\n", "<header>Northshire</header>\n", page(), flags=re.DOTALL
    )


@pytest.mark.parametrize("name", ["html/header.html.j2", "ehsg/html/header.html.j2"])
def test_a_part_may_hold_ours(tmp_path: Path, name: str) -> None:
    own = folder(tmp_path, html__header=f'<p>Northshire</p>\n{{% include "{name}" %}}')
    assert page(own) == page().replace("<header>", "<p>Northshire</p>\n<header>")


@pytest.mark.parametrize("name", ["return.html.j2", "ehsg/return.html.j2"])
def test_the_whole_page_may_extend_ours(tmp_path: Path, name: str) -> None:
    block = "{% block footer %}{{ super() }}<p>End</p>{% endblock %}"
    own = folder(tmp_path, **{"return": f'{{% extends "{name}" %}}{block}'})
    assert page(own).replace("<p>End</p>", "") == page()


def test_a_folder_has_a_style_sheet_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "return.css").write_text(":root { --brand: #103d4d; }\n", encoding="utf-8")
    assert "<style>\n:root { --brand: #103d4d; }\n</style>" in page(tmp_path)
    assert style_sheet(tmp_path) == ":root { --brand: #103d4d; }\n"
    assert style_sheet(None) == style_sheet(tmp_path / "gone") != style_sheet(tmp_path)


@pytest.mark.parametrize(
    ("css", "shown"),
    [
        ("@media screen{#nav{color:red}}\n", "@media screen{#nav{color:red}}\n"),
        (
            "a { content: '{{ page.titel }} {% x %} {# y' }\r\n",
            "a { content: '{{ page.titel }} {% x %} {# y' }\n",
        ),
        ("a::after { content: '</STYLE ><b>' }", "a::after { content: '<\\/STYLE ><b>' }"),
        ("", ""),
    ],
)
def test_a_style_sheet_is_no_template(tmp_path: Path, css: str, shown: str) -> None:
    (tmp_path / "return.css").write_text(css, encoding="utf-8", newline="")
    assert f"<style>\n{shown}</style>" in page(tmp_path)


def test_parts_may_be_of_any_name(tmp_path: Path) -> None:
    own = folder(tmp_path, html__header='{% include "html/badge.html.j2" %}', html__badge="<b>Badge</b>")
    assert "<b>Badge</b>" in page(own)


@pytest.mark.parametrize("files", [{}, {"notes": "x"}, {"header": "x"}])
def test_a_folder_that_changes_nothing_is_not_what_was_meant(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(EhsgError, match="holds no template"):
        page(folder(tmp_path, **files))


@pytest.mark.parametrize(
    "name", ["../secret.j2", "/secret.j2", "html/../../secret.j2", "./../secret.j2", "..\\\\secret.j2"]
)
def test_nothing_outside_a_folder_can_be_reached(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.j2").write_text("secret", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    folder(own, html__header=f'{{% include "{name}" %}}')
    assert "there is no template" in refused(own).message


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_nor_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("secret", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    folder(own, html__header='{% include "html/link.html.j2" %}')
    (own / "html" / "link.html.j2").symlink_to(tmp_path / "secret.j2")
    assert "there is no template html/link.html.j2" in refused(own).message


def test_a_template_for_another_version_of_the_context(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = folder(tmp_path, html__header="\n{# ehsg: context 1 #}\nours")
    assert "ours" in page(own)
    monkeypatch.setattr(sys, "frozen", True, raising=False)  # so that the template is read in this process
    monkeypatch.setattr(templates, "CONTEXT", 2)
    older = refused(own)
    assert older.message.endswith("is written for context 1; this is context 2.")
    assert "Versions of the context" in older.remedy
    assert (older.location.line, older.location.column) == (2, 1)
    monkeypatch.setattr(templates, "CONTEXT", 0)
    assert "newer ehsg" in refused(own).remedy


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("{{ page.titel }}", 1, 9, "Page has no titel. Did you mean title?"),
        ("\n  {{ pag.title }}", 2, 6, "there is no pag here. Did you mean page?"),
        ("{{ page.summary.respondants }}", 1, 17, "Summary has no respondants. Did you mean respondents?"),
        ("{{ page.title.x }}", 1, 15, "a text has no x."),
        ("{{ page.draft.x }}", 1, 15, "true or false has no x."),
        ("{{ page.parts[9].title }}", 1, 15, "there is no entry 9 in a list of 1."),
        ("{{ page.theme.colours.brand }}", 1, 23, "a mapping has no brand."),
        ("{% set x = none %}\n{{ x.statement }}", 2, 6, "statement is asked of something that is none here."),
        ("{{ page.title | uper }}", 1, 17, "No filter named 'uper'. Did you mean upper?"),
        (
            "{% if page.title is strng %}{% endif %}",
            1,
            21,
            "No test named 'strng' found. Did you mean string?",
        ),
        ("{% fro x in y %}", 1, 4, "Encountered unknown tag 'fro'. Did you mean from?"),
        ('{% include "html/heder.html.j2" %}', 1, 13, "Did you mean html/header.html.j2?"),
        ('{% import "html/macros.html.j2" as show %}{{ show.x() }}', 1, 51, "html/macros.html.j2 has no x."),
        ("{% macro m() %}\n{{ page.titel }}{% endmacro %}\n{{ m() }}", 2, 9, "Page has no titel."),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, 1, "calls itself without end."),
        ("{% set page.title = 1 %}", 1, 1, "cannot assign attribute"),
        ("{{ lipsum() }}", 1, 4, "there is no lipsum here."),
        ("{{ [1, 2] | random }}", 1, 13, "No filter named 'random'."),
        ("{{ page | tojson }}", 1, 1, "not JSON serializable (TypeError)."),
    ],
)
def test_a_mistake_is_shown_where_it_is(
    tmp_path: Path, text: str, line: int, column: int, message: str
) -> None:
    error = refused(file(tmp_path, text))
    assert message in error.message
    assert (error.location.line, error.location.column) == (line, column)
    assert error.message.startswith(f"The template {error.location.file}, line {line}: ")


def test_a_mistake_in_a_block_or_a_part_is_shown_there(tmp_path: Path) -> None:
    own = folder(
        tmp_path,
        **{"return": '{% extends "return.html.j2" %}\n{% block footer %}\n{{ page.titel }}{% endblock %}'},
    )
    assert refused(own).message.startswith(f"The template {own.as_posix()}/return.html.j2, line 3: ")
    own = folder(tmp_path, **{"return": '{% extends "return.html.j2" %}'}, html__footer="\n\n{% if %}")
    assert refused(own).message.startswith(f"The template {own.as_posix()}/html/footer.html.j2, line 3: ")


def test_a_part_of_ours_that_misses_something_of_theirs_says_what(tmp_path: Path) -> None:
    own = folder(tmp_path, html__macros="{% macro other() %}{% endmacro %}")
    assert "html/macros.html.j2 has no " in refused(own).message


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "took longer than 1 seconds",
        ),
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
            "took longer than 1 seconds",
        ),
        (
            "{% for x in 'ab' recursive %}{% if loop.depth < 60 %}{{ loop('ab') }}{% endif %}{% endfor %}",
            "took longer than 1 seconds",
        ),
        ("{{ 10 ** 10000000 }}", "took longer than 1 seconds"),
        ("{{ 1.5 | round(1000000000, 'floor') }}", "took longer than 1 seconds"),
        (NESTED + "{{ n.l | pprint }}", "took longer than 1 seconds"),
        ("{% set a = ['x' * 1000] * 1000 %}{{ [a] * 1000 }}", "took more than 200 MB of memory"),
        ("{{ (['x' * 40000000] * 10) | join | length }}", "took more than 200 MB of memory"),
        ("{{ ('%*d' % (900000000, 1)) | length }}", "took more than 200 MB of memory"),
        ("{{ '{:{}}'.format(1, '900000000') | length }}", "took more than 200 MB of memory"),
        ("{{ ('x' * 20000).translate({120: 'y' * 40000}) | length }}", "took more than 200 MB of memory"),
        ("{{ 'x' * 50000001 }}", "makes a page of more than 50,000,000 characters"),
    ],
)
def test_a_template_that_would_take_for_ever_or_all_memory_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, problem: str
) -> None:
    monkeypatch.setattr(own_templates, "SECONDS", 1 if "seconds" in problem else 60)
    monkeypatch.setattr(own_templates, "MEMORY", 200_000_000 if "memory" in problem else 2_000_000_000)
    own = file(tmp_path, text)
    with pytest.raises(EhsgError) as caught:
        page(own)
    assert caught.value.message == f"The template {own.as_posix()} {problem}."
    assert caught.value.remedy


def test_templates_run_in_this_process_where_there_can_be_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert page(file(tmp_path, "{{ page.title | length }}")).isdigit()
    assert refused(file(tmp_path, "{{ page.titel }}")).location.column == 9


@given(st.text(alphabet="{}%# \n.|()[]'~*+=-page_title1for in endfor", max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_template_makes_a_page_or_an_error_that_can_be_acted_on(
    tmp_path: Path, isolated: Isolated, text: str
) -> None:
    whole = build(small_return(), Detail.SUMMARY, theme=Theme(), dated=None)
    own = file(tmp_path, "made: {{ " + text + " }}")
    try:
        made = isolated.run(own_templates.rendered, "return.html.j2", own, whole, False)
    except StoppedError:  # 11 ** 11 ** 11
        return
    assert made.remedy if isinstance(made, EhsgError) else made
