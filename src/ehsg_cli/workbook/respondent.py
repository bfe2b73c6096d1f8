"""Who filled in a workbook or answered a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.suggestion import did_you_mean
from ehsg_cli.submission.invitation import find_sector
from ehsg_cli.submission.model import NamedBy, Respondent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding, Location


def respondent_of(
    about: Mapping[str, str], prepared_for: str, otherwise: str, bank: Bank, location: Location
) -> tuple[Respondent, tuple[Finding, ...]]:
    """Who answered: from what they say, else from whom the workbook was made for, else from the file name.

    Args:
        about: The fields of About you that are there.
        prepared_for: The partner in the workbook's own identity, if any.
        otherwise: What to call them if nothing else says it: the file name.
        bank: The bank, for its sectors.
        location: Where they say it, for findings.
    """
    routes = {
        NamedBy.ABOUT: about.get("organisation", ""),
        NamedBy.IDENTITY: prepared_for,
        NamedBy.FILE: otherwise,
    }
    route, organisation = next((route, name) for route, name in routes.items() if name)
    findings = []
    if route is not NamedBy.ABOUT:
        findings.append(codes.SUBMISSION_NO_NAME(location, route=route.value, organisation=organisation))
    typed = about.get("sector", "")
    sector = find_sector(typed, bank.partners)
    if typed and not sector and bank.partners:
        names = tuple(sector.name for sector in bank.partners)
        findings.append(
            codes.SUBMISSION_UNKNOWN_SECTOR(location, sector=typed, suggestion=did_you_mean(typed, names))
        )
    details = {**about, "organisation": organisation, "sector": sector.id if sector else typed}
    return Respondent(**details, named_by=route), tuple(findings)
