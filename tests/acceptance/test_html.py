"""The return as an HTML file: valid, whole without scripts, and asking the network for nothing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.acceptance import layout
from tests.acceptance.command import ROOT
from tests.browser import View, blank, opened, unfold
from tests.conftest import need

pytestmark = pytest.mark.browser

CHECKER = ROOT / "tests" / "html_checker" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

# What the checker says and is wrong about: a part of its message, and why it is.
UNFOUNDED = {
    "“vector-effect”": "a property of SVG 2 that browsers have; the checker knows those of CSS",
    "“paint-order”": "a property of SVG 2 that browsers have; the checker knows those of CSS",
}

WITHOUT_CONTROLS = """() => document.querySelectorAll('form, button, input, select, output, [role=search]')
  .forEach(each => each.remove())"""


def messages(*files: Path) -> list[dict[str, Any]]:
    """What the Nu HTML checker says about HTML files and the style sheets in them."""
    java = shutil.which("java")
    need(java, "Java")
    need(CHECKER.is_file(), "the Nu HTML checker (npm ci in tests/html_checker)")
    assert java
    command = [java, "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*command, *files], capture_output=True, check=True, timeout=120)
    said: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return said


def test_every_page_is_valid(pages: dict[str, Path]) -> None:
    """No errors and no warnings; and what is excused in UNFOUNDED is still said, or the excuse can go."""
    said = [
        f"{Path(each['url']).name}:{each.get('lastLine')}: {each['message']}"
        for each in messages(*pages.values())
    ]
    assert not [line for line in said if not any(part in line for part in UNFOUNDED)]
    assert not [part for part in UNFOUNDED if not any(part in line for line in said)]


def test_the_checker_notices(pages: dict[str, Path], tmp_path: Path) -> None:
    """The test above can fail: a property that does not exist, and an element where none may be."""
    page = pages["2022-summary"].read_text("utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(
        page.replace("</style>", "p { colour: red }</style>").replace("<h1", "<dt>No</dt><h1"), "utf-8"
    )
    said = " ".join(each["message"] for each in messages(broken))
    assert "colour" in said
    assert "dt" in said


def test_a_page_asks_for_nothing_and_has_no_complaints(browser: Browser, file: Path) -> None:
    """In each scheme, on paper too, unfolded and scrolled through: no request but for the file itself."""
    asked: list[str] = []
    complaints: list[str] = []
    with blank(browser, View()) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(file.as_uri())
        unfold(page)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.emulate_media(color_scheme="dark", media="print")
        page.wait_for_load_state("networkidle")
    assert (asked, complaints) == ([file.as_uri()], [])


def test_what_is_asked_for_is_noticed(browser: Browser, tmp_path: Path) -> None:
    """The test above can fail."""
    page_file = tmp_path / "page.html"
    page_file.write_text(
        "<!doctype html><title>A</title><script>console.error('no')</script><img src=a.png>", "utf-8"
    )
    asked: list[str] = []
    complaints: list[str] = []
    with blank(browser, View()) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(page_file.as_uri())
    assert len(asked) == 2
    assert "no" in complaints


def test_a_page_says_the_same_without_scripts(browser: Browser, file: Path) -> None:
    """But for what only scripts can do: a filter, say."""
    with opened(browser, file, View(scripts=False)) as page:
        unfold(page)
        without = words(layout.seen(page))
    with opened(browser, file) as page:
        unfold(page)
        page.evaluate(WITHOUT_CONTROLS)
        assert words(layout.seen(page)) == without


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
