"""Scratch git repositories, and this project as others get it from git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.acceptance.command import ROOT
from tests.conftest import need
from tests.repositories import APART

LEADS_ELSEWHERE = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in LEADS_ELSEWHERE} | APART


def run(
    *command: object, cwd: Path, code: int | None = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder; it must end with this exit code, unless that is none."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        cwd=cwd,
        env=ENVIRONMENT | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=400,
    )
    assert code in {None, done.returncode}, done.stdout
    return done


def git(*arguments: object, cwd: Path) -> str:
    """What git says."""
    return run("git", *arguments, cwd=cwd).stdout.strip()


def repository(folder: Path) -> Path:
    """A new repository, on the branch main."""
    folder.mkdir(parents=True)
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    return folder


def commit(folder: Path, message: str = "Change") -> str:
    """Commit all that the folder holds, and give the id of the commit."""
    git("add", "--all", "--force", cwd=folder)
    git("commit", "--quiet", "--no-verify", "--message", message, cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder)


def copy_of_this_project(folder: Path) -> None:
    """Put the files of this checkout there, with what is not committed yet, and without its history."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT, code=None)
    need(listed.returncode == 0, "a checkout in git")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


def this_project(folder: Path) -> str:
    """A repository that holds this checkout in one commit; gives its id."""
    copy_of_this_project(repository(folder))
    return commit(folder)
