"""Files that are not what they should be: each is named, with what to do, and the rest goes on."""

from __future__ import annotations

import shutil
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.acceptance.command import EXAMPLES, ehsg
from tests.acceptance.libreoffice import Typing, type_into

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook

RECEIVED = EXAMPLES / "2020" / "received"
MERGED = EXAMPLES / "2020" / "output" / "merged.xlsx"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # also the first bytes of an encrypted .xlsx


def not_a_workbook(path: Path, kind: str) -> None:
    whole = (RECEIVED / "police.xlsx").read_bytes()
    content = {
        "text": b"Dear all, please find our answers below.\n",
        "cut short": whole[: len(whole) // 3],
        "random": bytes(range(256)) * 20,
        "old or encrypted": OLE + bytes(24) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00" + bytes(4000),
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(500),
        "nothing": b"",
    }
    path.write_bytes(content.get(kind, b""))
    if kind == "archive":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("answers.txt", "Yes")


KINDS = ("text", "cut short", "random", "old or encrypted", "picture", "nothing", "archive")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good workbook in its folder `received`."""
    (tmp_path / "received").mkdir()
    shutil.copy(RECEIVED / "police.xlsx", tmp_path / "received")
    return tmp_path


def edited(source: Path, target: Path, edit: Callable[[Workbook], object]) -> None:
    workbook = openpyxl.load_workbook(source)
    edit(workbook)
    workbook.save(target)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_no_workbook(tmp_path: Path, kind: str) -> None:
    not_a_workbook(tmp_path / "odd.xlsx", kind)
    checked = ehsg("check", "odd.xlsx", "--format", "json", cwd=tmp_path, code=2)
    rendered = ehsg("render", "odd.xlsx", "-o", "return.html", cwd=tmp_path, code=2)
    assert [finding["location"] for finding in checked.findings] == [{"file": "odd.xlsx"}]
    assert {finding["code"] for finding in checked.findings} == {"F003" if kind == "nothing" else "F001"}
    assert all(finding["remedy"] for finding in checked.findings)
    assert "odd.xlsx" in rendered.said
    assert [path.name for path in tmp_path.iterdir()] == ["odd.xlsx"]


def test_files_that_are_no_workbooks_among_those_that_are(folder: Path) -> None:
    for kind in KINDS:
        not_a_workbook(folder / "received" / f"{kind}.xlsx", kind)
    merge = ("merge", "received", "-o", "merged.xlsx", "--format", "json")
    findings = ehsg(*merge, cwd=folder, code=1).findings
    assert {finding["location"]["file"] for finding in findings} == {
        f"received/{kind}.xlsx" for kind in KINDS
    }
    assert openpyxl.load_workbook(folder / "merged.xlsx")["Answers"]["C1"].value == "Northshire Police"


@pytest.mark.libreoffice
def test_a_workbook_with_a_password(folder: Path) -> None:
    type_into(Typing(RECEIVED / "ccg.xlsx", folder / "received" / "ccg.xlsx", password="our secret"))  # noqa: S106
    merge = ("merge", "received", "-o", "merged.xlsx", "--format", "json")
    (finding,) = ehsg(*merge, cwd=folder, code=1).findings
    assert (finding["code"], finding["location"]) == ("F002", {"file": "received/ccg.xlsx"})
    assert "password" in finding["remedy"]


@pytest.mark.parametrize("command", [("check",), ("merge", "-o", "merged.xlsx")])
def test_nothing_to_read(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "empty").mkdir()
    assert "folder empty is empty" in ehsg(*command, "empty", cwd=tmp_path, code=2).said
    assert "nowhere.xlsx does not exist" in ehsg(*command, "nowhere.xlsx", cwd=tmp_path, code=2).said
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_nothing_to_render(tmp_path: Path) -> None:
    assert "nowhere.xlsx" in ehsg("render", "nowhere.xlsx", "-o", "return.html", cwd=tmp_path, code=2).said
    assert "received" in ehsg("merge", "-o", "merged.xlsx", cwd=tmp_path, code=2).said


def test_answers_off_the_scale(folder: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook["Families"]["C2"] = "Mostly yess"
        workbook["Workforce"]["C15"] = 3

    edited(RECEIVED / "police.xlsx", folder / "police.xlsx", edit)
    first, second = ehsg(
        "check", "police.xlsx", "--format", "json", "--select", "S", cwd=folder, code=1
    ).findings
    assert first["location"] == {"file": "police.xlsx", "sheet": "Families", "cell": "C2"}
    assert second["location"] == {"file": "police.xlsx", "sheet": "Workforce", "cell": "C15"}
    assert first["code"] == second["code"] == "S101"
    assert "Mostly yess to families-01" in first["message"]
    assert "Did you mean Mostly yes?" in first["message"]
    assert "Yes, Mostly yes, Mostly no, No" in second["remedy"]
    ehsg("merge", "police.xlsx", "-o", "merged.xlsx", cwd=folder, code=1)
    assert openpyxl.load_workbook(folder / "merged.xlsx")["Answers"]["C2"].value == "Mostly yess"


def test_what_else_lies_in_a_folder(folder: Path) -> None:
    received = folder / "received"
    shutil.copy(MERGED, received / "merged last week.xlsx")
    shutil.copy(RECEIVED / "police.xlsx", received / "police (1).xlsx")
    (received / "~$police.xlsx").write_bytes(b"\x05Jo" + bytes(160))
    (received / ".DS_Store").write_bytes(bytes(10))
    (received / "notes.docx").write_bytes(b"PK\x03\x04")
    done = ehsg("merge", "received", "-o", "merged.xlsx", "--format", "json", cwd=folder)
    assert {finding["code"]: finding["location"]["file"] for finding in done.findings} == {
        "F004": "received/notes.docx",
        "F005": "received/merged last week.xlsx",
        "M101": "received/police.xlsx",
    }
    assert "1 respondent merged" in done.said


def test_a_workbook_that_is_no_partners(folder: Path) -> None:
    budget = openpyxl.Workbook()
    budget["Sheet"].append(["Rent", 1200])
    budget.save(folder / "received" / "budget.xlsx")
    findings = ehsg("merge", "received", "-o", "m.xlsx", "--format", "json", cwd=folder, code=1).findings
    assert [(found["code"], found["location"]["file"]) for found in findings] == [
        ("F006", "received/budget.xlsx")
    ]
    assert "--bank" in ehsg("check", "received/budget.xlsx", cwd=folder, code=2).err
    ehsg("merge", "received/budget.xlsx", "--bank", "2020", "-o", "n.xlsx", cwd=folder, code=2)


def test_a_workbook_of_another_bank(folder: Path) -> None:
    """Some ids stand in both banks for different questions: no such answer may be taken for ours."""
    for name in ("county-council", "police"):
        shutil.copy(
            EXAMPLES / "2022" / "received" / f"{name}.xlsx", folder / "received" / f"{name} 2022.xlsx"
        )
    for name in ("ccg", "riverside-academy"):
        shutil.copy(RECEIVED / f"{name}.xlsx", folder / "received")
    merge = ("merge", "received", "-o", "merged.xlsx", "--format", "json", "--select", "S103")
    findings = ehsg(*merge, cwd=folder, code=None).findings
    assert [finding["location"]["file"] for finding in findings] == [
        "received/county-council 2022.xlsx",
        "received/police 2022.xlsx",
    ]
    rows = openpyxl.load_workbook(folder / "merged.xlsx")["Return"].iter_rows(values_only=True)
    counts = {ref: values for ref, _, _, *values in rows}["workforce-01"][:4]
    assert sum(counts) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="memory cannot be limited")
def test_something_typed_at_the_far_end_of_a_sheet(folder: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook["Families"]["XFD1048576"] = "typed by accident"

    edited(RECEIVED / "police.xlsx", folder / "police.xlsx", edit)
    done = ehsg("check", "police.xlsx", cwd=folder, code=None, gigabytes=4)
    assert done.code in {0, 1, 2}, done.said
    assert "police.xlsx" in done.said


def without_column(sheet: str, column: int) -> Callable[[Workbook], object]:
    return lambda workbook: workbook[sheet].delete_cols(column)


def renamed(sheet: str) -> Callable[[Workbook], object]:
    return lambda workbook: setattr(workbook[sheet], "title", "Ours")


def without_row(sheet: str) -> Callable[[Workbook], object]:
    return lambda workbook: workbook[sheet].delete_rows(3)


DAMAGES = {
    "no Ref on Return": without_column("Return", 1),
    "no respondents on Origins": without_column("Origins", 2),
    "no names on Sources": without_column("Sources", 1),
    "no text on Comments": without_column("Comments", 5),
    "Return has another name": renamed("Return"),
    "Return items has another name": renamed("Return items"),
    "Origins has another name": renamed("Origins"),
    "Comments has another name": renamed("Comments"),
    "Sources has another name": renamed("Sources"),
    "a respondent is gone from Sources": without_row("Sources"),
    "a row above the headings": lambda workbook: workbook["Return"].insert_rows(1),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_merged_return_that_people_took_apart(tmp_path: Path, damage: str) -> None:
    """Without what is gone the rest would look whole: as if nothing was agreed, or nobody had answered."""
    edited(MERGED, tmp_path / "ours.xlsx", DAMAGES[damage])
    done = ehsg("render", "ours.xlsx", "-o", "return.html", cwd=tmp_path, code=2)
    assert "ours.xlsx" in done.said
    assert not (tmp_path / "return.html").exists()


def test_a_merged_return_that_cannot_be_read_back_is_left_alone(folder: Path) -> None:
    """An update that did not find what was agreed would write over it."""
    edited(MERGED, folder / "ours.xlsx", renamed("Return"))
    before = (folder / "ours.xlsx").read_bytes()
    ehsg("merge", "received", "-o", "ours.xlsx", "--update", cwd=folder, code=2)
    assert (folder / "ours.xlsx").read_bytes() == before
