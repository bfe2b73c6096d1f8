"""How a browser laid a page out: what sticks out, what is cut off, which texts lie on each other."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

MEASURE = """() => {
  const width = document.documentElement.clientWidth;
  const slack = 2;
  const style = element => getComputedStyle(element);
  const up = function* (element) { for (let at = element; at; at = at.parentElement) yield at };
  const words = text => text.trim().replace(/\\s+/g, ' ').slice(0, 60);

  // What is kept from the eyes on purpose: shrunk to a dot, or beyond the left edge until it has the focus.
  const unseen = element => [...up(element)].some(each => {
    const box = each.getBoundingClientRect();
    return style(each).opacity === '0' || style(each).clipPath === 'inset(50%)' || box.right <= 0
      || (box.width <= 1 && box.height <= 1 && style(each).position === 'absolute');
  });
  const name = each => each.ariaLabel || (each.getAttribute('aria-labelledby') || '').split(/\\s+/)
    .map(id => document.getElementById(id)?.textContent || '').join(' ').trim();
  const scrolls = each => /auto|scroll/.test(style(each).overflowX) && each.tabIndex >= 0
    && each.getAttribute('role') && name(each);
  const clips = value => value !== 'visible';

  const texts = [], seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({visibilityProperty: true}) || unseen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(box => box.width > slack && box.height > slack);
    texts.push(...boxes.map(box => ({box, parent, text: words(node.data)})));
    if (boxes.length) seen.push(node.data);
  }
  const cut = ({box, parent}) => {
    for (const each of up(parent)) {
      if (each === document.body || each === document.documentElement || scrolls(each)) return false;
      const {overflowX, overflowY} = style(each), frame = each.getBoundingClientRect();
      if (clips(overflowX) && (box.left < frame.left - slack || box.right > frame.right + slack)) return true;
      if (clips(overflowY) && (box.top < frame.top - slack || box.bottom > frame.bottom + slack)) return true;
    }
    return false;
  };
  // Boxes of lines are higher than what is written in them, so a little overlap shows nowhere.
  const collide = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > .45 * Math.min(a.height, b.height);
  const sorted = [...texts].sort((a, b) => a.box.top - b.box.top);
  const overlaps = [];
  sorted.forEach((one, i) => {
    for (let j = i + 1; j < sorted.length && sorted[j].box.top < one.box.bottom; j++)
      if (collide(one.box, sorted[j].box)) overlaps.push(`${one.text} | ${sorted[j].text}`);
  });
  const out = [...document.body.querySelectorAll('*')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && box.height && (box.right > width + slack || box.left < -slack)
      && each.checkVisibility({visibilityProperty: true}) && !unseen(each)
      && ![...up(each.parentElement)].some(scrolls);
  });
  return {
    sideways: Math.max(0, document.scrollingElement.scrollWidth - width),
    sticking_out: out.map(each => `${each.localName}: ${words(each.textContent)}`),
    cut_off: texts.filter(cut).map(each => each.text),
    overlapping: overlaps,
    seen: seen.join(' '),
  };
}"""


def faults(page: Page) -> dict[str, Any]:
    """What a reader could not read, or only by scrolling to and fro; empty if all is well."""
    found: dict[str, Any] = page.evaluate(MEASURE)
    assert len(found.pop("seen")) > 5000
    return {what: places for what, places in found.items() if places}


def seen(page: Page) -> str:
    """All that can be read."""
    text: str = page.evaluate(MEASURE)["seen"]
    return text
