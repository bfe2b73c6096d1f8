"""What becomes of each answer when a workbook is carried into another edition or revision of its bank."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Answer, Submission


class Fate(StrEnum):
    """What becomes of the answer to a question."""

    KEPT = "kept"
    REWORDED = "reworded"
    ANEW = "anew"
    NO_PLACE = "no-place"


class Cause(StrEnum):
    """Why the answer to a question has no place."""

    RETIRED = "retired"  # by the bank, which gives a reason
    UNMATCHED = "unmatched"  # by the crosswalk, which gives one as well
    UNKNOWN = "unknown"  # to the bank, and nothing says why
    ASKS_ELSE = "asks-else"  # its id has another question now


class Agreed(StrEnum):
    """What a partnership agrees on a question or a return item."""

    ANSWER = "answer"
    PLAN = "plan"
    ITEM = "item"


class Relation(StrEnum):
    """What an earlier question has to do with one now."""

    PART = "part"
    RELATED = "related"
    REPLACED = "replaced"
    SAME_REF = "same-ref"
    SAME_WORDS = "same-words"
    TWICE = "answered-twice"


class More(StrEnum):
    """Which of two questions that have a part in common asks about more."""

    EARLIER = "earlier"
    NOW = "now"
    EACH = "each"


CARRIED = frozenset({Fate.KEPT, Fate.REWORDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A question now that an earlier answer helps to answer, without being its answer.

    Attributes:
        question: Its id.
        relation: What the earlier question has to do with it.
        more: Which of the two asks about more, where they have a part in common.
        reason: Why.
    """

    question: str
    relation: Relation
    more: More | None = None
    reason: str = ""

    @property
    def is_loose(self) -> bool:
        """Whether the two ask about nothing in common."""
        return self.relation is Relation.RELATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of the answers to one question of before.

    Attributes:
        question: Its id.
        was: How it was worded; empty where nothing says so.
        fate: What becomes of its answer.
        now: The question that takes the answer; empty unless it is carried.
        material: The questions that it is material for.
        why: Why it is not carried; empty where it is.
        cause: Of what kind that is, where it has no place.
        declared: Whether the bank itself says that the question is the same, not only its words.
    """

    question: str
    was: str
    fate: Fate
    now: str = ""
    material: tuple[Material, ...] = ()
    why: str = ""
    cause: Cause | None = None
    declared: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An earlier answer that is no answer to any question now: it is listed, with all that was said."""

    outcome: Outcome
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """What was agreed on a question or return item that is not asked any more, and where it stood.

    Attributes:
        ref: The id of the question or return item.
        what: What of it was agreed.
        text: The words.
    """

    ref: str
    what: Agreed
    text: str
    file: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """A submission carried into another bank.

    Attributes:
        bank: The bank it is carried into.
        before: What was read.
        after: What is carried; its unplaced text has no place now either.
        outcomes: What became of each question that something was said to, in the order of the earlier bank.
        listed: Earlier answers that are listed beside the questions.
        date: When the earlier one was completed, where that says nothing of the answers to come.
        findings: What somebody should look at.
    """

    bank: Bank
    before: Submission
    after: Submission
    outcomes: tuple[Outcome, ...]
    listed: tuple[Listed, ...] = ()
    date: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def typed(self) -> int:
        """How many cells with content there were, but for those that hold what was printed."""
        return self.before.source.cells - self.before.source.printed
