"""The steps of the GitHub Action: validate question banks, and compare them with those of an earlier commit.

What comes from outside comes in environment variables, and is never part of a line that a shell reads.
"""

from __future__ import annotations

import html
import os
import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

OK, USAGE = 0, 2  # as `ehsg` has them
SUMMARY_LIMIT = 1_000_000  # bytes; a longer one GitHub refuses whole
NOT_IN_CLONE = (
    "The commit to compare with is not in this clone and cannot be fetched. Give actions/checkout "
    "fetch-depth: 0, or this action diff: false."
)
NOT_COMPARED = "git cannot tell what changed since the commit to compare with. The log says why."
NOT_A_BANK = "Not compared: it is not a bank, or was none."
DELETED = "Deleted. Completed workbooks that were made from it cannot be merged without it."
NEW = "New: there is nothing to compare it with."


class StepError(Exception):
    """The step cannot go on."""


class Change(NamedTuple):
    """The paths of a bank before and after; one of them is empty for a bank that is new or deleted."""

    old: str
    new: str


def main(step: str) -> int:
    """Run a step; the exit code is its result."""
    try:
        return {"validate": validate, "compare": compare}[step]()
    except StepError as error:
        _annotate("error", str(error))
        return USAGE


def validate() -> int:
    """Annotate what is wrong in the banks."""
    code, annotations = _ehsg("bank", "validate", "--format=github", *_chosen(), "--", *_lines("banks"))
    _put(annotations)
    return code


def compare() -> int:
    """Annotate what is wrong about the changes since the base commit, and tell them all in the summary."""
    base = _commit(_input("base"))
    told = [_told(change, base) for change in _changes(base)]
    if told:
        _summarise("\n\n".join(["# Changes in question banks", *(text for _, text in told)]))
    return max((code for code, _ in told), default=OK)


def _told(change: Change, base: str) -> tuple[int, str]:
    """How bad the change is, as an exit code, and what the summary says of it."""
    title = f"## <code>{html.escape(' '.join((change.new or change.old).split()))}</code>\n\n"
    if not change.new:
        _annotate("warning", DELETED, change.old)
        return OK, title + DELETED
    if not change.old:
        return OK, title + NEW
    code, markdown = _diff(change, base)
    return code, title + markdown


def _diff(change: Change, base: str) -> tuple[int, str]:
    """Annotate what is wrong about the change; give its exit code, and all of it in Markdown."""
    rest = (*_chosen(), "--", f"git:{base}:{change.old}", change.new)
    code, annotations = _ehsg("bank", "diff", "--format=github", *rest)
    _put(annotations)
    if code == USAGE:  # what is wrong with the one that is there, validating has told
        _annotate("warning", NOT_A_BANK, change.new)
        return OK, NOT_A_BANK
    return code, _ehsg("bank", "diff", "--format=markdown", *rest)[1]


def _changes(base: str) -> list[Change]:
    """The banks that are not as they were at the base commit."""
    named = [posixpath.normpath(line.replace(os.sep, "/")) for line in _lines("banks") or ["banks"]]
    options = ("--name-status", "-z", "--find-renames")
    listed = _git("--literal-pathspecs", "diff", *options, base, "--", *named)
    if listed is None:
        raise StepError(NOT_COMPARED)
    parts = iter(listed.split("\0")[:-1])
    changes = []
    for status in parts:
        old = next(parts)
        new = next(parts) if status.startswith("R") else old
        change = Change("" if status == "A" else old, "" if status == "D" else new)
        changes.append(Change(*(path if _is_bank(path, named) else "" for path in change)))
    return [change for change in changes if any(change)]


def _is_bank(path: str, named: list[str]) -> bool:
    """Whether the path is one of those named, or a YAML file in a folder that is."""
    in_folder = path.endswith((".yaml", ".yml")) and (posixpath.dirname(path) or ".") in named
    return in_folder or path in named


def _commit(name: str) -> str:
    """The id of a commit, which is fetched where the clone does not have it."""
    known = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if known is None:
        depth = ["--depth=1"] if _git("rev-parse", "--is-shallow-repository") == "true\n" else []
        if _git("fetch", "--quiet", "--no-tags", *depth, "origin", "--", name) is None:
            raise StepError(NOT_IN_CLONE)
        known = _git("rev-parse", "FETCH_HEAD") or ""
    return known.strip()


def _git(*arguments: str) -> str | None:
    """What git writes; none where it fails."""
    done = subprocess.run(["git", *arguments], stdout=subprocess.PIPE, check=False)  # noqa: S603, S607
    return os.fsdecode(done.stdout) if done.returncode == 0 else None


def _ehsg(*arguments: str) -> tuple[int, str]:
    """The exit code of a command, and its results; what else it says is put where no line is a command."""
    program = shutil.which("ehsg", path=Path(sys.executable).parent)
    command = [str(program), *arguments]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    _put("".join(f"ehsg: {line}\n" for line in done.stderr.splitlines()))
    return done.returncode, done.stdout


def _annotate(level: str, message: str, file: str = "") -> None:
    place = "".join(f"%{ord(sign):02X}" if sign in "%\r\n:," else sign for sign in file)
    _put(f"::{level} {f'file={place},' if file else ''}title=ehsg::{message}\n")


def _summarise(text: str) -> None:
    with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("ab") as summary:
        summary.write(f"{text}\n".encode(errors="replace")[:SUMMARY_LIMIT])


def _input(name: str) -> str:
    return os.environ[name.upper()].strip()


def _chosen() -> list[str]:
    """The options that select and ignore findings, one for each code."""
    codes = {name: re.split(r"[\s,]+", _input(name)) for name in ("select", "ignore")}
    return [f"--{name}={code}" for name, listed in codes.items() for code in listed if code]


def _lines(name: str) -> list[str]:
    return [line.strip() for line in _input(name).split("\n") if line.strip()]


def _put(text: str) -> None:
    sys.stdout.buffer.write(text.encode(errors="replace"))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
