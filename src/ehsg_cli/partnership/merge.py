"""Many submissions to one return."""

from __future__ import annotations

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
    findings: Iterable[Finding] = (),
) -> PartnershipReturn:
    """Make one return of many submissions; their order does not matter.

    Args:
        bank: The questions.
        submissions: What the partners sent. A file that is there twice, byte for byte, counts once; one
            without a question of the bank takes no part, and all its text is unplaced.
        invitations: Who was asked, where that is known.
        findings: What is already known, such as files that could not be read.
    """
    once, repeated = _once_each(submissions)
    counted = [submission for submission in once if submission.answers]
    ids = unique(slug(submission.respondent.organisation) for submission in counted)
    answered_before = _same_organisation(counted)
    return assemble(
        bank,
        participants=[
            _participant(id_, submission, bank) for id_, submission in zip(ids, counted, strict=True)
        ],
        answers=[
            GivenAnswer(participant=id_, answer=answer)
            for id_, submission in zip(ids, counted, strict=True)
            for answer in submission.answers
        ],
        invitations=invitations,
        unplaced=tuple(cell for submission in once for cell in submission.unplaced),
        findings=(
            *findings,
            *repeated,
            *answered_before,
            *(finding for submission in once for finding in submission.findings),
        ),
    )


def assemble(  # noqa: PLR0913 - the parts a return is made of
    bank: Bank,
    *,
    participants: Sequence[Participant] = (),
    answers: Iterable[GivenAnswer] = (),
    invitations: Sequence[Invitation] = (),
    decisions: Mapping[str, Decision] | None = None,
    items: Mapping[str, str] | None = None,
    unplaced: tuple[Unplaced, ...] = (),
    findings: Iterable[Finding] = (),
) -> PartnershipReturn:
    """Make a return of its parts: count, suggest, and say who took part and who did not."""
    position = {question: number for number, question in enumerate(bank.questions)}
    ordered = sorted(answers, key=lambda given: position[given.answer.question])
    by_question = {
        question: tuple(group) for question, group in groupby(ordered, lambda given: given.answer.question)
    }
    sectors = {participant.respondent.sector for participant in participants}
    return PartnershipReturn(
        bank=bank,
        participants=tuple(participants),
        answers=tuple(ordered),
        rows=tuple(
            Row(
                question=question.id,
                tally=tally(
                    bank.choices(question.id),
                    question.best,
                    [
                        given.answer.choice
                        for given in by_question.get(question.id, ())
                        if given.answer.choice
                    ],
                ),
                decision=(decisions or {}).get(question.id, Decision()),
            )
            for question in bank.questions.values()
        ),
        items={item.id: (items or {}).get(item.id, "") for item in bank.return_items},
        partners=_partners(participants, invitations),
        missing_sectors=tuple(
            sector.id for sector in bank.partners if sector.required and sector.id not in sectors
        ),
        unplaced=unplaced,
        findings=tuple(sorted(findings, key=natural_order)),
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


def _participant(id_: str, submission: Submission, bank: Bank) -> Participant:
    answers = submission.answers
    return Participant(
        id=id_,
        respondent=submission.respondent,
        source=submission.source,
        answered=sum(
            bool(answer.choice or (answer.raw.strip() and not bank.choices(answer.question)))
            for answer in answers
        ),
    )


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
