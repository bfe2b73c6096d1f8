"""What `tests/workbook/test_isolated.py` does with files, with functions of any kind."""

from __future__ import annotations

import operator
import os
import time
from copy import copy

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
