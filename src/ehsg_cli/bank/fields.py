"""What the values in a bank or a crosswalk may be."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


class Model(BaseModel):
    """Base of every part of a bank: unknown keys are errors, nothing is converted, nothing changes.

    Banks and crosswalks do without `from __future__ import annotations`: pydantic would read each annotation
    out of its text while the module loads, a third of the time that takes.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


def as_date(value: object) -> date | None:
    """The date that a value is, or is the ISO form of; none where it is something else."""
    try:
        return (
            date.fromisoformat(value)
            if isinstance(value, str)
            else value
            if isinstance(value, date)
            else None
        )
    except ValueError:
        return None


def _iso_date(value: object) -> object:
    """Read text as an ISO date; leave anything else for the field to judge."""
    if isinstance(value, str) and not as_date(value):
        raise ValueError("should be a date like 2020-09-30")
    return as_date(value) or value


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# No control characters, nor those that no XML, and so no workbook, can hold.
TEXT_PATTERN = r"^[^\x00-\x09\x0B-\x1F\x7F-\x9F\uFFFE\uFFFF]*$"
LINE_PATTERN = r"^[^\x00-\x1F\x7F-\x9F\uFFFE\uFFFF]*$"
COLOUR_PATTERN = r"^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
EMAIL_PATTERN = r"^[^\s@,;<>\x00-\x1F\x7F]+@[^\s@,;<>\x00-\x1F\x7F]+$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Text = Annotated[str, StringConstraints(pattern=TEXT_PATTERN, min_length=1, max_length=8_000)]
Heading = Annotated[str, StringConstraints(pattern=LINE_PATTERN, min_length=1, max_length=200)]
Label = Annotated[str, StringConstraints(pattern=LINE_PATTERN, min_length=1, max_length=60)]
Date = Annotated[date, BeforeValidator(_iso_date)]
