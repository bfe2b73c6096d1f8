"""Scratch repositories for what is read from git."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.conftest import need

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Nothing of the settings of whoever runs the tests.
APART = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "Test" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "test@example.org" for who in ("AUTHOR", "COMMITTER")},
}


def git(folder: Path, *arguments: str) -> None:
    need(shutil.which("git"), "git")
    subprocess.run(["git", *arguments], cwd=folder, env=os.environ | APART, capture_output=True, check=True)


def repository(folder: Path, files: Mapping[str, bytes]) -> Path:
    """A new repository with the files in its first commit, tagged `first`."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "First")
    git(folder, "tag", "first")
    return folder
