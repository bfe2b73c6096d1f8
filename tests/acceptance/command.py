"""The installed command, run as people run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"

PROGRAM = shutil.which("ehsg", path=Path(sys.executable).parent)
COMMAND = (PROGRAM,) if PROGRAM else (sys.executable, "-m", "ehsg_cli")

# Compiled modules are kept, or every command would compile the libraries again.
# What a service that runs the tests tells programs is no concern of theirs.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"} | {
    "PYTHONIOENCODING": "utf-8",
    "PYTHONDONTWRITEBYTECODE": "",
}


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it wrote to stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All of it on one line, as wrapping is for people."""
        return " ".join(f"{self.out} {self.err}".split())

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What `--format json` wrote."""
        found: list[dict[str, Any]] = json.loads(self.out)
        return found


def ehsg(*arguments: object, cwd: Path, code: int | None = 0, gigabytes: int = 0) -> Done:
    """Run the command in a folder; no traceback may be seen.

    Args:
        code: The exit code it must end with; none if it does not matter.
        gigabytes: How much memory it may have (on Linux), where that needs a limit.
    """
    command = [*COMMAND, *map(str, arguments)]
    if gigabytes:
        command = ["sh", "-c", f'ulimit -v {gigabytes << 20} && exec "$@"', "sh", *command]
    ran = subprocess.run(command, cwd=cwd, capture_output=True, check=False, env=ENVIRONMENT, timeout=120)
    done = Done(ran.returncode, ran.stdout.decode(), ran.stderr.decode())
    assert "Traceback" not in done.said, done.err
    assert code in {None, done.code}, done.said
    return done
