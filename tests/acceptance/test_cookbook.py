"""The scripts of the cookbook run as they stand there, and say what the page says they say."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.acceptance.command import EXAMPLES, ROOT, ehsg
from tests.acceptance.test_documentation import blocks, follow, run
from tests.schemas import mistakes

PAGE = ROOT / "docs" / "cookbook.md"
GIVEN = ("partners.csv", "received", "decisions.csv", "theme.yaml", "logo.svg")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in GIVEN:
        given = EXAMPLES / "2020" / name
        (shutil.copytree if given.is_dir() else shutil.copy)(given, tmp_path / name)
    return tmp_path


def script(name: str, folder: Path) -> None:
    """Write a script of the page into the folder."""
    (lines,) = (said for step, said in blocks(PAGE) if step.startswith("```") and step.endswith(f" {name}"))
    (folder / name).write_text("\n".join((*lines, "")), encoding="utf-8")


def test_the_page_shows_what_happens(folder: Path) -> None:
    steps = blocks(PAGE)
    assert {"bash return.sh", "python whole_return.py"} <= {command for command, _ in steps}
    follow(steps, folder)
    for made in ("return.json", "output/return.json"):
        assert not mistakes((folder / made).read_text(encoding="utf-8"), "return")
    assert not mistakes((folder / "findings.json").read_text(encoding="utf-8"), "findings")


def test_both_scripts_make_the_same_return(folder: Path) -> None:
    script("return.sh", folder)
    script("whole_return.py", folder)
    run("bash return.sh", folder)
    run("python whole_return.py", folder)
    for name in ("return.xlsx", "return.html", "return.json"):
        assert (folder / name).read_bytes() == (folder / "output" / name).read_bytes()
    assert len(list((folder / "to-send").iterdir())) == 10
    assert len(list((folder / "blank").iterdir())) == 10


@pytest.mark.parametrize(
    ("name", "command", "output"), [("return.sh", "bash", "output"), ("whole_return.py", "python", ".")]
)
def test_a_script_that_runs_again_keeps_what_was_agreed(
    folder: Path, name: str, command: str, output: str
) -> None:
    late = folder / "received" / "police.xlsx"
    late.rename(folder / "late.xlsx")
    script(name, folder)
    run(f"{command} {name}", folder)
    (folder / "late.xlsx").rename(late)
    (folder / "decisions.csv").write_text("ref,agreed answer\nfamilies-01,Yes\n", encoding="utf-8")
    run(f"{command} {name}", folder)
    ehsg("render", f"{output}/return.xlsx", "-o", "all.json", "--detail", "internal", cwd=folder)
    made = json.loads((folder / "all.json").read_text(encoding="utf-8"))
    assert len(made["respondents"]) == 9
    agreed = [row["agreed_raw"] for row in made["return"] if row["agreed_raw"]]
    assert agreed[0] == "Yes"
    assert len(agreed) == 60


def test_the_shell_script_stops_where_a_command_cannot_go_on(folder: Path) -> None:
    script("return.sh", folder)
    run("ehsg init . --bank 2020", folder)
    shutil.rmtree(folder / "received")
    with pytest.raises(AssertionError, match="received does not exist"):
        run("bash return.sh", folder)
    assert not (folder / "output" / "return.html").exists()


@pytest.mark.parametrize(
    ("name", "command", "page"),
    [("return.sh", "bash", "output/return.html"), ("whole_return.py", "python", "return.html")],
)
def test_a_script_does_not_publish_personal_data(folder: Path, name: str, command: str, page: str) -> None:
    (folder / "decisions.csv").write_text(
        "ref,agreed plan\nfamilies-01,Ring 07700 900123.\n", encoding="utf-8"
    )
    script(name, folder)
    said = "\n".join(run(f"{command} {name}", folder))
    assert "the agreed plan for families-01" in " ".join(said.split())
    assert not (folder / page).exists()


def test_what_is_not_run_is_said_not_to_be() -> None:
    """Each block that no test runs stands in a section that says so."""
    for section in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        fences = re.findall(r"^```(.*)$", section, flags=re.MULTILINE)[::2]
        unrun = [fence for fence in fences if fence != "console" and " " not in fence]
        assert not unrun or re.search(r"not run by\s+a test", section), section.splitlines()[0]
