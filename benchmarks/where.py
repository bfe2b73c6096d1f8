"""Where the time goes: `python -m benchmarks.where FOLDER`, of partners' workbooks of the guide of 2020.

Explains the goals that are missed. Steps take turns; what is printed is the least CPU time of each.
"""

from __future__ import annotations

import gc
import io
import pickle
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import python_calamine as calamine

from benchmarks.runs import BARE_TYPER, EHSG, PYTHON, process
from ehsg_cli import api
from ehsg_cli.bank import library
from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.limits import DEFAULT, survey
from ehsg_cli.workbook.package import Kind, opened
from ehsg_cli.workbook.properties import modified
from ehsg_cli.workbook.read import read_submissions
from ehsg_cli.workbook.unseen_xlsx import bring_in
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROUNDS = 5
_BATCH = 8  # files that a reader sends at once


def least(steps: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The least CPU time of each step, in milliseconds."""
    gc.disable()  # as in the process that reads
    times: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, step in steps.items():
            opened.cache_clear()
            start = time.process_time()
            step()
            times[name].append((time.process_time() - start) * 1_000)
    gc.enable()
    return {name: min(each) for name, each in times.items()}


def of_reading(files: list[bytes]) -> dict[str, float]:
    """What a workbook takes."""
    bank = library.load("2020")
    sheets = [sheet for data in files if (sheet := read_spreadsheet(data, "a.xlsx")[0])]
    batches = [sheets[start : start + _BATCH] for start in range(0, len(sheets), _BATCH)]
    taken = least(
        {
            "calamine": partial(_each, _read_by_calamine, files),
            "unpack": partial(_each, _unpack, files),
            "look": partial(_each, _look, files),
            "read": lambda: [read_spreadsheet(data, "a.xlsx") for data in files],
            "send": lambda: [pickle.loads(pickle.dumps(each)) for each in batches],  # noqa: S301 - our own
            "match": lambda: read_submissions(sheets, bank),
        }
    )
    each = {name: milliseconds / len(files) for name, milliseconds in taken.items()}
    return {
        "calamine reads every sheet": each["calamine"],
        "zipfile finds and unpacks the sheets again": each["unpack"],
        "far cells, formulas, errors, notes, when it was saved": each["look"] - each["unpack"],
        "cells as text, and the rest of reading": each["read"] - each["calamine"] - each["look"],
        "sent from one process to the other": each["send"],
        "understood": each["match"],
    }


def _each(step: Callable[[bytes], None], files: list[bytes]) -> None:
    for data in files:
        step(data)


def _read_by_calamine(data: bytes) -> None:
    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name).to_python()


def _unpack(data: bytes) -> None:
    archive = opened(data)
    for name in archive.namelist():
        if name.startswith("xl/worksheets/sheet"):
            archive.unpacked(name)


def _look(data: bytes) -> None:
    survey(data, DEFAULT)
    bring_in(data)
    modified(data, Kind.XLSX)


def of_merging(folder: Path) -> dict[str, float]:
    """What all of the workbooks take, once they are read."""
    read = api.read([folder], bank="2020")
    merged = api.merge(read)
    book = return_book(merged)
    steps: dict[str, Callable[[], object]] = {
        "merged": partial(api.merge, read),
        "composed as a workbook": partial(return_book, merged),
        "written as a workbook": partial(write_book, book),
        "written as JSON": partial(to_json, merged),
    }
    return least(steps)


def of_starting() -> dict[str, float]:
    """What a program takes."""
    programs = {
        "python -c pass": (str(PYTHON), "-c", "pass"),
        "python -c 'import typer'": (str(PYTHON), "-c", "import typer"),
        "a bare Typer program with an argument": (*BARE_TYPER, "render", "a"),
        "ehsg --version": (*EHSG, "--version"),
        "ehsg bank validate": (*EHSG, "bank", "validate"),
        "a process that reads, until it can": (str(PYTHON), "-P", "-c", "import ehsg_cli.workbook.files"),
        "ehsg merge, until it can read": (str(PYTHON), "-c", "import ehsg_cli.cli.app, ehsg_cli.cli.merge"),
    }
    return {name: min(process(each).cpu for _ in range(ROUNDS)) * 1_000 for name, each in programs.items()}


def main(folder: Path) -> None:
    """Print what each step takes."""
    files = [file.read_bytes() for file in sorted(folder.glob("*.xlsx"))]
    found = {
        "A workbook, to read and understand": of_reading(files),
        f"{len(files)} workbooks, once they are read": of_merging(folder),
        "A program, to start": of_starting(),
    }
    for title, steps in found.items():
        sys.stdout.write(f"\n{title}\n")
        sys.stdout.writelines(f"{milliseconds:9.2f} ms  {name}\n" for name, milliseconds in steps.items())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
