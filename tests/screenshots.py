"""The pictures in docs/images, of the worked examples: `make screenshots`.

Needs Chromium, LibreOffice and poppler. With words (`python -m tests.screenshots phone`) it makes only the
pictures whose names hold one of them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser

from tests.acceptance.command import EXAMPLES, ROOT, ehsg
from tests.acceptance.libreoffice import SECONDS, find_soffice
from tests.browser import View, blank, chromium, opened, unfold

IMAGES = ROOT / "docs" / "images"
LARGEST = 200_000  # bytes of a picture, as they stay in the repository for good
DESKTOP = View()
PHONE = View(390, 844, scale=2)
DARK = View(scheme="dark")
PHONE_DARK = View(390, 844, scale=2, scheme="dark")

# Sheets of paper that lie beside one another on a desk.
DESK = """<!doctype html><style>
body { margin: 0; padding: 24px; display: flex; gap: 24px; align-items: start; width: max-content }
body { background: #6b7680 }
img { display: block }
</style>"""


@dataclass(frozen=True, slots=True)
class Shot:
    """What of a page is in a picture.

    Attributes:
        page: An edition and a level of detail, such as `2020-full`.
        at: What to scroll to, as a CSS selector; without it, the top of the page is shown.
    """

    name: str
    page: str
    view: View = DESKTOP
    at: str = ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """Which sheets of paper, counted from 1, are in a picture of a document."""

    name: str
    document: str
    numbers: tuple[int, ...] = (1, 2, 3)
    width: int = 420


SHOTS = (
    Shot("return-draft", "2020-summary"),
    Shot("return-agreed", "2022-summary"),
    Shot("return-overview", "2020-summary", at="#page_overview"),
    Shot("return-area", "2020-summary", at="#communities-03"),
    Shot("return-partners", "2020-full", at="#families-01"),
    Shot("return-maturity", "2020-summary", at="#page_maturity"),
    Shot("return-system", "2020-summary", at="#page_system"),
    Shot("return-actions", "2020-summary", at="#page_actions"),
    Shot("return-dark", "2020-summary", DARK),
    Shot("return-phone", "2020-summary", PHONE_DARK, at="#page_summary"),
    Shot("return-area-phone", "2020-summary", PHONE, at="#communities-03"),
)
SHEETS = (
    Sheets("return-print", "2020-summary.pdf"),
    Sheets("workbook-blank", "blank.pdf", (1, 3), 640),
    Sheets("workbook-merged", "merged.pdf", (1, 3), 640),
)


def main() -> None:
    """Make all pictures, or those that are asked for."""
    wanted = sys.argv[1:]
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        folder = Path(scratch)
        for shot in chosen(SHOTS, wanted):
            save(shot.name, of_page(browser, rendered(folder, shot.page), shot))
        for sheets in chosen(SHEETS, wanted):
            document = printed(browser, folder, sheets.document)
            save(sheets.name, on_a_desk(browser, images_of(document, sheets.numbers, sheets.width)))


Picture = TypeVar("Picture", Shot, Sheets)


def chosen(known: Iterable[Picture], wanted: list[str]) -> list[Picture]:
    return [each for each in known if not wanted or any(part in each.name for part in wanted)]


def rendered(folder: Path, name: str) -> Path:
    """A page, made by the command once."""
    target = folder / f"{name}.html"
    edition, detail = name.split("-")
    if not target.exists():
        merged = EXAMPLES / edition / "output" / "merged.xlsx"
        ehsg(
            "render",
            merged,
            "-o",
            target.name,
            "--detail",
            detail,
            "--theme",
            merged.parents[1] / "theme.yaml",
            cwd=folder,
        )
    return target


def of_page(browser: Browser, file: Path, shot: Shot) -> bytes:
    """What a window shows of a page."""
    with opened(browser, file, shot.view) as page:
        if shot.at:
            page.locator(shot.at).first.evaluate("each => each.scrollIntoView()")
        return page.screenshot(animations="disabled")


def printed(browser: Browser, folder: Path, name: str) -> Path:
    """A document on paper, made once: a page as Chromium prints it, or a workbook as LibreOffice does."""
    target = folder / name
    if target.exists():
        return target
    if target.stem in WORKBOOKS:
        as_pdf(WORKBOOKS[target.stem](folder), folder)
        return target
    with opened(browser, rendered(folder, target.stem), View(media="print")) as page:
        unfold(page)
        page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    return target


def blank_workbook(folder: Path) -> Path:
    ehsg("generate", "--bank", "2020", "-o", "blank.xlsx", cwd=folder)
    return folder / "blank.xlsx"


def merged_workbook(_: Path) -> Path:
    return EXAMPLES / "2020" / "output" / "merged.xlsx"


WORKBOOKS = {"blank": blank_workbook, "merged": merged_workbook}


def as_pdf(workbook: Path, folder: Path) -> None:
    """Print a workbook with LibreOffice, whatever its settings on this machine are."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [find_soffice(), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, workbook], check=True, capture_output=True, timeout=SECONDS)


def images_of(document: Path, numbers: Iterable[int], width: int) -> list[bytes]:
    """Sheets of a PDF document, as PNG."""
    size = ("-scale-to-x", str(width), "-scale-to-y", "-1")
    return [
        subprocess.run(
            ["pdftoppm", "-png", *size, "-f", str(number), "-l", str(number), document],
            check=True,
            capture_output=True,
        ).stdout
        for number in numbers
    ]


def on_a_desk(browser: Browser, sheets: Iterable[bytes]) -> bytes:
    """The sheets beside one another."""
    images = "".join(
        f'<img alt="" src="data:image/png;base64,{b64encode(sheet).decode()}">' for sheet in sheets
    )
    with blank(browser, View()) as page:
        page.set_content(DESK + images)
        return page.locator("body").screenshot()


def save(name: str, picture: bytes) -> None:
    target = IMAGES / f"{name}.png"
    target.write_bytes(picture)
    note = "" if len(picture) <= LARGEST else f": more than the {LARGEST:,} that a picture may have"
    sys.stdout.write(f"{target.relative_to(ROOT)}: {len(picture):,} bytes{note}\n")


if __name__ == "__main__":
    main()
