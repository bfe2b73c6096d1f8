"""Which dates of a bank hold for a partnership that has a date of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ehsg_cli.bank.model import Bank, Event


def holding(bank: Bank, due: date | None) -> tuple[Event, ...]:
    """The dates of the bank without those that contradict the partnership's own.

    Where the partners are asked to answer by a day, no deadline of the guide is before it.

    Args:
        bank: The bank.
        due: By when the partners are asked to answer, if that is known.
    """
    return tuple(event for event in bank.timetable if not due or event.date >= due)
