"""docs/templates.md says what templates are given, and what it shows works."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from enum import EnumMeta
from inspect import getdoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ehsg_cli.progress import reminders
from ehsg_cli.render import chart, people_view, question_view, theme, view
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.letters import letters
from ehsg_cli.render.page import Format, render
from ehsg_cli.render.palette import read_sheet
from ehsg_cli.render.templates import style_sheet
from ehsg_cli.render.theme import make_look
from ehsg_cli.render.theme_file import read_theme_file
from tests import golden
from tests.progress.people import THREE, assessed, named
from tests.render.returns import small_return
from tests.test_reference import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "docs" / "templates.md"
NAMES = Path(__file__).parent / "render" / "golden" / f"context-{view.CONTEXT}.txt"
PARTS: dict[str, Any] = {
    name: part
    for module in (view, people_view, question_view, chart, theme, reminders)
    for name, part in vars(module).items()
    if isinstance(part, type) and part.__module__ == module.__name__
}
SIMPLE = {"str": "text", "int": "number", "float": "number", "bool": "true or false"}


def given(first: Any) -> list[Any]:
    """What templates are given and all that it leads to, in the order in which it does."""
    found: list[Any] = [first]
    for part in found:
        named = [
            PARTS[name]
            for field in fields(part)
            for name in re.findall(r"\w+", str(field.type))
            if name in PARTS
        ]
        found += [each for each in dict.fromkeys(named) if is_dataclass(each) and each not in found]
    return found


def kind(annotation: str) -> str:
    """What a field is, in words."""
    if annotation.endswith(" | None"):
        return f"{kind(annotation.removesuffix(' | None'))}, or none"
    if entry := re.fullmatch(r"tuple\[(\w+), \.\.\.\]", annotation):
        return f"list: {kind(entry[1])}"
    if annotation == "Mapping[str, str]":
        return "text by name"
    part = PARTS.get(annotation)
    if isinstance(part, EnumMeta):
        return "text"
    return f"[{annotation}](#{annotation.lower()})" if part else SIMPLE[annotation]


def meanings(part: Any) -> dict[str, str]:
    """What the docstring of a part says about each of its fields."""
    _, _, said = (getdoc(part) or "").partition("Attributes:\n")
    found = re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", said, re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in found}


def reference(first: Any, level: str) -> str:
    return "\n".join(line for part in given(first) for line in described(part, level))


def described(part: Any, level: str) -> Iterator[str]:
    said = meanings(part)
    about = (getdoc(part) or "").partition("\n\nAttributes:")[0]
    yield f"{level} {part.__name__}\n\n{' '.join(about.split())}\n\n| Name | Value | Meaning |\n|---|---|---|"
    for field in fields(part):
        yield f"| `{field.name}` | {kind(str(field.type))} | {said[field.name]} |"
    yield ""


@pytest.mark.parametrize("part", [*given(view.Page), *given(reminders.Reminder)])
def test_every_field_is_documented_and_nothing_else(part: Any) -> None:
    assert list(meanings(part)) == [field.name for field in fields(part)]


@pytest.mark.parametrize(
    ("name", "first", "level"), [("context", view.Page, "###"), ("reminder", reminders.Reminder, "####")]
)
def test_the_reference_is_current(name: str, first: Any, level: str) -> None:
    before, start, rest = PAGE.read_text(encoding="utf-8").partition(
        MARKER.format(name=name).replace("test_reference", "test_template_reference")
    )
    _, end, after = rest.partition(f"<!-- end of {name} -->")
    assert start
    assert end
    golden.check(f"{before}{start}\n\n{reference(first, level).strip()}\n\n{end}{after}", PAGE)


def test_nothing_is_taken_away_without_a_new_version_of_the_context() -> None:
    every = [*given(view.Page), *given(reminders.Reminder)]
    names = sorted(f"{part.__name__}.{field.name}" for part in every for field in fields(part))
    known = NAMES.read_text(encoding="utf-8").split() if NAMES.exists() else []
    gone = set(known) - set(names)
    assert not gone, f"{sorted(gone)}: raise CONTEXT in view.py, and say what changed in docs/templates.md"
    golden.check("\n".join(names) + "\n", NAMES)


def test_the_page_lists_this_version() -> None:
    assert f"\n| {view.CONTEXT} | " in PAGE.read_text(encoding="utf-8")


def test_what_the_page_shows_works(tmp_path: Path) -> None:
    shown = dict(
        re.findall(r"```(?:jinja|yaml) (\S+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    )
    letter = shown.pop("reminder.txt.j2")
    assert shown.keys() == {"northshire.yaml", "html/header.html.j2", "return.html.j2"}
    own = tmp_path / "templates"
    for name, text in shown.items():
        file = own / name if name.endswith(".j2") else tmp_path / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(text, encoding="utf-8")
    sheet = read_sheet(style_sheet(own))
    wishes, findings = read_theme_file(tmp_path / "northshire.yaml", sheet)
    assert not findings
    html = render(
        small_return(),
        format=Format.HTML,
        detail=Detail.SUMMARY,
        template=own,
        look=make_look(wishes, sheet),
    )
    for expected in (
        "for the Northshire Early Help Partnership</p>\n<header>",
        "<h2>For the board</h2>\n<p>1 of 3 questions are agreed.</p>",
        "Train 40 people.",
        '<h2 id="page_summary"',
        "Questions about this return: early-help@example.org",
        '<p class="area">Northshire</p>',
        "30 September 2020",
        "--brand: #7b1fa2;",
    ):
        assert expected in html
    (tmp_path / "reminder.txt.j2").write_text(letter, encoding="utf-8")
    progress = assessed(THREE)
    values = {"reminder": reminders.reminder(progress, named(progress, "A school"))}
    assert letters("chase/reminder.txt.j2", [values], tmp_path / "reminder.txt.j2") == [
        "Subject: A school: Small Guide 2024\n\n2 questions are still open:\n"
        "Families: families-02\nIn words: words-01"
    ]
