"""Late and corrected submissions onto an earlier return, keeping what was decided in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.partnership.merge import merge
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import Submission

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import Participant, PartnershipReturn

_DECISIONS_ASTRAY = {codes.RETURN_UNKNOWN_QUESTION.id, codes.RETURN_DECIDED_TWICE.id}


def merge_onto(
    earlier: PartnershipReturn,
    submissions: Sequence[Submission],
    *,
    invitations: Sequence[Invitation] = (),
    findings: Iterable[Finding] = (),
) -> PartnershipReturn:
    """Merge submissions onto an earlier return of the same bank.

    Whoever answered in the earlier return and is not among the submissions now stays in it. So does the list
    of who was asked, unless there is a new one, and every decision; where a decision was made before the
    partners' answers changed, a finding says so.

    Raises:
        EhsgError: A decision in the earlier return belongs to no question, or two to the same.
    """
    for finding in earlier.findings:
        if finding.code in _DECISIONS_ASTRAY:
            raise EhsgError(f"{finding.location}: {finding.message}", finding.remedy)
    merged = merge(
        earlier.bank,
        (*submissions, *_kept(earlier, submissions)),
        invitations=invitations or _asked(earlier),
        findings=findings,
    )
    return _with_decisions(merged, earlier)


def _kept(earlier: PartnershipReturn, submissions: Sequence[Submission]) -> list[Submission]:
    """The earlier submissions whose files are not among the new ones, by name or by content."""
    files = {submission.source.file for submission in submissions}
    contents = {submission.source.sha256 for submission in submissions}
    return [
        _submission(earlier, participant)
        for participant in earlier.participants
        if participant.source.file not in files and participant.source.sha256 not in contents
    ]


def _submission(earlier: PartnershipReturn, participant: Participant) -> Submission:
    file = participant.source.file
    return Submission(
        source=participant.source,
        bank_id=earlier.bank.bank,
        bank_revision=earlier.bank.revision,
        respondent=participant.respondent,
        answers=tuple(given.answer for given in earlier.answers if given.participant == participant.id),
        unplaced=tuple(cell for cell in earlier.unplaced if cell.file == file),
        findings=(
            *(each for each in earlier.findings if each.location.file == file and each.code.startswith("S")),
            codes.MERGE_KEPT(Location(file=file)),
        ),
    )


def _asked(earlier: PartnershipReturn) -> list[Invitation]:
    return [Invitation(partner.name, partner.sector) for partner in earlier.partners if partner.asked]


def _with_decisions(merged: PartnershipReturn, earlier: PartnershipReturn) -> PartnershipReturn:
    before = {row.question: row for row in earlier.rows}
    rows = tuple(replace(row, decision=before[row.question].decision) for row in merged.rows)
    outdated = [
        codes.MERGE_DECISION_OUTDATED(question=row.question, agreed=row.decision.raw)
        for row in rows
        if row.decision.raw and row.tally.counts != before[row.question].tally.counts
    ]
    return replace(
        merged, rows=rows, items={**merged.items, **earlier.items}, findings=(*merged.findings, *outdated)
    )
