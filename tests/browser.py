"""Chromium, for tests and screenshots: a page as its readers see it, with nothing but the file to show."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

VARIABLE = "EHSG_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
# Root may not start it in its sandbox, as in most containers; what it is shown is our own.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
)


@dataclass(frozen=True, slots=True)
class View:
    """The window, the paper or the eyes with which somebody reads a page."""

    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    scripts: bool = True
    scale: float = 1


def find_chromium() -> str:
    """The program: what the environment variable EHSG_CHROMIUM names, else the first that is there."""
    known = (os.environ.get(VARIABLE), *map(shutil.which, NAMES), *filter(os.path.exists, ELSEWHERE))
    return next(filter(None, known), "")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium without a window, until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def with_large_type(browser: Browser) -> Iterator[Browser]:
    """Another Chromium, with letters twice as large, as a reader sets them; media queries notice."""
    arguments = [*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    large = browser.browser_type.launch(executable_path=find_chromium(), args=arguments)
    yield large
    large.close()


@contextmanager
def blank(browser: Browser, view: View) -> Iterator[Page]:
    """A window in which nothing is open yet."""
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        device_scale_factor=view.scale,
        color_scheme=view.scheme,
        reduced_motion="reduce",
        java_script_enabled=view.scripts,
    )
    page = context.new_page()
    page.emulate_media(media=view.media)
    yield page
    context.close()


@contextmanager
def opened(browser: Browser, file: Path, view: View | None = None) -> Iterator[Page]:
    """A window that shows a file."""
    with blank(browser, view or View()) as page:
        page.goto(file.resolve().as_uri())
        yield page


def unfold(page: Page) -> int:
    """Open whatever a reader can open on a page; returns how much that is."""
    details = "[...document.querySelectorAll('details:not([open])')]"
    folded: int = page.evaluate(f"{details}.map(each => {{ each.open = true }}).length")
    return folded
