"""The worked examples are what the commands make of what the partners typed, to the letter."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

from ehsg_cli.workbook.grid import cell_name, read_spreadsheet
from tests import build_examples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

COMMITTED = build_examples.EXAMPLES
TYPED = ("answers", "decisions", "theme.yaml", "logo.svg", f"received/{build_examples.BY_LIBREOFFICE}.xlsx")
SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


def content(path: Path) -> str:
    """What people see of a file. Two zip libraries may pack the same workbook into different bytes."""
    text = "\n".join(cells(path)) if path.suffix == ".xlsx" else path.read_text(encoding="utf-8")
    return SHA256.sub("SHA-256", text)


def cells(path: Path) -> Iterator[str]:
    spreadsheet, findings = read_spreadsheet(path.read_bytes(), path.name)
    assert spreadsheet, findings
    return (
        f"{grid.name}!{cell_name(row, column)} {text}"
        for grid in spreadsheet.grids
        for row, column, text in grid.cells()
    )


def files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def test_the_examples_are_made_the_same_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "examples"
    shutil.copytree(COMMITTED, copy)
    for name, path in files(copy).items():
        if not any(typed in name for typed in TYPED):
            path.unlink()
    monkeypatch.setattr(build_examples, "EXAMPLES", copy)
    monkeypatch.setattr(sys, "argv", ["build_examples"])
    build_examples.main()
    made, committed = files(copy), files(COMMITTED)
    assert sorted(made) == sorted(committed)
    differing = [name for name, path in made.items() if content(path) != content(committed[name])]
    assert differing == [], "make examples makes them again"
