"""What stops a page from being written: personal data that it would publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from ehsg_cli.checks.privacy import personal_on_page, respondents_of
from ehsg_cli.cli.check_privacy import people_here
from ehsg_cli.cli.report import report
from ehsg_cli.cli.talk import FINDINGS, insist

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.partnership.said import Reach
    from ehsg_cli.partnership.typed import Place


def refuse_personal(
    merged: PartnershipReturn, cells: Mapping[Place, str], reach: Reach, allowed: Collection[str]
) -> None:
    """Stop if a page with everything up to that reach would publish personal data.

    Raises:
        Exit: It would: all of it has been said.
    """
    known = people_here(respondents_of(merged), merged.bank)
    if found := personal_on_page(merged, cells, known, allowed, reach):
        report(found, None, [], [])
        insist("Nothing was written: the page would publish what is listed.")
        insist("Take it out; or write the page as it is with --include-personal.")
        raise typer.Exit(FINDINGS)
