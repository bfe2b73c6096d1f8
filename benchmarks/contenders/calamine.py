"""Every sheet of every workbook, read with calamine and nothing else: the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path) -> int:
    """Read all workbooks in a folder and below it; gives how many."""
    files = sorted(folder.rglob("*.xlsx"))
    for file in files:
        workbook = CalamineWorkbook.from_path(file)
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python()
    return len(files)
