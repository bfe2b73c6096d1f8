"""What a page shows of who took part and of what was found, as plain values cut to a level of detail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A kind of partner that the guide asks to involve as a minimum, for which nobody answered.

    Attributes:
        name: What the question bank calls it.
        condition: When the guide asks for it, in its words; empty where always.
    """

    name: str
    condition: str


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
