from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.partnership.merge import merge
from ehsg_cli.progress.assess import assess
from ehsg_cli.progress.model import Progress, State, Unread, in_state
from ehsg_cli.submission.model import Submission
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, submission
from tests.progress.people import ALL, AS_OF, ASKED, THREE, assessed, dated, empty, named


def test_how_far_each_partner_is() -> None:
    progress = assessed(THREE)
    assert [(each.name, each.state, each.answered, each.questions) for each in progress.partners] == [
        ("North Police", State.COMPLETE, 3, 3),
        ("A school", State.PART, 1, 3),
        ("East District", State.EMPTY, 0, 3),
        ("West District", State.NOTHING, 0, 3),
    ]
    assert [each.name for each in progress.to_chase] == ["A school", "East District", "West District"]
    assert [each.name for each in progress.missing_partners] == ["East District"]
    assert [sector.id for sector in progress.missing_sectors] == ["district"]


def test_what_is_open_is_told_by_section() -> None:
    school = named(assessed([SCHOOL]), "A school")
    assert [(area.title, area.open, area.answered, area.questions) for area in school.areas] == [
        ("Families", ("families-02",), 1, 2),  # "Sometimes" is not on the scale
        ("In words", ("words-01",), 0, 1),
    ]


def test_somebody_who_only_typed_off_the_scale_has_begun() -> None:
    odd = submission("A school", {"families-02": "Sometimes"})
    school = named(assessed([odd]), "A school")
    assert (school.state, school.answered) == (State.PART, 0)


def test_respondents_of_an_organisation_are_one_partner_and_answer_together() -> None:
    first = submission("A school", {"families-01": "Yes", "families-02": "No"}, by="One")
    second = submission("a School ", {"words-01": "So"}, by="Two", copy=2)
    school = named(
        assessed([dated(first, typed="1 July 2024"), dated(second, typed="3 July 2024")]), "A school"
    )
    assert (school.state, [sent.answered for sent in school.sent]) == (State.COMPLETE, [2, 1])
    assert school.sent_on == date(2024, 7, 3)


def test_what_the_list_says_of_a_partner_is_kept() -> None:
    police = named(assessed(), "North Police")
    assert (police.contact, police.email, police.required) == ("Pat Desk", "desk@police.example.org", True)
    assert (police.sector, police.sector_name) == ("police", "Police")
    assert named(assessed(), "A school").locality == "East"


@pytest.mark.parametrize(
    ("typed", "saved", "sent_on"),
    [
        ("2/9/2024", "2024-09-01T10:00:00Z", date(2024, 9, 2)),
        ("last week", "2024-09-01T10:00:00Z", date(2024, 9, 1)),
        ("", "", None),
    ],
)
def test_the_day_is_that_typed_or_that_of_saving(typed: str, saved: str, sent_on: date | None) -> None:
    assert named(assessed([dated(POLICE, typed=typed, saved=saved)]), "North Police").sent_on == sent_on


def test_a_day_still_to_come_is_not_believed() -> None:
    future = dated(POLICE, typed="14 July 2029", saved="2024-09-01T10:00:00")
    (sent,) = named(assessed([future]), "North Police").sent
    assert (sent.day, sent.still_to_come) == (date(2024, 9, 1), date(2029, 7, 14))
    later = assessed([future], as_of=date(2029, 7, 14))
    (sent,) = named(later, "North Police").sent
    assert (sent.day, sent.still_to_come) == (date(2029, 7, 14), None)
    (sent,) = named(assessed([dated(POLICE, saved="2029-07-14T10:00:00")]), "North Police").sent
    assert (sent.day, sent.still_to_come) == (None, None)


def test_what_is_finished_is_as_late_as_it_came_and_the_rest_as_late_as_it_is() -> None:
    sent = [dated(POLICE, typed="2024-10-03"), dated(SCHOOL, typed="2024-09-01")]
    progress = assessed(sent, as_of=date(2024, 10, 10))
    assert [each.days_late for each in progress.partners] == [3, 10, 10, 10]
    assert [each.days_late for each in assessed(sent, as_of=date(2024, 9, 30)).partners] == [0, 0, 0, 0]


