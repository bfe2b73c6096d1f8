"""Eight partners of the worked example, and where they type what into a blank workbook."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl

from tests import filling
from tests.acceptance.command import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.filling import Filled

PERSON = "Test Respondent"
ADDRESS = "jo.example@northshire.example"
NAMES = (
    *("ccg", "county-council", "easterby-district", "hillside-primary"),
    *("northshire-homes", "police", "riverside-academy", "voluntary-action"),
)
AWKWARD = {
    "families-01": "- ask each family at the first visit\n- write it on the plan\n\nThen once a quarter.",
    "families-02": "=SUM of what we all know, not a formula",
    "families-03": "'Twas ever thus: café mornings – £1,250 a year – “open to all” & free <of charge>",
    "families-04": "+ two more workers; @home visits from May; 50% more",
    "families-05": "*Bold* aims, _old_ | new; `code`, [link](x), # 1 and \\ too",
    "families-06": f"Ring Jo on 01632 960 123 or write to {ADDRESS}, s'il vous plaît",
}


def eight() -> tuple[Filled, ...]:
    """Eight partners, one of them half-finished, one with words that spreadsheets and pages stumble over."""
    first, *others = (filling.load(EXAMPLES / "2020" / "answers" / f"{name}.yaml") for name in NAMES)
    awkward = {question: (first.answers[question][0], plan) for question, plan in AWKWARD.items()}
    people = (replace(first, answers={**first.answers, **awkward}), *others)
    return tuple(replace(person, about={**person.about, "completed_by": PERSON}) for person in people)


def write_list(path: Path, people: Iterable[Filled], *, delimiter: str, encoding: str) -> None:
    """The partners' list, as Excel saves it: with semicolons where the comma is for decimals."""
    with path.open("w", encoding=encoding, newline="") as stream:
        rows = csv.writer(stream, delimiter=delimiter)
        rows.writerow(["Name", "Sector", "E-mail"])
        rows.writerows((each.organisation, each.about["sector"], each.about["email"]) for each in people)


def typed_by(person: Filled, blank: Path) -> tuple[tuple[str, str, str], ...]:
    """Sheet, cell and text of everything this partner types into their blank workbook."""
    about = {"Completed by": PERSON, "Role": person.about["role"], "Date completed": person.about["date"]}
    return tuple(
        (sheet.title, f"{column}{label.row}", text)
        for sheet in openpyxl.load_workbook(blank)
        for (label,) in sheet.iter_rows(max_col=1)
        for column, text in _beside(label.value, about, person)
        if text
    )


def _beside(label: str, about: dict[str, str], person: Filled) -> Iterator[tuple[str, str]]:
    """What goes into which column of the row with this label: nothing for most rows."""
    if label in about:
        return zip("B", [about[label]], strict=True)
    return zip("CD", person.answers.get(label, ("", "")), strict=True)
