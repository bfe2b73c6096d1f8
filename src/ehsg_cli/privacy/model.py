"""What personal data is looked for, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of personal data; its value is what stands in its place once it is removed."""

    EMAIL = "e-mail address"
    TELEPHONE = "telephone number"
    NHS = "NHS number"
    PUPIL = "unique pupil number"
    INSURANCE = "National Insurance number"
    BIRTH = "date of birth"
    POSTCODE = "postcode"
    NAME = "name"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where in a text something personal stands, as Python slices it, and what it is."""

    start: int
    end: int
    kind: Kind