def test_the_date_due_is_the_one_said_else_the_first_of_the_bank() -> None:
    due = assessed().due
    assert due
    assert (due.date, due.days) == (date(2024, 9, 30), 18)
    own = assessed(due=date(2024, 9, 10), dates=[(date(2024, 9, 20), "We meet")])
    assert [(day.event, day.days) for day in own.dates] == [("Answers due", -2), ("We meet", 8)]


def test_where_no_date_holds_only_the_one_due_is_told() -> None:
    assert [day.event for day in assessed(due=date(2024, 10, 10), dates=()).dates] == ["Answers due"]


def test_a_bank_without_dates_has_nobody_late() -> None:
    undated = SMALL.model_copy(update={"timetable": ()})
    progress = assess(merge(undated, [SCHOOL]), as_of=AS_OF, invitations=ASKED)
    assert (progress.due, progress.dates) == (None, ())
    assert {each.days_late for each in progress.partners} == {0}


def test_without_a_list_whoever_has_not_finished_is_chased() -> None:
    progress = assessed(THREE, invitations=())
    assert [each.name for each in progress.to_chase] == ["A school", "East District"]
    assert (progress.asked, progress.unlisted) == ((), ())


def test_a_merged_return_says_who_was_asked_where_no_list_does() -> None:
    progress = assess(merge(SMALL, [POLICE], invitations=ASKED), as_of=AS_OF)
    assert [each.name for each in progress.asked] == [invitation.name for invitation in ASKED]


def test_who_is_not_on_the_list_is_not_chased_and_may_be_somebody_who_is() -> None:
    typed = submission("North Police HQ", {"families-01": "Yes"}, sector="police")
    stranger = submission("West District Homes", ALL, sector="schools")
    progress = assessed([typed, stranger])
    assert [(each.name, each.perhaps) for each in progress.unlisted] == [
        ("North Police HQ", "North Police"),
        ("West District Homes", ""),  # of another sector
    ]
    assert not {"North Police HQ", "West District Homes"} & {each.name for each in progress.to_chase}


def test_nobody_who_answered_is_suggested() -> None:
    typed = submission("North Police HQ", ALL, sector="police")
    assert [each.perhaps for each in assessed([POLICE, typed]).unlisted] == [""]


def test_files_that_nobody_could_read_are_kept() -> None:
    unread = Unread("received/a.xlsx", "Damaged.")
    assert assessed(unread=[unread]).unread == (unread,)


NAMES = st.sampled_from(["North Police", "north  police", "A school", "East District", "Elsewhere"])
ANSWERS = st.dictionaries(st.sampled_from(list(SMALL.questions)), st.sampled_from(["Yes", "", "Sometimes"]))


@st.composite
def submissions(draw: st.DrawFn) -> list[Submission]:
    sent = draw(st.lists(st.tuples(NAMES, ANSWERS, st.booleans()), max_size=6))
    return [
        empty(name, copy=number)
        if is_empty
        else submission(name, answers, by=f"Person {number}", copy=number)
        for number, (name, answers, is_empty) in enumerate(sent)
    ]


@given(submissions(), st.booleans(), st.randoms(use_true_random=False))
def test_sums_agree_and_the_order_of_what_came_does_not_matter(
    sent: list[Submission], has_list: bool, random: Random
) -> None:
    how: dict[str, Any] = {"invitations": ASKED if has_list else ()}
    progress = assessed(sent, **how)
    shuffled = list(sent)
    random.shuffle(shuffled)
    assert assessed(shuffled, **how) == progress
    holds_together(progress)


def holds_together(progress: Progress) -> None:
    """Every partner is in one state, which follows from what is open, and all are somewhere."""
    assert sum(in_state(progress.expected, state) for state in State) == len(progress.expected)
    if progress.asked:
        assert len(progress.asked) + len(progress.unlisted) == len(progress.partners)
    for partner in progress.partners:
        assert partner.answered + partner.open == partner.questions == len(SMALL.questions)
        assert (partner.state is State.COMPLETE) == (partner.open == 0)
        assert (partner.state is State.NOTHING) == (not partner.sent)
        assert max((sent.answered for sent in partner.sent), default=0) <= partner.answered
        assert partner.answered <= sum(sent.answered for sent in partner.sent)
