"""The return of a partnership: many submissions, one agreed answer a question."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Answer, Respondent, Source, Unplaced

SPLIT_BELOW = 0.5  # consensus, halfway between a split and all the same


class Votes(StrEnum):
    """Who has one vote on each question."""

    RESPONDENT = "respondent"
    ORGANISATION = "organisation"
    SECTOR = "sector"


class Duplicates(StrEnum):
    """What to do where the same respondent sent several submissions."""

    LATEST = "latest"
    ALL = "all"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A respondent in this return.

    Attributes:
        id: Short name, unique in the return, made from the organisation ("northshire-police").
        answered: How many of the bank's questions they answered; an answer off the scale is none. Counted
            whenever a return is put together.
    """

    id: str
    respondent: Respondent
    source: Source
    answered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """What one participant answered to one question."""

    participant: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """An earlier submission of somebody whose later one counts.

    Attributes:
        participant: Who sent it; its id is that of no participant who counts.
        by: Id of the participant whose submission counts instead.
        answers: What was said in it, blanks left out.
    """

    participant: Participant
    by: str
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the partners answered one question.

    Attributes:
        counts: How many gave each choice, by its id in the order of the scale; empty for a question in words.
        suggested: Id of the suggested choice: the lower median; none where nobody gave a choice.
        consensus: Tastle and Wierman's measure, 0 to 1; none where nobody gave a choice.
    """

    counts: Mapping[str, int]
    suggested: str | None = None
    consensus: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the partnership agreed for one question.

    Attributes:
        raw: The agreed answer as typed; for a question in words this is the answer.
        choice: Id of the choice it was read as; none where it is off the scale or the question is in words.
        plan: The agreed plan, as typed.
        outdated: What has changed since it was made, in words; empty where nothing has.
    """

    raw: str = ""
    choice: str | None = None
    plan: str = ""
    outdated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question of the return."""

    question: str
    tally: Tally
    decision: Decision = Decision()

    @property
    def is_split(self) -> bool:
        """Whether the partners' answers are nearer to a split between the ends than to being all the same."""
        return self.tally.consensus is not None and self.tally.consensus < SPLIT_BELOW

    @property
    def is_agreed(self) -> bool:
        """Whether an answer is agreed: a choice of the scale or, for a question in words, any words."""
        return bool(self.decision.choice if self.tally.counts else self.decision.raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Somebody who was asked, or who answered.

    Attributes:
        sector: Id of one of the bank's sectors, or as typed where it is none of them.
        asked: Whether the list of partners names them.
        required: Whether it says that the partnership cannot do without their answer.
        participants: Ids of their respondents; empty where they did not answer.
    """

    name: str
    sector: str = ""
    asked: bool = False
    required: bool = False
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PartnershipReturn:
    """The single response of a partnership, with everything it rests on.

    Attributes:
        bank: The questions.
        participants: Whose answers count, sorted by organisation.
        rows: One for each question of the bank, in its order.
        answers: In the order of the bank's questions, then of the participants.
        items: What is filled in once, by return item id, in the bank's order; an empty text where it is not.
        partners: Who was asked, in the list's order, then who answered without standing on the list.
        missing_sectors: Ids of the bank's required sectors of which nobody said anything.
        unplaced: Text that was typed where the return has no place for it.
        findings: What was found while it was put together, sorted by file.
        one_vote_per: Whose answers count once in the rows' tallies.
        duplicates: What was done with several submissions of the same respondent.
        superseded: Earlier submissions of those whose later one counts.
        others: Files that were read and answer no question.
        file: The merged workbook it was read from; empty where it was not read from one.
    """

    bank: Bank
    participants: tuple[Participant, ...] = ()
    answers: tuple[GivenAnswer, ...] = ()
    rows: tuple[Row, ...] = ()
    items: Mapping[str, str]
    partners: tuple[Partner, ...] = ()
    missing_sectors: tuple[str, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    findings: tuple[Finding, ...] = ()
    one_vote_per: Votes = Votes.RESPONDENT
    duplicates: Duplicates = Duplicates.LATEST
    superseded: tuple[Superseded, ...] = ()
    others: tuple[Source, ...] = ()
    file: str = field(default="", compare=False)

    @cached_property
    def answers_to(self) -> dict[str, tuple[GivenAnswer, ...]]:
        """The answers to each question, by question id, in the order of the participants."""
        grouped: dict[str, list[GivenAnswer]] = {question: [] for question in self.bank.questions}
        for given in self.answers:
            grouped[given.answer.question].append(given)
        return {question: tuple(answers) for question, answers in grouped.items()}

    @cached_property
    def answering(self) -> frozenset[str]:
        """Ids of the participants who said anything: whoever sent an empty workbook back did not answer."""
        return frozenset(given.participant for given in self.answers if given.answer.says_anything)
