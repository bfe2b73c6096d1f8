"""What a partnership agreed survives ten merges in a row, whatever comes in, goes, or comes again."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.acceptance.command import EXAMPLES, ehsg
from tests.acceptance.libreoffice import Typing, type_into
from tests.mutations import retype, values
from tests.mutations import type_into as write_text

if TYPE_CHECKING:
    from collections.abc import Callable


SENT = EXAMPLES / "2020" / "received"
FIRST = ("ccg", "county-council", "hillside-primary", "police", "voluntary-action")
MERGE = ("merge", "received", "-o", "merged.xlsx", "--json", "merged.json")
AGREED = {
    "families-01": ("Mostly no", "- one directory by May\n- then a second look, at “Café” prices (£3)"),
    "families-02": ("Yes", ""),
    "communities-03": ("No", "+44 20 7946 0000, or @home"),
    "data-matching-01": ("No", "=automated, whatever it costs"),
    "big-questions-02": ("In words: it is a proof of concept, yes & no.", ""),
    "workforce-14": ("", "A plan without an answer yet. 😀"),
    "use-of-data-07": ("Mostly yes", "-x"),
}
ITEMS = {"strategy": "Early Help Strategy 2020–2024", "responsible-officer": "Test Respondent"}
Decisions = dict[str, tuple[str, str]]


@dataclass
class Partnership:
    """A folder in which returns are merged, what was agreed so far, and who is in it."""

    folder: Path
    agreed: Decisions = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    @property
    def merged(self) -> Path:
        return self.folder / "merged.xlsx"

    def json(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((self.folder / "merged.json").read_text("utf-8"))
        return data

    def receive(self, name: str) -> None:
        shutil.copy(SENT / f"{name}.xlsx", self.folder / "received")
        self.files.add(name)

    def lose(self, name: str) -> None:
        (self.folder / "received" / f"{name}.xlsx").unlink()
        self.files.remove(name)

    def correct(self, name: str, sheet: str, **cells: str) -> None:
        """The partner sends the same workbook again, with other answers."""
        path = self.folder / "received" / f"{name}.xlsx"
        workbook = openpyxl.load_workbook(path)
        for cell, text in cells.items():
            assert workbook[sheet][cell].value != text
            workbook[sheet][cell] = text
        workbook.save(path)


@pytest.fixture
def partnership(tmp_path: Path) -> Partnership:
    (tmp_path / "received").mkdir()
    there = Partnership(tmp_path)
    for name in FIRST:
        there.receive(name)
    ehsg(*MERGE, cwd=tmp_path)
    return there


def cells_for(path: Path, agreed: Decisions, items: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Sheet, cell and text of everything agreed, where it goes in a merged workbook."""
    columns = {
        ("Return", "Agreed answer"): {ref: answer for ref, (answer, _) in agreed.items()},
        ("Return", "Agreed plan"): {ref: plan for ref, (_, plan) in agreed.items()},
        ("Return items", "Value"): items,
    }
    workbook = openpyxl.load_workbook(path)
    found = []
    for (sheet, heading), texts in columns.items():
        head = {cell.value: cell for cell in workbook[sheet][1]}
        for row in range(2, workbook[sheet].max_row + 1):
            ref = workbook[sheet].cell(row, head["Ref"].column).value
            if text := texts.get(ref):
                found.append((sheet, f"{head[heading].column_letter}{row}", text))
    return tuple(found)


def with_openpyxl(path: Path, agreed: Decisions, items: dict[str, str]) -> None:
    cells = cells_for(path, agreed, items)
    workbook = openpyxl.load_workbook(path)
    for sheet, cell, text in cells:
        write_text(workbook[sheet][cell], text)
    workbook.save(path)


def with_libreoffice(path: Path, agreed: Decisions, items: dict[str, str]) -> None:
    saved = path.with_name("saved.xlsx")
    type_into(Typing(path, saved, cells_for(path, agreed, items)))
    saved.replace(path)


def late(there: Partnership) -> None:
    there.receive("easterby-district")


def corrected(there: Partnership) -> None:
    there.correct("police", "Families", C2="No", C3="No", D2="We looked again: =none")


def removed(there: Partnership) -> None:
    there.lose("ccg")


def restored(there: Partnership) -> None:
    there.receive("ccg")


