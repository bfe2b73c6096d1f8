"""What becomes of each answer when a workbook is carried into another edition or revision of its bank."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from ehsg_cli.submission.model import NamedBy, Respondent

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Answer, Submission


class Fate(StrEnum):
    """What becomes of the answer to a question."""

    KEPT = "kept"
    REWORDED = "reworded"
    ANEW = "to answer anew"
    NO_PLACE = "no place"


RELATED = "related"
CARRIED = frozenset({Fate.KEPT, Fate.REWORDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A question now that an earlier answer helps to answer, without being its answer.

    Attributes:
        question: Its id.
        relation: What the earlier question has to do with it, in words.
        reason: Why.
    """

    question: str
    relation: str
    reason: str = ""

    @property
    def is_loose(self) -> bool:
        """Whether the two ask about nothing in common."""
        return self.relation == RELATED


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
        declared: Whether the bank itself says that the question is the same, not only its words.
    """

    question: str
    was: str
    fate: Fate
    now: str = ""
    material: tuple[Material, ...] = ()
    why: str = ""
    declared: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An earlier answer that is no answer to any question now: it is listed, with all that was said."""

    outcome: Outcome
    answer: Answer


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

    @property
    def carried_cells(self) -> int:
        """How many of them are where they belong in the workbook made."""
        return _said_by(self.after.respondent) + sum(map(cells_of, self.after.answers))

    @property
    def listed_cells(self) -> int:
        """How many of them are listed in it."""
        of_answers = sum(cells_of(each.answer) for each in self.listed)
        return of_answers + len(self.after.unplaced) + bool(self.date)

    @property
    def lost_cells(self) -> int:
        """How many are neither: 0, or something is wrong."""
        return self.typed - self.carried_cells - self.listed_cells


def cells_of(answer: Answer) -> int:
    """How many cells and notes the words of an answer stand in."""
    return bool(answer.raw.strip()) + bool(answer.comment.strip()) + len(answer.notes)


def _said_by(respondent: Respondent) -> int:
    named = respondent.named_by is NamedBy.ABOUT
    said = (field.name for field in fields(Respondent) if field.name != "named_by")
    return sum(bool(getattr(respondent, field)) for field in said if named or field != "organisation")
