"""With --quiet, before the command or after it, commands say nothing but results and errors."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.cli.commands import GROUPS, MAIN
from tests.acceptance.command import EXAMPLES, ROOT, ehsg

if TYPE_CHECKING:
    from pathlib import Path

FORM = ROOT / "tests" / "interchange" / "forms" / "northshire-form.docx"
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
    "init ours --bank 2022 --partners partners.csv",
    f"chase {EXAMPLES / '2020' / 'received'} --partners {EXAMPLES / '2020' / 'partners.csv'}",
)
SILENT = (
    "bank validate",
    "check received --ignore C303",
    "check output/merged.xlsx",
    "check --accessible received --ignore A1,A2",
    "check --privacy received",
)
ANSWERING = (
    "bank list",
    "bank diff 2020 2022",
    "bank schema",
    f"bank import {FORM} -o imported.yaml --force",
    "explain",
    "explain C203 B2",
    "explain C203 --format json",
    "schema",
    "schema return",
    "status received --partners partners.csv --as-of 2022-05-01",
    "status output/merged.xlsx --as-of 2022-05-01 --format csv",
    "redact received -o copies --force",
    f"upgrade {EXAMPLES / '2020' / 'received'} --to 2022 -o carried --force",
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
    assert (quiet.out, quiet.err) == (loud.out.replace("No findings.\n", ""), "")


def test_programs_are_told_that_there_are_no_findings(folder: Path) -> None:
    done = ehsg("merge", "received", "-o", "new.xlsx", "--format", "json", "-q", cwd=folder)
    assert (done.findings, done.err) == ([], "")


@pytest.mark.parametrize(
    ("command", "code", "error"),
    [
        ("check nowhere", 2, "Error: nowhere does not exist."),
        ("check partners.csv", 2, "Error: None of the files holds answers"),
        ("check --accessible partners.csv", 2, "Error: None of the files is a workbook"),
        ("agree output/merged.xlsx wrong.yaml", 1, "Nothing was written: correct wrong.yaml"),
        ("render output/merged.xlsx -o return.html --theme wrong.yaml", 1, "Nothing was written: correct"),
        ("upgrade output/merged.xlsx --to 2020 -o carried", 1, "Nothing was written."),
        ("status nowhere", 2, "Error: nowhere does not exist."),
        ("chase received --partner Nobody", 2, "Error: There is no partner Nobody."),
        ("redact partners.csv -o copies", 2, "Error: None of the files holds answers"),
        ("explain X999", 2, "Error: There is no finding whose code starts with X999."),
        ("init . --bank 2021", 2, "Error: There is no question bank 2021"),
    ],
)
def test_errors_are_said(folder: Path, command: str, code: int, error: str) -> None:
    (folder / "wrong.yaml").write_text("nothing-01: Yes\n")
    done = ehsg(*command.split(), "--quiet", cwd=folder, code=code)
    assert done.err.startswith(error)
    assert done.err == ehsg(*command.split(), cwd=folder, code=code).err


def test_it_is_said_why_a_page_is_not_written(folder: Path) -> None:
    (folder / "plans.yaml").write_text("family-voice-01:\n  plan: Ring Ann on 07700 900123.\n")
    ehsg("agree", "output/merged.xlsx", "plans.yaml", "-o", "agreed.xlsx", cwd=folder)
    quiet = ehsg("render", "agreed.xlsx", "-o", "return.html", "--quiet", cwd=folder, code=1)
    assert "P102" in quiet.out
    assert quiet.err.startswith("Nothing was written: the page would publish what is listed.")


def test_it_is_said_why_nothing_is_done_in_a_return_folder(folder: Path) -> None:
    (folder / "ehsg.yaml").write_text("folder: 1\nbank: 2022\narae: Northshire\n")
    for command in ("status", "chase", "merge", "check", "render", "generate", "redact"):
        quiet = ehsg(command, "--quiet", cwd=folder, code=1)
        assert quiet.err.startswith("Nothing was done: correct ehsg.yaml"), command


def test_every_command_is_among_these() -> None:
    every = {*MAIN, *(f"{name} {each}" for name, group in GROUPS.items() for each in group.summaries)}
    typed = [f"{each} " for each in (*MAKING, *SILENT, *ANSWERING, "demo")]
    assert not {each for each in every if not any(each_typed.startswith(f"{each} ") for each_typed in typed)}


def test_the_demo_hands_it_on(tmp_path: Path) -> None:
    assert ehsg("demo", "-q", cwd=tmp_path).err == ""
    assert (tmp_path / "ehsg-demo" / "return.html").exists()
