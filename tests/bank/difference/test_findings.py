from __future__ import annotations

import pytest

from ehsg_cli.bank.model import Bank
from ehsg_cli.findings.model import Finding, has_errors
from tests.bank.difference.reports import report_on, sample
from tests.bank.difference.sample import BEFORE, FOLDER, Data, edited, question, section


def found(bank: Bank, old: Bank = BEFORE) -> list[tuple[str, int]]:
    """The codes, and the lines of the old bank's file, in which nothing has moved."""
    return [(finding.code, finding.location.line) for finding in report_on(bank, old).findings]


def only(bank: Bank) -> Finding:
    (finding,) = report_on(bank).findings
    return finding


def line(text: str) -> int:
    """The first line of the bank that holds the text."""
    lines = (FOLDER / "before.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, each in enumerate(lines, start=1) if text in each)


def retire(data: Data, id_: str, **more: object) -> None:
    text = BEFORE.questions[id_].text
    data["retired"].append({"id": id_, "text": text, "revision": 4, "reason": "Asked twice.", **more})


def test_an_id_that_asks_something_else_is_an_error_at_that_id() -> None:
    bank = edited(lambda data: question(data, "families-04").update(text="Is there a budget?"))
    assert found(bank) == [("B301", line("families-04"))]
    assert only(bank).message == (
        "The id families-04 asks something else now; it was: Do you collect feedback from families on the "
        "service they r…"
    )


def test_a_question_that_is_gone_without_a_word_is_an_error_where_it_was() -> None:
    def remove(data: Data) -> None:
        section(data, "data")["questions"].pop()

    place = line("Where do you want to be in one year?") + 1
    assert found(edited(remove)) == [("B302", place)]
    assert only(edited(remove)).remedy == "List it there with its text, revision: 4 and a reason."


def test_one_that_is_listed_as_retired_is_none() -> None:
    def remove(data: Data) -> None:
        retire(data, section(data, "data")["questions"].pop()["id"])

    assert found(edited(remove)) == []


def test_a_question_with_a_new_id_leaves_its_old_one_to_be_retired() -> None:
    def renumber(data: Data) -> None:
        question(data, "data-04")["id"] = "data-09"

    remedy = "List it there with its text, revision: 4, a reason and replaced_by: data-09."
    assert only(edited(renumber)).remedy == remedy


def test_one_that_was_retired_may_not_be_forgotten() -> None:
    bank = edited(lambda data: data["retired"].pop())
    assert found(bank) == [("B302", line("retired:"))]


@pytest.mark.parametrize("revision", [1, 2, 3])
def test_a_change_without_a_higher_revision_is_an_error_at_the_revision(revision: int) -> None:
    bank = edited(lambda data: data.update(title="Another Guide", revision=revision))
    assert found(bank) == [("B303", line("revision:"))]
    assert only(bank).message.endswith(f"it was 3 and is {revision}.")
    assert only(bank).remedy.startswith("Set revision: 4;")


def test_a_revision_may_go_up_by_more_than_one_and_alone() -> None:
    assert found(edited(lambda data: data.update(title="Another Guide", revision=9))) == []
    assert found(edited(lambda data: data.update(revision=9))) == []
    assert found(BEFORE) == []


def test_of_two_banks_it_is_only_said_that_they_are_two() -> None:
    def another(data: Data) -> None:
        data.update(bank="other-2024", revision=1)
        question(data, "families-04")["text"] = "Is there a budget?"
        section(data, "data")["questions"].pop()
        section(data, "families")["follow_up"] = "What next?"

    bank = edited(another)
    assert found(bank) == [("B305", line("bank:"))]
    assert not has_errors((only(bank),))


def test_a_wording_that_is_replaced_and_not_listed_is_a_warning_with_what_to_list() -> None:
    def reword(data: Data) -> None:
        question(data, "families-01")["text"] = 'Do families say who "their" whole family worker is?'

    bank = edited(reword)
    assert found(bank) == [("B304", line("families-01"))]
    wording = "One worker: Do families say they know who their whole family worker is?"
    assert only(bank).remedy == f'Put under its formerly: "{wording}"'

    def reword_and_list(data: Data) -> None:
        reword(data)
        question(data, "families-01")["formerly"] = [wording]

    assert found(edited(reword_and_list)) == []


def test_a_follow_up_that_is_replaced_and_not_listed_is_a_warning() -> None:
    bank = edited(lambda data: section(data, "families").update(follow_up="What next?"))
    assert found(bank) == [("B306", line("What are you doing/planning to do?"))]
    assert only(bank).remedy == 'Put under its follow_up_formerly: "What are you doing/planning to do?"'


@pytest.mark.parametrize(
    "fields",
    [
        {"follow_up": "What next?", "follow_up_formerly": ["What are you doing/planning to do?"]},
        {"follow_up": None},
        {"follow_up": "What are you doing / planning to do"},
    ],
)
def test_a_follow_up_that_is_known_or_gone_is_no_warning(fields: Data) -> None:
    assert found(edited(lambda data: section(data, "families").update(fields))) == []


def test_a_wording_with_anything_in_it_can_be_put_into_yaml() -> None:
    odd = edited(
        lambda data: question(data, "words-02").update(text='Say "no: #1"\n\\ or — what?'), raised=False
    )
    bank = edited(lambda data: question(data, "words-02").update(text="Say no or what?"))
    (finding,) = (each for each in report_on(bank, odd).findings if each.code in {"B301", "B304"})
    assert finding.code == "B304"
    assert finding.remedy == r'Put under its formerly: "Say \"no: #1\"\n\\ or — what?"'


def test_places_are_of_the_new_file() -> None:
    assert {finding.location.file for finding in sample().findings} == {"after.yaml"}
    assert all(finding.location.line > 1 for finding in sample().findings)
