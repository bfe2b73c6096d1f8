"""What stops a page from being written: personal data that it would publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from ehsg_cli.checks.privacy import personal_on_page, respondents_of
from ehsg_cli.cli.check_privacy import people_here
from ehsg_cli.cli.report import show
from ehsg_cli.cli.settings import allowed_here
from ehsg_cli.cli.talk import FINDINGS, insist

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.partnership.said import Reach
    from ehsg_cli.partnership.typed import Place


def refuse_personal(
    merged: PartnershipReturn,
    cells: Mapping[Place, str],
    reach: Reach,
    allowed: Collection[str],
    *,
    is_meant: bool,
) -> None:
    """Say what personal data a page with everything up to that reach publishes; stop if that is not meant.

    How much a return folder makes of such findings is for what it lists: it opens no way to the page.

    Raises:
        Exit: It would: all of it has been said.
    """
    known = people_here(respondents_of(merged), merged.bank)
    if found := personal_on_page(merged, cells, known, allowed_here(allowed), reach):
        show(found)
        if is_meant:
            insist("Note: what is listed is published with the page, as --include-personal says.")
            return
        insist("Nothing was written: the page would publish what is listed.")
        insist("Take it out; or write the page as it is with --include-personal.")
        insist(
            "E-mail addresses, and who filled in the workbooks, need not be taken out: it leaves them out."
        )
        raise typer.Exit(FINDINGS)
