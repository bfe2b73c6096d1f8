"""What is measured, against what, and how good it has to be: data, for all else here to go by."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

WORKBOOKS = 500  # that the limits are for


class Unit(StrEnum):
    """What a figure is in, as it is shown behind it."""

    TIMES = "×"
    MILLISECONDS = "ms"
    SECONDS = "s"
    MEGABYTES = "MB"
    PERCENT = "%"
    STEPS = "steps"


class Goal(NamedTuple):
    """One figure.

    Attributes:
        target: Which of the numbered targets it belongs to; 0 if it is for information only.
        what: What is measured; `{n}` is the number of workbooks.
        against: What it is compared with.
        unit: What it is in.
        limit: The most that it may be, or the least; none if it is for information.
        at_least: Whether the limit is the least.
        watched: Whether it is reported if it becomes worse than the committed one.
    """

    target: int
    what: str
    against: str
    unit: Unit = Unit.TIMES
    limit: float | None = None
    at_least: bool = False
    watched: bool = True

    def met(self, value: float) -> bool:
        """Whether a value is as good as the limit, if there is one."""
        if self.limit is None:
            return True
        return value >= self.limit if self.at_least else value <= self.limit


_FLOOR = "the bare calamine read of every sheet"
_START = "the start-up of a bare Typer program"
_EACH = "each of {n} workbooks"

GOALS = {
    "read": Goal(1, "Reading and matching {n} workbooks, alone", _FLOOR, limit=2),
    "merge": Goal(
        2,
        "`ehsg merge` of {n} workbooks, all of it: how many times faster",
        "the pandas script, only its reading",
        limit=10,
        at_least=True,
    ),
    "writing": Goal(
        2,
        "… of which in composing and writing the merged workbook",
        "all of `ehsg merge`",
        Unit.PERCENT,
        limit=50,
        watched=False,
    ),
    "growth": Goal(3, "`ehsg merge`: time a workbook, of ten times as many", "a workbook of {n}", limit=1.15),
    "memory": Goal(
        3,
        "`ehsg merge` of ten times as many: peak memory, all its processes together",
        "",
        Unit.MEGABYTES,
        limit=500,
    ),
    "growth 20,000": Goal(3, "`ehsg merge` of 20,000: time a workbook", "a workbook of {n}"),
    "memory 20,000": Goal(3, "`ehsg merge` of 20,000: peak memory", "", Unit.MEGABYTES),
    "progress": Goal(
        3,
        "`ehsg merge` of 20,000: how often it says how far it is",
        "",
        Unit.STEPS,
        limit=10,
        at_least=True,
        watched=False,
    ),
    "damaged": Goal(
        4,
        "`ehsg merge` of {n} workbooks among a fifth as many damaged and hostile files",
        "the {n} alone",
        limit=1.3,
    ),
    "version": Goal(5, "`ehsg --version`", "the same of a bare Typer program", limit=1.2),
    "help": Goal(5, "`ehsg --help`", "the same of a bare Typer program", limit=1.4),
    "generate": Goal(
        6,
        "`ehsg generate` for 100 partners: each workbook beyond the first",
        _START,
        Unit.MILLISECONDS,
        limit=15,
    ),
    "validate": Goal(7, "`ehsg bank validate` of both built-in banks", "`ehsg --version`", limit=3),
    "validate 2,500": Goal(
        7, "A bank of 2,500 questions, checked: time a question", "a bank of 1,250", limit=1.15
    ),
    "validate 5,000": Goal(
        7, "A bank of 5,000 questions, checked: time a question", "a bank of 1,250", limit=1.15
    ),
    "render 60": Goal(8, "`ehsg render` of 60 partners to HTML", _START, Unit.SECONDS, limit=1),
    "render 600": Goal(8, "`ehsg render` of 600 partners to HTML", _START, Unit.SECONDS, limit=6),
    "national": Goal(
        9,
        "150 areas of 40 partners, merged and checked in one script",
        f"{_FLOOR}, of all of them",
        Unit.SECONDS,
        limit=600,
    ),
    "with calamine": Goal(0, "calamine alone, every sheet: the floor", _FLOOR, Unit.MILLISECONDS),
    "with unzip": Goal(0, "unzip alone", _FLOOR, Unit.MILLISECONDS),
    "with gather": Goal(0, "ehsg: reading and matching", _FLOOR, Unit.MILLISECONDS),
    "with merge": Goal(0, "`ehsg merge`, start-up, workbook and JSON included", _FLOOR, Unit.MILLISECONDS),
    "with pandas_calamine": Goal(0, "pandas with calamine: reading", _FLOOR, Unit.MILLISECONDS),
    "with openpyxl_loop": Goal(0, "openpyxl: reading", _FLOOR, Unit.MILLISECONDS),
    "with pandas_script": Goal(0, "pandas: reading", _FLOOR, Unit.MILLISECONDS),
}
