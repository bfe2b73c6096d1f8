"""Dates of birth: dates of which the words beside them say that somebody was born then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:\d{4}|'?\d\d)"
_DATE = (
    rf"(?:\d{{4}}\s?[/.-]\s?\d\d?\s?[/.-]\s?\d\d?|\d\d?\s?[/.-]\s?\d\d?\s?[/.-]\s?{_YEAR}|\d\d?\s\d\d?\s{_YEAR}"
    rf"|{_NTH}[\s-]{{1,2}}(?:of\s)?{_MONTH}[\s,-]{{1,2}}{_YEAR}|{_MONTH}\s{_NTH}[\s,]{{1,2}}{_YEAR})(?!\d)"
)
_BIRTH = r"(?:d\.?\s?o\.?\s?b\b\.?|dates?\sof\sbirth|birth[\s-]?dates?|birthday)"
_IS = r"(?:\s(?:is|was|on|the|of|given|recorded|as)){0,3}"
_EDGE = r"[\s:=,(\[-]{1,4}"
# What looks for each takes long, and few texts have a word without which there is none
_SIGN = re.compile(r"birth|born|\bage|\bb\.|\bd\.?\s?o\.?\s?b\b", re.IGNORECASE)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_BIRTH}{_IS}{_EDGE}(?P<date>{_DATE}|\d{{8}}|\d{{6}})",
        rf"\b(?:born|birth)(?:\son)?(?:\sthe)?[\s:(,]{{1,3}}(?P<date>{_DATE})",
        rf"\bb\.\s?(?P<date>{_DATE})",
        rf"\bage[d]?\s\d\d?(?:\s(?:years?|yrs?|months?|mths?))?(?:\sold)?,?\s?[(\[]\s?(?P<date>{_DATE})\s?[)\],;]",
        rf"(?<!\d)(?P<date>{_DATE})[\s,(\[-]{{1,3}}{_BIRTH}",
    )
)


def births(text: str) -> Iterator[tuple[int, int]]:
    """Where dates of birth stand: the date alone. Any other date is nobody's."""
    for pattern in _PATTERNS if _SIGN.search(text) else ():
        yield from (match.span("date") for match in pattern.finditer(text))
