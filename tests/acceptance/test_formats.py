"""Whatever spreadsheet program a partner uses, and whatever its files do to the reader."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from ehsg_cli.bank import library
from tests.acceptance.command import EXAMPLES, ehsg
from tests.acceptance.libreoffice import Typing, type_into
from tests.filling import filled_book, load
from tests.workbook.xlsb import book_as_xlsb

EXAMPLE = EXAMPLES / "2020"
POLICE = EXAMPLE / "received" / "police.xlsx"
XLS = Path(__file__).with_name("notes.xls")


def answers(folder: Path, *inputs: str) -> list[tuple[object, ...]]:
    """What each organisation answered, as the merged workbook has it."""
    ehsg("merge", *inputs, "-o", "merged.xlsx", "--force", cwd=folder)
    rows = openpyxl.load_workbook(folder / "merged.xlsx")["Answers"].iter_rows(values_only=True)
    return [tuple(row) for row in rows]


def test_a_workbook_saved_as_xlsb(tmp_path: Path) -> None:
    partner = load(EXAMPLE / "answers" / "police.yaml")
    (tmp_path / "police.xlsb").write_bytes(book_as_xlsb(filled_book(library.load("2020"), partner)))
    shutil.copy(POLICE, tmp_path)
    assert answers(tmp_path, "police.xlsb") == answers(tmp_path, "police.xlsx")


@pytest.mark.libreoffice
def test_workbooks_saved_in_the_formats_of_libreoffice(tmp_path: Path) -> None:
    type_into(*(Typing(POLICE, tmp_path / f"police.{ending}") for ending in ("ods", "xls")))
    shutil.copy(POLICE, tmp_path)
    expected = answers(tmp_path, "police.xlsx")
    assert answers(tmp_path, "police.ods") == expected
    assert answers(tmp_path, "police.xls") == expected
    shutil.move(tmp_path / "police.ods", tmp_path / "police.xls")
    assert answers(tmp_path, "police.xls") == expected


def test_a_spreadsheet_of_a_program_that_is_not_read(tmp_path: Path) -> None:
    shutil.copy(POLICE, tmp_path)
    (tmp_path / "ours.numbers").write_bytes(b"PK\x03\x04")
    merge = ("merge", "police.xlsx", "ours.numbers", "-o", "merged.xlsx", "--format", "json")
    (finding,) = ehsg(*merge, cwd=tmp_path, code=1).findings
    assert (finding["code"], finding["location"]["file"]) == ("F008", "ours.numbers")


def test_lock_files_that_a_pattern_names(tmp_path: Path) -> None:
    shutil.copy(POLICE, tmp_path)
    (tmp_path / "~$police.xlsx").write_bytes(b"\x05Jo" + bytes(160))
    merge = ("merge", "~$police.xlsx", "police.xlsx", "-o", "merged.xlsx")
    assert "No findings" in ehsg(*merge, cwd=tmp_path).said
    assert "Name the workbook itself" in ehsg("check", "~$police.xlsx", cwd=tmp_path, code=2).said


def test_a_file_at_which_the_reader_aborts(tmp_path: Path) -> None:
    """One byte of this workbook is wrong, and calamine asks for more memory than there is."""
    damaged = bytearray(XLS.read_bytes())
    damaged[0xF4F] = 0xFF
    (tmp_path / "received").mkdir()
    (tmp_path / "received" / "damaged.xls").write_bytes(damaged)
    shutil.copy(POLICE, tmp_path / "received")
    done = ehsg("merge", "received", "-o", "merged.xlsx", "--format", "json", cwd=tmp_path, code=1)
    (finding,) = done.findings
    assert (finding["code"], finding["location"]["file"]) == ("F009", "received/damaged.xls")
    assert "1 respondent merged" in done.said


@pytest.mark.parametrize("command", [("check", "received"), ("merge", "received", "-o", "merged.xlsx")])
def test_a_file_beyond_the_limits(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "received").mkdir()
    shutil.copy(POLICE, tmp_path / "received")
    (tmp_path / "received" / "large.xls").write_bytes(bytes(2_000_000))
    limit = ("--limit", "unpacked=1500000", "--format", "json", "--select", "F")
    (finding,) = ehsg(*command, *limit, cwd=tmp_path, code=1).findings
    assert (finding["code"], finding["location"]["file"]) == ("F007", "received/large.xls")
    assert "2,000,000 bytes, and 1,500,000 are the most" in finding["message"]
    assert "--limit unpacked=" in finding["remedy"]


@pytest.mark.parametrize("command", [("check", str(POLICE)), ("merge", str(POLICE), "-o", "merged.xlsx")])
def test_a_limit_that_there_is_not(tmp_path: Path, command: tuple[str, ...]) -> None:
    said = ehsg(*command, "--limit", "cell=7", cwd=tmp_path, code=2).said
    assert "There is no limit cell. Did you mean cells?" in said


def test_the_only_file_is_beyond_a_limit(tmp_path: Path) -> None:
    done = ehsg("merge", POLICE, "-o", "merged.xlsx", "--limit", "rows=3", cwd=tmp_path, code=2)
    assert "the most are 3 rows" in done.said
    assert list(tmp_path.iterdir()) == []
