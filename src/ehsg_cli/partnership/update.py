"""Late and corrected submissions onto an earlier return, keeping what was decided in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location, natural_order
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.record_sheets import fitting
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import NamedBy, Submission

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import Participant, PartnershipReturn

_DECISIONS_ASTRAY = {codes.RETURN_UNKNOWN_QUESTION.id, codes.RETURN_DECIDED_TWICE.id}
_ON_A_FILE = ("F", "S")  # the codes of findings on one file, whatever it is merged with


def merge_onto(
    earlier: PartnershipReturn,
    submissions: Sequence[Submission],
    *,
    invitations: Sequence[Invitation] = (),
    findings: Iterable[Finding] = (),
    folders: Sequence[str] = (),
) -> PartnershipReturn:
    """Merge submissions onto an earlier return of the same bank.

    Whoever answered earlier stays, unless a submission takes their place (the same file, the same bytes, or a
    file of that name from the same organisation) or their file is gone from one of the folders. So does what
    was found in other files that are not read now, and every decision, with a finding where it was made
    before the partners' answers changed.

    Args:
        earlier: What the submissions are merged onto.
        submissions: What was read now.
        invitations: Who was asked; those of the earlier return, if empty.
        findings: What is already known of the files read now.
        folders: The folders that were searched for them, named as the files are.

    Raises:
        EhsgError: A decision in the earlier return belongs to no question, or two to the same.
    """
    refuse_astray(earlier)
    found = tuple(findings)
    read = {submission.source.file for submission in submissions}
    seen = read | {finding.location.file for finding in found}
    replaced = read | _replaced(earlier, submissions)
    gone = _gone(earlier, seen, folders) - replaced
    over = replaced | gone
    merged = merge(
        earlier.bank,
        (*submissions, *_kept(earlier, over)),
        invitations=invitations or _asked(earlier),
        unplaced=(cell for cell in earlier.unplaced if cell.file not in over),
        findings=(*found, *_still(earlier, over, seen), *_left_out(earlier, gone)),
    )
    return _with_decisions(merged, earlier)


def refuse_astray(earlier: PartnershipReturn) -> None:
    """Stop if something was decided in a merged workbook that cannot be told to belong to one question.

    Raises:
        EhsgError: It belongs to no question or return item, or two decisions belong to the same.
    """
    for finding in earlier.findings:
        if finding.code in _DECISIONS_ASTRAY:
            raise EhsgError(f"{finding.location}: {finding.message}", finding.remedy)


def _replaced(earlier: PartnershipReturn, submissions: Sequence[Submission]) -> set[str]:
    """The earlier respondents' files whose place a submission takes that came in as another file."""
    before = {participant.source.file for participant in earlier.participants}
    contents = {submission.source.sha256 for submission in submissions}
    corrected = {
        _named(submission)
        for submission in submissions
        if submission.answers
        and submission.source.file not in before
        and submission.respondent.named_by is not NamedBy.FILE  # which says nothing beyond the file's name
    }
    return {
        participant.source.file
        for participant in earlier.participants
        if participant.source.sha256 in contents or _named(participant) in corrected
    }


def _named(sent: Submission | Participant) -> tuple[str, str]:
    return PurePath(sent.source.file).name.casefold(), fold(sent.respondent.organisation)


def _gone(earlier: PartnershipReturn, seen: AbstractSet[str], folders: Iterable[str]) -> set[str]:
    """The earlier files that are in none of the folders any more.

    Only a folder that still holds some respondent's file counts: another one may have the same name, as files
    are named from wherever the command runs.
    """
    respondents = {participant.source.file for participant in earlier.participants}
    others = {each.location.file for each in earlier.findings if each.code.startswith(_ON_A_FILE)}
    known = [folder for folder in folders if any(_is_below(file, folder) for file in respondents & seen)]
    return {
        file for file in (respondents | others) - seen if any(_is_below(file, folder) for folder in known)
    }


def _is_below(file: str, folder: str) -> bool:
    path = PurePath(file)
    return path.is_relative_to(folder) and path.relative_to(folder).parts[:1] != ("..",)


def _kept(earlier: PartnershipReturn, over: Collection[str]) -> list[Submission]:
    """The earlier submissions that stay; what was found in their files is kept with that of the others."""
    return [
        Submission(
            source=participant.source,
            respondent=participant.respondent,
            answers=tuple(given.answer for given in earlier.answers if given.participant == participant.id),
            findings=(codes.MERGE_KEPT(Location(file=participant.source.file)),),
        )
        for participant in earlier.participants
        if participant.source.file not in over
    ]


def _still(earlier: PartnershipReturn, over: Collection[str], seen: Collection[str]) -> list[Finding]:
    """What was found earlier in files that stay; what a file is, is not said again of one seen now."""
    return [
        finding
        for finding in earlier.findings
        if finding.code.startswith(_ON_A_FILE)
        and finding.location.file not in over
        and not (finding.code.startswith("F") and finding.location.file in seen)
    ]


def _left_out(earlier: PartnershipReturn, gone: Collection[str]) -> list[Finding]:
    return [
        codes.MERGE_GONE(Location(file=participant.source.file), file=participant.source.file)
        for participant in earlier.participants
        if participant.source.file in gone
    ]


def _asked(earlier: PartnershipReturn) -> list[Invitation]:
    return [Invitation(partner.name, partner.sector) for partner in earlier.partners if partner.asked]


def _with_decisions(merged: PartnershipReturn, earlier: PartnershipReturn) -> PartnershipReturn:
    decisions = {row.question: row.decision for row in earlier.rows}
    rows = tuple(replace(row, decision=decisions[row.question]) for row in merged.rows)
    found = sorted((*merged.findings, *_outdated(merged, earlier)), key=natural_order)
    return replace(merged, rows=rows, items={**merged.items, **earlier.items}, findings=tuple(found))


def _outdated(merged: PartnershipReturn, earlier: PartnershipReturn) -> list[Finding]:
    """Findings on what was agreed before the answers changed: now, or earlier and not agreed anew since."""
    before, now = _said(earlier), _said(merged)
    known = {
        fitting(each.message) for each in earlier.findings if each.code == codes.MERGE_DECISION_OUTDATED.id
    }
    agreed = {
        row.question: codes.MERGE_DECISION_OUTDATED(question=row.question, agreed=row.decision.raw)
        for row in earlier.rows
        if row.decision.raw
    }
    return [
        finding
        for question, finding in agreed.items()
        if before[question] != now[question] or fitting(finding.message) in known
    ]


def _said(merged: PartnershipReturn) -> dict[str, list[tuple[str, str]]]:
    """The organisations and their answers to each question, blanks left out."""
    names = {participant.id: fold(participant.respondent.organisation) for participant in merged.participants}
    return {
        question: sorted(
            (names[given.participant], given.answer.choice or given.answer.raw.strip())
            for given in answers
            if given.answer.raw.strip()
        )
        for question, answers in merged.answers_to.items()
    }
