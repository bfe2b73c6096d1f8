"""The map of the early help system: which kinds of partner took part, by type of service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.render.people_view import KindView, ServiceTypeView, SystemView

if TYPE_CHECKING:
    from ehsg_cli.bank.guide_models import SystemMap
    from ehsg_cli.bank.model import Bank, Sector
    from ehsg_cli.partnership.model import PartnershipReturn


def system_view(system: SystemMap, whole: PartnershipReturn) -> SystemView:
    """The types of service, each with its kinds of partner, and the kinds that belong to no type.

    Args:
        system: The map.
        whole: The return as it is: a cut one cannot tell organisations without a name apart. Nothing but
            numbers comes from it.
    """
    kinds = kind_views(whole)
    placed = {sector for each in system.types for sector in each.sectors}
    elsewhere = (kind for sector, kind in kinds.items() if sector not in placed)
    return SystemView(
        statement=system.statement,
        mapping=system.mapping or "",
        types=tuple(
            ServiceTypeView(
                title=each.title,
                services=each.services,
                kinds=tuple(kinds[sector] for sector in each.sectors if sector in kinds),
            )
            for each in system.types
        ),
        elsewhere=tuple(kind for kind in elsewhere if kind.organisations or kind.asked or kind.required),
    )


def kind_views(whole: PartnershipReturn) -> dict[str, KindView]:
    """Every kind of partner of the bank, by its id, and how many organisations of the kind answered."""
    return {sector.id: _kind(sector, whole) for sector in whole.bank.partners}


def _kind(sector: Sector, whole: PartnershipReturn) -> KindView:
    organisations = {
        fold(each.respondent.organisation) or each.id
        for each in whole.participants
        if each.respondent.sector == sector.id and each.id in whole.answering
    }
    return KindView(
        name=sector.name,
        required=sector.required,
        condition=sector.condition or "",
        organisations=len(organisations),
        asked=any(partner.asked and partner.sector == sector.id for partner in whole.partners),
    )


def name_of_kind(bank: Bank, sector: str) -> str:
    """The name of one of the bank's kinds of partner, or what was typed."""
    return next((each.name for each in bank.partners if each.id == sector), sector)
