"""Pandoc, for tests: they are skipped where it is missing, and fail in CI."""

from __future__ import annotations

import shutil

from tests.conftest import need


def pandoc() -> str:
    """The program."""
    program = shutil.which("pandoc")
    need(program, "Pandoc")
    return str(program)
