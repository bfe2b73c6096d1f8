"""What stands before a number and says that it is nobody's."""

from __future__ import annotations

import re

_BEFORE = 32  # characters
_OF_A_THING = re.compile(
    r"(?:£|\b(?:account|cases?|charity|company|contract|cost cent(?:re|er)|gl|grant|invoice|issn|ledger"
    r"|isbn(?:-1[03])?|minutes?|order|po|project|ref|reference|registered|requisition|uprn|urn|usrn|vat|version)"
    r"\b(?:[\s.:#]{1,2}(?:code|id|is|no|nos|number|num|ref|reference))?)[\s.:#(=-]{0,3}$",
    re.IGNORECASE,
)


def names_a_thing(text: str, start: int) -> bool:
    """Whether the words before a number say that it is an amount, or that of a bill, a book, a building."""
    return bool(_OF_A_THING.search(text[max(0, start - _BEFORE) : start]))
