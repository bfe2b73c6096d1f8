"""A workbook with its gaps marked, after other programs and people have been at it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank import library
from ehsg_cli.workbook.annotated import annotated_workbook
from ehsg_cli.workbook.write import write_book
from tests.acceptance.command import EXAMPLES, ehsg
from tests.acceptance.libreoffice import Typing, type_into
from tests.said import submission

if TYPE_CHECKING:
    from pathlib import Path

BANK = library.load("2020")
HALF_FINISHED = EXAMPLES / "2020" / "received" / "northshire-homes.xlsx"


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """The half-finished workbook of the example, annotated."""
    path = tmp_path / "annotated.xlsx"
    path.write_bytes(write_book(annotated_workbook(BANK, submission(HALF_FINISHED.read_bytes(), BANK))))
    return path


def test_it_is_accessible_and_checked_like_the_one_it_was_made_of(annotated: Path) -> None:
    folder = annotated.parent
    done = ehsg("check", "--accessible", annotated.name, "--format", "json", cwd=folder)
    assert {finding["severity"] for finding in done.findings} <= {"info"}
    (before, after) = (
        [
            (each["code"], each["message"], each["location"].get("sheet"), each["location"].get("cell"))
            for each in ehsg("check", path, "--format", "json", cwd=folder, code=1).findings
        ]
        for path in (HALF_FINISHED, annotated.name)
    )
    assert before == after
    assert Counter(code for code, *_ in before) == {"C101": 41, "C303": 5}


@pytest.mark.libreoffice
def test_saved_by_libreoffice_its_marks_are_still_ours(annotated: Path) -> None:
    folder = annotated.parent
    (folder / "back").mkdir()
    typed = (("Leaders", "C2", "No"), ("Leaders", "E3", "Ask the board"))
    type_into(Typing(annotated, folder / "back" / "homes.xlsx", typed))
    done = ehsg("merge", "back", "-o", "merged.xlsx", "--format", "json", cwd=folder)
    unplaced = [finding["message"] for finding in done.findings if finding["code"] == "S106"]
    assert unplaced == ["Text with no place in the return: Ask the board"]
    assert "1 unplaced, 0 lost" in done.err
    checked = ehsg("check", "back/homes.xlsx", "--format", "json", "--select", "C1", cwd=folder, code=1)
    assert len(checked.findings) == 40
