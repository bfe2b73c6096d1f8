"""A mutation, which of them can be done together, and doing them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.mutations.sheets import Workbook

    Change = Callable[[Workbook], None]


class Stage(IntEnum):
    """When a mutation is done, where several are."""

    TABLE = 1  # within the table of a section
    SECTIONS = 2  # sections moved onto one sheet
    AROUND = 3  # above, below and beside all that stands on a sheet
    WORKBOOK = 4  # sheets as a whole, and what is not a cell's content
    FILE = 5  # what is stored


class Gone(StrEnum):
    """What is not there any more for an answer to be found by."""

    REF = "the Ref"
    TEXT = "the question's text"
    HEADINGS = "the headings"
    COLUMNS = "the columns as they were"
    SHEETS = "the sections' sheets"


@dataclass(frozen=True)
class Mutation:
    """One thing that partners do.

    Attributes:
        gone: What it takes away.
        change: What it does to a workbook that is open.
        stored: What it does to the saved file.
    """

    name: str
    stage: Stage
    gone: frozenset[Gone]
    change: Change
    stored: Callable[[bytes], bytes]

    def __str__(self) -> str:
        return self.name


def among(mutations: dict[str, Mutation], stage: Stage, *gone: Gone) -> Callable[[Change], Change]:
    """Add the function below to the mutations, under its name."""

    def add(change: Change) -> Change:
        name = change.__name__
        mutations[name] = Mutation(name, stage, frozenset(gone), change, lambda data: data)
        return change

    return add


def conflict(one: Mutation, other: Mutation) -> str:
    """Why the two cannot be done to the same workbook so that people can read it; empty if they can."""
    gone = one.gone | other.gone
    if {Gone.REF, Gone.TEXT} <= gone:
        return "Nothing says which question an answer is to."
    if {Gone.HEADINGS, Gone.COLUMNS} <= gone:
        return "Nothing says what a column holds, and it is not where it was."
    if Gone.SHEETS in one.gone & other.gone:
        return "Sections that are on one sheet already cannot be moved onto one sheet."
    return ""


def mutated(data: bytes, mutations: Iterable[Mutation], *, after: Change | None = None) -> bytes:
    """The workbook after all of these, and whatever is done `after` them to the open workbook."""
    in_order = sorted(mutations, key=lambda each: each.stage)
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    for each in in_order:
        each.change(workbook)
    if after:
        after(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    saved = stream.getvalue()
    for each in in_order:
        saved = each.stored(saved)
    return saved
