from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.located import LocatedError
from ehsg_cli.render import sandbox, templates
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format, render
from ehsg_cli.render.templates import exported, style_sheet
from tests.render.returns import small_return

if TYPE_CHECKING:
    from pathlib import Path

DOUBLED = "{%% set n = namespace(s=%s) %%}{%% for i in range(60) %%}{%% set n.s = %s %%}{%% endfor %%}"
MACRO = "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}"
RECURSIVE = "{% for x in 'ab' recursive %}{% if loop.depth < 60 %}{{ loop('ab') }}{% endif %}{% endfor %}"


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
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", "steps"),
        ("{% for a in range(9999) %}{{ range(9999) | join | length }}{% endfor %}", "steps"),
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
            "steps",
        ),
        (
            "{% for x in 'ab' recursive %}{% if loop.depth < 60 %}{{ loop('ab') }}{% endif %}{% endfor %}",
            "steps",
        ),
        (
            "{% set n = namespace(s='x') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
            "large",
        ),
        (
            "{% set n = namespace(s='x') %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
            "large",
        ),
        (
            "{% set n = namespace(s=[1]) %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
            "large",
        ),
        (
            "{% set n = namespace(s=9) %}{% for i in range(60) %}{% set n.s = n.s * n.s %}{% endfor %}",
            "large",
        ),
        (
            "{% set n = namespace(s='x') %}{% for i in range(60) %}{% set t %}{{ n.s }}{{ n.s }}{% endset %}"
            "{% set n.s = t %}{% endfor %}",
            "large",
        ),
        (DOUBLED % ("'x'", "[n.s, n.s] | join"), "large"),
        ("{{ 'x' * 10 ** 10 }}", "large"),
        ("{{ 10 ** 10000000 }}", "large"),
        ("{{ 'x' | center(10 ** 10) }}", "large"),
        ("{{ 'x'.ljust(10 ** 10) }}", "large"),
        ("{{ range(9999) | batch(10 ** 9, 'x') | list }}", "large"),
        ("{{ '%9999999999d' % 1 }}", "width"),
        ("{{ '%9999999999d' | format(1) }}", "width"),
        ("{{ '{:9999999999}'.format(1) }}", "width"),
    ],
)
def test_a_template_that_would_take_for_ever_or_all_memory_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, problem: str
) -> None:
    monkeypatch.setattr(sandbox, "MOST_STEPS", 100_000)
    monkeypatch.setattr(sandbox, "MOST_CHARACTERS", 1_000_000)
    assert problem in refused(file(tmp_path, text)).message


@given(st.text(alphabet="{}%# \n.|()[]'~*+=-page_title1for in endfor", max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_template_makes_a_page_or_an_error_that_can_be_acted_on(tmp_path: Path, text: str) -> None:
    try:
        made = page(file(tmp_path, "made: {{ " + text + " }}"))
    except EhsgError as error:
        made = error.remedy
    assert made


def test_a_page_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ehsg_cli.render.page.MOST_CHARACTERS", 10_000)
    with pytest.raises(EhsgError, match="more than 10,000 characters"):
        page(file(tmp_path, "{% for i in range(9999) %}xx{% endfor %}"))


def test_what_templates_ask_of_loops_and_undefined_names_holds_where_they_are_counted(tmp_path: Path) -> None:
    text = (
        "{% for x in 'ab' %}{{ loop.index }}/{{ loop.length }}{{ loop.revindex }}{{ ',' if not loop.last }}"
        "{% endfor %}{{ page.x is defined }}{{ x | default('none') }}{{ 2 * 3 }}{{ 'a' ~ 1 }}{{ '%02d' % 7 }}"
    )
    assert page(file(tmp_path, text)) == "1/22,2/21Falsenone6a107"


def test_the_same_template_stops_at_the_same_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_STEPS", 1_000)
    own = file(tmp_path, "{% for i in range(999) %}\n{{ i }}\n{% endfor %}")
    assert refused(own).message == refused(own).message
