"""Who takes part in a return, and who was asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.model import Partner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehsg_cli.partnership.model import Participant
    from ehsg_cli.submission.invitation import Invitation


def partners_of(
    participants: Sequence[Participant], invitations: Sequence[Invitation]
) -> tuple[Partner, ...]:
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
            required=invitation.required,
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
