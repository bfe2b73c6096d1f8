"""Names of people in what files are called, where words are written together and without capitals."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ehsg_cli.privacy.people import fold_word
from ehsg_cli.privacy.plain import plain

if TYPE_CHECKING:
    from ehsg_cli.privacy.people import People

_LABEL_WORD = re.compile(r"(?:[^\W\d_]|')+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def names_somebody(label: str, known: People) -> bool:
    """Whether the name of a file may be that of somebody we know: `jane_smith (2).xlsx`, `jsmith`.

    It says so rather once too often than once too seldom: what is called otherwise is still the same file.
    """
    words = [fold_word(word) for word in _LABEL_WORD.findall(_CAMEL.sub(" ", plain(label).text))]
    written = {*words, *map("".join, pairwise(words))}
    pairs = ({first + last, last + first} for first, last in known.whole)
    initials = {first + last for first, last in known.initials}
    return not written.isdisjoint({*known.single, *initials, *chain.from_iterable(pairs)})
