"""Crosswalks are validated with the banks they link, and like them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.command import ROOT, ehsg

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The crosswalk of a folder `banks` with two banks, a copy of ours."""
    shutil.copytree(ROOT / "banks", tmp_path / "banks")
    return tmp_path / "banks" / "crosswalks" / "2020-2022.yaml"


def test_the_folder_banks_is_checked_with_its_crosswalks(tmp_path: Path, own: Path) -> None:
    for arguments in ((), ("banks",)):
        assert (
            "Checked 2 question banks and 1 crosswalk."
            in ehsg("bank", "validate", *arguments, cwd=own.parents[2]).err
        )
    for one in (own, own.parent, "2020-2022"):
        assert ehsg("bank", "validate", one, cwd=tmp_path).err.strip() == "Checked 1 crosswalk."


def test_a_wrong_link_is_an_error_at_its_line(tmp_path: Path, own: Path) -> None:
    lines = own.read_text(encoding="utf-8").splitlines(keepends=True)
    side = next(number for number, line in enumerate(lines, 1) if line.startswith("from:"))
    link = next(number for number, line in enumerate(lines, 1) if line.strip() == "- from: families-06")
    lines[link - 1] = lines[link - 1].replace("families-06", "familes-06")
    own.write_text("".join(lines), encoding="utf-8")
    done = ehsg("bank", "validate", "--format", "json", cwd=tmp_path, code=1)
    found = [(one["code"], one["severity"], one["location"]["line"]) for one in done.findings]
    assert found == [("B415", "warning", side), ("B406", "error", link)]
    assert done.findings[1]["message"] == (
        "There is no question familes-06 in ehsg-2020. Did you mean families-06?"
    )
    assert done.findings[1]["location"]["file"] == "banks/crosswalks/2020-2022.yaml"
    assert done.findings[1]["remedy"]


def test_an_edited_bank_asks_for_another_look_at_its_crosswalk(tmp_path: Path, own: Path) -> None:
    bank = own.parents[1] / "2022.yaml"
    revision = "revision: 1\n"
    assert revision in bank.read_text(encoding="utf-8")
    bank.write_text(bank.read_text(encoding="utf-8").replace(revision, "revision: 2\n", 1), encoding="utf-8")
    said = ehsg("bank", "validate", cwd=tmp_path, code=1).said
    assert "B404 ehsg-2022 is at revision 2, and this was written for revision 1." in said
    assert "1 error" in said


def test_a_crosswalk_is_not_taken_for_a_bank(tmp_path: Path, own: Path) -> None:
    said = ehsg("generate", "--bank", own, "-o", "blank.xlsx", cwd=tmp_path, code=2).said
    assert "is a crosswalk, not a question bank" in said
