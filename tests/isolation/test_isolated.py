"""What `tests/workbook/test_isolated.py` does with files, with functions of any kind."""

from __future__ import annotations

import operator
import os
import subprocess
import time
from contextlib import suppress
from copy import copy
from subprocess import Popen
from threading import Event, Thread, Timer
from typing import Any

import psutil
import pytest

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.located import LocatedError
from ehsg_cli.findings.model import Location
from ehsg_cli.isolation.isolated import Isolated, StoppedError


def test_a_function_runs_in_another_process_and_what_it_returns_comes_back() -> None:
    with Isolated(10, 500_000_000) as isolated:
        assert isolated.run(os.getpid) != os.getpid()
        assert isolated.run(operator.add, "a", "b") == "ab"
        assert isolated.run(operator.truth, 0) is False


@pytest.mark.parametrize("seconds", [10, 0])
def test_whatever_fells_the_process_the_next_function_runs(seconds: int) -> None:
    with Isolated(2, 500_000_000) as isolated:
        with pytest.raises(StoppedError) as caught:
            isolated.run(time.sleep, seconds) if seconds else isolated.run(os.abort)
        said = (caught.value.problem, caught.value.limit)
        assert said == (("took longer than 2 seconds", "seconds") if seconds else ("", ""))
        assert isolated.run(operator.add, 1, 1) == 2


def test_no_process_is_left_where_it_is_ended_while_another_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    starting, may_start = Event(), Event()

    def start(*arguments: Any, **settings: Any) -> subprocess.Popen[bytes]:
        starting.set()
        may_start.wait(10)
        return Popen(*arguments, **settings)

    def fell() -> None:
        with suppress(StoppedError):
            isolated.run(os.abort)

    before = psutil.Process().children()
    with Isolated(10, 500_000_000) as isolated:
        assert isolated.run(operator.truth, 1)
        monkeypatch.setattr("ehsg_cli.isolation.isolated.subprocess.Popen", start)
        user = Thread(target=fell)
        user.start()
        starting.wait(10)
        Timer(0.2, may_start.set).start()  # by then, it is being ended
    user.join(10)
    assert not user.is_alive()
    assert psutil.Process().children() == before
    with pytest.raises(StoppedError):
        isolated.run(operator.truth, 1)


def test_without_another_process_functions_run_in_this_one() -> None:
    with Isolated(2, 500_000_000, command=("/nowhere/python",)) as isolated:
        assert isolated.run(os.getpid) == os.getpid()


@pytest.mark.parametrize(
    "error", [EhsgError("Wrong.", "Right it."), LocatedError("Wrong.", "Right it.", Location(line=3))]
)
def test_errors_come_whole_from_another_process(error: EhsgError) -> None:
    with Isolated(10, 500_000_000) as isolated:
        back = isolated.run(copy, error)
    assert (type(back), str(back), vars(back)) == (type(error), "Wrong.", vars(error))
