"""Workbooks as hundreds of partners would send them: filled in, rearranged, and written all over, by seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from tests.banks import MIDDLING
from tests.filling import filled_workbook
from tests.mutations import MUTATIONS, Mutation, conflict, mutated, type_into
from tests.said import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = range(1, 215)

_TEXTS = (
    "See the attached note",
    "Yes",  # a choice, where there is nothing to choose
    "=1+1",
    '=HYPERLINK("https://partners.example","our plan")',
    "+44 20 7946 0000",
    "-x",
    "@name",
    "Ärger 😀 👩‍👩‍👧 e\N{COMBINING ACUTE ACCENT}",
    "עזרה מוקדמת \N{RIGHT-TO-LEFT MARK}(2024)",
    "مساعدة",
    "two\nlines",
    "<b>&amp;</b> \\ 'quoted' \"twice\"",
    "0012",
    "1e5",
    "TRUE",
    "a" * 20_000 + "z",
    "  indented",
)
_NUMBERS = (0, 3, 12.5, -7, 1_000_000, 0.1, True, False, date(2024, 9, 14), datetime(2024, 9, 14, 9, 30))  # noqa: DTZ001
_FORMULAS = ("=1+1", "=SUM(A1:A2)", '="Yes"')


@dataclass(frozen=True)
class Planted:
    """Something written where nothing stood: `kind` is `value`, `formula` or `note`."""

    sheet: str
    cell: str
    kind: str


@dataclass(frozen=True)
class Sent:
    """One workbook of the corpus.

    Attributes:
        mutations: What was done to it.
        planted: What was written into it besides.
    """

    seed: int
    data: bytes
    mutations: tuple[str, ...]
    planted: tuple[Planted, ...]

    def __str__(self) -> str:
        return f"seed {self.seed} ({', '.join(self.mutations) or 'no mutation'})"


def sent(seed: int) -> Sent:
    """The workbook of this seed, always the same."""
    random = Random(seed)  # noqa: S311 - no secret
    chosen = tuple(_mutations(random))
    planted: list[Planted] = []
    data = mutated(
        filled_workbook(MIDDLING, filled(MIDDLING, seed)),
        chosen,
        after=lambda workbook: planted.extend(_written(workbook, random)),
    )
    return Sent(seed, data, tuple(mutation.name for mutation in chosen), tuple(planted))


def _mutations(random: Random) -> Iterator[Mutation]:
    """Up to four, each readable beside the others."""
    chosen: list[Mutation] = []
    for mutation in random.sample(sorted(MUTATIONS.values(), key=str), random.randint(0, 4)):
        if not any(conflict(mutation, other) for other in chosen):
            chosen.append(mutation)
            yield mutation


def _written(workbook: Any, random: Random) -> list[Planted]:
    """Write into cells that are free, on sheets that are there and on one more, and put notes on cells."""
    if random.random() < 0.3:
        workbook.create_sheet(random.choice(["Notes", "Sheet12", "ملاحظات"]))
    planted = []
    for _ in range(random.randint(0, 12)):
        sheet = random.choice(workbook.worksheets)
        cell = sheet.cell(random.randint(1, sheet.max_row + 5), random.randint(1, sheet.max_column + 3))
        if kind := _write(cell, random):
            planted.append(Planted(sheet.title, f"{get_column_letter(cell.column)}{cell.row}", kind))
    return planted


def _write(cell: Any, random: Random) -> str:
    """Write something of any kind into a cell; says which, or nothing where it is not free for it."""
    kind = random.choices(("text", "number", "formula", "note"), (6, 3, 1, 2))[0]
    if isinstance(cell, MergedCell) or (cell.comment if kind == "note" else cell.value is not None):
        return ""
    if kind == "note":
        cell.comment = Comment(
            f"Note {random.randint(1, 10**6)}: {random.choice(_TEXTS)[:2000]}", "Test Respondent"
        )
        return "note"
    if kind == "formula":
        cell.value = random.choice(_FORMULAS)
        return "formula"
    type_into(cell, random.choice(_TEXTS if kind == "text" else _NUMBERS))
    return "value"
