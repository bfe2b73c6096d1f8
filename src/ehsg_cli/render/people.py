"""Who took part and who did not, and what was found on the way, as a page shows them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ehsg_cli.findings.model import Location, Severity
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.people_view import (
    AskedView,
    ChecksView,
    FindingView,
    Missing,
    ParticipantView,
    UnplacedView,
)
from ehsg_cli.render.privacy import UNNAMED
from ehsg_cli.render.system import name_of_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.partnership.model import Participant, PartnershipReturn
    from ehsg_cli.submission.model import Unplaced


def organisation_names(participants: tuple[Participant, ...]) -> dict[str, str]:
    """What to call each participant, by id: the organisation, numbered where several have the same name."""
    names = {each.id: each.respondent.organisation or UNNAMED for each in participants}
    total, used = Counter(names.values()), Counter[str]()
    for id_, name in names.items():
        used[name] += 1
        names[id_] = f"{name} ({used[name]})" if total[name] > 1 else name
    return names


def participant_views(
    shown: PartnershipReturn, organisations: Mapping[str, str], detail: Detail
) -> tuple[ParticipantView, ...]:
    """Who took part, in the order of the return."""
    asked = {id_ for partner in shown.partners if partner.asked for id_ in partner.participants}
    return tuple(
        ParticipantView(
            organisation=organisations[participant.id],
            sector=name_of_kind(shown.bank, participant.respondent.sector),
            answered=participant.answered,
            asked=participant.id in asked,
            completed_by=participant.respondent.completed_by,
            role=participant.respondent.role,
            email=participant.respondent.email,
            date=participant.respondent.date,
            named_by=participant.respondent.named_by.value if detail is Detail.INTERNAL else "",
            file=participant.source.file,
            sha256=participant.source.sha256,
        )
        for participant in shown.participants
    )


def not_answered(shown: PartnershipReturn) -> tuple[AskedView, ...]:
    """Who was asked and did not answer."""
    return tuple(
        AskedView(name=partner.name, sector=name_of_kind(shown.bank, partner.sector))
        for partner in shown.partners
        if partner.asked and not partner.participants
    )


def missing_sectors(shown: PartnershipReturn) -> tuple[Missing, ...]:
    """The required sectors nobody answered for, in the bank's order."""
    return tuple(
        Missing(name=sector.name, condition=sector.condition or "")
        for sector in shown.bank.partners
        if sector.id in shown.missing_sectors
    )


def checks_view(shown: PartnershipReturn, detail: Detail) -> ChecksView:
    """How many findings there are, and which, where they may be shown."""
    severities = Counter(finding.severity for finding in shown.findings)
    listed = detail is Detail.INTERNAL
    return ChecksView(
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        remarks=severities[Severity.INFO],
        unplaced=len(shown.unplaced),
        findings=tuple(
            FindingView(
                code=finding.code,
                severity=finding.severity.value,
                message=finding.message,
                remedy=finding.remedy,
                place=str(finding.location),
            )
            for finding in shown.findings
            if listed
        ),
        unplaced_texts=tuple(
            UnplacedView(text=cell.text, place=_place(cell)) for cell in shown.unplaced if listed
        ),
    )


def _place(cell: Unplaced) -> str:
    return str(Location(file=cell.file, sheet=cell.sheet, cell=cell.cell))
