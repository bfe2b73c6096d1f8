"""What a return folder says of itself in `ehsg.yaml`, and where the parts of it lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from ehsg_cli.bank import library
from ehsg_cli.bank.fields import EMAIL_PATTERN, Heading, Model, Text
from ehsg_cli.bank.timetable import holding
from ehsg_cli.partnership.model import Duplicates, Votes
from ehsg_cli.render.detail import Detail
from ehsg_cli.submission.day import Day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ehsg_cli.bank.model import Bank

PARTNERS = "partners.csv"

Weight = Literal["error", "warning", "note", "off"]
Number = Annotated[int, Field(ge=1, le=10**15)]
Email = Annotated[str, StringConstraints(pattern=EMAIL_PATTERN, max_length=254)]
# `bank: 2022` is a number to YAML, and a bank to everybody else.
BankName = Annotated[
    Heading,
    BeforeValidator(
        lambda typed: str(typed) if type(typed) is int else typed, json_schema_input_type=str | int
    ),
]


class Event(Model):
    """A date of the partnership's own.

    Attributes:
        date: Such as 2022-04-29.
        event: What happens then.
    """

    date: Day
    event: Text


class Lead(Model):
    """Who asks the partners, and whom they can ask.

    Attributes:
        organisation: Its name.
        email: Where answers and questions go.
        name: The person, if one should be named.
    """

    organisation: Heading
    email: Email | None = None
    name: Heading | None = None


class Limit(Model):
    """How much is read of one file.

    Attributes:
        unpacked: Bytes of the file, unpacked.
        rows: Rows of a sheet, to its furthest cell.
        cells: Cells of a sheet, from A1 to its furthest row and column.
        seconds: Seconds that reading it may take.
        memory: Bytes of memory that reading it may take.
    """

    unpacked: Number | None = None
    rows: Number | None = None
    cells: Number | None = None
    seconds: Number | None = None
    memory: Number | None = None


class SettingsFile(Model):
    """The settings of a return folder. All paths are from the folder that the file lies in.

    Attributes:
        folder: The version of this format.
        bank: The question bank: a built-in one (2020, 2022) or the path of a YAML file.
        area: The name of the area, to stand above the title of the return.
        date: The date of the return, such as 2022-05-31; without it, the page has none.
        answers_due: The date by which the partners are asked to answer.
        timetable: Dates of the partnership's own, beside those of the bank that are not before answers_due.
        lead: Who asks the partners, and whom they can ask.
        partners: The list of those who are asked, a CSV file.
        blank: The folder for the blank workbooks.
        received: The folder for what comes back.
        output: The folder for what is made of it.
        one_vote_per: Whose answers count once: respondent, organisation or sector.
        duplicates: What to do with several submissions of one respondent: latest, all or error.
        detail: How much the page shows: summary (to publish), full or internal.
        theme: A theme file, with logo and colours.
        template: A template of your own for the page, or a folder with some.
        allow: Addresses, numbers, postcodes and names that may be published, such as those of a public desk.
        severity: How much findings matter, by their code or how it begins: error, warning, note or off.
        limits: How much is read of one file, where it is not as usual.
    """

    folder: Literal[1]
    bank: BankName
    area: Heading | None = None
    date: Day | None = None
    answers_due: Day | None = None
    timetable: Annotated[tuple[Event, ...] | None, Field(strict=False)] = None
    lead: Lead | None = None
    partners: Heading | None = None
    blank: Heading = "blank"
    received: Heading = "received"
    output: Heading = "output"
    one_vote_per: Annotated[Votes | None, Field(strict=False)] = None
    duplicates: Annotated[Duplicates | None, Field(strict=False)] = None
    detail: Annotated[Detail | None, Field(strict=False)] = None
    theme: Heading | None = None
    template: Heading | None = None
    allow: Annotated[tuple[Heading, ...] | None, Field(strict=False)] = None
    severity: dict[str, Weight] | None = None
    limits: Limit | None = None


@dataclass(frozen=True, slots=True)
class ReturnFolder:
    """A return folder: its settings, and where its parts lie.

    Attributes:
        root: The folder; all other paths go out from it, and are relative where it is.
        settings: What its `ehsg.yaml` says.
    """

    root: Path
    settings: SettingsFile

    @property
    def bank(self) -> str:
        """The question bank, as `library.load` takes it: a built-in name or a path."""
        named = self.settings.bank
        return named if named in library.built_in_names() else str(self.root / named)

    @property
    def partners(self) -> Path | None:
        """The list of partners; none if there is none, and none is named."""
        file = self.root / (self.settings.partners or PARTNERS)
        return file if self.settings.partners or file.is_file() else None

    @property
    def blank(self) -> Path:
        """The folder for the blank workbooks."""
        return self.root / self.settings.blank

    @property
    def received(self) -> Path:
        """The folder for what comes back."""
        return self.root / self.settings.received

    @property
    def output(self) -> Path:
        """The folder for what is made of it."""
        return self.root / self.settings.output

    @property
    def merged(self) -> Path:
        """The merged workbook, in which the partnership agrees its answers."""
        return self.output / "return.xlsx"

    @property
    def json(self) -> Path:
        """The same for programs."""
        return self.output / "return.json"

    @property
    def page(self) -> Path:
        """The page that people read."""
        return self.output / "return.html"

    @property
    def theme(self) -> Path | None:
        """The theme file, if one is named."""
        return self.root / self.settings.theme if self.settings.theme else None

    @property
    def template(self) -> Path | None:
        """The template, or the folder with some, if one is named."""
        return self.root / self.settings.template if self.settings.template else None

    @property
    def severities(self) -> Mapping[str, Weight]:
        """How much findings matter, by codes or beginnings of codes in capitals, in the order of the file."""
        return {code.upper(): weight for code, weight in (self.settings.severity or {}).items()}

    def timetable(self, bank: Bank) -> tuple[Event, ...]:
        """The dates of the bank and those of the partnership's own, in order.

        Those of the bank from before the partners' answers are due would contradict that, and are left out.
        """
        held = holding(bank, self.settings.answers_due)
        of_bank = (Event(date=each.date, event=each.event) for each in held)
        return tuple(
            sorted((*of_bank, *(self.settings.timetable or ())), key=lambda each: (each.date, each.event))
        )
