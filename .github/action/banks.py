"""The steps of the GitHub Action: validate question banks, and compare them with those of an earlier commit.

What comes from outside comes in environment variables, and is never part of a line that a shell reads.
"""

from __future__ import annotations

import html
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

OK, FINDINGS, USAGE = 0, 1, 2  # as `ehsg` has them
SUMMARY_LIMIT = 1_000_000  # bytes; a longer one GitHub refuses whole
NOT_IN_CLONE = (
    "The commit to compare with is not in this clone and cannot be fetched. Give actions/checkout "
    "fetch-depth: 0, or this action diff: false."
)
NOT_COMPARED = "git cannot tell what changed since the commit to compare with. The log says why."
NOT_A_BANK = "Not compared: it is not a bank, or was none."
DELETED = "Deleted. Completed workbooks that were made from it cannot be merged without it."
NEW = "New: there is nothing to compare it with."
OTHER_ID = (
    "The id of the bank changed; what became of its questions is not checked, and workbooks already sent out "
    "are no longer known to be of it. Give it its old id, or put the new bank into a file of its own."
)
BUILT_IN = (
    'There is no question bank in a folder "banks" here, and none is named: the banks built into ehsg were '
    "checked, and none of this repository.\n"
)
NO_CHANGE = "**No change.**"  # how Markdown begins that tells of none


class StepError(Exception):
    """The step cannot go on."""


class Change(NamedTuple):
    """The paths of a bank before and after; one of them is empty for a bank that is new or deleted.

    Attributes:
        old: The path before.
        new: The path now.
        is_direct: Whether the file itself has changed, rather than, perhaps, what it extends.
    """

    old: str
    new: str
    is_direct: bool = True


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
    if not _lines("banks") and not _in_folder("banks") and not _in_folder("banks/crosswalks"):
        _put(BUILT_IN)
    return code


def compare() -> int:
    """Annotate what is wrong about the changes since the base commit, and tell them all in the summary."""
    base = _commit(_input("base"))
    changes = _changes(base)
    told = [_told(change, base) for change in [*changes, *_extending(base, changes)]]
    texts = [text for _, text in told if text]
    if texts:
        _summarise("\n\n".join(["# Changes in question banks", *texts]))
    return max((code for code, _ in told), default=OK)


def _told(change: Change, base: str) -> tuple[int, str]:
    """How bad the change is, as an exit code, and what the summary says of it, if it is one."""
    title = f"## <code>{html.escape(' '.join((change.new or change.old).split()))}</code>\n\n"
    if not change.new:
        _annotate("warning", DELETED, change.old)
        return OK, title + DELETED
    if not change.old:
        return OK, title + NEW
    code, markdown = _diff(change, base)
    is_told = change.is_direct or not markdown.startswith(NO_CHANGE)
    return code, title + markdown if is_told else ""


def _diff(change: Change, base: str) -> tuple[int, str]:
    """Annotate what is wrong about the change; give its exit code, and all of it in Markdown."""
    rest = (*_chosen(), "--", f"git:{base}:{change.old}", change.new)
    code, annotations = _ehsg("bank", "diff", "--format=github", *rest)
    _put(annotations)
    if code == USAGE:  # what is wrong with the one that is there, validating has told
        _annotate("warning", NOT_A_BANK, change.new)
        return OK, NOT_A_BANK
    if code == OK and change.old == change.new and _has_other_id(change, base):
        _annotate("error", OTHER_ID, change.new)
        code = FINDINGS
    return code, _ehsg("bank", "diff", "--format=markdown", *rest)[1]


def _has_other_id(change: Change, base: str) -> bool:
    """Whether it is another bank by its id, which no choice of findings can hide."""
    plain = _ehsg("bank", "diff", "--format=json", "--", f"git:{base}:{change.old}", change.new)[1]
    return not json.loads(plain)["same_bank"]


def _changes(base: str) -> list[Change]:
    """The banks that are not as they were at the base commit."""
    named = _named()
    options = ("--name-status", "-z", "--find-renames")
    listed = _git("--literal-pathspecs", "diff", *options, base, "--", *named)
    if listed is None:
        raise StepError(NOT_COMPARED)
    parts = iter(listed.split("\0")[:-1])
    changes = []
    for status in parts:
        old = next(parts)
        new = next(parts) if status.startswith("R") else old
        was = old if status != "A" and _is_bank(old, named) else ""
        now = new if status != "D" and _is_bank(new, named) else ""
        changes.append(Change(was, now))
    return [change for change in changes if change.old or change.new]


def _extending(base: str, changes: list[Change]) -> list[Change]:
    """The banks whose files are as they were, and which may extend one that is not."""
    changed = {change.new for change in changes}
    paths = [path for name in _named() for path in (_in_folder(name) if Path(name).is_dir() else [name])]
    same = [path for path in dict.fromkeys(paths) if path not in changed and _may_extend(Path(path))]
    listed = _git("--literal-pathspecs", "ls-tree", "-z", "--name-only", base, "--", *same) if same else ""
    return [Change(path, path, is_direct=False) for path in (listed or "").split("\0")[:-1]]


def _named() -> list[str]:
    """The files and folders to check."""
    return [posixpath.normpath(line.replace(os.sep, "/")) for line in _lines("banks") or ["banks"]]


def _in_folder(name: str) -> list[str]:
    """The YAML files in a folder."""
    files = (path for path in Path(name).glob("*") if path.suffix in {".yaml", ".yml"} and path.is_file())
    return sorted(path.as_posix() for path in files)


def _may_extend(path: Path) -> bool:
    """Whether a file says somewhere that it extends another; comparing it tells whether that is so."""
    return path.is_file() and b"extends" in path.read_bytes()


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
