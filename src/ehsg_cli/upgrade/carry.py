"""A submission carried into another bank: each answer to where it belongs, or listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.invitation import find_sector
from ehsg_cli.upgrade.model import CARRIED, Fate, Listed, Material, Outcome, Relation, Upgraded
from ehsg_cli.wording import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Answer, Respondent, Submission

_TOLD_BY_US = {codes.SUBMISSION_OTHER_REVISION.id}  # what it says is what an upgrade is for


def carried(
    before: Submission, source: Bank, target: Bank, outcome_of: Callable[[str], Outcome], *, anew: bool
) -> Upgraded:
    """Carry a submission into another bank.

    Args:
        before: What was read, by the source bank.
        source: The bank it was read by.
        target: The bank it is carried into.
        outcome_of: What becomes of each question.
        anew: Whether the questions are answered anew as a whole, so that the date of before says nothing.
    """
    said = {answer.question: answer for answer in before.answers if answer.says_anything}
    outcomes = tuple(once_each([outcome_of(question) for question in source.questions if question in said]))
    answers = {each.now: _answer(said[each.question], each.now, target) for each in outcomes if each.now}
    respondent = _respondent(before.respondent, source, target)
    after = replace(
        before,
        respondent=replace(respondent, date="") if anew else respondent,
        answers=tuple(answers[question] for question in target.questions if question in answers),
    )
    made = Upgraded(
        bank=target,
        before=before,
        after=after,
        outcomes=outcomes,
        listed=tuple(
            Listed(outcome=each, answer=said[each.question]) for each in outcomes if each.fate not in CARRIED
        ),
        date=before.respondent.date if anew else "",
    )
    return replace(made, findings=tuple(_findings(made, said)))


def once_each(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, each question now taking one answer: that to the question of its own id before others."""
    every = list(outcomes)
    taken: dict[str, str] = {}
    for each in sorted(every, key=lambda outcome: outcome.question != outcome.now):
        if each.now:
            taken.setdefault(each.now, each.question)
    for each in every:
        if each.now and taken[each.now] != each.question:
            material = Material(question=each.now, relation=Relation.TWICE)
            yield replace(
                each, fate=Fate.ANEW, now="", material=(material, *each.material), why="Answered twice."
            )
        else:
            yield each


def _answer(answer: Answer, question: str, target: Bank) -> Answer:
    return replace(answer, question=question, choice=recognise(answer.raw, target.choices(question)))


def _respondent(respondent: Respondent, source: Bank, target: Bank) -> Respondent:
    """The respondent, of the sector that the target calls the same; as it was called before, if none is."""
    names = {sector.id: sector.name for sector in source.partners}
    name = names.get(respondent.sector, respondent.sector)
    known = find_sector(name, target.partners) or find_sector(respondent.sector, target.partners)
    return replace(respondent, sector=known.id if known else name)


def _findings(made: Upgraded, said: dict[str, Answer]) -> Iterator[Finding]:
    yield from (each for each in made.before.findings if each.code not in _TOLD_BY_US)
    for each in made.outcomes:
        if each.declared:
            continue
        code = codes.UPGRADE_REWORDED if each.now else codes.UPGRADE_ASKS_ELSE
        now = made.bank.questions[each.question].printed
        place = said[each.question].origin.answer_location
        yield code(place, question=each.question, was=quote(each.was), now=quote(now))
