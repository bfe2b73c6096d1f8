"""Many submissions to one return."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ehsg_cli.files import slug, unique
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location, natural_order
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.model import (
    Decision,
    GivenAnswer,
    Participant,
    Partner,
    PartnershipReturn,
    Row,
)
from ehsg_cli.partnership.tally import tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.invitation import Invitation
    from ehsg_cli.submission.model import Submission, Unplaced


def merge(
    bank: Bank,
    submissions: Iterable[Submission],
    *,
    invitations: Sequence[Invitation] = (),
    unplaced: Iterable[Unplaced] = (),
    findings: Iterable[Finding] = (),
) -> PartnershipReturn:
    """Make one return of many submissions; their order does not matter.

    Args:
        bank: The questions.
        submissions: What the partners sent. A copy of a file counts once; a file without a question of the
            bank takes no part, and all its text is unplaced.
        invitations: Who was asked, where that is known.
        unplaced: Text without a place that is already known, from files other than the submissions'.
        findings: What is already known, such as files that could not be read.
    """
    once, repeated = _once_each(submissions)
    counted = [submission for submission in once if submission.answers]
    ids = unique(slug(submission.respondent.organisation) for submission in counted)
    named = list(zip(ids, counted, strict=True))
    return assemble(
        bank,
        participants=[
            Participant(id=id_, respondent=sent.respondent, source=sent.source) for id_, sent in named
        ],
        answers=[
            GivenAnswer(participant=id_, answer=answer) for id_, sent in named for answer in sent.answers
        ],
        invitations=invitations,
        unplaced=(*unplaced, *(cell for submission in once for cell in submission.unplaced)),
        findings=[
            *findings,
            *repeated,
            *_same_organisation(counted),
            *(finding for submission in once for finding in submission.findings),
        ],
    )


def assemble(  # noqa: PLR0913 - the parts a return is made of
    bank: Bank,
    *,
    participants: Sequence[Participant] = (),
    answers: Iterable[GivenAnswer] = (),
    invitations: Sequence[Invitation] = (),
    decisions: Mapping[str, Decision] | None = None,
    items: Mapping[str, str] | None = None,
    unplaced: Iterable[Unplaced] = (),
    findings: Iterable[Finding] = (),
) -> PartnershipReturn:
    """Make a return of its parts: count, suggest, and say who took part and who did not.

    The order of the answers does not matter, nor that of the files with unplaced text.
    """
    given = _in_order(answers, bank, participants)
    sectors = {participant.respondent.sector for participant in participants}
    return PartnershipReturn(
        bank=bank,
        participants=_counted(participants, given, bank),
        answers=given,
        rows=_rows(bank, given, decisions or {}),
        items={item.id: (items or {}).get(item.id, "") for item in bank.return_items},
        partners=_partners(participants, invitations),
        missing_sectors=tuple(
            sector.id for sector in bank.partners if sector.required and sector.id not in sectors
        ),
        unplaced=tuple(sorted(unplaced, key=lambda cell: cell.file)),
        findings=tuple(sorted(findings, key=natural_order)),
    )


def _in_order(
    answers: Iterable[GivenAnswer], bank: Bank, participants: Sequence[Participant]
) -> tuple[GivenAnswer, ...]:
    """The answers in the order of the bank's questions, then of the participants."""
    question = {id_: number for number, id_ in enumerate(bank.questions)}
    person = {participant.id: number for number, participant in enumerate(participants)}
    return tuple(
        sorted(answers, key=lambda given: (question[given.answer.question], person[given.participant]))
    )


def _counted(
    participants: Iterable[Participant], answers: Iterable[GivenAnswer], bank: Bank
) -> tuple[Participant, ...]:
    """The participants with how many questions each answered."""
    answered = Counter(
        given.participant
        for given in answers
        if given.answer.choice or (given.answer.raw.strip() and not bank.choices(given.answer.question))
    )
    return tuple(replace(participant, answered=answered[participant.id]) for participant in participants)


def _rows(bank: Bank, answers: Iterable[GivenAnswer], decisions: Mapping[str, Decision]) -> tuple[Row, ...]:
    """A row for each question: how the partners answered, and what was decided."""
    chosen: dict[str, list[str]] = {question: [] for question in bank.questions}
    for given in answers:
        if given.answer.choice:
            chosen[given.answer.question].append(given.answer.choice)
    return tuple(
        Row(
            question=question.id,
            tally=tally(bank.choices(question.id), question.best, chosen[question.id]),
            decision=decisions.get(question.id, Decision()),
        )
        for question in bank.questions.values()
    )


def _once_each(submissions: Iterable[Submission]) -> tuple[list[Submission], list[Finding]]:
    """The submissions in their order, each file once; a finding for each copy left out."""
    by_file = sorted(submissions, key=lambda submission: submission.source.file)
    first: dict[str, Submission] = {}
    for submission in by_file:
        first.setdefault(submission.source.sha256, submission)
    copies = [
        codes.MERGE_SAME_FILE(
            Location(file=submission.source.file), other=first[submission.source.sha256].source.file
        )
        for submission in by_file
        if first[submission.source.sha256] is not submission
    ]
    return sorted(first.values(), key=_order), copies


def _order(submission: Submission) -> tuple[str, str, str]:
    respondent = submission.respondent
    return fold(respondent.organisation), fold(respondent.completed_by), submission.source.file


def _same_organisation(submissions: list[Submission]) -> list[Finding]:
    """A finding for each further workbook of an organisation: they all count, which may not be meant."""
    return [
        codes.MERGE_SAME_ORGANISATION(
            Location(file=later.source.file),
            organisation=later.respondent.organisation,
            other=group[0].source.file,
        )
        for group in _groups(submissions)
        for later in group[1:]
    ]


def _groups(submissions: list[Submission]) -> list[list[Submission]]:
    """Submissions of the same organisation together; they are sorted by it already."""
    return [list(group) for _, group in groupby(submissions, lambda item: fold(item.respondent.organisation))]


def _partners(participants: Sequence[Participant], invitations: Sequence[Invitation]) -> tuple[Partner, ...]:
    """Who was asked, in the list's order, then who answered without standing on the list."""
    asked = {fold(invitation.name): invitation for invitation in invitations}
    answered: dict[str, list[Participant]] = {}
    for participant in participants:
        answered.setdefault(fold(participant.respondent.organisation), []).append(participant)
    listed = [
        Partner(
            name=invitation.name,
            sector=invitation.sector,
            asked=True,
            participants=tuple(participant.id for participant in answered.get(name, ())),
        )
        for name, invitation in asked.items()
    ]
    unlisted = [
        Partner(
            name=group[0].respondent.organisation,
            sector=group[0].respondent.sector,
            participants=tuple(participant.id for participant in group),
        )
        for name, group in answered.items()
        if name not in asked
    ]
    return (*listed, *unlisted)
