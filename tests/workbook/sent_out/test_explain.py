"""What is said of a change for workbooks sent out is what happens when the new bank reads one of them."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.bank.difference.compare import compare
from ehsg_cli.bank.difference.model import Difference, Effect, How
from ehsg_cli.bank.model import Bank
from ehsg_cli.checks.run import check_return
from ehsg_cli.errors import EhsgError
from ehsg_cli.partnership.conservation import conservation
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import Decision
from ehsg_cli.partnership.tally import is_answered
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.partnership.update import refuse_astray
from ehsg_cli.submission.model import Submission
from ehsg_cli.workbook.grid import Spreadsheet, read_spreadsheet
from ehsg_cli.workbook.read import read_submissions
from ehsg_cli.workbook.sent_out.explain import explained
from ehsg_cli.workbook.write import write_book
from tests.bank.difference.sample import BEFORE, Data, edited, question
from tests.bank.difference.test_compare import shuffled
from tests.filling import Filled, filled_workbook
from tests.workbook.sent_out.edits import EDITS

CODE = re.compile(r"\b[SCM]\d{3}\b")
ALWAYS = "S112"


def typed(bank: Bank) -> dict[str, tuple[str, str]]:
    """An answer to every question, all choices among them, and words beside each that asks for them."""
    return {
        question: (
            choices[number % len(choices)].label if choices else f"In words, {question}",
            f"Plan {question}" if bank.section_of[question].follow_up else "",
        )
        for number, question in enumerate(bank.questions)
        for choices in [bank.choices(question)]
    }


ABOUT = {"organisation": "North Police", "sector": "Police", "completed_by": "Jo", "date": "2024-07-14"}
TYPED = typed(BEFORE)


@cache
def sent_out() -> Spreadsheet:
    return opened(filled_workbook(BEFORE, Filled(ABOUT, TYPED)), "police.xlsx")


@cache
def merged_before() -> Spreadsheet:
    """A return of what was sent out, with everything agreed."""
    decisions = {question: Decision(raw=answer, plan=plan) for question, (answer, plan) in TYPED.items()}
    items = {item.id: "Done" for item in BEFORE.return_items}
    merged = merge(BEFORE, read_submissions([sent_out()], BEFORE), decisions=decisions, items=items)
    return opened(write_book(return_book(merged)), "return.xlsx")


def opened(data: bytes, name: str) -> Spreadsheet:
    spreadsheet, findings = read_spreadsheet(data, name)
    assert spreadsheet, findings
    return spreadsheet


def read(bank: Bank) -> Submission:
    (submission,) = read_submissions([sent_out()], bank)
    assert conservation(merge(bank, [submission])).lost == 0
    return submission


def codes_of_return(bank: Bank) -> set[str]:
    """The codes of what is found in a return, new or made before."""
    again = read_return(merged_before(), bank)
    found = {
        finding.code for finding in (*again.findings, *check_return(merge(bank, [read(bank)]), final=False))
    }
    if "M201" in found:
        with pytest.raises(EhsgError):
            refuse_astray(again)
    return found


def keeps(difference: Difference, submission: Submission) -> bool:
    """Whether every answer is, as it was meant, at the question that is the same."""
    now = {pair.old.id: pair.new.id for pair in difference.pairs if pair.old and pair.new}
    found = {answer.question: answer for answer in submission.answers}
    return all(
        answer is not None
        and (answer.raw, answer.comment) == said
        and difference.new.label(answer.question, answer.choice) in {said[0], ""}
        and is_answered(difference.new, answer)
        for question, said in TYPED.items()
        for answer in [found.get(now.get(question, ""))]
    )


def explain(name: str) -> Difference:
    return explained(compare(BEFORE, edited(EDITS[name][0])))


@pytest.mark.parametrize("name", EDITS)
def test_what_is_said_of_a_change_is_what_happens(name: str) -> None:
    _, of_workbook, of_return = EDITS[name]
    difference = explain(name)
    said = {code for change in difference.changes for code in CODE.findall(change.means)}
    submission = read(difference.new)
    found = {finding.code for finding in submission.findings} - {ALWAYS}
    assert found == set(of_workbook.split())
    assert {code for code in said if code.startswith("S")} == found
    assert {code for code in said if code.startswith("M")} == {c for c in of_return.split() if c[0] == "M"}
    assert set(of_return.split()) <= codes_of_return(difference.new)


@pytest.mark.parametrize("name", EDITS)
def test_answers_are_said_to_be_lost_where_they_are(name: str) -> None:
    difference = explain(name)
    worst = max((list(Effect).index(change.effect) for change in difference.changes), default=0)
    kept = keeps(difference, read(difference.new))
    assert kept if worst == 0 else worst == 1 or not kept


@given(shuffled(), st.sampled_from(["small-2024", "other-2024"]), st.sampled_from(["families", "family"]))
def test_every_change_means_something(bank: Bank, id_: str, section_id: str) -> None:
    def rename(data: Data) -> None:
        data["bank"] = id_
        section = next(each for each in data["sections"] if each["id"] == "families")
        section.update(id=section_id, follow_up="What next?", scale="frequency")

    changes = explained(compare(BEFORE, edited(rename, bank))).changes
    assert changes
    assert all(change.means.endswith(".") for change in changes)


def test_answers_of_another_bank_are_taken_by_their_text_alone() -> None:
    def rename(data: Data) -> None:
        data["bank"] = "other-2024"
        question(data, "families-04")["text"] = "Is there a budget?"
        question(data, "families-02")["best"] = "no"

    difference = explained(compare(BEFORE, edited(rename)))
    said = {(change.id, change.how): change.effect for change in difference.changes if change.field != "bank"}
    assert said == {
        ("families-04", How.REMOVED): Effect.LOST,
        ("families-04", How.ADDED): Effect.LOOK,
        ("families-02", How.CHANGED): Effect.LOOK,
    }
    submission = read(difference.new)
    assert "S103" in {finding.code for finding in submission.findings}
    assert {answer.question for answer in submission.answers} == set(BEFORE.questions) - {"families-04"}
