"""Partners of the small bank, and how far they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ehsg_cli.partnership.merge import merge
from ehsg_cli.progress.assess import assess
from ehsg_cli.submission.invitation import Invitation
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, submission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.progress.model import PartnerProgress, Progress
    from ehsg_cli.submission.model import Submission

ASKED = (
    Invitation("North Police", "police", "desk@police.example.org", required=True, contact="Pat Desk"),
    Invitation("A school", "schools", locality="East"),
    Invitation("East District", "district", "east@example.org", required=True),
    Invitation("West District", "district"),
)
AS_OF = date(2024, 9, 12)
ALL = dict.fromkeys(SMALL.questions, "Yes")


def empty(organisation: str, sector: str = "", copy: int = 1) -> Submission:
    """A workbook that came back as it went out."""
    sent = submission(organisation, {}, sector=sector, copy=copy)
    return replace(sent, answers=tuple(replace(answer, comment="") for answer in sent.answers))


def dated(sent: Submission, *, typed: str = "", saved: str = "") -> Submission:
    """The submission with the date somebody typed, and the moment it was saved."""
    return replace(
        sent,
        respondent=replace(sent.respondent, date=typed),
        source=replace(sent.source, modified=saved),
    )


def assessed(sent: Iterable[Submission] = (), **how: Any) -> Progress:
    """How far the partners are who were asked."""
    known: dict[str, Any] = {"as_of": AS_OF, "invitations": ASKED} | how
    return assess(merge(SMALL, sent), **known)


def named(progress: Progress, name: str) -> PartnerProgress:
    """One of the partners."""
    (found,) = (partner for partner in progress.partners if partner.name == name)
    return found


THREE = (POLICE, SCHOOL, empty("East District", "district"))
