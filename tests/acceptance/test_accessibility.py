"""The return as axe-core and assistive technology see it. Nothing here knows how the page is built."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.acceptance import axe, drawings
from tests.browser import View, opened, unfold

pytestmark = pytest.mark.browser

ONCE: tuple[Any, ...] = ("banner", "main", "contentinfo")
NAMED = ("navigation", "region", "table", "figure", "img", "form", "search", "link", "button")

LANDMARKS = ("navigation", "region")

# An accessible name that says something; Chromium's own idea of names, not the attributes they may come from.
SOMETHING = re.compile(r"\w")

STRUCTURE = """() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const words = each => each.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60);
  const ids = all('[id]').map(each => each.id);
  const target = each => decodeURIComponent(each.getAttribute('href').slice(1));
  return {
    language: document.documentElement.lang,
    title: document.title,
    headings: all('h1, h2, h3, h4, h5, h6').map(each => [Number(each.localName[1]), words(each)]),
    headers_without_scope: all('table:not([role]) th:not([scope])').map(words),
    tables_without_headers: all('table:not([role])').filter(each => !each.querySelector('th')).map(words),
    repeated_ids: ids.filter((id, index) => ids.indexOf(id) !== index),
    broken_links: all('a[href^="#"]').filter(each => !document.getElementById(target(each))).map(words),
    links: all('a[href^="#"]').length,
    drawings_without_role: all('svg:not([role])').filter(each => !each.closest('[aria-hidden=true]'))
      .map(words),
  };
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_wrong(browser: Browser, file: Path, width: int) -> None:
    """As it opens and with everything unfolded, in light and dark; then on paper."""
    with opened(browser, file, View(width)) as page:
        folded = axe.faults(page) if page.locator("details:not([open])").count() else []
        unfold(page)
        light = axe.faults(page)
        page.emulate_media(color_scheme="dark")
        dark = axe.faults(page, only=axe.OF_COLOUR)
    assert (folded, light, dark) == ([], [], [])


def test_axe_finds_enough_contrast_on_paper(browser: Browser, file: Path) -> None:
    """Paper is white, also where the screen is dark."""
    with opened(browser, file, View(media="print", scheme="dark")) as page:
        unfold(page)
        assert not axe.faults(page, only=axe.OF_COLOUR)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_in_drawings_stands_out(browser: Browser, file: Path, scheme: Any) -> None:
    with opened(browser, file, View(scheme=scheme)) as page:
        unfold(page)
        assert not drawings.pale(page)


def test_pale_text_in_a_drawing_is_noticed(browser: Browser, pages: dict[str, Path]) -> None:
    """The test above can fail: on the ground of the page, and on a shape."""
    drawing = """<svg width="300" height="100"><rect width="300" height="50" style="fill:#123456"/>
        <text x="9" y="20" style="fill:#000000">Dark on dark</text>
        <text x="9" y="40" style="fill:#ffffff">White on dark</text>
        <text x="9" y="80" style="fill:#dddddd">Pale on white</text></svg>"""
    with opened(browser, pages["2022-summary"]) as page:
        page.evaluate(
            "drawing => document.querySelector('main').insertAdjacentHTML('beforeend', drawing)", drawing
        )
        pale = drawings.pale(page)
    assert [each.split(":")[0] for each in pale] == ["Dark on dark", "Pale on white"]


def test_axe_would_find_something(browser: Browser, pages: dict[str, Path]) -> None:
    """The tests above can fail: pale text, a figure without a name, text that no colour can be told for."""
    with opened(browser, pages["2022-summary"]) as page:
        page.evaluate(
            """() => document.querySelector('main').insertAdjacentHTML('beforeend', `
            <p style="color:#ddd;background:#fff">Pale</p> <img src="data:,">
            <p style="background:linear-gradient(#000,#fff)">Unsure</p>`)"""
        )
        found = axe.faults(page)
    assert {each.split(":")[0] for each in found} == {"color-contrast", "image-alt", "not judged"}


def test_language_title_headings_and_links(browser: Browser, file: Path) -> None:
    with opened(browser, file) as page:
        found = page.evaluate(STRUCTURE)
    headings = found.pop("headings")
    levels = [level for level, _ in headings]
    steps = zip([0, *levels], headings, strict=False)
    assert found.pop("language") == "en-GB"
    assert "Early Help System Guide" in found.pop("title")
    assert found.pop("links") > 10
    assert not {what: faults for what, faults in found.items() if faults}
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert not [text for before, (level, text) in steps if level > before + 1 or not text]


def test_landmarks_and_names(browser: Browser, file: Path) -> None:
    """One banner, main part and footer; what needs a name has one, and no two landmarks the same."""
    with opened(browser, file) as page:
        unfold(page)
        assert [page.get_by_role(role).count() for role in ONCE] == [1, 1, 1]
        assert page.get_by_role("navigation").count() >= 1
        assert page.get_by_role("table").count() >= 1
        assert not [role for role in NAMED if nameless(page, role)]
        assert not [name for role in LANDMARKS for name in repeated_names(page, role)]


def nameless(page: Page, role: Any) -> int:
    """How many elements of a role have no name."""
    return page.get_by_role(role).count() - page.get_by_role(role, name=SOMETHING).count()


def repeated_names(page: Page, role: Any) -> list[str]:
    """Names that two landmarks of a role share, as a screen reader lists them."""
    names = re.findall(rf"^\s*- {role} \"(.+?)\"", page.locator("body").aria_snapshot(), re.MULTILINE)
    return [name for name in names if names.count(name) > 1]
