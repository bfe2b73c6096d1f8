"""Answers that cannot all be true, by what the bank itself states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ehsg_cli.bank.contradiction import Contradiction
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.submission.model import Answer, Submission


def contradicts_itself(submission: Submission, bank: Bank) -> Iterator[Finding]:
    """A finding for each contradiction in a submission, at the first of the answers."""
    return _of_one(submission.answers, bank, submission.respondent.organisation)


def contradict_themselves(merged: PartnershipReturn) -> Iterator[Finding]:
    """The same of every respondent of a return, in their own workbooks."""
    given: dict[str, list[Answer]] = {participant.id: [] for participant in merged.participants}
    for each in merged.answers:
        given[each.participant].append(each.answer)
    for participant in merged.participants:
        yield from _of_one(given[participant.id], merged.bank, participant.respondent.organisation)


def agreed_contradictions(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each contradiction in what is agreed."""
    agreed = {row.question: row.decision.choice for row in merged.rows if row.decision.choice}
    for contradiction in _found(agreed, merged.bank):
        yield codes.CHECK_AGREED_CONTRADICTION(
            Location(file=merged.file, sheet=layout.RETURN),
            answers=_in_words(contradiction, agreed, merged.bank),
            reason=contradiction.reason,
        )


def _of_one(answers: Iterable[Answer], bank: Bank, organisation: str) -> Iterator[Finding]:
    by_question = {answer.question: answer for answer in answers}
    given = {question: answer.choice for question, answer in by_question.items() if answer.choice}
    for contradiction in _found(given, bank):
        first = by_question[contradiction.answers[0].question]
        yield codes.CHECK_CONTRADICTION(
            first.origin.answer_location,
            organisation=organisation,
            answers=_in_words(contradiction, given, bank),
            reason=contradiction.reason,
        )


def _found(given: Mapping[str, str], bank: Bank) -> list[Contradiction]:
    return [
        contradiction
        for contradiction in bank.contradictions
        if all(given.get(question) in choices for question, choices in contradiction.by_question.items())
    ]


def _in_words(contradiction: Contradiction, given: Mapping[str, str], bank: Bank) -> str:
    """The answers that contradict each other, such as “Yes” to a-01 and “No” to a-02."""
    said = [
        f"“{bank.label(question, given[question])}” to {question}" for question in contradiction.by_question
    ]
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))
