"""Whatever stops a merge, its outputs are the old or the new ones, whole; and its inputs have no order."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import openpyxl
import pytest

from ehsg_cli.files import find_inputs
from tests.acceptance.command import COMMAND, ENVIRONMENT, EXAMPLES, Done, ehsg
from tests.conftest import need

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and limits")

RECEIVED = EXAMPLES / "2022" / "received"
OUTPUTS = ("merged.xlsx", "merged.json")
MERGE = ("merge", "received", "-o", "merged.xlsx", "--json", "merged.json")
SPREAD, RANDOM = 7, 5  # how often it is ended in the course of one run
BLOCK = 512  # bytes, as `ulimit -f` counts

# Runs the command until it is about to change files here for the nth time, and ends it as a power cut would.
STOPPED = """
import os, signal, sys
left = int(sys.argv.pop(1))
CHANGES = {"os.rename", "os.remove", "os.chmod", "os.mkdir", "os.truncate", "tempfile.mkstemp"}
def watch(event, given):
    global left
    opened = event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR)
    if (opened or event in CHANGES) and os.path.abspath(str(given[0])).startswith(os.getcwd()):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
from ehsg_cli.__main__ import main
main()
"""


@dataclass(frozen=True)
class Ready:
    """A folder with an earlier return and a correction that came in since.

    Attributes:
        option: How the outputs are to be replaced.
        old: The outputs as they are, by name.
        new: As they are after a merge that nothing stops.
        seconds: How long that took.
    """

    folder: Path
    option: str
    old: dict[str, bytes]
    new: dict[str, bytes]
    seconds: float

    @property
    def merge(self) -> tuple[str, ...]:
        return (*MERGE, self.option)

    def copy(self, name: str) -> Path:
        return Path(shutil.copytree(self.folder, self.folder.with_name(name)))


@pytest.fixture(params=["--update", "--force"])
def ready(request: pytest.FixtureRequest, tmp_path: Path) -> Ready:
    folder = tmp_path / "ready"
    shutil.copytree(RECEIVED, folder / "received")
    ehsg(*MERGE, cwd=folder)
    workbook = openpyxl.load_workbook(folder / "received" / "police.xlsx")
    workbook.worksheets[2]["D2"] = "Corrected since. " * 500
    workbook.save(folder / "received" / "police.xlsx")
    done = tmp_path / "done"
    shutil.copytree(folder, done)
    start = time.monotonic()
    ehsg(*MERGE, request.param, cwd=done)
    seconds = time.monotonic() - start
    ready = Ready(folder, request.param, outputs(folder), outputs(done), seconds)
    assert all(ready.old[name] != ready.new[name] for name in OUTPUTS)
    return ready


def outputs(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in OUTPUTS}


def without_findings(merged: bytes) -> dict[str, object]:
    """A return in JSON, but for what was found: that a file came in anew is said once."""
    return {key: value for key, value in json.loads(merged).items() if key != "findings"}


def check_whole(folder: Path, ready: Ready) -> None:
    """Each output is the old or the new one, and nothing else is there to be read."""
    for name, content in outputs(folder).items():
        assert content in {ready.old[name], ready.new[name]}, (
            f"{name} is {len(content)} bytes of something else"
        )
    there = [path.relative_to(folder) for path in find_inputs([folder])]
    assert there == [path.relative_to(ready.folder) for path in find_inputs([ready.folder])]


def check_old(folder: Path, ready: Ready, done: Done) -> None:
    """The command said what it cannot do, and left everything as it was: no file more, none less."""
    assert outputs(folder) == ready.old
    assert {path.name for path in folder.iterdir()} == {*OUTPUTS, "received"}
    assert "Cannot write merged.xlsx" in done.said


def ended(*command: object, cwd: Path, code: int = 2) -> Done:
    """Run a command that cannot do all it should."""
    ran = subprocess.run(
        [*map(str, command)], cwd=cwd, capture_output=True, check=False, env=ENVIRONMENT, timeout=120
    )
    done = Done(ran.returncode, ran.stdout.decode(), ran.stderr.decode())
    assert "Traceback" not in done.said
    assert done.code == code, done.said
    return done


def test_ended_at_any_moment(ready: Ready) -> None:
    random = Random(1)  # noqa: S311 - no secret
    spread = [number / (SPREAD - 1) for number in range(SPREAD)]
    late = [random.uniform(0.6, 1.05) for _ in range(RANDOM)]  # when it writes
    for number, share in enumerate((*spread, *late)):
        folder = ready.copy(f"time-{number}")
        process = subprocess.Popen(
            [*COMMAND, *ready.merge],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(share * ready.seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        check_whole(folder, ready)


def test_ended_before_each_change_to_the_folder(ready: Ready) -> None:
    """Also merges again where one output is old and one is new: the return is as if nothing had happened."""
    code, stops, halfway = -signal.SIGKILL, 0, 0
    while code == -signal.SIGKILL:
        stops += 1
        folder = ready.copy(f"step-{stops}")
        program = [sys.executable, "-c", STOPPED, str(stops), *ready.merge]
        code = subprocess.run(
            program, cwd=folder, check=False, env=ENVIRONMENT, capture_output=True
        ).returncode
        check_whole(folder, ready)
        if not halfway and outputs(folder) not in (ready.old, ready.new):
            halfway = stops
            ehsg(*ready.merge, cwd=folder)
            assert without_findings(outputs(folder)["merged.json"]) == without_findings(
                ready.new["merged.json"]
            )
    assert (code, outputs(folder)) == (0, ready.new)
    assert stops > 2 * len(OUTPUTS), "it must have made and moved a file for each output"
    assert halfway


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_a_full_disk(ready: Ready, share: float) -> None:
    """A limit on the size of files fails as a full disk does: in the middle of writing."""
    folder = ready.copy("full")
    blocks = int(share * len(ready.new["merged.xlsx"])) // BLOCK
    limited = ("sh", "-c", f'ulimit -f {blocks} && exec "$@"', "sh", *COMMAND, *ready.merge)
    check_old(folder, ready, ended(*limited, cwd=folder))


def test_a_disk_that_is_full_after_the_first_output(ready: Ready) -> None:
    sizes = [len(ready.new[name]) for name in OUTPUTS]
    folder = ready.copy("full")
    blocks = sum(sizes) // 2 // BLOCK
    assert min(sizes) < blocks * BLOCK < max(sizes)
    limited = ("sh", "-c", f'ulimit -f {blocks} && exec "$@"', "sh", *COMMAND, *ready.merge)
    assert "Cannot write merged." in ended(*limited, cwd=folder).said
    check_whole(folder, ready)
    assert {path.name for path in folder.iterdir()} == {*OUTPUTS, "received"}
    ehsg(*ready.merge, cwd=folder)
    assert without_findings(outputs(folder)["merged.json"]) == without_findings(ready.new["merged.json"])


def test_a_folder_that_may_not_be_written_to(ready: Ready) -> None:
    folder = ready.copy("shut")
    folder.chmod(0o555)
    command: tuple[str, ...] = (*COMMAND, *ready.merge)
    if os.geteuid() == 0:  # to whom the folder is not shut
        need(shutil.which("setpriv"), "setpriv")
        command = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", *command)
    try:
        check_old(folder, ready, ended(*command, cwd=folder))
    finally:
        folder.chmod(0o755)


def odd_folder(folder: Path) -> list[str]:
    """Workbooks of all kinds: a copy, the same organisation twice, damaged, empty, below other folders."""
    shutil.copytree(RECEIVED, folder)
    names = sorted(path.name for path in folder.iterdir())
    (folder / "late").mkdir()
    (folder / "late" / "copy (1).xlsx").write_bytes((folder / names[0]).read_bytes())
    workbook = openpyxl.load_workbook(folder / names[1])
    workbook["About you"]["B4"] = "Another Respondent"
    workbook["About you"]["F9"] = "a note"
    workbook.save(folder / "late" / names[1])
    (folder / "damaged.xlsx").write_bytes((folder / names[2]).read_bytes()[:3000])
    (folder / "empty.xlsx").touch()
    (folder / "Reading list.docx").write_bytes(b"PK")
    return [path.relative_to(folder.parent).as_posix() for path in sorted(folder.rglob("*.*"))]


def test_the_order_of_the_inputs_changes_nothing(tmp_path: Path) -> None:
    files = odd_folder(tmp_path / "received")
    random = Random(2)  # noqa: S311 - no secret
    shuffled = [random.sample(files, len(files)) for _ in range(4)]
    for number, inputs in enumerate(
        [["received"], files, files[::-1], ["received/late", "received"], *shuffled]
    ):
        name = f"merged-{number}"
        ehsg("merge", *inputs, "-o", f"{name}.xlsx", "--json", f"{name}.json", cwd=tmp_path, code=1)
    for ending in ("xlsx", "json"):
        assert len({path.read_bytes() for path in tmp_path.glob(f"merged-*.{ending}")}) == 1
