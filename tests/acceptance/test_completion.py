"""Pressing Tab: the protocol of each shell, and a real bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.acceptance.command import COMMAND, ENVIRONMENT, PROGRAM

LONGEST = 0.5  # seconds of the processor that somebody waits for
BASH = shutil.which("bash")


def completed(cwd: Path, shell: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = ENVIRONMENT | {"_EHSG_COMPLETE": f"complete_{shell}", **variables}
    done = subprocess.run(
        COMMAND, cwd=cwd, env=environment, capture_output=True, check=False, encoding="utf-8", timeout=60
    )
    assert done.stderr == ""
    return done


def in_bash(cwd: Path, typed: str) -> list[str]:
    """What is offered for the last word of a line; none where the line ends with a space."""
    word = len(typed.split(" ")) - 1
    done = completed(cwd, "bash", COMP_WORDS=typed, COMP_CWORD=str(word))
    return done.stdout.split("\n")[:-1]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ehsg me", ["merge"]),
        ("ehsg bank d", ["diff"]),
        ("ehsg bank validate 20", ["2020", "2022"]),
        ("ehsg generate --bank ehsg-", ["ehsg-2020", "ehsg-2022"]),
        ("ehsg merge --du", ["--duplicates"]),
        ("ehsg merge received --duplicates l", ["latest"]),
        ("ehsg check --select c10", ["C101", "C102", "C103"]),
        ("ehsg check merged.xlsx --ignore M201,m20", [f"M201,M20{n}" for n in range(1, 7)]),
        ("ehsg explain d11", ["D110"]),
        ("ehsg explain --format m", ["markdown"]),
        ("ehsg generate --partner Northshire\\ ", []),
        ("ehsg upgrade received --to 202", ["2020", "2022"]),
        ("ehsg upgrade received --bank ehsg-202", ["ehsg-2020", "ehsg-2022"]),
        ("ehsg redact merged.xlsx --bank 202", ["2020", "2022"]),
        ("ehsg status --bank 202", ["2020", "2022"]),
        ("ehsg chase --bank 202", ["2020", "2022"]),
        ("ehsg check p", []),  # files: the shell's own
    ],
)
def test_words_are_completed(tmp_path: Path, typed: str, offered: list[str]) -> None:
    assert [each for each in in_bash(tmp_path, typed) if each] == offered


def test_zsh_fish_and_powershell_are_told_what_each_is(tmp_path: Path) -> None:
    (tmp_path / "partners.csv").write_text("name\nNorthshire Police\n", encoding="utf-8")
    assert "Northshire\\ Police" in in_bash(tmp_path, "ehsg chase --partner N")
    line = "ehsg generate --partner N"
    assert '"Northshire Police":"partner"' in completed(tmp_path, "zsh", _TYPER_COMPLETE_ARGS=line).stdout
    fish = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    assert completed(tmp_path, "fish", **fish).stdout == "Northshire Police\tpartner\n"
    power = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_WORD_TO_COMPLETE": "N"}
    assert completed(tmp_path, "powershell", **power).stdout == "'Northshire Police':::partner\n"


def test_what_cannot_be_read_offers_nothing_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "ehsg.yaml").write_bytes(b"\xff\x00: [")
    (tmp_path / "partners.csv").write_bytes(b'"')
    for typed in ("ehsg generate --partner x", "ehsg nonsense --x y", "ehsg bank nonsense x", "ehsg merge '"):
        in_bash(tmp_path, typed)


@pytest.mark.skipif(os.name == "nt", reason="measures as Unix does")
def test_nobody_waits_for_it(tmp_path: Path) -> None:
    in_bash(tmp_path, "ehsg merge --b")  # compiles what is not compiled yet
    before, start = os.times(), time.perf_counter()
    in_bash(tmp_path, "ehsg merge --bank 2")
    after, end = os.times(), time.perf_counter()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    sys.stdout.write(f"one completion: {used:.2f} s of the processor, {end - start:.2f} s in all\n")
    assert used < 2 * LONGEST, "twice what it takes on an idle computer"


@pytest.mark.skipif(not (BASH and PROGRAM), reason="needs bash, and ehsg as a command")
def test_a_real_bash_completes_after_installation(tmp_path: Path) -> None:
    assert BASH
    assert PROGRAM
    home = ENVIRONMENT | {"HOME": str(tmp_path), "PATH": f"{Path(PROGRAM).parent}:{os.environ['PATH']}"}
    script = (
        "ehsg --install-completion >&2; source ~/.bashrc; complete -p ehsg; "
        "COMP_WORDS=(ehsg generate --bank 202); COMP_CWORD=3; _ehsg_completion ehsg; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        [BASH, "--norc", "-c", script],
        cwd=tmp_path,
        env=home,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.splitlines()[1:] == ["2020", "2022"], done.stderr
    assert "ehsg" in done.stdout.splitlines()[0]
