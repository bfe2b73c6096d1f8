"""Postcodes in full: a street, and often few people in it. The first half alone is a town."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# The postcode areas of Royal Mail's Postcode Address File
_AREAS = """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN
    EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML
    N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD
    TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
_KNOWN = frozenset(_AREAS.split())
# Royal Mail's format: the letters C, I, K, M, O and V are not among the last two
_POSTCODE = re.compile(
    r"(?<![\w£/.-])(?P<area>[A-Z]{1,2})(?P<district>\d[A-Z\d]?)(?P<gap>\s?)(?P<end>\d[ABD-HJLNP-UW-Z]{2})(?![\w/])",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"1st|2nd|3rd|\dth")  # "in week E1 2nd place": no postcode


def postcodes(text: str) -> Iterator[tuple[int, int]]:
    """Where full postcodes stand, in capitals or not, with the space in them or without it."""
    for match in _POSTCODE.finditer(text):
        is_one_case = match["area"].isupper() == match["end"].isupper()
        if match["area"].upper() in _KNOWN and is_one_case and not _ORDINAL.fullmatch(match["end"]):
            yield match.span()
