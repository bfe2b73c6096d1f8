from __future__ import annotations

from dataclasses import replace

import pytest

from ehsg_cli.partnership.model import Decision
from ehsg_cli.render.context import build
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.view import Page
from tests.render.returns import PARTICIPANTS, given, participant, small_return

AGREED = Decision(raw="Yes", choice="yes", plan="Go on.")


def answered(first: str, second: str, *, decisions: dict[str, Decision] | None = None) -> Page:
    """A page of a return in which two partners gave these answers to the question on the scale."""
    answers = (given("north-police", "families-01", first), given("a-school", "families-01", second))
    return build(small_return(answers=answers, decisions=decisions or {}), Detail.SUMMARY)


@pytest.mark.parametrize(
    ("first", "second", "strong", "weak", "split"),
    [
        ("Yes", "Yes", ["families-01"], [], []),
        ("Mostly yes", "Yes", ["families-01"], [], []),
        ("No", "No", [], ["families-01"], []),
        ("Yes", "No", [], ["families-01"], ["families-01"]),
    ],
)
def test_what_stands_out(
    first: str, second: str, strong: list[str], weak: list[str], split: list[str]
) -> None:
    summary = answered(first, second).summary
    assert [question.id for question in summary.strong] == strong
    assert [question.id for question in summary.weak] == weak
    assert [question.id for question in summary.differ] == split
    assert summary.split == len(split)


def test_what_one_partner_answered_is_no_strength() -> None:
    alone = small_return(answers=(given("north-police", "families-01", "Yes"),), decisions={})
    assert build(alone, Detail.SUMMARY).summary.strong == ()


def test_the_mature_answer_counts_as_such_where_it_is_no() -> None:
    """`families-02` asks for what is better not done."""
    answers = (given("north-police", "families-02", "No"), given("a-school", "families-02", "No"))
    page = build(small_return(answers=answers, decisions={}), Detail.SUMMARY)
    assert [question.id for question in page.summary.strong] == ["families-02"]
    (chart,) = page.summary.shown
    assert [(count.label, count.count) for count in chart.bars[0].counts] == [
        ("Yes", 1),
        ("Mostly yes", 0),
        ("Mostly no", 0),
        ("No", 0),
    ]
    assert chart.mirrored == ("families-02",)
    (overview,) = page.overview
    assert overview.bars[0].counts[0].count == 2
    assert page.parts[0].sections[0].questions[1].bar is not None
    assert [count.label for count in page.parts[0].sections[0].questions[1].bar.counts] == [
        "No",
        "Mostly no",
        "Mostly yes",
        "Yes",
    ]


def test_plans_come_with_the_least_mature_answers_first() -> None:
    decisions = {"families-01": AGREED, "families-02": replace(AGREED, plan="Stop.")}
    page = build(small_return(decisions=decisions), Detail.SUMMARY)
    assert [question.plan for question in page.summary.changes] == ["Stop.", "Go on."]
    assert [action.question.plan for action in page.actions] == ["Go on.", "Stop."]
    assert page.summary.plans == 2


def test_the_date_is_the_last_on_which_somebody_answered() -> None:
    earlier, later = (
        replace(
            participant(name, name.title(), "police"),
            respondent=replace(PARTICIPANTS[0].respondent, organisation=name, date=date),
        )
        for name, date in (("one", "1 May 2024"), ("two", "30/04/2024"))
    )
    page = build(replace(small_return(), participants=(later, earlier)), Detail.SUMMARY)
    assert page.answers_until == "1 May 2024"


def test_the_map_says_which_kinds_took_part() -> None:
    system = build(small_return(), Detail.SUMMARY).system
    assert system is not None
    kinds = {kind.name: kind for each in system.types for kind in each.kinds}
    assert (kinds["Schools"].organisations, kinds["Schools"].asked) == (1, True)
    assert (kinds["District Councils"].organisations, kinds["District Councils"].required) == (0, True)
    assert [kind.name for kind in system.elsewhere] == ["Police"]


def test_organisations_of_a_kind_are_counted_once() -> None:
    both = replace(
        small_return(), participants=(*PARTICIPANTS, participant("other", "North  POLICE", "police"))
    )
    system = build(both, Detail.SUMMARY).system
    assert system is not None
    assert [kind.organisations for kind in system.elsewhere] == [1]
