"""Did everybody answer who should have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn


def required_missing(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each sector the guide asks to involve as a minimum, of which nobody answered."""
    for sector in merged.bank.partners:
        if sector.id in merged.missing_sectors:
            code = codes.CHECK_NO_CONDITIONAL_PARTNER if sector.condition else codes.CHECK_NO_REQUIRED_PARTNER
            yield code(Location(file=merged.file), sector=sector.name, condition=sector.condition)


def not_answered(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each partner who was asked and has not answered, or has sent an empty workbook back."""
    for partner in merged.partners:
        if partner.asked and merged.answering.isdisjoint(partner.participants):
            yield codes.CHECK_ASKED_NOT_ANSWERED(Location(file=merged.file), organisation=partner.name)
