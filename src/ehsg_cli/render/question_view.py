"""What a page shows of the questions, by part and section, as plain values cut to a level of detail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.render.chart import Bar, Chart, Count


class State(StrEnum):
    """How far the partnership is with the answer to a question."""

    AGREED = "agreed"
    OFF_SCALE = "off-scale"
    SUGGESTED = "suggested"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one respondent answered to one question; none at summary.

    Attributes:
        organisation: For whom they answered.
        answer: Label of the choice, or what was typed; empty where only a comment was written.
        step: Where the answer stands on the scale, as in `Segment`; empty where it is no choice.
        off_scale: Whether it is none of the choices of the question's scale.
        comment: What was written beside it.
        origin: File, sheet and cells; internal only.
    """

    organisation: str
    answer: str
    step: str
    off_scale: bool
    comment: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question and everything this page says about it.

    Attributes:
        id: Its stable id, such as `families-01`.
        title: The guide's own short title, where it gives one.
        text: The question.
        mature: Label of the choice at the mature end, where that is not the first of the scale.
        state: `agreed`, `off-scale` (agreed, but none of the choices), `suggested` or `none`.
        answer: The agreed answer as text, or else the suggested one, as `state` says.
        step: Where this answer stands on the scale, as in `Segment`; empty where it is no choice.
        suggested: Label of the suggested choice, also where another was agreed.
        suggested_step: Where that choice stands on the scale, as in `Segment`.
        plan: The agreed plan; empty where there is none.
        in_words: Whether it is answered in words, not on a scale.
        answered: How many votes were given on the scale; in words, how many respondents answered.
        bar: How the partners answered; none where the question is in words.
        others: What was given besides choices: answers off the scale, no answer.
        consensus: From `0.00` to `1.00`; empty where nobody gave a choice.
        split: Whether the answers are nearer to a split between the ends than to being all the same.
        comments: How many wrote one; `voices` holds them where they may be shown.
        voices: What each respondent said; none at summary.
    """

    id: str
    title: str
    text: str
    mature: str
    state: State
    answer: str
    step: str
    suggested: str
    suggested_step: str
    plan: str
    in_words: bool
    answered: int
    bar: Bar | None
    others: tuple[Count, ...]
    consensus: str
    split: bool
    comments: int
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section of the guide.

    Attributes:
        id: Its stable id, such as `families`.
        title: What it is called.
        title_inferred: Whether the title is a reading of ours because the source has lost it.
        looks_at: What the area is said to look at, where only that is known.
        vision: The statements of the national vision for the area.
        choices: Labels of its scale, best first; empty where it is answered in words.
        follow_up: What was asked beside each answer.
        questions: Its questions, in their order.
        agreed: How many of them are agreed.
        plans: How many of them have an agreed plan.
        split: On how many of them the partners are split.
        chart: How the partners answered them, in one bar; none where they are answered in words.
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
    plans: int
    split: int
    chart: Chart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A questionnaire within the guide.

    Attributes:
        title: What it is called.
        introduction: Its paragraphs of introduction.
        sections: Its sections, in their order.
        one_section: Whether it is a single section of the same title.
    """

    title: str
    introduction: tuple[str, ...]
    sections: tuple[SectionView, ...]
    one_section: bool
