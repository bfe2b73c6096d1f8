"""What a new return folder has in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ehsg_cli.bank.starting import filled
from ehsg_cli.folder.json_schema import SCHEMA_NAME
from ehsg_cli.folder.model import PARTNERS
from ehsg_cli.submission.csv_table import rows_of, unguarded, written

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank

COLUMNS = ("organisation", "sector", "required", "contact", "email", "locality")


def settings_text(bank: Bank, named: str, area: str = "", due: date | None = None) -> str:
    """The settings of a new return folder, with a remark on each; those that are not known yet are remarks.

    Args:
        bank: The question bank.
        named: What names it: a built-in name, or its path from the folder.
        area: The name of the area, if it is known.
        due: By when the partners are asked to answer, if that is known.
    """
    examples = {"asked": date(bank.edition, 4, 29), "due": date(bank.edition, 5, 31)}
    return filled(
        "folder/ehsg", schema=SCHEMA_NAME, bank=named, area=area, due=due, partners=PARTNERS, example=examples
    )


def partners_text(bank: Bank) -> str:
    """A list of partners to fill in: a row for each sector of the bank, so that none is forgotten.

    Rows in which nobody names an organisation are passed over when it is read.
    """
    rows = (("", sector.name, "yes" if sector.required else "no", "", "", "") for sector in bank.partners)
    return written((COLUMNS, *rows))


def partners_copied(text: str, file: str) -> str:
    """A list of partners of somebody's own, with all its columns, as Excel opens it as it should.

    Raises:
        EhsgError: It is no CSV.
    """
    return written([unguarded(cell) for cell in row] for row in rows_of(text, file))
