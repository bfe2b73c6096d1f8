"""Numbers that the state gives a person: NHS, unique pupil and National Insurance numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.privacy.context import names_a_thing

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = r"[\s.-]{0,2}"
_NHS = re.compile(rf"(?<![\w/.,+-])[1-9]\d\d{_GAP}\d{{3}}{_GAP}\d{{4}}(?![\w/-]|[.,]\d)")
_SEPARATORS = re.compile(r"[\s./-]+")
_PUPIL = re.compile(r"(?<!\w)[A-Z](?:[\s-]?\d){11}[\s-]?[A-Z\d](?!\w)", re.IGNORECASE)
# HMRC's National Insurance Manual, NIM39110: D, F, I, Q, U and V are in no prefix, O is not second in one,
# seven prefixes are not used, and the letter at the end, left out at times, is A to D.
_PREFIX = r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
_DIGITS = rf"{_GAP}\d\d{_GAP}\d\d{_GAP}\d\d"
_INSURANCE = re.compile(
    rf"(?<!\w){_PREFIX}{_DIGITS}(?:{_GAP}[A-D](?!\w)|(?!\w))",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:ni|nino|n\.i\.|national insurance)(?:\s(?:no|num|number))?[\s.:#(-]{0,3}$", re.IGNORECASE
)


def nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where ten digits stand of which the last is right for an NHS number; one repeated ten times is none."""
    for match in _NHS.finditer(text):
        digits = _SEPARATORS.sub("", match.group())
        if len(set(digits)) > 1 and _is_nhs(digits) and not names_a_thing(text, match.start()):
            yield match.span()


def _is_nhs(digits: str) -> bool:
    from stdnum.gb import nhs  # noqa: PLC0415 - few texts hold any

    return nhs.is_valid(digits)


def pupil_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where a unique pupil number stands, permanent or temporary, of which the letter before it is right.

    The number of the authority in it is not looked at: there are new authorities.
    """
    for match in _PUPIL.finditer(text):
        number = _SEPARATORS.sub("", match.group()).upper()
        if _check_letter(number[1:]) == number[0]:
            yield match.span()


def _check_letter(rest: str) -> str:
    from stdnum.gb import upn  # noqa: PLC0415

    return upn.calc_check_digit(rest) if rest[-1] not in "IOS" else ""


def insurance_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where National Insurance numbers stand; without the last letter, if the words before say what it is."""
    for match in _INSURANCE.finditer(text):
        if match.group()[-1].isalpha() or _SAID.search(text[max(0, match.start() - 28) : match.start()]):
            yield match.span()
