"""How far the partners are, on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ehsg_cli.bank.model import Bank, Sector


class State(StrEnum):
    """How far a partner is."""

    COMPLETE = "complete"
    PART = "part-done"
    EMPTY = "empty"
    NOTHING = "nothing"

    @property
    def has_answered(self) -> bool:
        """Whether they said anything: whoever sent an empty workbook back did not."""
        return self in {State.COMPLETE, State.PART}


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaProgress:
    """How far a partner is in one section.

    Attributes:
        id: The section's id.
        open: Ids of the questions that are still to answer, in the bank's order.
        off_scale: What was typed for some of these that is none of their choices, by id.
        questions: How many there are.
    """

    id: str
    title: str
    open: tuple[str, ...]
    off_scale: Mapping[str, str] = field(default_factory=dict)
    questions: int

    @property
    def answered(self) -> int:
        """How many are answered."""
        return self.questions - len(self.open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What one respondent of a partner sent back.

    Attributes:
        respondent: Their id in the return.
        file: The workbook, or the export of a form.
        row: Their row in that export, counting from 1; 0 for a workbook.
        completed_by: Who says they filled it in.
        email: The address given there.
        day: When they say they completed it, else when it was last saved; none where neither is known. A day
            still to come is neither.
        still_to_come: The day on which they say they completed it, where it is after the day of the status.
        answered: How many questions they answered.
    """

    respondent: str
    file: str
    row: int = 0
    completed_by: str = ""
    email: str = ""
    day: date | None = None
    still_to_come: date | None = None
    answered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerProgress:
    """How far one partner is, with all of its respondents together.

    Attributes:
        sector: Id of one of the bank's sectors, or as typed where it is none of them.
        sector_name: The sector as people read it; empty where it is not known.
        asked: Whether the list of partners names them.
        required: Whether that list says that they must answer.
        contact: Whom to write to, by that list.
        email: Their address, by that list.
        locality: Where they work, by that list.
        areas: Every section of the bank, in its order; a question is answered if any respondent did.
        sent: What came back, in the order of the return.
        days_late: How many days after the date due it came back or, while it has not, have gone by since.
        is_to_chase: Whether they should have finished, and have not.
        perhaps: Of somebody who is not on the list, whom on it they may be; empty where nobody is near.
    """

    name: str
    sector: str = ""
    sector_name: str = ""
    asked: bool = False
    required: bool = False
    contact: str = ""
    email: str = ""
    locality: str = ""
    state: State
    areas: tuple[AreaProgress, ...]
    sent: tuple[Sent, ...] = ()
    days_late: int = 0
    is_to_chase: bool = False
    perhaps: str = ""

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return sum(area.questions for area in self.areas)

    @property
    def answered(self) -> int:
        """How many of them are answered."""
        return sum(area.answered for area in self.areas)

    @property
    def open(self) -> int:
        """How many are still to answer."""
        return self.questions - self.answered

    @property
    def sent_on(self) -> date | None:
        """When the last of it came back; none where nothing did, or no day is known."""
        return max((sent.day for sent in self.sent if sent.day), default=None)


@dataclass(frozen=True, slots=True)
class Day:
    """A date of the timetable; `days` is how far off it is, below zero once it has gone by."""

    date: date
    event: str
    days: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that nobody could read, and why."""

    file: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a partnership is, on a day.

    Attributes:
        as_of: The day.
        due: When answers are due; none where nobody says so.
        partners: Who was asked, in the list's order, then who answered without standing on the list.
        missing_sectors: The bank's required sectors of which nobody said anything, in its order.
        dates: The timetable, in order.
        unread: Files that may hold somebody's answers.
    """

    bank: Bank
    as_of: date
    due: Day | None
    partners: tuple[PartnerProgress, ...] = ()
    missing_sectors: tuple[Sector, ...] = ()
    dates: tuple[Day, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def asked(self) -> tuple[PartnerProgress, ...]:
        """The partners on the list."""
        return tuple(partner for partner in self.partners if partner.asked)

    @property
    def unlisted(self) -> tuple[PartnerProgress, ...]:
        """Who answered without standing on the list; none where there is no list."""
        return tuple(partner for partner in self.partners if not partner.asked) if self.asked else ()

    @property
    def expected(self) -> tuple[PartnerProgress, ...]:
        """Whose answers are counted: the partners on the list or, without one, whoever sent something."""
        return self.asked or self.partners

    @property
    def to_chase(self) -> tuple[PartnerProgress, ...]:
        """Who should have finished, and has not."""
        return tuple(partner for partner in self.partners if partner.is_to_chase)

    @property
    def missing_partners(self) -> tuple[PartnerProgress, ...]:
        """Required partners who have not said anything."""
        return tuple(each for each in self.asked if each.required and not each.state.has_answered)


def in_state(partners: Iterable[PartnerProgress], *states: State) -> int:
    """How many of the partners are in one of the states."""
    return sum(partner.state in states for partner in partners)
