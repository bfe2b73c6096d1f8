"""With --quiet, before the command or after it, commands say nothing but results and errors."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.command import EXAMPLES, ehsg

if TYPE_CHECKING:
    from pathlib import Path

MAKING = (
    "generate --bank 2022 -o blank.xlsx",
    "generate --bank 2022 --partners partners.csv -o blank",
    "merge received -o new.xlsx --json new.json",
    "merge received -o gone.xlsx --update",
    "agree output/merged.xlsx decisions.yaml -o agreed.xlsx",
    "render output/merged.xlsx -o return.html",
    "bank export 2022 -o bank.csv",
    "bank new ours.yaml --extends 2022",
    "bank schema -o bank.json",
    "template export templates",
)
SILENT = ("bank validate", "check received", "check output/merged.xlsx")
ANSWERING = (
    "bank list",
    "bank diff 2020 2022",
    "bank schema",
    f"check {EXAMPLES / '2020' / 'received'}",
    f"check {EXAMPLES / '2020' / 'output' / 'merged.xlsx'}",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(EXAMPLES / "2022", tmp_path / "2022")


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize("command", MAKING)
def test_what_is_made_is_made_without_a_word(folder: Path, command: str) -> None:
    before = files(folder)
    quiet = ehsg(*command.split(), "--quiet", cwd=folder)
    assert (quiet.out, quiet.err) == ("", "")
    assert files(folder) > before


@pytest.mark.parametrize("command", SILENT)
def test_where_nothing_is_found_nothing_is_said(folder: Path, command: str) -> None:
    assert ehsg(*command.split(), cwd=folder).out == "No findings.\n"
    quiet = ehsg(*command.split(), "--quiet", cwd=folder)
    assert (quiet.out, quiet.err) == ("", "")


@pytest.mark.parametrize("command", ANSWERING)
def test_what_a_command_answers_is_the_same(folder: Path, command: str) -> None:
    loud = ehsg(*command.split(), cwd=folder, code=None)
    quiet = ehsg("-q", *command.split(), cwd=folder, code=loud.code)
    assert loud.out
    assert (quiet.out, quiet.err) == (loud.out, "")


def test_programs_are_told_that_there_are_no_findings(folder: Path) -> None:
    done = ehsg("merge", "received", "-o", "new.xlsx", "--format", "json", "-q", cwd=folder)
    assert (done.findings, done.err) == ([], "")


@pytest.mark.parametrize(
    ("command", "code", "error"),
    [
        ("check nowhere", 2, "Error: nowhere does not exist."),
        ("check partners.csv", 2, "Error: none of the files holds answers"),
        ("check --accessible partners.csv", 2, "Error: none of the files is a workbook"),
        ("agree output/merged.xlsx wrong.yaml", 1, "Nothing was written: correct wrong.yaml"),
    ],
)
def test_errors_are_said(folder: Path, command: str, code: int, error: str) -> None:
    (folder / "wrong.yaml").write_text("nothing-01: Yes\n")
    done = ehsg(*command.split(), "--quiet", cwd=folder, code=code)
    assert done.err.startswith(error)
    assert done.err == ehsg(*command.split(), cwd=folder, code=code).err


def test_the_demo_hands_it_on(tmp_path: Path) -> None:
    assert ehsg("demo", "-q", cwd=tmp_path).err == ""
    assert (tmp_path / "ehsg-demo" / "return.html").exists()
