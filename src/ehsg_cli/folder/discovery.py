"""Finding the return folder that somebody works in; quick, as every command asks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "ehsg.yaml"  # the file that makes a folder a return folder


def find_root(start: Path) -> Path | None:
    """The nearest folder with an `ehsg.yaml`: `start`, or one above it up to the root; none without one.

    Args:
        start: An absolute path.
    """
    around = (start, *start.parents)
    return next((folder for folder in around if os.path.isfile(folder / SETTINGS)), None)  # noqa: PTH113
