"""Filled workbooks to read, by the thousand: each of a respondent of its own.

The first few hundred are written as partners' workbooks are, each with answers of its own. The others are
copies of these in which the respondent is somebody else, which are made in a fraction of the time.
"""

from __future__ import annotations

import multiprocessing
import zipfile
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from ehsg_cli.bank import library
from tests import sixty
from tests.filling import Filled, filled_workbook

if TYPE_CHECKING:
    from pathlib import Path

BANK = "2020"
DISTINCT = 500
_IN_ONE_GO = 50
_NAMES = (" {:03} of Northshire", "Respondent {:03}<", "respondent.{:03}@")  # of a respondent, in a workbook


def send(folder: Path, count: int, in_each: int = 0) -> Path:
    """Put that many filled workbooks into a new folder.

    Args:
        folder: Where to.
        count: How many.
        in_each: How many go into each of its subfolders; if none, all go into the folder itself.

    Returns:
        The folder.
    """
    numbers = range(1, count + 1)
    files = [_file(folder, number, in_each) for number in numbers]
    for parent in {file.parent for file in files}:
        parent.mkdir(parents=True)
    written = written_workbooks(min(count, DISTINCT))
    for file, workbook in zip(files, written, strict=False):
        file.write_bytes(workbook)
    others = numbers[len(written) :]
    with _processes() as pool:
        templates = [files[(number - 1) % len(written)] for number in others]
        list(pool.map(_copy, templates, files[len(written) :], others, chunksize=_IN_ONE_GO))
    return folder


def _file(folder: Path, number: int, in_each: int) -> Path:
    area = f"area-{(number - 1) // in_each + 1:03}" if in_each else ""
    return folder / area / f"{number:05}.xlsx"


def _copy(template: Path, target: Path, number: int) -> None:
    """Write a workbook again, as that of the respondent of another number."""
    renamed = {
        pattern.format(int(template.stem)).encode(): pattern.format(number).encode() for pattern in _NAMES
    }
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(target, "w") as copied:
        for part in source.infolist():
            content = source.read(part)
            for old, new in renamed.items():
                content = content.replace(old, new)
            copied.writestr(part, content)


@cache
def written_workbooks(count: int) -> tuple[bytes, ...]:
    """Workbooks as people fill them in, each with answers of its own."""
    with _processes() as pool:
        return tuple(pool.map(_filled, sixty.partners(count), chunksize=_IN_ONE_GO))


def _filled(person: Filled) -> bytes:
    return filled_workbook(library.load(BANK), person)


def _processes() -> ProcessPoolExecutor:
    """As many as there are cores, each started afresh: a copy of one with threads, as in tests, may hang."""
    return ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn"))
