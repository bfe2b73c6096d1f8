"""Sentences in which it is marked what is personal, and how well that is found."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli.privacy.find import find
from ehsg_cli.privacy.model import Kind, Span
from ehsg_cli.privacy.people import people

if TYPE_CHECKING:
    from ehsg_cli.privacy.people import People

FOLDER = Path(__file__).parent
NAMES = (
    "Jane Smith (Early Help manager)",
    "Mark Young, Team Leader",
    "Dr Siân O'Brien",
    "Okafor, Grace",
    "Will Banks and May Green",
    "T. Kowalczyk",
    "Zoë Martin-Hall",
    "Mary-Jane Smith / Safeguarding team",
    "Pastoral and attendance team",
)
ADDRESSES = ("ola.nowak@example.org", "early.help@example.org")
ORGANISATIONS = ("Northshire County Council", "Hillside Primary School")
KNOWN = people(NAMES, ADDRESSES, ORGANISATIONS)
# Who else is known in the sentences of what was mended
KNOWN_LATER = people(
    (
        *NAMES,
        "Anna Church (vicar)",
        "Tom Ward",
        "Head of Service Ruth Adeyemi",
        "Ivan Petrov Deputy Head",
        "femi balogun",
        "Søren Lassen / Ewa Łuczak",
        "王小明",
        "سارة خليل",
    ),
    ADDRESSES,
    (*ORGANISATIONS, "Trinity Church", "Northshire Ward Forum", "Anna Freud Centre"),
)
_MARK = re.compile(r"\{(\w+):([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    spans: tuple[Span, ...]


def sentences(name: str) -> list[Sentence]:
    """The sentences of a file; lines that begin with # are remarks."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [_sentence(line) for line in lines if line and not line.startswith("#")]


def _sentence(line: str) -> Sentence:
    marked = str(json.loads('"' + line.replace('"', '\\"') + '"'))
    pieces, spans, length, after = [], [], 0, 0
    for match in _MARK.finditer(marked):
        pieces += [marked[after : match.start()], match[2]]
        length += match.start() - after
        spans.append(Span(length, length + len(match[2]), Kind[match[1].upper()]))
        length, after = length + len(match[2]), match.end()
    return Sentence("".join([*pieces, marked[after:]]), tuple(spans))


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found rightly, how many were found, and how many there are."""

    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0


def scores(labelled: list[Sentence], known: People = KNOWN) -> dict[str, Score]:
    """The score of each kind, and of all; found is what stands at the very place, of the very kind."""
    right: Counter[Kind] = Counter()
    found: Counter[Kind] = Counter()
    there: Counter[Kind] = Counter()
    for sentence in labelled:
        spans = find(sentence.text, known)
        right.update(span.kind for span in set(spans) & set(sentence.spans))
        found.update(span.kind for span in spans)
        there.update(span.kind for span in sentence.spans)
    by_kind = {kind.value: Score(right[kind], found[kind], there[kind]) for kind in Kind}
    return {**by_kind, "all": Score(right.total(), found.total(), there.total())}


def table(of: dict[str, Score]) -> str:
    """The scores for people to read."""
    rows = [
        f"{kind:<26}{score.there:>5}{score.precision:>11.1%}{score.recall:>9.1%}"
        for kind, score in of.items()
    ]
    return "\n".join([f"{'':<26}{'there':>5}{'precision':>11}{'recall':>9}", *rows])


def differences(labelled: list[Sentence], known: People = KNOWN) -> list[str]:
    """What was missed (-) and what was found wrongly (+), with its sentence."""
    return [
        f"{sign} {span.kind.value}: {sentence.text[span.start : span.end]!r} in {sentence.text!r}"
        for sentence in labelled
        for found in [set(find(sentence.text, known))]
        for sign, spans in (("-", set(sentence.spans) - found), ("+", found - set(sentence.spans)))
        for span in sorted(spans)
    ]
