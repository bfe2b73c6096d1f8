"""Contrast of text in SVG drawings, which axe-core does not judge."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.contrast import TEXT, ratio, rgba

# Every text with its colour, and what lies beneath its middle: fills of shapes, grounds of other elements.
# A hatched shape is told by its pattern's address, which is no colour: what lies beneath that counts.
TEXTS = """() => [...document.querySelectorAll('svg text')].map(text => {
  text.scrollIntoView({block: 'center', inline: 'center'});
  const box = text.getBoundingClientRect();
  const beneath = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const ground = each => each instanceof SVGGeometryElement ? getComputedStyle(each).fill
    : each instanceof SVGElement ? 'none' : getComputedStyle(each).backgroundColor;
  const colours = beneath.filter(each => !text.contains(each)).map(ground);
  return [text.textContent.trim(), getComputedStyle(text).fill, colours];
})"""


def pale(page: Page) -> list[str]:
    """Texts with too little contrast, each with how much it has."""
    found: list[tuple[str, str, list[str]]] = page.evaluate(TEXTS)
    contrasts = [(text, ratio(rgba(colour), ground(beneath))) for text, colour, beneath in found]
    return [f"{text}: {contrast:.2f}" for text, contrast in contrasts if contrast < TEXT]


def ground(beneath: list[str]) -> tuple[float, ...]:
    """The first colour from the top that hides what is below it; else the white of the window."""
    colours = (rgba(each) for each in beneath if each.startswith("rgb"))
    return next((colour for colour in colours if colour[3] == 1), (255, 255, 255, 1))
