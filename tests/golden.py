from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def check(actual: str, expected: Path) -> None:
    """Compare with what the file holds; with UPDATE_GOLDEN=1, write the file instead. Read its diff then."""
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == expected.read_text(encoding="utf-8"), f"{expected} differs; UPDATE_GOLDEN=1 rewrites it"
