"""An analyst's script: every sheet of every workbook as a pandas frame, and one frame of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path, engine: Literal["openpyxl", "calamine"] | None = None) -> int:
    """Read all workbooks of a folder; gives how many."""
    frames = []
    for file in sorted(folder.glob("*.xlsx")):
        for name, frame in pd.read_excel(file, sheet_name=None, engine=engine).items():
            frame["file"] = file.name
            frame["sheet"] = name
            frames.append(frame)
    return int(pd.concat(frames)["file"].nunique())
