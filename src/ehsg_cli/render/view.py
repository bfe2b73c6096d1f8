"""What a page of the return shows, as plain values already cut to a level of detail.

Templates get one `Page`, named `page`. Texts are as typed: the template engine escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.render.chart import Chart
    from ehsg_cli.render.people_view import AskedView, ChecksView, Missing, ParticipantView, SystemView
    from ehsg_cli.render.question_view import PartView, QuestionView
    from ehsg_cli.render.theme import Theme

CONTEXT = 1  # raised when something is taken away from a page or renamed, so that templates would break


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to know about this version of the return.

    Attributes:
        title: What it is about.
        text: What to know.
    """

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what belongs to it.

    Attributes:
        label: What it is.
        text: What belongs to it.
    """

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The return in a minute. The lists of questions are short, the most telling first.

    Attributes:
        respondents: How many people or teams answered.
        organisations: How many organisations they answered for.
        asked: How many partners were asked; 0 where no list of partners was given.
        asked_who_answered: How many of these answered.
        questions: How many the question bank has.
        answered: How many of them at least one respondent answered.
        agreed: How many of them the partnership has agreed.
        plans: How many of them have an agreed plan.
        split: How many questions the partners are split on.
        required: How many kinds of partner the guide asks to involve as a minimum.
        missing: Those of them of which nobody answered.
        shown: How many questions have which answer in this return: a chart a scale, with one bar.
        strong: Questions on the mature side of the scale, the most mature first, then those with the highest
            consensus; the partners' own answers are on that side as well.
        weak: Questions on the other side of the scale, the least mature first.
        differ: Questions on which the partners are split, those with the lowest consensus first.
        changes: Questions with an agreed plan, those with the least mature answers first.
    """

    respondents: int
    organisations: int
    asked: int
    asked_who_answered: int
    questions: int
    answered: int
    agreed: int
    plans: int
    split: int
    required: int
    missing: tuple[Missing, ...]
    shown: tuple[Chart, ...]
    strong: tuple[QuestionView, ...]
    weak: tuple[QuestionView, ...]
    differ: tuple[QuestionView, ...]
    changes: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementView:
    """An element of the data maturity model, and the questions that speak to it.

    Attributes:
        id: Its stable id.
        text: What it is.
        questions: Those that speak to it, in their order; also in `parts`.
    """

    id: str
    text: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaturityView:
    """The data maturity model.

    Attributes:
        statement: What the guide says of it.
        mapping: Whose reading the choice of questions is.
        charts: How the partners answered the questions of each element: a chart a scale.
        elements: The elements, in their order.
    """

    statement: str
    mapping: str
    charts: tuple[Chart, ...]
    elements: tuple[ElementView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """An agreed plan, with the question and the section it belongs to.

    Attributes:
        section_id: The id of the section.
        section: Its title.
        question: The question, with its `plan`.
    """

    section_id: str
    section: str
    question: QuestionView


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """Something filled in once, beside the answers.

    Attributes:
        title: What it is called.
        prompt: What is asked for.
        value: What was filled in; empty where nothing was, or where it may not be shown here.
        withheld: Whether there is a value that may not be shown here.
    """

    title: str
    prompt: str
    value: str
    withheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """On what terms the questions are used; the address is empty unless it is a web address.

    Attributes:
        attribution: Whom to name, as the licence asks.
        name: What the licence is called.
        url: Its web address; empty where there is none.
    """

    attribution: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole return, at one level of detail.

    Attributes:
        context: The version of what templates are given; it goes up when something is taken away or renamed.
        title: What the page is called.
        guide: The guide and its edition.
        theme: The name of the area, its logo and colours.
        detail: `summary`, `full` or `internal`.
        status: `Agreed`, or how far the draft is.
        draft: Whether any question is not agreed yet.
        date: The date of the return, in words; empty where none was given.
        answers_until: The last day on which a respondent completed their answers, in words; empty where none
            says so.
        vision: The vision the guide is built on, in its words.
        warnings: What to know before reading.
        remarks: What else to know about this version.
        summary: The return in a minute.
        overview: How the partners answered, by section: a chart a scale.
        parts: The questionnaires, with their sections and questions.
        maturity: The data maturity model; none where the bank has none.
        system: The map of the early help system; none where the bank has none.
        actions: The agreed plans, in the order of the questions.
        items: What was filled in once, beside the answers.
        participants: Who answered.
        not_answered: Who was asked and did not answer.
        checks: What was found when the return was put together.
        method: How the return was made.
        timetable: The dates of the edition.
        about: What the guide says of itself.
        notes: Remarks on how the question bank reads its source.
        licence: On what terms the questions are used.
    """

    context: int
    title: str
    guide: str
    theme: Theme
    detail: str
    status: str
    draft: bool
    date: str
    answers_until: str
    vision: str
    warnings: tuple[Notice, ...]
    remarks: tuple[Notice, ...]
    summary: Summary
    overview: tuple[Chart, ...]
    parts: tuple[PartView, ...]
    maturity: MaturityView | None
    system: SystemView | None
    actions: tuple[ActionView, ...]
    items: tuple[ItemView, ...]
    participants: tuple[ParticipantView, ...]
    not_answered: tuple[AskedView, ...]
    checks: ChecksView
    method: tuple[Fact, ...]
    timetable: tuple[Fact, ...]
    about: tuple[str, ...]
    notes: tuple[str, ...]
    licence: Licence
