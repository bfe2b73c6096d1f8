"""How far the partners are as CSV, a row a partner, for Excel and for mail merges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.progress.telling import STATES
from ehsg_cli.submission.csv_table import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.progress.model import PartnerProgress, Progress

_COLUMNS = (
    *("Organisation", "Sector", "On the list", "Required", "Contact", "E-mail", "Locality"),
    *("State", "To chase", "Answered", "Questions", "Sent back", "Days late", "Files"),
)


def to_csv(progress: Progress) -> str:
    """The partners, with how many questions each answered in all and, in the last columns, by section."""
    titles = [section.title for section in progress.bank.sections]
    return written([(*_COLUMNS, *titles), *(tuple(_cells(each)) for each in progress.partners)])


def _cells(partner: PartnerProgress) -> Iterator[str]:
    yield from (partner.name, partner.sector_name, _yes(partner.asked), _yes(partner.required))
    yield from (partner.contact, partner.email, partner.locality)
    yield from (
        STATES[partner.state],
        _yes(partner.is_to_chase),
        str(partner.answered),
        str(partner.questions),
    )
    yield from (partner.sent_on.isoformat() if partner.sent_on else "", str(partner.days_late))
    yield "; ".join(dict.fromkeys(sent.file for sent in partner.sent))
    yield from (str(area.answered) for area in partner.areas)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
