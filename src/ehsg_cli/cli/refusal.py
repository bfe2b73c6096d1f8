"""What stops a page from being written: personal data that it would publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from ehsg_cli.checks.privacy import personal_in_return, respondents_of
from ehsg_cli.cli.check_privacy import people_here
from ehsg_cli.cli.report import FINDINGS, report, say
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import select

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.partnership.said import Reach
    from ehsg_cli.partnership.typed import Place

_LEFT_OUT = (codes.PRIVACY_EMAIL.id, codes.PRIVACY_EMAIL_SAID.id)  # by the page itself, at these levels


def refuse_personal(
    merged: PartnershipReturn, cells: Mapping[Place, str], reach: Reach, allowed: Collection[str]
) -> None:
    """Stop if a page with everything up to that reach would publish personal data.

    Raises:
        Exit: It would: all of it has been said.
    """
    known = people_here(respondents_of(merged), merged.bank)
    found = select(personal_in_return(merged, cells, known, allowed, reach), (), _LEFT_OUT)
    if found:
        report(found, None, [], [])
        say("Nothing was written: the page would publish what is listed.")
        say("Take it out; or write the page as it is with --include-personal.")
        raise typer.Exit(FINDINGS)
