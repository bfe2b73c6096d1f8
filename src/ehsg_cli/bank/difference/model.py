"""A difference between two banks: their questions side by side, and every change there is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank, Question
    from ehsg_cli.findings.model import Finding


class What(StrEnum):
    """What it is that changed, in the order in which changes are told."""

    QUESTION = "question"
    SECTION = "section"
    SCALE = "scale"
    CHOICE = "choice"
    RETURN_ITEM = "return item"
    SECTOR = "sector"
    PART = "part"
    DATE = "date"
    RETIRED = "retired question"
    CONTRADICTION = "contradiction"
    SERVICES = "type of services"
    ELEMENT = "element of data maturity"
    FACT = "fact"


class How(StrEnum):
    """How it changed, in the order in which changes are told.

    `REUSED` is an id that asks something else now; `REWORDED` is a change of the text that people know a
    thing by, `CHANGED` one of anything else about it.
    """

    REUSED = "reused"
    REMOVED = "removed"
    RETIRED = "retired"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"


class Effect(StrEnum):
    """What a change does to answers in workbooks that were sent out before it."""

    NONE = "none"
    LOOK = "look"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed.

    Attributes:
        id: The id it has now or, where it is gone, had.
        field: Which part of it: a key of the bank, such as `text`; empty where the whole thing is meant.
        label: What people call it, such as the text of a question; empty where `was` and `now` say it.
        was: What it was, in words; empty for what is new.
        now: What it is now, in words; empty for what is gone.
        note: More to know, such as why a question was retired.
        effect: What it does to answers in workbooks that were sent out before.
        means: What it means for these, in one sentence.
    """

    what: What
    how: How
    id: str
    field: str = ""
    label: str = ""
    was: str = ""
    now: str = ""
    note: str = ""
    effect: Effect = Effect.NONE
    means: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question as it was and as it is now; none where it was not asked."""

    old: Question | None
    new: Question | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two banks, compared.

    Attributes:
        pairs: Every question of both banks, each once: as the new bank has them, then those that are gone.
        changes: Everything that changed but the revision.
    """

    old: Bank
    new: Bank
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]

    @property
    def same_bank(self) -> bool:
        """Whether they are revisions of one bank; ids and revisions of two tell nothing of each other."""
        return self.old.bank == self.new.bank

    @property
    def same_content(self) -> bool:
        """Whether nothing changed, not even the revision."""
        old, new = self.old, self.new
        return old.content_hash == new.content_hash and old.contradictions == new.contradictions


@dataclass(frozen=True, slots=True)
class Report:
    """What is told of a difference.

    Attributes:
        old_name: What people call the old bank: as they named it.
        new_name: What they call the new one.
        findings: What is wrong with it, or may be.
    """

    old_name: str
    new_name: str
    difference: Difference
    findings: tuple[Finding, ...]
