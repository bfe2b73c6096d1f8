"""What a page shows of the questions, by part and section, as plain values cut to a level of detail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far the partnership is with the answer to a question."""

    AGREED = "agreed"
    OFF_SCALE = "off-scale"
    SUGGESTED = "suggested"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How many gave one answer.

    Attributes:
        percent: Of all respondents, as a whole number.
        kind: `choice`, or `off-scale` or `silent` for what is not a choice.
        shown: Whether it is the answer the return shows.
    """

    label: str
    count: int
    percent: int
    kind: str = "choice"
    shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one respondent answered to one question; none at summary.

    Attributes:
        answer: Label of the choice, or what was typed; empty where only a comment was written.
        origin: File, sheet and cells; internal only.
    """

    organisation: str
    answer: str
    off_scale: bool
    comment: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question and everything this page says about it.

    Attributes:
        mature: Label of the choice at the mature end, where that is not the first of the scale.
        answer: The agreed answer as text, or else the suggested one, as `state` says.
        suggested: Label of the suggested choice, also where another was agreed.
        in_words: Whether it is answered in words, not on a scale.
        answered: How many respondents gave an answer that counts.
        consensus: From `0.00` to `1.00`; empty where nobody gave a choice.
        comments: How many wrote one; `voices` holds them where they may be shown.
    """

    id: str
    title: str
    text: str
    mature: str
    state: State
    answer: str
    suggested: str
    plan: str
    in_words: bool
    answered: int
    bars: tuple[Bar, ...]
    consensus: str
    comments: int
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section of the guide.

    Attributes:
        choices: Labels of its scale, best first; empty where it is answered in words.
        agreed: How many of its questions are agreed.
    """

    id: str
    title: str
    title_inferred: bool
    looks_at: str
    vision: tuple[str, ...]
    choices: tuple[str, ...]
    follow_up: str
    questions: tuple[QuestionView, ...]
    agreed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A questionnaire within the guide; `one_section` where it is a single section of the same title."""

    title: str
    introduction: tuple[str, ...]
    sections: tuple[SectionView, ...]
    one_section: bool
