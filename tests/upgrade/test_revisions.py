"""What becomes of answers in a later revision: an id promises the same question, the words bear it out."""

from __future__ import annotations

import pytest

from ehsg_cli.bank import library
from ehsg_cli.upgrade.model import Cause, Fate
from ehsg_cli.upgrade.revisions import outcome, with_retired
from tests.upgrade import revised

FIRST = library.load("2020")
SECOND = revised.revision_2()


@pytest.mark.parametrize(
    ("question", "fate", "now"),
    [
        ("families-03", Fate.KEPT, "families-03"),
        (revised.REWORDED, Fate.REWORDED, revised.REWORDED),
        (revised.UNDECLARED, Fate.REWORDED, revised.UNDECLARED),
        (revised.ELSE, Fate.NO_PLACE, ""),
        (revised.RENUMBERED, Fate.KEPT, revised.RENUMBERED_TO),
        (revised.RETIRED, Fate.NO_PLACE, ""),
        (revised.REPLACED, Fate.ANEW, ""),
    ],
)
def test_what_becomes_of_an_answer(question: str, fate: Fate, now: str) -> None:
    found = outcome(question, FIRST.questions[question].printed, SECOND)
    assert (found.fate, found.now) == (fate, now)
    assert found.declared == (question not in {revised.UNDECLARED, revised.ELSE})


def test_a_replaced_question_is_material_for_the_one_that_asks_now() -> None:
    found = outcome(revised.REPLACED, FIRST.questions[revised.REPLACED].printed, SECOND)
    assert [each.question for each in found.material] == [revised.REPLACED_BY]
    assert found.why == "It is asked more plainly."


def test_without_its_wording_the_ref_counts() -> None:
    assert outcome(revised.ELSE, "", SECOND).fate is Fate.KEPT


def test_the_words_of_another_question_beside_a_ref_leave_it_to_the_reader() -> None:
    found = outcome("families-03", SECOND.questions["families-07"].printed, SECOND)
    assert (found.fate, [each.question for each in found.material]) == (
        Fate.ANEW,
        ["families-03", "families-07"],
    )


def test_a_question_that_the_bank_does_not_know_has_no_place() -> None:
    found = outcome("families-99", "Who?", SECOND)
    assert (found.fate, found.cause) == (Fate.NO_PLACE, Cause.UNKNOWN)


@pytest.mark.parametrize(
    ("question", "cause"),
    [
        (revised.ELSE, Cause.ASKS_ELSE),
        (revised.RETIRED, Cause.RETIRED),
        (revised.REPLACED, None),
        (revised.REWORDED, None),
    ],
)
def test_what_has_no_place_says_of_what_kind_the_cause_is(question: str, cause: Cause | None) -> None:
    assert outcome(question, FIRST.questions[question].printed, SECOND).cause is cause


def test_a_question_of_another_id_is_known_by_its_words() -> None:
    words = SECOND.questions["families-07"].printed
    assert outcome("families-99", words, SECOND).now == "families-07"
    silent = SECOND.retired[0].model_copy(update={"replaced_by": None})
    bank = SECOND.model_copy(update={"retired": (silent,)})
    assert outcome(silent.id, silent.text, bank).now == revised.RENUMBERED_TO


def test_replacements_that_go_round_in_a_circle_end() -> None:
    one, two, *_ = SECOND.retired
    one, two = (each.model_copy(update={"text": "Whose turn is it?"}) for each in (one, two))
    circle = (
        one.model_copy(update={"replaced_by": two.id}),
        two.model_copy(update={"replaced_by": one.id}),
    )
    bank = SECOND.model_copy(update={"retired": circle})
    assert outcome(one.id, one.text, bank).fate is Fate.NO_PLACE


def test_retired_questions_are_read_where_they_stood() -> None:
    bank = with_retired(SECOND)
    assert bank.section_of[revised.RENUMBERED].id == "families"
    assert bank.questions.keys() >= FIRST.questions.keys()
    lonely = SECOND.retired[0].model_copy(update={"id": "gone-01"})
    alone = with_retired(SECOND.model_copy(update={"retired": (lonely,)}))
    assert alone.section_of["gone-01"].id == "retired"
