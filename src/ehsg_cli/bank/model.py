"""A question bank: the question set of one edition of the guide."""

import hashlib
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from ehsg_cli.bank.contradiction import Contradiction
from ehsg_cli.bank.fields import Date, Heading, Id, Label, Model, Text
from ehsg_cli.bank.guide_models import DataMaturity, SystemMap
from ehsg_cli.findings.suggestion import fold


class Source(Model):
    """Where the wording comes from, and on what terms.

    Attributes:
        document: The document, with its date.
        wording: `verbatim`, or `derived` where the official wording is not included; then `notice` says so.
        licence: The licence of the wording, by its SPDX identifier where it has one.
        licence_url: Where the licence can be read.
        attribution: What the licence asks to be said wherever the wording is used.
        notice: What is shown wherever the bank is used, so that nobody takes it for the official wording.
    """

    document: Text
    wording: Literal["verbatim", "derived"]
    licence: Text
    licence_url: Text | None = None
    attribution: Text
    notice: Text | None = None


class Event(Model):
    """A date of the timetable.

    Attributes:
        date: Such as 2020-09-30, in quotation marks.
        event: What happens then.
    """

    date: Date
    event: Text


class Sector(Model):
    """A kind of partner: who is asked, and who must be.

    Attributes:
        id: Stable id.
        name: What it is called in the list of the workbooks.
        required: Whether the guide asks to involve it as a minimum.
        condition: When the requirement holds, in the guide's words ("where applicable").
    """

    id: Id
    name: Text
    required: bool = False
    condition: Text | None = None


class Choice(Model):
    """One answer of a scale.

    Attributes:
        id: Stable id, such as `mostly-yes`.
        label: What is shown to choose from.
    """

    id: Id
    label: Label


class Part(Model):
    """A questionnaire within the guide, and how it introduces itself.

    Attributes:
        title: What sections name it by.
        introduction: Its paragraphs.
    """

    title: Text
    introduction: Annotated[tuple[Text, ...], Field(strict=False)] = ()


class Question(Model):
    """One question.

    Attributes:
        id: Stable id: that of the section, a hyphen and a number of two digits or more.
        title: The guide's own short title, only where it gives one.
        text: The question, in the source's words.
        best: The choice at the mature end of the scale; the first one unless said otherwise.
        formerly: How earlier revisions worded it; workbooks made from them are still read.
    """

    id: Id
    title: Text | None = None
    text: Text
    best: Id | None = None
    formerly: Annotated[tuple[Text, ...], Field(strict=False)] = ()

    @property
    def printed(self) -> str:
        """The question as the guide prints it: short title, colon, text."""
        return f"{self.title}: {self.text}" if self.title else self.text


class Section(Model):
    """A group of questions answered on one sheet.

    Attributes:
        id: Stable id, which those of its questions begin with.
        title: Name of its sheet: 31 characters at the most.
        part: Title of the part that it belongs to.
        scale: Id of the scale its answers are on; none for questions answered in words alone.
        follow_up: Heading of the free-text column beside the answer.
        follow_up_formerly: How earlier revisions worded that heading.
        looks_at: What the area is said to look at, where only that is known.
        vision: The statements of the national vision for the area.
        questions: Its questions, in their order.
        title_inferred: Whether the title is our reading because the source has lost it.
    """

    id: Id
    title: Heading
    title_inferred: bool = False
    part: Text
    scale: Id | None = None
    follow_up: Heading | None = None
    follow_up_formerly: Annotated[tuple[Heading, ...], Field(strict=False)] = ()
    looks_at: Text | None = None
    vision: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    questions: Annotated[tuple[Question, ...], Field(strict=False, min_length=1)]

    @property
    def follow_ups(self) -> tuple[str, ...]:
        """The heading of the free-text column, and those of earlier revisions; nothing where it has none."""
        return (*([self.follow_up] if self.follow_up else []), *self.follow_up_formerly)


class Retired(Model):
    """A question that was asked once: its id stays its own, so that no other question is taken for it.

    Attributes:
        id: The id it had.
        text: What it asked.
        revision: The first revision without it.
        reason: Why it is not asked any more.
        replaced_by: The question that asks it now, where there is one.
    """

    id: Id
    text: Text
    revision: Annotated[int, Field(ge=1)]
    reason: Text
    replaced_by: Id | None = None


