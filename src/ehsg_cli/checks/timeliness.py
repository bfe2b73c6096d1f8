"""Was everybody in time?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.submission.dates import read_day
from ehsg_cli.wording import date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.submission.model import Respondent, Source, Submission


class _Sent(NamedTuple):
    """When something was sent, as far as it says, and how that is known."""

    day: date
    how: str


def due_by(bank: Bank, said: date | None = None) -> date | None:
    """The day by which answers are due: the one that was said, else the last of the bank's timetable."""
    return said or max((event.date for event in bank.timetable), default=None)


def is_late(submission: Submission, due: date | None) -> Iterator[Finding]:
    """A finding for a submission from after the day on which answers were due."""
    return _late(submission.respondent, submission.source, due)


def are_late(merged: PartnershipReturn, due: date | None) -> Iterator[Finding]:
    """The same of every respondent of a return."""
    for participant in merged.participants:
        yield from _late(participant.respondent, participant.source, due)


def _late(respondent: Respondent, source: Source, due: date | None) -> Iterator[Finding]:
    sent = _sent(respondent, source)
    if due and sent and sent.day > due:
        yield codes.CHECK_LATE(
            Location(file=source.file),
            organisation=respondent.organisation,
            how=sent.how,
            day=date_in_words(sent.day),
            due=date_in_words(due),
        )


def _sent(respondent: Respondent, source: Source) -> _Sent | None:
    """The date completed, as somebody who opens a workbook again saves it again; else when it was saved."""
    completed = read_day(respondent.date)
    if completed:
        return _Sent(completed, "completed on")
    saved = _day(source.modified)
    return _Sent(saved, "last saved on") if saved else None


def _day(moment: str) -> date | None:
    try:
        return datetime.fromisoformat(moment).date()
    except ValueError:
        return None
