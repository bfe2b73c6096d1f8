"""What a page of the return shows, as plain values already cut to a level of detail.

Templates get one `Page`, named `page`. Texts are as typed: the template engine escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehsg_cli.render.question_view import PartView, QuestionView


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to know before reading; a warning stands out."""

    title: str
    text: str
    warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what belongs to it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A sector the guide asks to involve as a minimum, from which nobody answered."""

    name: str
    condition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The return in a minute.

    Attributes:
        answered: Questions that at least one respondent answered.
        required: How many sectors the guide asks to involve as a minimum.
        differ: Questions with the lowest consensus, lowest first.
        alike: Questions with the highest consensus, highest first; none of them in `differ`.
    """

    respondents: int
    organisations: int
    questions: int
    answered: int
    agreed: int
    required: int
    missing: tuple[Missing, ...]
    differ: tuple[QuestionView, ...]
    alike: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementView:
    """An element of the data maturity model, and the questions that speak to it."""

    text: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaturityView:
    """The data maturity model; `mapping` says whose reading the choice of questions is."""

    statement: str
    mapping: str
    elements: tuple[ElementView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTypeView:
    """A type of service of the early help system."""

    title: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemView:
    """The early help system as types of services."""

    statement: str
    types: tuple[ServiceTypeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """Something filled in once, beside the answers; `withheld` where its value may not be shown here."""

    title: str
    prompt: str
    value: str
    withheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantView:
    """Who took part. Everything from `completed_by` on is internal only."""

    organisation: str
    sector: str
    answered: int
    completed_by: str
    role: str
    email: str
    date: str
    named_by: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """A partner who was asked and did not answer."""

    name: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding; listed internally only."""

    code: str
    severity: str
    message: str
    remedy: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnplacedView:
    """Text with no place in the return; listed internally only."""

    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksView:
    """What was found when the return was put together: always how many, the lists internally only."""

    errors: int
    warnings: int
    remarks: int
    unplaced: int
    findings: tuple[FindingView, ...]
    unplaced_texts: tuple[UnplacedView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """On what terms the questions are used; the address is empty unless it is a web address."""

    attribution: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole return, at one level of detail.

    Attributes:
        detail: `summary`, `full` or `internal`.
        status: `Agreed`, or how far the draft is.
        vision: The vision the guide is built on, in its words.
        notes: Remarks on how the question bank reads its source.
    """

    title: str
    detail: str
    status: str
    draft: bool
    vision: str
    notices: tuple[Notice, ...]
    summary: Summary
    parts: tuple[PartView, ...]
    maturity: MaturityView | None
    system: SystemView | None
    items: tuple[ItemView, ...]
    participants: tuple[ParticipantView, ...]
    not_answered: tuple[AskedView, ...]
    checks: ChecksView
    method: tuple[Fact, ...]
    timetable: tuple[Fact, ...]
    about: tuple[str, ...]
    notes: tuple[str, ...]
    licence: Licence
