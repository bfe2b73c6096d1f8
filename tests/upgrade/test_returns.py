"""What was agreed goes with its question into a later revision, or is listed with its Ref."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from ehsg_cli.bank.model import Bank
from ehsg_cli.partnership.conservation import conservation
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import Decision
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.upgrade.as_json import to_json
from ehsg_cli.upgrade.model import Agreed
from ehsg_cli.upgrade.returns import UpgradedReturn, upgraded_return
from ehsg_cli.upgrade.revisions import with_retired
from ehsg_cli.upgrade.telling import Written
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.write import write_book
from tests.banks import MIDDLING
from tests.filling import filled_workbook
from tests.said import filled, submission
from tests.schemas import mistakes

if TYPE_CHECKING:
    from collections.abc import Callable


def removed() -> Bank:
    """A later revision in which a question and a return item are gone without a word, one has another id."""
    data = MIDDLING.model_dump()
    families = data["sections"][0]["questions"]
    data["sections"][0]["questions"] = [*families[:2], families[2] | {"id": "families-09"}]
    data["return_items"] = data["return_items"][1:]
    return Bank.model_validate(data | {"revision": 4})


TARGET = removed()


def upgraded(
    changed: Callable[[bytes], bytes] = bytes, *, reading: Bank | None = None, target: Bank = TARGET
) -> UpgradedReturn:
    decisions = {
        "families-01": Decision(raw="Yes", choice="yes", plan="Stay"),
        "families-03": Decision(raw="No", choice="no", plan="Reach them"),
        "families-04": Decision(raw="Mostly no", choice="mostly-no"),
    }
    sent = [
        submission(filled_workbook(MIDDLING, filled(MIDDLING, seed)), MIDDLING, f"{seed}.xlsx")
        for seed in (1, 2)
    ]
    merged = merge(MIDDLING, sent, decisions=decisions, items={"strategy": "Attached", "officer": "Test"})
    spreadsheet, _ = read_spreadsheet(changed(write_book(return_book(merged))), "return.xlsx")
    assert spreadsheet
    return upgraded_return(spreadsheet, reading or with_retired(target), target)


def without_a_row(data: bytes) -> bytes:
    """The return, of which somebody deleted the row of a question."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    sheet = workbook[layout.RETURN]
    (row,) = [number for number, cells in enumerate(sheet.values, 1) if "families-02" in map(str, cells)]
    sheet.delete_rows(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_answers_stay_with_a_question_of_which_the_row_was_deleted() -> None:
    whole, done = upgraded(), upgraded(without_a_row)
    assert [each.answer for each in done.after.answers] == [each.answer for each in whole.after.answers]
    assert "families-02" in {each.answer.question for each in done.after.answers}
    assert [each.text for each in done.after.unplaced] == [each.text for each in whole.after.unplaced]
    assert "families-02" in {each.question for each in done.outcomes if each.now}


def test_an_earlier_bank_says_how_a_question_was_worded_of_which_the_row_was_deleted() -> None:
    data = MIDDLING.model_dump()
    data["sections"][0]["questions"][1]["text"] = "Does the council publish its accounts?"
    asks_else = Bank.model_validate(data | {"revision": 4})
    done = upgraded(without_a_row, reading=MIDDLING, target=asks_else)
    assert [each.question for each in done.outcomes if not each.now] == ["families-02"]


def test_decisions_go_with_their_questions() -> None:
    decided = {row.question: (row.decision.raw, row.decision.plan) for row in upgraded().after.rows}
    assert {ref: words for ref, words in decided.items() if any(words)} == {
        "families-01": ("Yes", "Stay"),
        "families-09": ("No", "Reach them"),
    }


def test_decisions_on_what_is_gone_are_listed_with_a_finding_each() -> None:
    done = upgraded()
    texts = {"families-04, agreed answer: Mostly no", "strategy, return item: Attached"}
    assert [(each.ref, each.what, each.text) for each in done.decisions] == [
        ("families-04", Agreed.ANSWER, "Mostly no"),
        ("strategy", Agreed.ITEM, "Attached"),
    ]
    assert {cell.text for cell in done.after.unplaced} >= texts
    assert [each.code for each in done.findings] == ["U107", "U107"]
    assert dict(done.after.items) == {"officer": "Test"}


def test_programs_are_answered_in_words_of_a_list_not_in_sentences() -> None:
    said = to_json([Written("return.xlsx", Path("return-4.xlsx"), upgraded())], TARGET, ())
    assert not mistakes(said, "upgrade")
    (file,) = json.loads(said)["files"]
    assert [(each["ref"], each["agreed"], each["text"]) for each in file["decisions"]] == [
        ("families-04", "answer", "Mostly no"),
        ("strategy", "item", "Attached"),
    ]
    causes = {each["question"]: each["cause"] for each in file["questions"] if each["fate"] == "no-place"}
    assert causes == {"families-04": "unknown"}


def test_nothing_that_partners_said_is_lost_and_it_reads_back() -> None:
    done = upgraded()
    before, after = conservation(done.before), conservation(done.after)
    assert (before.cells, before.lost, after.lost) == (after.cells, 0, 0)
    spreadsheet, _ = read_spreadsheet(write_book(return_book(done.after)), "return.xlsx")
    assert spreadsheet
    again = read_return(spreadsheet, TARGET)
    assert again.rows == done.after.rows
    assert again.answers == done.after.answers
