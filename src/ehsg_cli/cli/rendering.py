"""What `ehsg render` makes a page with: slow to import, and imported while the return is being read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.checks.run import with_checks
from ehsg_cli.cli import theming
from ehsg_cli.cli.refusal import refuse_personal
from ehsg_cli.cli.report import as_weighed_here
from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.typed import decision_cells
from ehsg_cli.partnership.update import refuse_astray
from ehsg_cli.render.page import Format, make_ready, render
from ehsg_cli.render.palette import read_sheet
from ehsg_cli.render.templates import style_sheet
from ehsg_cli.render.theme import Look, Wishes, make_look

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.partnership.said import Reach
    from ehsg_cli.workbook.grid import Spreadsheet

__all__ = ("FORMATS", "checked", "look_of", "make_ready", "refuse", "render", "to_json")

FORMATS = {"html": Format.HTML, "md": Format.MARKDOWN, "docx": Format.MARKDOWN}  # by the ending of the file


def look_of(said: Wishes, theme: Path | None, template: Path | None) -> tuple[Wishes, Look]:
    """All that is asked of how a page looks, what a theme file asks included, and what comes of it."""
    sheet = read_sheet(style_sheet(template))
    wishes = theming.with_file(said, theme, sheet)
    return wishes, make_look(wishes, sheet)


def refuse(
    merged: PartnershipReturn,
    spreadsheet: Spreadsheet,
    reach: Reach | None,
    allowed: Collection[str],
    *,
    is_meant: bool,
) -> None:
    """Stop if it is not clear what was decided, or a page would publish what is personal, unless meant.

    Raises:
        EhsgError: A decision belongs to no question.
        Exit: There is something personal: all of it has been said.
    """
    refuse_astray(merged)
    if reach:
        refuse_personal(merged, decision_cells(spreadsheet), reach, allowed, is_meant=is_meant)


def checked(merged: PartnershipReturn) -> PartnershipReturn:
    """The return with all that is wrong with it, as severe as the return folder has it."""
    found = with_checks(merged)
    return replace(found, findings=as_weighed_here(found.findings))
