"""The commands in README and on other pages run, in their order, and say what the page says they say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.command import ENVIRONMENT

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/tutorial.md", "docs/question-banks.md", "docs/return-folders.md")
FILE = r"(?:csv|yaml|bash|python) \S+"  # a file that a page shows, and its name
PROGRAMS = {"ehsg": (sys.executable, "-m", "ehsg_cli"), "python": (sys.executable,)}
FORMS = "tests/interchange/forms"
ANYTHING = "…"


def blocks(page: Path) -> list[tuple[str, list[str]]]:
    """Each command of a page's consoles, with the lines it is said to print; and each file that it shows."""
    text = page.read_text(encoding="utf-8")
    shown = re.findall(rf"```(console|{FILE})\n(.*?)```", text, flags=re.DOTALL)
    steps = [
        step
        for kind, text in shown
        for step in (
            re.split(r"^\$ ", text, flags=re.MULTILINE) if kind == "console" else [f"```{kind}\n{text}"]
        )
        if step
    ]
    return [(step.splitlines()[0], step.splitlines()[1:]) for step in steps]


def run(command: str, folder: Path) -> list[str]:
    """What a command prints, both streams as a terminal shows them."""
    program, *arguments = shlex.split(command)
    path = os.pathsep.join([str(Path(sys.executable).parent), ENVIRONMENT["PATH"]])
    done = subprocess.run(
        [*PROGRAMS.get(program, (program,)), *arguments],
        cwd=folder,
        env={**ENVIRONMENT, "PATH": path, "COLUMNS": "100", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stdout.decode()
    return [line.rstrip() for line in done.stdout.decode().splitlines()]


def follow(steps: list[tuple[str, list[str]]], folder: Path) -> None:
    """Write each file that a page shows, and run each command: it must print what the page says."""
    for command, said in steps:
        if command.startswith("cd "):
            folder = (folder / command.removeprefix("cd ")).resolve()
        elif command.startswith("```"):
            (folder / command.split()[1]).write_text("\n".join((*said, "")), encoding="utf-8", newline="\n")
        else:
            printed = run(command, folder)
            assert matches(said, printed), f"$ {command}\n" + "\n".join(printed)


def matches(said: list[str], printed: list[str]) -> bool:
    """Whether the lines agree, where a line with three dots alone stands for any number of lines."""
    pattern = "\n".join("(?s:.*)" if line == ANYTHING else re.escape(line) for line in said)
    return re.fullmatch(pattern, "\n".join(printed)) is not None


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_what_happens(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / FORMS, tmp_path / FORMS)
    steps = blocks(ROOT / page)
    assert len(steps) > 5
    follow(steps, tmp_path)
