"""Ours: a question bank, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.library import validate

if TYPE_CHECKING:
    from pathlib import Path


def run(path: Path) -> int:
    """Check a bank; gives how many questions it has."""
    bank, _ = validate(DiskFile(path))
    return len(bank.questions) if bank else 0
