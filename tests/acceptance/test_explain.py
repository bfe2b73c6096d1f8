"""`ehsg explain`: what a finding is about."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.findings import codes
from tests.acceptance.command import COMMAND, ENVIRONMENT, EXAMPLES, ehsg

if TYPE_CHECKING:
    from pathlib import Path

POLICE = EXAMPLES / "2020" / "received" / "police.xlsx"
MERGED = EXAMPLES / "2020" / "output" / "merged.xlsx"


def test_a_code_is_explained_with_an_example(tmp_path: Path) -> None:
    done = ehsg("explain", "c203", cwd=tmp_path)
    titles = ["C203, a warning", "What it is", "Why it matters", "How to mend it", "How it looks"]
    places = [done.out.index(title) for title in titles]
    assert places == sorted(places)
    assert "The return item is not filled in: Early help strategy." in done.out
    assert "ehsg agree" in done.out
    assert "`" not in done.out
    assert done.err == ""


def test_lines_of_a_file_stand_as_they_are(tmp_path: Path) -> None:
    done = ehsg("explain", "B216", cwd=tmp_path)
    assert '\n    - {date: "2025-09-30", event: Answers due}' in done.out
    assert done.out.index("What gives it:") < done.out.index("Mended:")


def test_several_codes_one_after_the_other(tmp_path: Path) -> None:
    done = ehsg("explain", "B216", "C101,C102", cwd=tmp_path)
    assert re.findall(r"^(\w\d{3}), an? \w+$", done.out, re.MULTILINE) == ["B216", "C101", "C102"]


def test_without_a_code_all_are_listed_by_subject(tmp_path: Path) -> None:
    done = ehsg("explain", cwd=tmp_path)
    assert sorted(re.findall(r"^  ([A-Z]\d{3})  ", done.out, re.MULTILINE)) == sorted(codes.ALL)
    assert done.out.index("What is missing\n  C101") < done.out.index("Accessibility of a workbook\n  A001")
    assert all(len(line) <= 100 for line in done.out.splitlines())
    assert "says more" in done.err


def test_a_beginning_lists_those(tmp_path: Path) -> None:
    done = ehsg("explain", "m1", cwd=tmp_path)
    assert set(re.findall(r"^  ([A-Z]\d{3})  ", done.out, re.MULTILINE)) == {
        code for code in codes.ALL if code.startswith("M1")
    }


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("C2O3", "There is no finding whose code starts with C2O3. Did you mean C203?"),
        ("203", "There is no finding whose code starts with 203."),
        ("zebra", "There is no finding whose code starts with ZEBRA."),
    ],
)
def test_an_unknown_code(tmp_path: Path, typed: str, said: str) -> None:
    done = ehsg("explain", typed, cwd=tmp_path, code=2)
    assert said in done.said
    assert "ehsg explain lists them all." in done.said


def test_json(tmp_path: Path) -> None:
    whole = json.loads(ehsg("explain", "B001", "--format", "json", cwd=tmp_path).out)
    (explained,) = whole["explanations"]
    assert whole["format"] == "ehsg-explanations/1"
    assert (explained["code"], explained["severity"]) == ("B001", "error")
    assert explained["example"]["wrong"] == "title:Northshire questions\n"
    assert len(json.loads(ehsg("explain", "--format", "json", cwd=tmp_path).out)["explanations"]) == len(
        codes.ALL
    )


def test_markdown_has_a_heading_for_each_code(tmp_path: Path) -> None:
    page = ehsg("explain", "C2", "--format", "markdown", cwd=tmp_path).out
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == [
        code for code in codes.ALL if code.startswith("C2")
    ]


def test_other_commands_do_not_read_the_explanations(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom ehsg_cli.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: print('ehsg_cli.findings.explanation' in sys.modules, file=sys.stderr)"
    )
    arguments = ["check", str(POLICE), "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr.splitlines()[-1] == "False"


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal as Unix has them")
@pytest.mark.parametrize(("form", "times"), [("text", 1), ("json", 0)])
def test_findings_on_a_terminal_say_where_there_is_more(tmp_path: Path, form: str, times: int) -> None:
    import pty  # noqa: PLC0415 - there is none on Windows

    ours, theirs = pty.openpty()
    command = [*COMMAND, "check", str(MERGED), "--select", "C2", "--format", form]
    done = subprocess.run(
        command, cwd=tmp_path, env=ENVIRONMENT, stdout=theirs, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(theirs)
    os.close(ours)
    assert len(re.findall(r"^ehsg explain \w\d{3} says more\.$", done.stderr.decode(), re.MULTILINE)) == times


def test_findings_in_a_file_do_not(tmp_path: Path) -> None:
    assert "says more" not in ehsg("check", MERGED, cwd=tmp_path, code=None).said
