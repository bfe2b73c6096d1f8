"""The day a person typed, and when a document was saved."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

# When every workbook that we write says it was saved, so that the same input gives the same bytes
MADE = datetime(2020, 1, 1, tzinfo=UTC)
_MADE = MADE.replace(tzinfo=None).isoformat()
_FORMS = (
    "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d.%m.%y", "%d-%m-%Y", "%d-%m-%y", "%Y/%m/%d",
    "%d %B %Y", "%d %b %Y", "%d %B %y", "%d %b %y", "%B %d %Y", "%b %d %Y", "%d-%b-%Y", "%d-%b-%y",
)  # fmt: skip
_DAYS = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_NOISE = re.compile(rf"(?<=\d)(?:st|nd|rd|th)\b|{_DAYS}|\bof\b|,", re.IGNORECASE)


def read_date(text: str) -> str:
    """The day, and the time if there is one, in ISO format; empty where the text is not plainly a date.

    Days come before months, as people here write them: `3/7/20` is 3 July 2020.
    """
    plain = " ".join(_NOISE.sub(" ", text).split())
    try:
        return _iso(datetime.fromisoformat(plain))
    except ValueError:
        readings = (_read(plain, form) for form in _FORMS)
        return next((_iso(day) for day in readings if day), "")


def read_day(text: str) -> date | None:
    """The day alone; none where the text is not plainly a date."""
    moment = read_date(text)
    return datetime.fromisoformat(moment).date() if moment else None


def when_saved(moment: str) -> str:
    """The moment, in ISO format; empty where it is only that of a workbook of ours that nobody has saved."""
    return "" if moment == _MADE else moment


def _read(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None


def _iso(day: datetime) -> str:
    return day.replace(tzinfo=None).isoformat(sep="T")
