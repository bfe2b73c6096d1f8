"""Ours: every workbook read and each answer matched with its question, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.gathering import gather

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path) -> int:
    """Read all workbooks of a folder; gives how many."""
    return len(gather([folder], "2020").submissions)