class ReturnItem(Model):
    """Something that goes in beside the answers, filled in once by the lead.

    Attributes:
        id: Stable id.
        title: What it is called.
        prompt: What is asked for.
        required: Whether a return is incomplete without it.
        personal: Whether the value names a person, and so stays out of a published return.
    """

    id: Id
    title: Text
    prompt: Text
    required: bool = False
    personal: bool = False


class Bank(Model):
    """The question set of one edition of the guide.

    Attributes:
        bank: Stable id, such as `ehsg-2020`.
        edition: Year of the guide.
        revision: How many times this bank has been edited since, counting from 1.
        title: What it is called, without the year.
        publisher: Who publishes the guide.
        source: Where the wording comes from, and on what terms.
        summary: What the guide says it is for.
        timetable: Dates, in their order.
        partners: The kinds of partner: who is asked, and who must be.
        vision: The national vision, in a sentence.
        parts: The questionnaires of the guide.
        sections: The sections, in the guide's order.
        system: The map of the early help system.
        data_maturity: The data maturity model.
        return_items: What goes in beside the answers.
        contradictions: Answers that cannot all be true, which no workbook shows.
        scales: Choices by scale id, each scale from its first to its last choice, best first.
        lead: Who leads the work, in the source's words.
        notes: Remarks of ours on how the bank reads its source.
        retired: Questions of earlier revisions.
    """

    bank: Id
    edition: Annotated[int, Field(ge=2000, le=2999)]
    revision: Annotated[int, Field(ge=1)]
    title: Text
    publisher: Text
    source: Source
    summary: Text | None = None
    lead: Text | None = None
    notes: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    timetable: Annotated[tuple[Event, ...], Field(strict=False)] = ()
    partners: Annotated[tuple[Sector, ...], Field(strict=False)] = ()
    scales: dict[Id, Annotated[tuple[Choice, ...], Field(strict=False, min_length=2)]]
    vision: Text | None = None
    parts: Annotated[tuple[Part, ...], Field(strict=False, min_length=1)]
    sections: Annotated[tuple[Section, ...], Field(strict=False, min_length=1)]
    retired: Annotated[tuple[Retired, ...], Field(strict=False)] = ()
    system: SystemMap | None = None
    data_maturity: DataMaturity | None = None
    return_items: Annotated[tuple[ReturnItem, ...], Field(strict=False)] = ()
    contradictions: Annotated[tuple[Contradiction, ...], Field(strict=False)] = ()

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by id, in the guide's order."""
        return {question.id: question for section in self.sections for question in section.questions}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of every question, by question id."""
        return {question.id: section for section in self.sections for question in section.questions}

    def choices(self, question_id: str) -> tuple[Choice, ...]:
        """The choices for a question, in the order of the scale; none where it is answered in words."""
        scale = self.section_of[question_id].scale
        return self.scales.get(scale, ()) if scale else ()

    @cached_property
    def words(self) -> dict[str, dict[str, str]]:
        """The ids of each question's choices by what people type for them, folded; by question id."""
        by_scale = {
            name: {fold(word): choice.id for choice in reversed(scale) for word in (choice.label, choice.id)}
            for name, scale in self.scales.items()
        }
        return {id_: by_scale.get(section.scale or "", {}) for id_, section in self.section_of.items()}

    def label(self, question_id: str, choice_id: str | None) -> str:
        """The label of a choice; an empty text for no choice."""
        return self._labels.get((question_id, choice_id), "")

    @cached_property
    def _labels(self) -> dict[tuple[str, str | None], str]:
        return {(id_, choice.id): choice.label for id_ in self.questions for choice in self.choices(id_)}

    @property
    def name(self) -> str:
        """Title and edition, as people call it."""
        return f"{self.title} {self.edition}"

    @cached_property
    def content_hash(self) -> str:
        """First 16 hex digits of the SHA-256 of what the bank asks, whatever its YAML looks like.

        What a bank does not say takes no part, so that it stays the same when banks can say more; nor do
        contradictions, which no workbook shows.
        """
        asked = self.model_dump_json(exclude_defaults=True, exclude={"contradictions"})
        return hashlib.sha256(asked.encode()).hexdigest()[:16]
