"""A day, however a person types it, as a value of the files that people write."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

from ehsg_cli.submission.dates import read_day


def _as_day(value: object) -> object:
    """The day that a person typed; of anything but text, the field is the judge."""
    day = read_day(value) if isinstance(value, str) else value
    if day is None:
        raise ValueError("should be a date like 2020-09-30")
    return day


Day = Annotated[date, BeforeValidator(_as_day)]
