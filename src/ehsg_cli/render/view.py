"""What a page of the return shows, as plain values already cut to a level of detail.

Templates get one `Page`, named `page`. Texts are as typed: the template engine escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.render.chart import Chart
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
class Missing:
    """A kind of partner that the guide asks to involve as a minimum, of which nobody answered.

    Attributes:
        name: What the question bank calls it.
        condition: When the guide asks for it, in its words; empty where always.
    """

    name: str
    condition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The return in a minute. The lists of questions are short, the most telling first.

    Attributes:
        respondents: How many people or teams answered.
        organisations: How many organisations they answered for.
        asked: How many partners were asked; 0 where no list of partners was given.
        questions: How many the question bank has.
        answered: How many of them at least one respondent answered.
        agreed: How many of them the partnership has agreed.
        plans: How many of them have an agreed plan.
        split: On how many the partners are split.
        required: How many kinds of partner the guide asks to involve as a minimum.
        missing: Those of them of which nobody answered.
        shown: How many questions have which answer in this return: a chart a scale, with one bar.
        strong: Questions at the mature end, those with the highest consensus first.
        weak: Questions on the other side of the scale, the least mature first.
        differ: Questions on which the partners are split, those with the lowest consensus first.
        changes: Questions with an agreed plan, those with the least mature answers first.
    """

    respondents: int
    organisations: int
    asked: int
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
class KindView:
    """A kind of partner, and whether it took part.

    Attributes:
        name: What the question bank calls it.
        required: Whether the guide asks to involve it as a minimum.
        condition: When that holds, in the guide's words.
        organisations: How many organisations of the kind answered.
        asked: Whether anybody of the kind stands on the list of partners.
    """

    name: str
    required: bool
    condition: str
    organisations: int
    asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTypeView:
    """A type of service of the early help system, and the kinds of partner that offer such services.

    Attributes:
        title: What the guide calls it.
        services: What it counts among it.
        kinds: The kinds of partner that offer such services.
    """

    title: str
    services: tuple[str, ...]
    kinds: tuple[KindView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemView:
    """The early help system as types of services.

    Attributes:
        statement: What the guide says of it.
        mapping: Whose reading it is which kinds of partner are of which type.
        types: The types.
        elsewhere: Kinds of partner that are of no type, as far as any took part or were asked.
    """

    statement: str
    mapping: str
    types: tuple[ServiceTypeView, ...]
    elsewhere: tuple[KindView, ...]


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
class ParticipantView:
    """Who took part. Everything from `completed_by` on is internal only.

    Attributes:
        organisation: Its name, numbered where several respondents gave the same.
        sector: The kind of partner, or what was typed.
        answered: How many questions they answered.
        asked: Whether the organisation stands on the list of partners.
        completed_by: Who completed the workbook.
        role: Their role.
        email: Their e-mail address.
        date: The day they completed it, as typed.
        named_by: Where the name of the organisation is from.
        file: The workbook.
        sha256: Its SHA-256, which tells it from any other file.
    """

    organisation: str
    sector: str
    answered: int
    asked: bool
    completed_by: str
    role: str
    email: str
    date: str
    named_by: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """A partner who was asked and did not answer.

    Attributes:
        name: What the list of partners calls it.
        sector: The kind of partner.
    """

    name: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding; listed internally only.

    Attributes:
        code: Its code, such as `C101`.
        severity: `error`, `warning` or `info`.
        message: What is wrong.
        remedy: What to do about it.
        place: File, sheet and cell.
    """

    code: str
    severity: str
    message: str
    remedy: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnplacedView:
    """Text with no place in the return; listed internally only.

    Attributes:
        text: What was typed.
        place: File, sheet and cell.
    """

    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksView:
    """What was found when the return was put together: always how many, the lists internally only.

    Attributes:
        errors: How many errors.
        warnings: How many warnings.
        remarks: How many remarks.
        unplaced: How many texts with no place in the return.
        findings: All of them; none but internally.
        unplaced_texts: The texts; none but internally.
    """

    errors: int
    warnings: int
    remarks: int
    unplaced: int
    findings: tuple[FindingView, ...]
    unplaced_texts: tuple[UnplacedView, ...]


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
