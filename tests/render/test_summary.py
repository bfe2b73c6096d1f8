from __future__ import annotations

from dataclasses import replace

import pytest

from ehsg_cli.bank.model import Bank
from ehsg_cli.partnership.merge import assemble
from ehsg_cli.partnership.model import Decision, Votes
from ehsg_cli.render.chart import Numbers, single
from ehsg_cli.render.context import build
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format, render
from ehsg_cli.render.view import Page
from ehsg_cli.submission.model import NamedBy
from tests.render.reading import read
from tests.render.returns import BANK, PARTICIPANTS, given, participant, small_return

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
    merged = small_return()
    both = replace(
        merged,
        answers=(*merged.answers, given("other", "families-01", "Yes")),
        participants=(*merged.participants, participant("other", "North  POLICE", "police")),
    )
    system = build(both, Detail.SUMMARY).system
    assert system is not None
    assert [kind.organisations for kind in system.elsewhere] == [1]


def numbers_in(page: Page) -> object:
    """Every number that a page shows, whatever its level of detail."""
    parts = [section for part in page.parts for section in part.sections]
    return (
        page.summary.respondents,
        page.summary.organisations,
        page.summary.asked_who_answered,
        page.overview,
        page.maturity.charts if page.maturity else (),
        [(kind.name, kind.organisations) for each in page.system.types for kind in each.kinds]
        if page.system
        else [],
        [(each.bar, each.others, each.answered) for section in parts for each in section.questions],
    )


@pytest.mark.parametrize("one_vote_per", list(Votes))
def test_numbers_are_the_same_at_every_level_of_detail(one_vote_per: Votes) -> None:
    """Though who is not named, or typed a kind of their own, cannot be told apart from others any more."""
    people = [
        participant(f"from-file-{number}", f"From file {number}", sector, NamedBy.FILE)
        for number, sector in enumerate(("schools", "schools", "A church", "A mosque", "police"))
    ]
    answers = [given(people[0].id, "families-01", "Yes"), given(people[2].id, "families-01", "No")]
    whole = assemble(
        BANK, participants=people, answers=answers, invitations=[], decisions={}, items={}, unplaced=(),
        findings=(), one_vote_per=one_vote_per,
    )  # fmt: skip
    summary, full, internal = (numbers_in(build(whole, detail)) for detail in Detail)
    assert summary == full == internal


def test_who_was_not_asked_is_none_of_those_asked() -> None:
    summary = build(small_return(), Detail.SUMMARY).summary
    assert (summary.organisations, summary.asked_who_answered, summary.asked) == (3, 1, 2)


def test_what_all_partners_denied_is_no_strength() -> None:
    page = answered("No", "No", decisions={"families-01": AGREED})
    assert page.summary.strong == ()


def test_an_agreed_answer_off_the_scale_is_none_of_the_choices() -> None:
    page = answered("No", "No", decisions={"families-01": Decision(raw="Perhaps")})
    assert page.summary.shown[0].bars[0].silent == 2  # and that nobody answered


def test_who_sent_nothing_back_but_an_empty_workbook_did_not_answer() -> None:
    page = build(small_return(answers=(), decisions={}), Detail.SUMMARY)
    assert (page.summary.respondents, page.summary.organisations) == (0, 0)
    assert page.system is not None
    assert {kind.organisations for each in page.system.types for kind in each.kinds} == {0}
    text = read(
        render(small_return(answers=(), decisions={}), format=Format.HTML, detail=Detail.SUMMARY)
    ).text
    assert "Nobody has answered yet." in text
    assert "Overview of all areas" not in text


def test_the_answers_of_one_respondent_are_said_to_be_theirs() -> None:
    alone = small_return(answers=(given("a-school", "families-01", "Yes"),))
    assert [notice.title for notice in build(alone, Detail.SUMMARY).warnings][-1] == "One respondent"
    assert "One respondent" not in [notice.title for notice in build(alone, Detail.FULL).warnings]


def test_a_share_is_all_or_nothing_only_where_it_is() -> None:
    scale = BANK.scales["agreement"]
    bar = single(scale, Numbers(id="q", title="", counts=(1, 0, 0, 999)))
    assert [segment.percent for segment in bar.segments] == [1, 99]


def test_long_scales_are_counted_choice_by_choice() -> None:
    labels = [f"Step {number}" for number in range(9, 0, -1)]
    steps = [{"id": label.lower().replace(" ", "-"), "label": label} for label in labels]
    bank = Bank.model_validate(
        BANK.model_dump() | {"scales": {"agreement": steps}}
        | {"sections": [section.model_dump() | {"questions": [section.questions[0].model_dump()]}
                        for section in BANK.sections]}
    )  # fmt: skip
    decisions = {"families-01": Decision(raw="Step 8", choice="step-8")}
    page = build(small_return(bank=bank, answers=(), decisions=decisions), Detail.SUMMARY)
    counts = {count.label: count.count for count in page.summary.shown[0].bars[0].counts}
    assert counts == dict.fromkeys(labels, 0) | {"Step 8": 1}
