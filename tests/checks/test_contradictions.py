from __future__ import annotations

from dataclasses import replace

import pytest

from ehsg_cli.bank import library
from ehsg_cli.bank.model import Bank
from ehsg_cli.checks.run import check_return, check_submission
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import Decision
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.model import Answer, Origin
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, planned

GUIDE = library.load("2020")
BY_HAND, BY_MACHINE = "data-matching-01", "data-matching-02"
OF_THREE = Bank.model_validate(
    SMALL.model_dump()
    | {
        "sections": [
            SMALL.sections[0].model_dump()
            | {
                "questions": [
                    {"id": f"families-{number:02}", "text": f"Is it {name}?"}
                    for number, name in enumerate(("early", "help", "good"), start=1)
                ]
            }
        ],
        "contradictions": [
            {
                "id": "three",
                "reason": "Not all three.",
                "answers": [
                    {"question": "families-03", "answer": "yes"},
                    {"question": "families-01", "answer": "yes"},
                    {"question": "families-03", "answer": "mostly-yes"},
                    {"question": "families-02", "answer": "no"},
                ],
            }
        ],
    }
)


def matching(by_hand: str, by_machine: str) -> tuple[Answer, ...]:
    given = {BY_HAND: by_hand, BY_MACHINE: by_machine}
    return tuple(
        Answer(
            question=question,
            raw=raw,
            choice=recognise(raw, GUIDE.choices(question)),
            comment="By May",
            origin=Origin(file="in/a.xlsx", sheet="Data matching", answer_cell=f"C{row}"),
        )
        for row, (question, raw) in enumerate(given.items(), start=2)
    )


@pytest.mark.parametrize(
    ("by_hand", "by_machine", "contradicts"),
    [
        ("Yes", "Yes", True),
        ("Yes", "Mostly yes", True),
        ("Mostly yes", "Yes", True),
        ("Mostly yes", "Mostly yes", False),  # about half of it either way
        ("Yes", "No", False),
        ("Yes", "Mostly no", False),
        ("No", "Yes", False),
        ("No", "No", False),  # nobody matches anything
        ("Yes", "", False),
        ("Yes", "Perhaps", False),
    ],
)
def test_what_contradicts_itself_in_the_guide(by_hand: str, by_machine: str, *, contradicts: bool) -> None:
    answers = matching(by_hand, by_machine)
    sent = replace(POLICE, answers=answers)
    of_partner = [found for found in check_submission(sent, GUIDE) if found.code == "C311"]
    in_return = [found for found in check_return(merge(GUIDE, [sent])) if found.code == "C311"]
    assert of_partner == in_return
    assert len(of_partner) == contradicts
    decisions = {answer.question: Decision(raw=answer.raw, choice=answer.choice) for answer in answers}
    agreed = check_return(merge(GUIDE, [], decisions=decisions))
    assert [found.code for found in agreed if found.code.startswith("C31")] == ["C312"] * contradicts


def test_a_contradiction_is_told_with_its_answers_and_the_reason_of_the_bank() -> None:
    sent = replace(POLICE, answers=matching("Mostly yes", "Y"))
    (finding,) = (found for found in check_submission(sent, GUIDE) if found.code == "C311")
    assert str(finding.location) == "in/a.xlsx Data matching!C2"
    assert finding.message == (
        "North Police gives answers that contradict each other: “Mostly yes” to data-matching-01 and “Yes” "
        "to data-matching-02. Data matching that is primarily automated leaves little to be matched manually."
    )


@pytest.mark.parametrize(
    ("choices", "contradicts"),
    [(("yes", "no", "mostly-yes"), True), (("yes", "no", "yes"), True), (("yes", "yes", "yes"), False)],
)
def test_all_the_questions_named_take_part(choices: tuple[str, ...], *, contradicts: bool) -> None:
    decisions = {
        question: Decision(raw=choice, choice=choice, plan="By May")
        for question, choice in zip(OF_THREE.questions, choices, strict=True)
    }
    found = [each for each in check_return(merge(OF_THREE, [], decisions=decisions)) if each.code == "C312"]
    assert len(found) == contradicts
    if contradicts and choices[2] == "mostly-yes":
        assert found[0].message == (
            "What is agreed contradicts itself: “Mostly yes” to families-03, “Yes” to families-01 and “No” "
            "to families-02. Not all three."
        )


def test_a_bank_without_contradictions_finds_none() -> None:
    assert check_submission(planned(POLICE), SMALL) == ()
