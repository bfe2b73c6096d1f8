"""Who was asked: the list of partners an analyst keeps."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.suggestion import did_you_mean, fold
from ehsg_cli.wording import one_line

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Sector

_COLUMNS = {
    "name": "name", "organisation": "name", "organization": "name", "partner": "name",
    "sector": "sector", "type": "sector",
    "email": "email", "e mail": "email", "e mail address": "email", "email address": "email",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Invitation:
    """A partner who was asked; `sector` is the id of one of the bank's sectors, or empty."""

    name: str
    sector: str = ""
    email: str = ""


def find_sector(text: str, sectors: tuple[Sector, ...]) -> Sector | None:
    """The sector that `text` names by its name or id, however it is typed."""
    wanted = fold(text)
    return next((sector for sector in sectors if wanted in {fold(sector.name), fold(sector.id)}), None)


def read_invitations(text: str, file: str, sectors: tuple[Sector, ...]) -> tuple[Invitation, ...]:
    """Read a list of partners from CSV: a header, then a partner a row.

    Args:
        text: The file's content; columns separated by commas, semicolons or tabs, in any order. `name` is
            needed (or `organisation`, `partner`), `sector` and `email` are read where they are there.
        file: Its name, for messages.
        sectors: The sectors the bank knows.

    Raises:
        EhsgError: No name column, a row without a name, or a sector that the bank does not have.
    """
    rows = list(csv.reader(text.splitlines(), delimiter=_delimiter(text)))
    header = [_COLUMNS.get(fold(cell), "") for cell in rows[0]] if rows else []
    if "name" not in header:
        raise EhsgError(
            f"{file} has no column called name in its first line.",
            "Give it a first line such as: name,sector,email",
        )
    numbered = [
        (number, row) for number, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)
    ]
    if not numbered:
        raise EhsgError(f"{file} names no partner.", "Add a line for each partner under the first line.")
    return tuple(_invitation(row, header, f"{file}, line {number}", sectors) for number, row in numbered)


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _invitation(row: list[str], header: list[str], place: str, sectors: tuple[Sector, ...]) -> Invitation:
    values = {column: one_line(cell) for column, cell in zip(header, row, strict=False) if column}
    if not values.get("name"):
        raise EhsgError(f"{place}: the partner has no name.", "Fill in the name, or remove the line.")
    typed = values.get("sector", "")
    sector = find_sector(typed, sectors) if typed else None
    if typed and not sector:
        names = tuple(sector.name for sector in sectors)
        raise EhsgError(
            f"{place}: {typed} is not a sector of the bank.{did_you_mean(typed, names)}",
            f"Use one of: {', '.join(names)}.",
        )
    return Invitation(values["name"], sector.id if sector else "", values.get("email", ""))
