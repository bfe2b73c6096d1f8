from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.checks import plans
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import Decision
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.model import Note
from tests.banks import SMALL, WHOLE
from tests.partnership.submissions import POLICE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.submission.model import Submission

FIRST, TURNED, WORDS = SMALL.questions  # the mature answer to the second is no


def agreed(question: str, answer: str, plan: str = "") -> PartnershipReturn:
    """A return in which one thing is agreed."""
    decision = Decision(raw=answer, choice=recognise(answer, SMALL.choices(question)), plan=plan)
    return replace(merge(SMALL, [], decisions={question: decision}), file="merged.xlsx")


def said(question: str, answer: str, comment: str = "") -> Submission:
    """A submission in which one question is answered."""
    given = next(each for each in POLICE.answers if each.question == question)
    choice = recognise(answer, SMALL.choices(question))
    return replace(POLICE, answers=(replace(given, raw=answer, choice=choice, comment=comment),))


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("question", "answer", "plan", "expected"),
    [
        (FIRST, "No", "", ["C301"]),
        (FIRST, "Mostly no", " \n", ["C301"]),
        (FIRST, "Mostly yes", "", ["C302"]),
        (FIRST, "Yes", "", []),
        (FIRST, "No", "By May", []),
        (FIRST, "Perhaps", "", []),
        (FIRST, "", "", []),
        (TURNED, "No", "", []),
        (TURNED, "Yes", "", ["C301"]),
        (TURNED, "Mostly yes", "", ["C301"]),
        (TURNED, "Mostly no", "", ["C302"]),
        (WORDS, "With care", "", []),
    ],
)
def test_which_agreed_answers_need_a_plan(question: str, answer: str, plan: str, expected: list[str]) -> None:
    assert codes(plans.agreed_without_plan(agreed(question, answer, plan))) == expected


@pytest.mark.parametrize(
    ("question", "answer", "comment", "expected"),
    [
        (FIRST, "No", "", ["C303"]),
        (FIRST, "Mostly no", "", ["C303"]),
        (FIRST, "Mostly yes", "", []),
        (FIRST, "Yes", "", []),
        (FIRST, "No", "By May", []),
        (FIRST, "", "", []),
        (TURNED, "Yes", "", ["C303"]),
        (TURNED, "No", "", []),
        (WORDS, "With care", "", []),
    ],
)
def test_which_answers_of_a_partner_need_a_word_on_plans(
    question: str, answer: str, comment: str, expected: list[str]
) -> None:
    assert codes(plans.without_plan(said(question, answer, comment), SMALL)) == expected


def test_what_is_said_in_a_note_on_the_cell_is_said() -> None:
    (answer,) = said(FIRST, "No").answers
    noted = replace(POLICE, answers=(replace(answer, notes=(Note(cell="C2", text="By May"),)),))
    assert codes(plans.without_plan(noted, SMALL)) == []


def test_where_nobody_is_asked_for_a_plan_none_is_missing() -> None:
    red = Decision(raw="Red", choice="red")
    assert codes(plans.agreed_without_plan(merge(WHOLE, [], decisions={"data-01": red}))) == []


def test_a_missing_plan_is_found_where_it_should_stand() -> None:
    (of_partner,) = plans.without_plan(said(FIRST, "No"), SMALL)
    assert str(of_partner.location) == "in/North Police-1.xlsx Families!D2"
    assert of_partner.message == (
        "families-01 is answered No, and nothing is said about plans: Do families know their worker?"
    )
    (of_all,) = plans.agreed_without_plan(agreed(FIRST, "Mostly no"))
    assert str(of_all.location) == "merged.xlsx Return"
    assert of_all.message == (
        "families-01 is agreed as Mostly no, and there is no plan: Do families know their worker?"
    )


HOLLOW = [
    (FIRST, "No", "tbc", True),
    (FIRST, "Mostly yes", "N/A", True),
    (FIRST, "No", "What are you doing?", True),
    (FIRST, "No", "Families know their worker.", True),
    (FIRST, "No", "As above", True),
    (FIRST, "No", "Yes, by May", False),
    (FIRST, "No", "", False),
    (FIRST, "Yes", "n/a", False),  # which it is: nothing is to be done
    (FIRST, "Yes", "-", False),
    (FIRST, "Yes", "tbc", True),  # and would be published so
    (FIRST, "Yes", "What are you doing?", True),
    (FIRST, "Yes", "as above", True),  # but what that points to, nobody knows any more
    (FIRST, "", "tbc", False),
    (TURNED, "No", "None", False),
    (TURNED, "Yes", "None", True),
    (WORDS, "tbc", "", True),
    (WORDS, "How will you use data?", "", True),
    (WORDS, "With care", "", False),
    (WORDS, "None", "", False),  # an answer
]


@pytest.mark.parametrize(("question", "answer", "plan", "is_hollow"), HOLLOW)
def test_plans_that_say_nothing(question: str, answer: str, plan: str, *, is_hollow: bool) -> None:
    of_partner = plans.plans_say_something(said(question, answer, plan), SMALL)
    of_all = plans.agreed_plans_say_something(agreed(question, answer, plan))
    assert codes(of_partner) == ["C305"] * is_hollow
    assert codes(of_all) == ["C304"] * is_hollow


def test_a_plan_that_says_nothing_is_quoted_with_the_reason() -> None:
    (of_partner,) = plans.plans_say_something(said(FIRST, "No", "As above"), SMALL)
    assert str(of_partner.location) == "in/North Police-1.xlsx Families!D2"
    assert of_partner.message == (
        "What is said to families-01 says nothing: “As above” points to another answer, which is not beside "
        "it once answers are sorted."
    )
    (in_words,) = plans.plans_say_something(said(WORDS, "TBC"), SMALL)
    assert str(in_words.location) == "in/North Police-1.xlsx Families!C2"
    (of_all,) = plans.agreed_plans_say_something(agreed(WORDS, "TBC"))
    assert of_all.message == (
        "The agreed answer for words-01 says nothing: “TBC” stands for a text that is not there."
    )
