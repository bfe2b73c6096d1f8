"""Every check of a return, and every check of a submission."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.checks import completeness, contradictions, participation, plans, timeliness
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import natural_order, select

if TYPE_CHECKING:
    from datetime import date

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.submission.model import Submission

_WHO_TOOK_PART = (participation.required_missing, participation.not_answered, participation.low_response)
_RETURN_CHECKS = (
    completeness.nobody_answered,
    *_WHO_TOOK_PART,
    completeness.agreed_off_scale,
    contradictions.agreed_contradictions,
    plans.agreed_without_plan,
    plans.agreed_plans_say_something,
    contradictions.contradict_themselves,
    completeness.left_blank,
)
_DRAFT_CHECKS = (completeness.missing_items, completeness.still_to_agree)
_FINAL_CHECKS = (completeness.missing_at_last, completeness.not_agreed)
_SUBMISSION_CHECKS = (
    completeness.unanswered,
    contradictions.contradicts_itself,
    plans.without_plan,
    plans.plans_say_something,
)
_SAID_BY_PAGES = (codes.CHECK_STILL_TO_AGREE.id, "C30")


def check_return(
    merged: PartnershipReturn, *, final: bool = False, due: date | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a return, what was found while merging it included, in order.

    Args:
        merged: The return.
        final: Whether it is to be final, with every question agreed and every required item filled in.
        due: The day by which answers were due; without it, the last of the bank's timetable.
    """
    checks = (*_RETURN_CHECKS, *(_FINAL_CHECKS if final else _DRAFT_CHECKS))
    found = (finding for check in checks for finding in check(merged))
    late = timeliness.are_late(merged, timeliness.due_by(merged.bank, due))
    known = (_in_file(finding, merged.file) for finding in merged.findings)
    return tuple(sorted((*known, *found, *late), key=natural_order))


def check_participation(merged: PartnershipReturn) -> tuple[Finding, ...]:
    """Who should have answered, of all that is merged, and has not."""
    return tuple(finding for check in _WHO_TOOK_PART for finding in check(merged))


def with_checks(merged: PartnershipReturn) -> PartnershipReturn:
    """The return with all that is wrong with it among its findings, to be rendered.

    What is still to be agreed or planned, a page says by itself: in its status, and at each question.
    """
    return replace(merged, findings=select(check_return(merged), (), _SAID_BY_PAGES))


def check_submission(submission: Submission, bank: Bank, *, due: date | None = None) -> tuple[Finding, ...]:
    """What is wrong with one submission, what was found while reading it included, in order.

    Of a file without a question of the bank, nothing is asked.

    Args:
        submission: What somebody sent.
        bank: The bank that it was read by.
        due: The day by which answers were due; without it, the last of the bank's timetable.
    """
    if not submission.answers:
        return tuple(sorted(submission.findings, key=natural_order))
    found = (finding for check in _SUBMISSION_CHECKS for finding in check(submission, bank))
    late = timeliness.is_late(submission, timeliness.due_by(bank, due))
    return tuple(sorted((*submission.findings, *found, *late), key=natural_order))


def _in_file(finding: Finding, file: str) -> Finding:
    """A finding on a sheet of the merged workbook itself, which merging could not name yet."""
    place = finding.location
    return finding if place.file or not place.sheet else replace(finding, location=replace(place, file=file))
