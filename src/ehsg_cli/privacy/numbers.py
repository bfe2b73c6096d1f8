"""Numbers that the state gives a person: NHS, unique pupil and National Insurance numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.privacy.context import names_a_thing

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = r"[\s.-]{0,2}"
_TEN = rf"\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?![\w/-]|[.,]\d)"
_NHS = re.compile(rf"(?<![\w/.,+£-])(?!0){_TEN}")
_AS_ON_CARDS = re.compile(r"\d{3}[\s.-]+\d{3}[\s.-]+\d{4}")
_CALLED_NHS = re.compile(
    r"\bN\.?H\.?S\.?(?:\s?(?:id|no|nos|num|numbers?)\b)?[\s.:#(=-]{0,3}(?:(?:is|was)\s)?"
    rf"(?P<number>{_TEN})",
    re.IGNORECASE,
)
_EXAMPLES = frozenset({"0123456789", "1234567890", "9876543210"})
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
    """Where ten digits stand of which the last is right for an NHS number, or that the word before calls one.

    Called one, a number is found with a slip of the keyboard in it as well. In threes and four, as on NHS
    cards, it is found whatever stands before it. One digit repeated ten times is none.
    """
    yield from (match.span("number") for match in _CALLED_NHS.finditer(text) if _may_be_nhs(match["number"]))
    for match in _NHS.finditer(text):
        is_free = _AS_ON_CARDS.fullmatch(match.group()) or not names_a_thing(text, match.start())
        if is_free and _may_be_nhs(match.group()) and _is_nhs(_SEPARATORS.sub("", match.group())):
            yield match.span()


def _may_be_nhs(number: str) -> bool:
    """Whether a number is more than something to fill a form with, or an example."""
    digits = _SEPARATORS.sub("", number)
    return len(set(digits)) > 1 and digits not in _EXAMPLES


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
