"""Checking banks, as people and services do."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.acceptance.command import COMMAND, ENVIRONMENT, ROOT, ehsg

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = ROOT / "tests" / "bank" / "broken"


def test_every_problem_of_every_bank_comes_out_in_one_run(tmp_path: Path) -> None:
    names = ("many-slips.yaml", "accidents.yaml", "order.yaml", "utf-16.yaml", "extends.yaml")
    for name in names:
        shutil.copy(BROKEN / name, tmp_path)
    found = ehsg("bank", "validate", *names, "--format", "json", cwd=tmp_path, code=1).findings
    for name in names:
        expected = (BROKEN / name).with_suffix(".expected.txt").read_text(encoding="utf-8").splitlines()
        of_file = [one for one in found if one["location"]["file"] == name]
        assert len(of_file) == len(expected)
        assert all(one["location"]["line"] and one["location"]["column"] and one["remedy"] for one in of_file)


def test_the_line_stands_below_with_a_caret_under_the_column(tmp_path: Path) -> None:
    shutil.copy(BROKEN / "many-slips.yaml", tmp_path)
    said = ehsg("bank", "validate", "many-slips.yaml", cwd=tmp_path, code=1).out.splitlines()
    at = next(index for index, line in enumerate(said) if line.startswith("  13:9 "))
    assert said[at + 1].split("│ ")[1].strip() == "txt: Do you?"
    assert said[at + 2].index("^") == said[at + 1].index("txt")


def test_github_is_spoken_to_in_its_own_words_where_it_runs_the_command(tmp_path: Path) -> None:
    shutil.copy(BROKEN / "many-slips.yaml", tmp_path)
    command = [*COMMAND, "bank", "validate", "many-slips.yaml"]

    def said(*options: str) -> str:
        return subprocess.run(
            [*command, *options],
            cwd=tmp_path,
            env=ENVIRONMENT | {"GITHUB_ACTIONS": "true"},
            capture_output=True,
            check=False,
            encoding="utf-8",
        ).stdout

    assert said().startswith("::error file=many-slips.yaml,line=5,col=11,title=B001::Not valid YAML")
    assert said("--format", "text").startswith("many-slips.yaml\n")


def test_a_warning_is_no_error_and_a_comment_silences_it(tmp_path: Path) -> None:
    bank = (ROOT / "banks" / "2022.yaml").read_text(encoding="utf-8")
    doubled = bank.replace("Is capacity built", "Is is capacity built")
    (tmp_path / "own.yaml").write_text(doubled, encoding="utf-8")
    assert "B218" in ehsg("bank", "validate", "own.yaml", cwd=tmp_path).out
    ehsg("generate", "--bank", "own.yaml", "-o", "blank.xlsx", cwd=tmp_path)
    silenced = re.sub(r"(.*Is is capacity.*)", r"\1  # ehsg: ignore B218", doubled)
    (tmp_path / "own.yaml").write_text(silenced, encoding="utf-8")
    assert ehsg("bank", "validate", "own.yaml", cwd=tmp_path).out == "No findings.\n"


def test_a_file_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "banks" / "folder.yaml").mkdir(parents=True)
    shutil.copy(BROKEN / "order.yaml", tmp_path / "banks")
    done = ehsg("bank", "validate", "--format", "json", cwd=tmp_path, code=1)
    assert {"B009", "B216", "B221"} <= {finding["code"] for finding in done.findings}
    assert "Checked 1 question bank." in done.err
    (tmp_path / "banks" / "order.yaml").unlink()
    assert "None of the files could be read" in ehsg("bank", "validate", cwd=tmp_path, code=2).err
