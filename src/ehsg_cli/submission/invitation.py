"""Who was asked: the list of partners an analyst keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.suggestion import did_you_mean, fold
from ehsg_cli.submission.csv_table import headings_of, read_table, unguarded
from ehsg_cli.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ehsg_cli.bank.model import Sector

_Record = dict[str, str]  # one line of the list, by what its columns mean

_COLUMNS = {
    "name": "name", "organisation": "name", "organization": "name", "partner": "name",
    "sector": "sector", "type": "sector",
    "required": "required", "must answer": "required",
    "contact": "contact", "contact name": "contact", "contact person": "contact",
    "email": "email", "e mail": "email", "e mail address": "email", "email address": "email",
    "locality": "locality", "place": "locality", "area": "locality", "district": "locality",
}  # fmt: skip
_ORGANISATIONS = {"organisation", "organization", "partner"}  # beside one of these, a name is the contact's
_MOST = {"name": 200, "sector": 200, "required": 200, "contact": 200, "email": 254, "locality": 200}
# characters; a workbook's properties hold 255
_YES_NO = {
    "yes": True, "y": True, "true": True, "1": True, "x": True, "required": True, "✓": True, "✔": True,
    "no": False, "n": False, "false": False, "0": False, "": False, "optional": False, "-": False, "–": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Invitation:
    """A partner who was asked.

    Attributes:
        name: The organisation.
        sector: The id of one of the bank's sectors, or empty.
        email: Where it is asked.
        required: Whether the partnership cannot do without its answer.
        contact: The person to ask there.
        locality: The part of the area that it works in.
        line: The line of the list that says so; 0 where no list does.
    """

    name: str
    sector: str = ""
    email: str = ""
    required: bool = False
    contact: str = ""
    locality: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Request:
    """What partners are told of being asked; what is empty is not said.

    Attributes:
        due: By when they are asked to answer.
        organisation: Who asks.
        contact: Whom they can ask, and to whom their answers go.
        email: Where to.
    """

    due: date | None = None
    organisation: str = ""
    contact: str = ""
    email: str = ""


def find_sector(text: str, sectors: tuple[Sector, ...]) -> Sector | None:
    """The sector that `text` names by its name or id, however it is typed."""
    wanted = fold(text)
    return next((sector for sector in sectors if wanted in {fold(sector.name), fold(sector.id)}), None)


def read_invitations(
    text: str, file: str, sectors: tuple[Sector, ...], *, may_be_empty: bool = False
) -> tuple[Invitation, ...]:
    """Read a list of partners from CSV: a header, then a partner a row.

    A row that only says that a sector is required is there to be filled in, and names nobody yet.

    Args:
        text: The file's content; columns separated by commas, semicolons or tabs, in any order. One called
            `organisation` (or `partner`, `name`) is needed, the others are read where they are there.
        file: Its name, for messages.
        sectors: The sectors the bank knows.
        may_be_empty: Whether a list that names nobody is none.

    Raises:
        EhsgError: It is no CSV, has no column of names, or has rows that are wrong: a line of the
            message for each of all mistakes.
    """
    table = read_table(text, file, _columns(text), needed="name", example="organisation,sector,email")
    everything = [
        (line.number, {column: one_line(unguarded(cell)) for column, cell in line.cells.items()})
        for line in table.lines
    ]
    records = [(number, record) for number, record in everything if not _is_to_fill_in(record)]
    if not records and not may_be_empty:
        raise EhsgError(f"{file} names no partner.", "Add a line for each partner under the first line.")
    if problems := [f"{file}, line {n}: {problem}" for n, problem in _problems(records, sectors)]:
        names = ", ".join(sector.name for sector in sectors)
        raise EhsgError("\n".join(problems), f"Give each partner a line. Sectors are: {names}.")
    return tuple(_invitation(number, record, sectors) for number, record in records)


def too_long(name: str) -> str:
    """What is wrong with a name that Excel cannot keep among a workbook's properties; empty if nothing is."""
    return _too_long("name", name)


def _columns(text: str) -> dict[str, str]:
    """What the columns of a list mean, by their headings."""
    is_beside = not _ORGANISATIONS.isdisjoint(map(fold, headings_of(text)))
    return _COLUMNS | {"name": "contact"} if is_beside else _COLUMNS


def _is_to_fill_in(record: _Record) -> bool:
    filled = {column for column, cell in record.items() if cell}
    return "required" in filled and filled <= {"sector", "required", "locality"}


def _yes_or_no(text: str) -> bool | None:
    return _YES_NO.get(fold(text))


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
        if _yes_or_no(required := record.get("required", "")) is None:
            yield number, f"required is yes or no, and not {required}."


def _too_long(column: str, text: str) -> str:
    length, most = len(text.encode("utf-16-le", "surrogatepass")) // 2, _MOST[column]  # as Excel counts
    return f"the {column} has {length} characters, and {most} are the most." if length > most else ""


def _invitation(line: int, record: _Record, sectors: tuple[Sector, ...]) -> Invitation:
    sector = find_sector(record.get("sector", ""), sectors)
    return Invitation(
        name=record["name"],
        sector=sector.id if sector else "",
        email=record.get("email", ""),
        required=bool(_yes_or_no(record.get("required", ""))),
        contact=record.get("contact", ""),
        locality=record.get("locality", ""),
        line=line,
    )


def organisations(text: str, file: str) -> list[str]:
    """The names in a list of partners, whatever else is wrong with it.

    Raises:
        EhsgError: It is no CSV, or has no column of names.
    """
    table = read_table(text, file, _columns(text), needed="name", example="organisation,sector,email")
    names = (one_line(unguarded(line.cells.get("name", ""))) for line in table.lines)
    return list(filter(None, names))
