"""Did everybody answer who should have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn

_SEVERAL = 3  # partners of a sector; of two, who has not answered says it all


def required_missing(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each sector the guide asks to involve as a minimum, of which nobody answered."""
    for sector in merged.bank.partners:
        if sector.id in merged.missing_sectors:
            code = codes.CHECK_NO_CONDITIONAL_PARTNER if sector.condition else codes.CHECK_NO_REQUIRED_PARTNER
            yield code(Location(file=merged.file), sector=sector.name, condition=sector.condition)


def not_answered(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each partner who was asked and has not answered, or has sent an empty workbook back.

    It is an error where the list of partners says that they must answer.
    """
    for partner in merged.partners:
        if partner.asked and merged.answering.isdisjoint(partner.participants):
            code = codes.CHECK_REQUIRED_NOT_ANSWERED if partner.required else codes.CHECK_ASKED_NOT_ANSWERED
            yield code(Location(file=merged.file), organisation=partner.name)


def low_response(merged: PartnershipReturn) -> Iterator[Finding]:
    """A finding for each sector of which several were asked and fewer than half answered.

    Of one that is missing altogether, `required_missing` says so.
    """
    for sector in merged.bank.partners:
        asked = [partner for partner in merged.partners if partner.asked and partner.sector == sector.id]
        answered = sum(not merged.answering.isdisjoint(partner.participants) for partner in asked)
        if len(asked) >= _SEVERAL and answered * 2 < len(asked) and sector.id not in merged.missing_sectors:
            yield codes.CHECK_LOW_RESPONSE(
                Location(file=merged.file), asked=len(asked), sector=sector.name, answered=answered or "none"
            )
