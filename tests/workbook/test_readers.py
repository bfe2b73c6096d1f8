"""Many files are read in several processes, and come out as if each had been read alone, in their order."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.isolation.isolated import WORKER
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.isolated import Outcome, reading
from ehsg_cli.workbook.limits import DEFAULT, Limits
from tests.workbook.parts import xlsx
from tests.workbook.test_isolated import FAKE, SMALL, children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ehsg_cli.workbook.grid import Spreadsheet

SEVERAL = 120  # files, for which several processes are started where there are processors for them
ILLS = {7: b"abort", 8: b"exit", 30: b"panic", 31: b"", 64: b"babble", 65: b"no workbook", 119: b"crash"}


def read_all(
    files: Sequence[tuple[Path, str]], limits: Limits = DEFAULT, command: Sequence[str] = WORKER
) -> Iterator[Outcome[Spreadsheet]]:
    with reading(files, limits, command) as outcomes:
        yield from outcomes


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[Path, str]]:
    """Files, some of which fell the process that reads them."""
    made = [(tmp_path / f"{number:03}.xlsx", f"{number:03}.xlsx") for number in range(SEVERAL)]
    for number, (file, name) in enumerate(made):
        file.write_bytes(ILLS.get(number, _saying(name)))
    return made


def _saying(text: str) -> bytes:
    return xlsx(lambda sheet: sheet.append([text]))


def test_each_is_read_as_alone_whatever_others_do(files: list[tuple[Path, str]]) -> None:
    outcomes = list(read_all(files, SMALL, FAKE))
    assert len(outcomes) == SEVERAL
    for number, ((file, name), outcome) in enumerate(zip(files, outcomes, strict=True)):
        if number in ILLS:
            assert outcome[0] is None
            fell = ILLS[number] not in {b"", b"no workbook"}
            assert (outcome[1][0].code == "F009") == fell
            assert outcome[1][0].location.file == name
        else:
            assert outcome == read_spreadsheet(file.read_bytes(), name)
            assert outcome[0]
            assert outcome[0].grids[0].rows == ((name,),)
    assert children() == []


def test_one_that_takes_too_long_is_the_only_one_not_read(files: list[tuple[Path, str]]) -> None:
    files[3][0].write_bytes(b"hang")
    outcomes = list(read_all(files[:6], Limits(seconds=2), FAKE))
    assert [bool(spreadsheet) for spreadsheet, _ in outcomes] == [True, True, True, False, True, True]
    assert "took longer than 2 seconds" in outcomes[3][1][0].message


def test_a_file_that_is_gone_is_a_finding(files: list[tuple[Path, str]]) -> None:
    files[1][0].unlink()
    gone, there = list(read_all(files[1:3]))
    assert gone[0] is None
    assert gone[1][0].location.file == files[1][1]
    assert there[0]


def test_nothing_is_left_behind_where_nobody_asks_for_the_rest(files: list[tuple[Path, str]]) -> None:
    outcomes = read_all(files, DEFAULT, FAKE)
    assert next(outcomes)[0]
    started = time.monotonic()
    del outcomes
    assert time.monotonic() - started < 20
    assert children() == []


def test_an_exception_ends_all_processes_even_if_they_are_busy(files: list[tuple[Path, str]]) -> None:
    for number in (40, 50, 60, 90):
        files[number][0].write_bytes(b"hang")

    def interrupted() -> None:
        for _ in zip(read_all(files, DEFAULT, FAKE), range(20), strict=False):
            pass
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - started < 30
    assert children() == []


def test_without_other_processes_all_are_read_in_this_one(
    files: list[tuple[Path, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    good = [file for number, file in enumerate(files) if number not in ILLS]
    assert all(spreadsheet for spreadsheet, _ in read_all(good))


def test_no_file_is_no_process() -> None:
    assert list(read_all([])) == []
    assert children() == []
