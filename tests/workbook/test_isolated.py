"""Whatever reading a file does to the process that reads it, the next file is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.isolated import Reader
from ehsg_cli.workbook.limits import DEFAULT, Limits
from tests.acceptance.command import ROOT
from tests.workbook.parts import xlsx

if TYPE_CHECKING:
    from pathlib import Path

GOOD = xlsx(lambda sheet: sheet.append(["fine"]))
HEAVY = ("pydantic", "ruamel", "rich", "typer", "openpyxl", "xlsxwriter", "xlrd", "psutil", "jinja2")

# The real worker, but for what files of these contents do to it
DOUBLE = """
import ctypes, os, sys, time
from ehsg_cli.isolation import worker
from ehsg_cli.workbook import grid

read_grid = grid.read_spreadsheet

def explode():
    raise KeyboardInterrupt

ILLS = {
    b"abort": os.abort,
    b"crash": lambda: ctypes.string_at(0),
    b"exit": lambda: os._exit(0),
    b"panic": explode,
    b"babble": lambda: os.write(1, b"x" * 5000),
    b"hang": lambda: time.sleep(600),
    b"eat": lambda: [bytearray(b"x" * 20_000_000) for _ in range(100)] and time.sleep(600),
    b"grow": lambda: setattr(sys, "grown", bytearray(b"x" * 70_000_000)),
    b"print": lambda: print("a library that talks", flush=True),
}

def read(data, file, limits):
    ILLS.get(data, lambda: None)()
    return read_grid(b"" if data in ILLS else data, file, limits)

grid.read_spreadsheet = read
worker.main()
"""
FAKE = (sys.executable, "-P", "-c", DOUBLE)
# What reads one file, and then another for as long as it takes
SCRIPT = """
import signal
import time
from ehsg_cli.workbook.isolated import Reader
from ehsg_cli.workbook.limits import Limits
from tests.workbook.test_isolated import FAKE

signal.signal(signal.SIGINT, signal.default_int_handler)  # which a job in the background would ignore
with Reader(Limits(seconds=2), FAKE) as reader:
    reader.read(b"", "a.xlsx")
    print(flush=True)
    reader.read(b"{last}", "b.xlsx")
    time.sleep(60)
"""
SMALL = Limits(seconds=2, memory=130_000_000)


def children() -> list[psutil.Process]:
    """The processes that this one has started, but for what multiprocessing leaves once it is used."""
    return [
        child
        for child in psutil.Process().children(recursive=True)
        if not any("resource_tracker" in part for part in child.cmdline())
    ]


def test_a_file_is_read_as_in_this_process() -> None:
    with Reader() as reader:
        for data in (GOOD, b"", b"no workbook", GOOD):
            assert reader.read(data, "a.xlsx") == read_spreadsheet(data, "a.xlsx")
    assert children() == []


@pytest.mark.parametrize(
    ("ill", "problem"),
    [
        (b"abort", "made the reader fail"),
        (b"crash", "made the reader fail"),
        (b"exit", "made the reader fail"),
        (b"panic", "made the reader fail"),
        (b"babble", "made the reader fail"),
        (b"hang", "took longer than 2 seconds (--limit seconds=…)"),
        (b"eat", "took more than 130 MB of memory (--limit memory=…)"),
    ],
)
def test_a_file_that_fells_the_reader_is_a_finding_and_the_next_is_read(ill: bytes, problem: str) -> None:
    with Reader(SMALL, FAKE) as reader:
        for _ in range(2):
            spreadsheet, (finding,) = reader.read(ill, "ill.xls")
            assert spreadsheet is None
            assert (finding.code, finding.severity, finding.location.file) == ("F009", "error", "ill.xls")
            assert finding.message == f"Not read: reading it {problem}."
            assert reader.read(GOOD, "good.xlsx") == read_spreadsheet(GOOD, "good.xlsx")
    assert children() == []


def test_no_file_is_blamed_where_the_process_was_killed_before_it() -> None:
    with Reader() as reader:
        assert reader.read(GOOD, "a.xlsx")[0]
        (worker,) = children()
        worker.kill()
        while worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE:
            time.sleep(0.01)
        assert reader.read(GOOD, "b.xlsx")[0]
        assert [child.pid for child in children()] != [worker.pid]


def test_limits_may_be_as_large_as_people_like() -> None:
    endless = Limits(seconds=10**12, memory=10**30, cells=10**30)
    with Reader(endless) as reader:
        assert reader.read(GOOD, "a.xlsx")[0]


def test_what_a_library_prints_is_no_answer() -> None:
    with Reader(SMALL, FAKE) as reader:
        _, (finding,) = reader.read(b"print", "a.xlsx")
        assert finding.code == "F003"


def test_no_file_is_blamed_for_the_memory_of_the_one_before() -> None:
    with Reader(SMALL, FAKE) as reader:
        (before,) = (child.pid for child in children())
        reader.read(b"grow", "large.xlsx")
        (after,) = (child.pid for child in children())
        assert before != after
        assert reader.read(GOOD, "good.xlsx")[0]


def test_an_exception_here_ends_the_reader_at_once_even_if_it_is_busy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    def read() -> None:
        with Reader(DEFAULT, FAKE) as reader:
            assert reader.read(GOOD, "good.xlsx")[0]
            monkeypatch.setattr("ehsg_cli.isolation.isolated._Worker.memory", interrupted)
            reader.read(b"hang", "ill.xls")

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        read()
    assert time.monotonic() - started < 20
    assert children() == []


@pytest.mark.parametrize("command", [(), ("/nowhere/python",), (sys.executable, "-c", "raise SystemExit(1)")])
def test_without_another_process_it_reads_in_this_one(command: tuple[str, ...]) -> None:
    with Reader(DEFAULT, command) as reader:
        assert reader.read(GOOD, "a.xlsx") == read_spreadsheet(GOOD, "a.xlsx")
        assert children() == []
        assert reader.read(b"", "b.xlsx") == read_spreadsheet(b"", "b.xlsx")


def test_a_frozen_program_reads_in_its_own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with Reader() as reader:
        assert children() == []
        assert reader.read(GOOD, "a.xlsx") == read_spreadsheet(GOOD, "a.xlsx")


def test_the_worker_imports_little() -> None:
    code = "import sys, ehsg_cli.isolation.worker, ehsg_cli.workbook.grid; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "ehsg_cli" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_nothing_in_the_current_folder_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pickle.py", "zipfile.py", "ehsg_cli.py"):
        (tmp_path / name).write_text("import os\nos._exit(9)\n")
    monkeypatch.chdir(tmp_path)
    with Reader() as reader:
        assert len(children()) == 1
        assert reader.read(GOOD, "a.xlsx")[0]
        assert len(children()) == 1


@pytest.mark.parametrize("leave", ["SIGINT", "SIGTERM", "SIGKILL"])
@pytest.mark.parametrize("busy", [False, True])
@pytest.mark.skipif(sys.platform == "win32", reason="processes do not get signals there")
def test_the_worker_ends_when_whoever_started_it_is_gone(leave: str, busy: bool) -> None:
    code = SCRIPT.format(last="hang" if busy else "")
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as parent:
        assert parent.stdout
        assert parent.stdout.readline()
        (worker,) = psutil.Process(parent.pid).children()
        time.sleep(0.5)
        os.kill(parent.pid, signal.Signals[leave])
    assert psutil.wait_procs([worker], timeout=20)[1] == []
