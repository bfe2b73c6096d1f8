"""`ehsg check --accessible`: ours pass it, any workbook can be held against it, and nothing fells it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.acceptance.command import EXAMPLES, ehsg
from tests.acceptance.libreoffice import Typing, type_into
from tests.workbook.xlsb import xlsb

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.command import Done

MERGED = "output/merged.xlsx"


def broken(done: Done) -> list[tuple[str, str]]:
    """Code and sheet of each finding that is more than a note."""
    return [
        (finding["code"], finding["location"].get("sheet", ""))
        for finding in done.findings
        if finding["severity"] != "info"
    ]


@pytest.mark.parametrize("bank", ["2020", "2022"])
@pytest.mark.parametrize("options", [(), ("--partner", "Northshire Police"), ("--protect",)])
def test_our_blank_workbooks_pass(bank: str, options: tuple[str, ...], tmp_path: Path) -> None:
    ehsg("generate", "--bank", bank, *options, "-o", "blank.xlsx", cwd=tmp_path)
    done = ehsg("check", "--accessible", "blank.xlsx", "--format", "json", cwd=tmp_path)
    assert broken(done) == []
    assert "Checked 1 workbook" in done.err


@pytest.mark.parametrize("edition", ["2020", "2022"])
def test_our_merged_workbooks_pass(edition: str) -> None:
    done = ehsg("check", "--accessible", MERGED, "--format", "json", cwd=EXAMPLES / edition)
    assert broken(done) == []
    assert {finding["code"] for finding in done.findings} >= {"A115", "A116", "A117"}


def test_a_merged_workbook_in_which_answers_are_agreed_passes(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "2020", tmp_path, dirs_exist_ok=True)
    (tmp_path / "decisions.csv").write_text("ref,agreed answer\nfamilies-01,No\nfamilies-02,Yes\n")
    ehsg("agree", MERGED, "decisions.csv", cwd=tmp_path)
    assert broken(ehsg("check", "--accessible", MERGED, "--format", "json", cwd=tmp_path)) == []


def test_a_bank_written_for_review_passes(tmp_path: Path) -> None:
    ehsg("bank", "export", "2020", "-o", "bank.xlsx", cwd=tmp_path)
    assert broken(ehsg("check", "--accessible", "bank.xlsx", "--format", "json", cwd=tmp_path)) == []


def test_a_workbook_that_libreoffice_saved_keeps_what_it_has(tmp_path: Path) -> None:
    ehsg("generate", "--bank", "2022", "-o", "blank.xlsx", cwd=tmp_path)
    shutil.copy(EXAMPLES / "2020" / MERGED, tmp_path / "merged.xlsx")
    type_into(
        Typing(
            tmp_path / "blank.xlsx",
            tmp_path / "typed.xlsx",
            (("About you", "B2", "A school"), ("Workforce", "D2", "Very long words. " * 200)),
        ),
        Typing(tmp_path / "merged.xlsx", tmp_path / "saved.xlsx"),
    )
    assert broken(ehsg("check", "--accessible", "typed.xlsx", "--format", "json", cwd=tmp_path)) == []
    saved = ehsg("check", "--accessible", "saved.xlsx", "--format", "json", cwd=tmp_path, code=1)
    assert broken(saved) == [("A301", "Summary")]  # LibreOffice drops the description of a chart


def test_completed_workbooks_are_as_accessible_as_the_blank_ones() -> None:
    done = ehsg("check", "--accessible", "received", "--format", "json", cwd=EXAMPLES / "2020")
    assert broken(done) == []  # one of them was saved by LibreOffice


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Somebody's workbook, good for nothing, beside files of other kinds."""
    book = openpyxl.Workbook()
    book.active["B2"], book.active["C2"], book.active["B3"], book.active["C3"] = "Area", "Yes", "North", "No"
    (tmp_path / "theirs").mkdir()
    book.save(tmp_path / "theirs" / "numbers.xlsx")
    (tmp_path / "theirs" / "binary.xlsb").write_bytes(xlsb({"S": [["x"]]}))
    (tmp_path / "theirs" / "letter.txt").write_text("Dear all,")
    (tmp_path / "theirs" / "broken.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    return tmp_path


def test_any_workbook_of_a_folder_is_checked_without_a_bank(folder: Path) -> None:
    done = ehsg("check", "--accessible", "theirs", "--format", "json", cwd=folder, code=1)
    by_file = {
        name: {finding["code"] for finding in done.findings if finding["location"]["file"].endswith(name)}
        for name in ("numbers.xlsx", "binary.xlsb", "letter.txt", "broken.xlsx")
    }
    assert by_file == {
        "numbers.xlsx": {"A501", "A502", "A401", "A101", "A108"},
        "binary.xlsb": {"A001"},
        "letter.txt": {"A002"},
        "broken.xlsx": {"F001"},
    }
    assert "Checked 1 workbook against" in done.err


def test_people_read_what_is_wrong_where_and_what_to_do(folder: Path) -> None:
    done = ehsg("check", "--accessible", "theirs/numbers.xlsx", cwd=folder, code=1)
    assert "Sheet!B2 error A101 What stands around B2 looks like a table" in done.said
    assert "choose Insert, Table, and tick My table has headers." in done.said


def test_findings_may_be_chosen(folder: Path) -> None:
    some = ehsg(
        "check",
        "--accessible",
        "theirs/numbers.xlsx",
        "--select",
        "A1",
        "--ignore",
        "A101",
        cwd=folder,
        code=1,
    )
    assert ("A108" in some.out, "A101" in some.out, "A501" in some.out) == (True, False, False)
    ehsg("check", "--accessible", "theirs/numbers.xlsx", "--ignore", "A", cwd=folder)


@pytest.mark.parametrize("name", ["binary.xlsb", "letter.txt", "broken.xlsx"])
def test_with_nothing_to_check_it_ends_with_2(name: str, folder: Path) -> None:
    done = ehsg("check", "--accessible", f"theirs/{name}", cwd=folder, code=2)
    assert "None of the files is a workbook that can be checked" in done.err


@pytest.mark.parametrize("other", [("--final",), ("--bank", "2020")])
def test_options_about_answers_are_refused(other: tuple[str, ...], folder: Path) -> None:
    done = ehsg("check", "--accessible", "theirs", *other, cwd=folder, code=2)
    assert f"{other[0]} and --accessible do not go together" in done.said
    assert done.out == ""


def test_a_file_beyond_a_limit_is_a_finding(folder: Path) -> None:
    done = ehsg("check", "--accessible", "theirs/numbers.xlsx", "--limit", "cells=2", cwd=folder, code=2)
    assert "F007" in done.out
    assert "--limit cells=" in done.said
