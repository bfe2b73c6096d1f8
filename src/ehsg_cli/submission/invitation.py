"""Who was asked: the list of partners an analyst keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.suggestion import did_you_mean, fold
from ehsg_cli.submission.csv_table import read_table
from ehsg_cli.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.model import Sector

_Record = dict[str, str]  # one line of the list, by what its columns mean

_COLUMNS = {
    "name": "name", "organisation": "name", "organization": "name", "partner": "name",
    "sector": "sector", "type": "sector",
    "email": "email", "e mail": "email", "e mail address": "email", "email address": "email",
}  # fmt: skip
_MOST = {"name": 200, "sector": 200, "email": 254}  # characters; a workbook's properties hold 255


@dataclass(frozen=True, slots=True)
class Invitation:
    """A partner who was asked; `sector` is the id of one of the bank's sectors, or empty."""

    name: str
    sector: str = ""
    email: str = ""
    required: bool = False
    contact: str = ""
    locality: str = ""


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
        EhsgError: It is no CSV, has no name column, or has rows that are wrong: all of them, by line.
    """
    table = read_table(text, file, _COLUMNS, needed="name", example="name,sector,email")
    records = [
        (line.number, {column: one_line(cell) for column, cell in line.cells.items()}) for line in table.lines
    ]
    if not records:
        raise EhsgError(f"{file} names no partner.", "Add a line for each partner under the first line.")
    if problems := [f"line {n}: {problem}" for n, problem in _problems(records, sectors)]:
        names = ", ".join(sector.name for sector in sectors)
        raise EhsgError(f"{file}, {'; '.join(problems)}", f"Give each partner a line. Sectors are: {names}.")
    return tuple(_invitation(record, sectors) for _, record in records)


def too_long(name: str) -> str:
    """What is wrong with a name that Excel cannot keep among a workbook's properties; empty if nothing is."""
    return _too_long("name", name)


def _problems(records: list[tuple[int, _Record]], sectors: tuple[Sector, ...]) -> Iterator[tuple[int, str]]:
    """What is wrong with a list of partners, by line."""
    first: dict[str, int] = {}
    for number, record in records:
        if problems := [problem for column, text in record.items() if (problem := _too_long(column, text))]:
            yield from ((number, problem) for problem in problems)
            continue
        name, sector = record.get("name", ""), record.get("sector", "")
        if not name:
            yield number, "the partner has no name."
        elif first.setdefault(fold(name), number) != number:
            yield number, f"{name} stands in line {first[fold(name)]} already."
        if sector and not find_sector(sector, sectors):
            suggestion = did_you_mean(sector, tuple(known.name for known in sectors))
            yield number, f"{sector} is not a sector of the bank.{suggestion}"


def _too_long(column: str, text: str) -> str:
    length, most = len(text.encode("utf-16-le", "surrogatepass")) // 2, _MOST[column]  # as Excel counts
    return f"the {column} has {length} characters, and {most} are the most." if length > most else ""


def _invitation(record: _Record, sectors: tuple[Sector, ...]) -> Invitation:
    sector = find_sector(record.get("sector", ""), sectors)
    return Invitation(record["name"], sector.id if sector else "", record.get("email", ""))
