"""The return read with the keyboard alone. Nothing here knows how the page is built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import View, opened, unfold
from tests.contrast import GRAPHICS, ratio, rgba

pytestmark = pytest.mark.browser

# Watches the focus: `watch.place()` says which element has it, and how that looks with it.
WATCH = """() => {
  const LOOK = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor'];
  const TAKES = 'a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex],'
    + '[contenteditable]';
  const look = element => { const style = getComputedStyle(element); return LOOK.map(name => style[name]) };
  const scrolls = each => each.scrollWidth > each.clientWidth
    && /auto|scroll/.test(getComputedStyle(each).overflowX);
  const all = [...document.querySelectorAll('*')];
  const shown = all.filter(each => each.checkVisibility({visibilityProperty: true}));
  const takers = shown.filter(each => each.matches(TAKES) && each.tabIndex >= 0 && !each.disabled
    && !(each.type === 'radio' && !each.checked));
  const unfocused = new Map(shown.map(each => [each, look(each)]));
  const grounds = element => {
    const found = [];
    for (let at = element; at; at = at.parentElement) found.push(getComputedStyle(at).backgroundColor);
    return found;
  };
  const onTop = element => [...element.getClientRects()].some(box => {
    const points = [[.5, .5], [.02, .1], [.98, .1], [.02, .9], [.98, .9]];
    return points.some(([x, y]) => {
      const hit = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
      return hit && element.contains(hit);
    });
  });
  window.watch = {
    takers: takers.map(each => all.indexOf(each)),
    scrollers: shown.filter(scrolls).map(each => all.indexOf(each)),
    focus: index => all[index].focus(),
    scrolled: index => all[index].scrollLeft,
    place: () => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const after = look(at), before = unfocused.get(at) || after;
      return {
        index: all.indexOf(at),
        words: (at.textContent || at.outerHTML).trim().slice(0, 60),
        changed: Object.fromEntries(LOOK.map((name, i) => [name, after[i]])
          .filter((_, i) => before[i] !== after[i])),
        width: parseFloat(after[1]),
        style: after[0],
        outline: after[2],
        grounds: grounds(at.parentElement || at),
        on_top: onTop(at),
      };
    },
  };
}"""

UNSEEN = "a:focus { outline: none !important; box-shadow: none !important; background: none !important }"
PLACE = "() => watch.place()"


def press_through(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page or comes round; where it was."""
    page.evaluate(WATCH)
    places: list[dict[str, Any]] = []
    for _ in range(len(page.evaluate("watch.takers")) + 100):
        page.keyboard.press("Tab")
        place = page.evaluate(PLACE)
        if place is None or (places and place["index"] == places[0]["index"]):
            return places
        places.append(place)
    pytest.fail(f"The focus never gets beyond {places[-1]['words']!r}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["2020-summary", "2022-internal"])
def test_tab_reaches_all_in_order_and_shows_where_it_is(
    browser: Browser, pages: dict[str, Path], name: str, width: int, scheme: Any
) -> None:
    with opened(browser, pages[name], View(width, scheme=scheme)) as page:
        unfold(page)
        places = press_through(page)
        order = [place["index"] for place in places]
        assert order == sorted(set(order))
        assert set(page.evaluate("watch.takers")) <= set(order)
    assert not [place["words"] for place in places if not place["on_top"]]
    assert not [(place["words"], place["changed"]) for place in places if not is_seen(place)]


def is_seen(place: dict[str, Any]) -> bool:
    """Whether the focus shows: by a line or ground that stands out from what lies around the element."""
    ground = behind(place["grounds"])
    changed = place["changed"]
    outline = [place["outline"]] if place["width"] >= 2 and "outlineStyle" in changed else []
    shadows = [part + ")" for part in changed.get("boxShadow", "").split(")") if "rgb" in part]
    colours = [*outline, *shadows, changed.get("backgroundColor", "")]
    marks = [rgba(colour) for colour in colours if "rgb" in colour]
    return any(mark[3] == 1 and ratio(mark, ground) >= GRAPHICS for mark in marks)


def behind(grounds: list[str]) -> tuple[float, ...]:
    """The first ground that hides what is behind it; else the white of the window."""
    return next((rgba(each) for each in grounds if rgba(each)[3] == 1), (255, 255, 255, 1))


def test_the_skip_link_comes_first_is_seen_and_skips(browser: Browser, file: Path) -> None:
    with opened(browser, file) as page:
        page.keyboard.press("Tab")
        first = page.locator(":focus")
        box = first.bounding_box()
        assert "skip" in first.inner_text().lower()
        assert box
        assert 0 <= box["x"] < 1280
        assert 0 <= box["y"] < 900
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
        assert page.evaluate("!document.querySelector('header').contains(document.activeElement)")


def test_what_scrolls_sideways_does_so_by_the_keyboard(browser: Browser, file: Path) -> None:
    """Where a window is too narrow for a table, say."""
    with opened(browser, file, View(320)) as page:
        unfold(page)
        page.evaluate(WATCH)
        stuck = [index for index in page.evaluate("watch.scrollers") if not moves(page, index)]
        assert not stuck


def moves(page: Page, index: int) -> bool:
    page.evaluate("index => watch.focus(index)", index)
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    moved: int = page.evaluate("index => watch.scrolled(index)", index)
    return moved > 0


def test_a_page_on_which_the_focus_is_lost_is_noticed(browser: Browser, pages: dict[str, Path]) -> None:
    """The tests above can fail: no outline, and links beneath a bar that sticks to the top and bottom."""
    with opened(browser, pages["2022-summary"]) as page:
        page.add_style_tag(content=UNSEEN)
        unseen = [place for place in press_through(page) if not is_seen(place)]
    with opened(browser, pages["2022-summary"]) as page:
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<div style=\"position:fixed;inset:0\">Bar</div>')"
        )
        hidden = [place for place in press_through(page) if not place["on_top"]]
    assert len(unseen) > 10
    assert len(hidden) > 10
