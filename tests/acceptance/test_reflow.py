"""The return on a small screen, much enlarged, spaced out, and on paper: nothing is cut off or covered."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser

from tests.acceptance import layout
from tests.browser import View, opened, unfold, with_large_type
from tests.conftest import need

pytestmark = pytest.mark.browser

ZOOMED = View(1280 // 4, 1024 // 4)  # what is left of a window of 1280 × 1024 at 400 %: WCAG 2.2, 1.4.10
A4_BETWEEN_MARGINS = View(round((210 - 2 * 16) / 25.4 * 96), media="print")

AS_IT_IS = "html { }"
# WCAG 2.2, 1.4.12: a reader's own spacing.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""


@pytest.mark.parametrize(
    ("view", "style"),
    [
        pytest.param(ZOOMED, AS_IT_IS, id="400%"),
        pytest.param(View(), AS_IT_IS, id="desktop"),
        pytest.param(View(768, 1024), AS_IT_IS, id="tablet"),
        pytest.param(View(), SPACED, id="spaced"),
        pytest.param(ZOOMED, SPACED, id="400%-spaced"),
        pytest.param(A4_BETWEEN_MARGINS, AS_IT_IS, id="paper"),
    ],
)
def test_nothing_is_cut_off(browser: Browser, file: Path, view: View, style: str) -> None:
    with opened(browser, file, view) as page:
        unfold(page)
        page.add_style_tag(content=style)
        assert layout.faults(page) == {}


def test_text_grows_with_the_readers_font(browser: Browser, pages: dict[str, Path]) -> None:
    """WCAG 2.2, 1.4.4: to twice its size, and nothing is cut off."""
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    with opened(browser, pages["2020-summary"]) as page:
        before = page.evaluate(size)
    with with_large_type(browser) as large:
        for file in pages.values():
            with opened(large, file) as page:
                unfold(page)
                assert (file.name, layout.faults(page)) == (file.name, {})
                assert page.evaluate(size) == pytest.approx(2 * before)


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("main { min-width: 400px }", "sideways"),
        ("main p { width: 400px }", "sticking_out"),
        ("main p { height: 1em; overflow: hidden }", "cut_off"),
        ("main p { height: 0 }", "overlapping"),
    ],
)
def test_a_page_that_does_cut_off_is_noticed(
    browser: Browser, pages: dict[str, Path], style: str, fault: str
) -> None:
    with opened(browser, pages["2022-summary"], ZOOMED) as page:
        page.add_style_tag(content=style)
        assert fault in layout.faults(page)


def test_on_paper_every_word_is_on_its_page(browser: Browser, file: Path, tmp_path: Path) -> None:
    """As PDF: no word beyond the edges, none missing, and every page says which of how many it is."""
    pdftotext = shutil.which("pdftotext")
    need(pdftotext, "pdftotext of poppler")
    target = tmp_path / "return.pdf"
    with opened(browser, file, View(media="print")) as page:
        unfold(page)
        shown = layout.seen(page)
        page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    assert pdftotext
    boxes = subprocess.run([pdftotext, "-bbox", target, "-"], capture_output=True, check=True).stdout
    sheets = list(ET.fromstring(boxes).iterfind(".//{*}page"))  # noqa: S314 - of our own making
    assert {round(float(sheet.get("width", 0))) for sheet in sheets} == {595}  # A4, in points
    assert not [word for sheet in sheets for word in beyond_the_edge(sheet)]
    printed = ["".join(word.text or "" for word in sheet.iterfind(".//{*}word")) for sheet in sheets]
    assert not [
        text
        for number, text in enumerate(printed, 1)
        if not re.search(rf"{number}\D{{1,4}}{len(sheets)}\b", text)
    ]
    assert not lost(shown, " ".join(printed))


def beyond_the_edge(sheet: ET.Element) -> list[str]:
    """Words that lie off the sheet, or in the last 5 mm, where many a printer prints nothing."""
    edge = 5 / 25.4 * 72
    width, height = float(sheet.get("width", 0)), float(sheet.get("height", 0))

    def is_on_it(word: ET.Element) -> bool:
        left, top, right, bottom = (float(word.get(name, 0)) for name in ("xMin", "yMin", "xMax", "yMax"))
        return left >= edge and top >= edge and right <= width - edge and bottom <= height - edge

    return [word.text or "" for word in sheet.iterfind(".//{*}word") if not is_on_it(word)]


def lost(shown: str, printed: str) -> list[str]:
    """Words that are shown and not printed. Long ones may be broken, and where they are is no matter."""
    return sorted({word for word in re.findall(r"[^\W_]{3,12}", shown) if word not in printed})
