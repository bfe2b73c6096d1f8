"""What acceptance tests share: one Chromium for each process of tests, and the examples rendered once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.acceptance.command import EXAMPLES, ehsg
from tests.browser import chromium, find_chromium
from tests.conftest import need

EDITIONS = ("2020", "2022")
DETAILS = ("summary", "full", "internal")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    need(find_chromium(), "Chromium")
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every example at every level of detail, in the colours of its theme; by names such as `2020-full`."""
    folder = tmp_path_factory.mktemp("pages")
    names = [(edition, detail) for edition in EDITIONS for detail in DETAILS]
    for edition, detail in names:
        merged, theme = EXAMPLES / edition / "output" / "merged.xlsx", EXAMPLES / edition / "theme.yaml"
        target = f"{edition}-{detail}.html"
        ehsg("render", merged, "-o", target, "--detail", detail, "--theme", theme, cwd=folder)
    return {f"{edition}-{detail}": folder / f"{edition}-{detail}.html" for edition, detail in names}


@pytest.fixture(params=[f"{edition}-{detail}" for edition in EDITIONS for detail in DETAILS])
def file(request: pytest.FixtureRequest, pages: dict[str, Path]) -> Path:
    """One of the pages after the other."""
    name: str = request.param
    return pages[name]
