"""The page about findings says what `ehsg explain` says."""

from __future__ import annotations

import re
from pathlib import Path

from ehsg_cli.findings import codes, explaining
from tests import golden

PAGE = Path(__file__).parents[1] / "docs" / "findings.md"


def test_the_page_is_current() -> None:
    golden.check(f"{explaining.reference()}\n", PAGE)


def test_each_code_can_be_linked_to_and_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert sorted(re.findall(r"^### (\w+)$", page, re.MULTILINE)) == sorted(codes.ALL)
    assert sorted(re.findall(r"\]\(#(\w+)\)", page)) == sorted(map(str.lower, codes.ALL))
