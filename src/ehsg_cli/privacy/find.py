"""Everything personal in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.privacy.addresses import addresses
from ehsg_cli.privacy.births import births
from ehsg_cli.privacy.model import Kind, Span
from ehsg_cli.privacy.names import names
from ehsg_cli.privacy.numbers import insurance_numbers, nhs_numbers, pupil_numbers
from ehsg_cli.privacy.people import NOBODY
from ehsg_cli.privacy.plain import plain
from ehsg_cli.privacy.postcodes import postcodes
from ehsg_cli.privacy.telephones import telephones

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ehsg_cli.privacy.people import People

# Where two of them overlap, the one before counts. Each has so many digits at least; few texts have as many.
_DETECTORS = {
    Kind.EMAIL: (0, addresses),
    Kind.PUPIL: (11, pupil_numbers),
    Kind.INSURANCE: (6, insurance_numbers),
    Kind.BIRTH: (3, births),
    Kind.TELEPHONE: (9, telephones),
    Kind.NHS: (10, nhs_numbers),
    Kind.POSTCODE: (2, postcodes),
}
_DIGIT = re.compile("[0-9]")
_APART = re.compile(r"[\W_]+")


EVERY_KIND = frozenset(Kind)


def find(
    text: str,
    people: People = NOBODY,
    allowed: Collection[str] = (),
    kinds: Collection[Kind] = EVERY_KIND,
) -> tuple[Span, ...]:
    """Everything personal that stands in a text, in its order; no two overlap.

    Args:
        text: What somebody wrote.
        people: Whose names to look for.
        allowed: What may stand there, however it is written: an address or a number that is published anyway.
        kinds: What to look for.
    """
    if not text:
        return ()
    read = plain(text)
    digits = len(_DIGIT.findall(read.text))
    every = (
        *(
            Span(*place, kind)
            for kind, (least, detect) in _DETECTORS.items()
            if digits >= least and kind in kinds
            for place in detect(read.text)
        ),
        *(Span(*place, Kind.NAME) for place in names(read.text, people) if Kind.NAME in kinds),
    )
    known = frozenset(map(folded, allowed))
    return tuple(
        Span(*read.original(span.start, span.end), span.kind)
        for span in sorted(_apart(every))
        if folded(read.text[span.start : span.end]) not in known
    )


def folded(text: str) -> str:
    """A text by which the same thing written another way is known: its letters and digits alone."""
    return _APART.sub("", plain(text).text).casefold()


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans that no earlier one overlaps."""
    taken: set[int] = set()
    for span in spans:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            yield span
