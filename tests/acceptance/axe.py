"""What axe-core says about an open page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = "color-contrast"
OF_COLOUR = (CONTRAST, "link-in-text-block")  # what a change of colours alone can break

RUN = """only => axe.run(document, {runOnly: only, resultTypes: ['violations', 'incomplete']})"""

# Which of the elements stand in a drawing, or can be pushed out of sight in a region that scrolls sideways.
EXCUSED = """targets => targets.filter(target => {
  if (document.querySelector(target).closest('svg')) return true;
  for (let at = document.querySelector(target); at; at = at.parentElement)
    if (at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
  return false;
})"""


@cache
def _script() -> str:
    """axe-core itself, which its wrapper brings along; the wrapper can do less than axe-core."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def faults(page: Page, *, only: Iterable[str] = TAGS) -> list[str]:
    """What is wrong, a line for each element, and each text whose contrast axe could not judge.

    Text in a table that is wider than the window, and scrolls by itself, lies partly beneath the edge: axe
    cannot judge it there. It can in a wide window. Text in drawings it can judge nowhere: see `drawings`.
    """
    page.evaluate(_script())
    found: dict[str, Any] = page.evaluate(RUN, list(only))
    wrong = [(rule, node) for rule in found["violations"] for node in rule["nodes"]]
    unsure = [
        (rule, node) for rule in found["incomplete"] if rule["id"] == CONTRAST for node in rule["nodes"]
    ]
    excused = page.evaluate(EXCUSED, [node["target"][0] for _, node in unsure])
    return [_line(*fault) for fault in wrong] + [
        f"not judged: {_line(rule, node)}" for rule, node in unsure if node["target"][0] not in excused
    ]


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    why = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return f"{rule['id']}: {' '.join(why)} {node['html'][:120]}"
