"""A partnership as large as they come: sixty partners who answer all of the guide of 2020.

They speak in the words of the nine of the worked example, shuffled: what is said to a question is what some
partner of the example said to it, so that length and manner are those of real answers. About half of the
answers come with a comment. The same number of partners is always the same partnership.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from ehsg_cli.bank import library
from ehsg_cli.partnership.decisions import apply
from ehsg_cli.partnership.decisions_file import read_decisions
from ehsg_cli.partnership.merge import merge
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.read import read_submissions
from tests import filling
from tests.build_examples import EXAMPLES
from tests.filling import Filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import PartnershipReturn

SIXTY = 60
EXAMPLE = EXAMPLES / "2020"
DECISIONS = EXAMPLE / "decisions.csv"
COMMENTED = 0.5  # of the answers
PERSON = "Test Respondent {:03}"
ADDRESS = "respondent.{:03}@partners.example"


def partners(count: int) -> tuple[Filled, ...]:
    """What that many partners type."""
    chance = random.Random(count)  # noqa: S311 - an example, not a secret
    said = [filling.load(path) for path in sorted((EXAMPLE / "answers").glob("*.yaml"))]
    bank = library.load("2020")
    return tuple(_partner(number, bank, said, chance) for number in range(1, count + 1))


def _partner(number: int, bank: Bank, said: list[Filled], chance: random.Random) -> Filled:
    sector = bank.partners[number % len(bank.partners)]
    about = {
        "organisation": f"{sector.name} {number:03} of Northshire",
        "sector": sector.name,
        "completed_by": PERSON.format(number),
        "role": "Partnership lead",
        "email": ADDRESS.format(number),
        "date": f"2020-08-{1 + number % 28:02}",
    }
    return Filled(about, {question: _answer(question, said, chance) for question in bank.questions})


def _answer(question: str, said: list[Filled], chance: random.Random) -> tuple[str, str]:
    given = [answer for each in said if (answer := each.answers.get(question, ("", "")))[0]]
    plans = [plan for _, plan in given if plan]
    comment = chance.choice(plans) if plans and chance.random() < COMMENTED else ""
    return chance.choice(given)[0], comment


def send(folder: Path, count: int) -> None:
    """Fill in the blank workbooks of that many partners, and put them into a new folder."""
    folder.mkdir()
    for name, workbook in _workbooks(count):
        (folder / name).write_bytes(workbook)


def _workbooks(count: int) -> Iterator[tuple[str, bytes]]:
    bank = library.load("2020")
    for number, person in enumerate(partners(count), start=1):
        yield f"{number:03}.xlsx", filling.filled_workbook(bank, person)


def partnership(count: int) -> PartnershipReturn:
    """The return of that many partners, with what was agreed in the example, made in this process."""
    bank = library.load("2020")
    sent = (read_spreadsheet(workbook, name)[0] for name, workbook in _workbooks(count))
    merged = merge(bank, read_submissions(filter(None, sent), bank))
    items = {item.id for item in bank.return_items}
    decisions = read_decisions(DECISIONS.read_bytes(), DECISIONS.name, items)
    agreed, findings = apply(merged, decisions)
    assert not findings
    return agreed
