"""Every check of a return, and every check of a submission."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.checks import completeness, participation
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import natural_order, select

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.submission.model import Submission

_RETURN_CHECKS = (
    completeness.nobody_answered,
    participation.required_missing,
    participation.not_answered,
    completeness.agreed_off_scale,
    completeness.left_blank,
)
_DRAFT_CHECKS = (completeness.missing_items, completeness.still_to_agree)
_FINAL_CHECKS = (completeness.missing_at_last, completeness.not_agreed)


def check_return(merged: PartnershipReturn, *, final: bool = False) -> tuple[Finding, ...]:
    """What is wrong with a return, what was found while merging it included, in order.

    Args:
        merged: The return.
        final: Whether it is to be final, with every question agreed and every required item filled in.
    """
    checks = (*_RETURN_CHECKS, *(_FINAL_CHECKS if final else _DRAFT_CHECKS))
    found = (finding for check in checks for finding in check(merged))
    return tuple(sorted((*merged.findings, *found), key=natural_order))


def with_checks(merged: PartnershipReturn) -> PartnershipReturn:
    """The return with all that is wrong with it among its findings, to be rendered.

    That questions are still to be agreed, a page says by itself: in its status, and at each question.
    """
    return replace(merged, findings=select(check_return(merged), (), (codes.CHECK_STILL_TO_AGREE.id,)))


def check_submission(submission: Submission, bank: Bank) -> tuple[Finding, ...]:
    """What is wrong with one submission, what was found while reading it included, in order.

    Of a file without a question of the bank, nothing is asked.
    """
    gaps = completeness.unanswered(submission, bank) if submission.answers else ()
    return tuple(sorted((*submission.findings, *gaps), key=natural_order))