def late_and_corrected(there: Partnership) -> None:
    there.receive("northshire-homes")
    there.correct("hillside-primary", "Data matching", C2="Mostly no")


def half_of_them_removed(there: Partnership) -> None:
    for name in ("voluntary-action", "police", "easterby-district"):
        there.lose(name)


def all_of_them_back(there: Partnership) -> None:
    for name in ("voluntary-action", "police", "easterby-district"):
        there.receive(name)


def agreed_more_and_rows_sorted(there: Partnership) -> None:
    """Between two merges people agree one more answer, change another, and sort the table by its plans."""
    more = {"families-02": ("Mostly yes", "Changed our mind"), "reporting-05": ("Yes", "")}
    there.agreed |= more
    with_openpyxl(there.merged, more, {})
    workbook = openpyxl.load_workbook(there.merged)
    head, *rows = values(workbook["Return"])
    plan = head.index("Agreed plan")
    retype(workbook["Return"], [head, *sorted(rows, key=lambda row: str(row[plan] or "~"))])
    workbook.save(there.merged)
    there.receive("westmoor-borough")


def damaged_on_its_way(there: Partnership) -> None:
    path = there.folder / "received" / "riverside-academy.xlsx"
    path.write_bytes((SENT / "riverside-academy.xlsx").read_bytes()[:2000])


def whole_at_last(there: Partnership) -> None:
    there.receive("riverside-academy")


ROUNDS = (
    *(late, corrected, removed, restored, late_and_corrected, half_of_them_removed, all_of_them_back),
    *(agreed_more_and_rows_sorted, damaged_on_its_way, whole_at_last),
)


def check(there: Partnership) -> None:
    """Everything agreed is in the JSON and in the workbook, and nothing else is; so are the respondents."""
    data, workbook = there.json(), openpyxl.load_workbook(there.merged)
    assert {
        row["question"]: (row["agreed_raw"] or "", row["agreed_plan"] or "")
        for row in data["return"]
        if row["agreed_raw"] or row["agreed_plan"]
    } == there.agreed
    assert {item["id"]: item["value"] for item in data["items"] if item["value"]} == ITEMS
    head, *rows = values(workbook["Return"])
    records = [dict(zip(head, row, strict=True)) for row in rows]
    assert {
        row["Ref"]: (row["Agreed answer"] or "", row["Agreed plan"] or "")
        for row in records
        if row["Agreed answer"] or row["Agreed plan"]
    } == there.agreed
    files = {Path(respondent["source"]["file"]).stem for respondent in data["respondents"]}
    assert files == there.files


@pytest.mark.parametrize(
    "agree",
    [with_openpyxl, pytest.param(with_libreoffice, marks=pytest.mark.libreoffice)],
)
def test_what_was_agreed_survives_ten_merges(
    partnership: Partnership, agree: Callable[[Path, Decisions, dict[str, str]], None]
) -> None:
    assert len(ROUNDS) == 10
    agree(partnership.merged, AGREED, ITEMS)
    partnership.agreed |= AGREED
    for change in ROUNDS:
        change(partnership)
        ehsg(*MERGE, "--update", cwd=partnership.folder, code=None)
        check(partnership)


def test_a_decision_says_from_what_to_what_the_answers_changed_after_it(partnership: Partnership) -> None:
    with_openpyxl(partnership.merged, AGREED, ITEMS)
    before = openpyxl.load_workbook(partnership.folder / "received" / "police.xlsx")["Families"]["C2"].value
    corrected(partnership)
    ehsg(*MERGE, "--update", cwd=partnership.folder)
    marked = [
        finding["message"]
        for finding in partnership.json()["findings"]
        if re.search(r"before .*chang.*from .* to ", finding["message"])
    ]
    assert any("families-01" in message and before in message and "No" in message for message in marked)
    assert not any("communities-03" in message for message in marked)


def test_merging_again_without_news_changes_nothing(partnership: Partnership) -> None:
    with_openpyxl(partnership.merged, AGREED, ITEMS)
    results = set()
    for _ in range(3):
        ehsg(*MERGE, "--update", cwd=partnership.folder)
        results.add((partnership.merged.read_bytes(), (partnership.folder / "merged.json").read_bytes()))
    assert len(results) == 1
