"""What one respondent sent, as a return holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.submission.model import Submission

if TYPE_CHECKING:
    from ehsg_cli.partnership.model import PartnershipReturn


def submission_of(merged: PartnershipReturn, respondent: str) -> Submission:
    """The submission of a respondent, by the id that they have in a return.

    What could not be placed is in it where it can be told whose it is: in an export of a form, it cannot.
    """
    (participant,) = (each for each in merged.participants if each.id == respondent)
    source = participant.source
    return Submission(
        source=source,
        respondent=participant.respondent,
        answers=tuple(given.answer for given in merged.answers if given.participant == respondent),
        unplaced=tuple(cell for cell in merged.unplaced if cell.file == source.file and not source.row),
    )
