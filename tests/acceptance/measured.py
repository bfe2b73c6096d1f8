"""Runs a command within limits and says what it took. Linux only.

A program of its own: what a process is said to have used at most includes what the one that started it had.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Used:
    """What a command took, and how it ended."""

    code: int
    seconds: float
    megabytes: float


def measured(
    command: list[str], cwd: Path, env: dict[str, str], *, seconds: int, megabytes: int
) -> tuple[bytes, bytes, Used]:
    """Run a command; give what it wrote to stdout, to stderr, and what it took.

    Args:
        seconds: After this many it is ended.
        megabytes: Of address space, beyond which it is given no more.
    """
    wrapped = [sys.executable, __file__, str(seconds), str(megabytes), *command]
    ran = subprocess.run(wrapped, cwd=cwd, env=env, capture_output=True, check=True)
    said, _, used = ran.stderr.rpartition(b"\n")
    return ran.stdout, said, Used(**json.loads(used))


def _main(seconds: str, megabytes: str, *command: str) -> None:
    space = int(megabytes) << 20
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    start = time.monotonic()
    process = subprocess.Popen(command)
    watch = threading.Timer(int(seconds), process.kill)
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    watch.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    used = Used(process.returncode, time.monotonic() - start, usage.ru_maxrss / 1024)
    sys.stderr.write(f"\n{json.dumps(asdict(used))}")


if __name__ == "__main__":
    _main(*sys.argv[1:])
