"""A return, the list of who was asked and a timetable → how far the partners are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold, nearest
from ehsg_cli.partnership.partners import partners_of
from ehsg_cli.partnership.tally import is_answered
from ehsg_cli.progress.model import AreaProgress, Day, PartnerProgress, Progress, Sent, State
from ehsg_cli.submission.dates import read_day
from ehsg_cli.submission.invitation import Invitation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import Participant, Partner, PartnershipReturn
    from ehsg_cli.progress.model import Unread

ANSWERS_DUE = "Answers due"


def assess(  # noqa: PLR0913 - what is known beside the return
    merged: PartnershipReturn,
    *,
    as_of: date,
    invitations: Sequence[Invitation] = (),
    due: date | None = None,
    dates: Iterable[tuple[date, str]] | None = None,
    unread: Iterable[Unread] = (),
) -> Progress:
    """How far the partners of a return are.

    Args:
        merged: What has come back: a merged return, or submissions merged just now.
        as_of: The day to count from.
        invitations: Who was asked; if nobody, those that the return says were.
        due: When answers are due; if not said, the first date of the bank's timetable.
        dates: The timetable, a day and what happens then; if not said, the bank's.
        unread: Files that could not be read.
    """
    of_bank = sorted((event.date, event.event) for event in merged.bank.timetable)
    due = due or next((day for day, _ in of_bank), None)
    timetable = of_bank if dates is None else sorted(dates)
    if due and due not in dict(timetable):
        timetable = sorted([*timetable, (due, ANSWERS_DUE)])
    return Progress(
        bank=merged.bank,
        as_of=as_of,
        due=Day(due, ANSWERS_DUE, (due - as_of).days) if due else None,
        partners=_suggested(_partners(merged, invitations, due, as_of)),
        missing_sectors=tuple(each for each in merged.bank.partners if each.id in merged.missing_sectors),
        dates=tuple(Day(day, event, (day - as_of).days) for day, event in timetable),
        unread=tuple(unread),
    )


def _partners(
    merged: PartnershipReturn, invitations: Sequence[Invitation], due: date | None, as_of: date
) -> list[PartnerProgress]:
    partners = partners_of(merged.participants, invitations) if invitations else merged.partners
    by_name = {fold(invitation.name): invitation for invitation in invitations}
    answered, off_scale = _answered(merged), _off_scale(merged)
    has_list = any(partner.asked for partner in partners)
    return [
        _partner(
            merged,
            partner,
            by_name.get(fold(partner.name), Invitation(partner.name)),
            answered,
            off_scale,
            dates=(due, as_of),
            is_expected=partner.asked or not has_list,
        )
        for partner in partners
    ]


def _answered(merged: PartnershipReturn) -> dict[str, set[str]]:
    """Ids of the questions that each participant answered."""
    answered: dict[str, set[str]] = {participant.id: set() for participant in merged.participants}
    for given in merged.answers:
        if is_answered(merged.bank, given.answer):
            answered[given.participant].add(given.answer.question)
    return answered


def _partner(  # noqa: PLR0913 - what makes up one partner
    merged: PartnershipReturn,
    partner: Partner,
    invitation: Invitation,
    answered: Mapping[str, set[str]],
    off_scale: Mapping[str, Mapping[str, str]],
    *,
    dates: tuple[date | None, date],
    is_expected: bool,
) -> PartnerProgress:
    bank = merged.bank
    everything = set[str]().union(*(answered[id_] for id_ in partner.participants))
    typed = {each: raw for id_ in reversed(partner.participants) for each, raw in off_scale[id_].items()}
    areas = _areas(bank, everything, typed)
    state = _state(partner, areas, merged.answering)
    sent = tuple(_sent(each, dates[1]) for each in merged.participants if each.id in partner.participants)
    sector = partner.sector or next(
        (each.respondent.sector for each in merged.participants if each.id in partner.participants), ""
    )
    known = {each.id: each.name for each in bank.partners}
    return PartnerProgress(
        name=partner.name,
        sector=sector,
        sector_name=known.get(sector, sector),
        asked=partner.asked,
        required=invitation.required,
        contact=invitation.contact,
        email=invitation.email,
        locality=invitation.locality,
        state=state,
        areas=areas,
        sent=sent,
        days_late=_days_late(state, sent, *dates),
        is_to_chase=is_expected and state is not State.COMPLETE,
    )


def _off_scale(merged: PartnershipReturn) -> dict[str, dict[str, str]]:
    """What each participant typed that is none of the choices, by question; of several, the first counts."""
    typed: dict[str, dict[str, str]] = {participant.id: {} for participant in merged.participants}
    for given in merged.answers:
        answer = given.answer
        if answer.raw.strip() and not is_answered(merged.bank, answer):
            typed[given.participant].setdefault(answer.question, answer.raw)
    return typed


def _areas(bank: Bank, answered: set[str], off_scale: Mapping[str, str]) -> tuple[AreaProgress, ...]:
    still_open = [
        tuple(question.id for question in section.questions if question.id not in answered)
        for section in bank.sections
    ]
    return tuple(
        AreaProgress(
            id=section.id,
            title=section.title,
            open=ids,
            off_scale={each: off_scale[each] for each in ids if each in off_scale},
            questions=len(section.questions),
        )
        for section, ids in zip(bank.sections, still_open, strict=True)
    )


def _state(partner: Partner, areas: tuple[AreaProgress, ...], answering: frozenset[str]) -> State:
    if not partner.participants:
        return State.NOTHING
    if not any(area.open for area in areas):
        return State.COMPLETE
    return State.EMPTY if answering.isdisjoint(partner.participants) else State.PART


def _sent(participant: Participant, as_of: date) -> Sent:
    respondent, source = participant.respondent, participant.source
    said, saved = read_day(respondent.date), read_day(source.modified)
    return Sent(
        respondent=participant.id,
        file=source.file,
        row=source.row,
        completed_by=respondent.completed_by,
        email=respondent.email,
        day=next((day for day in (said, saved) if day and day <= as_of), None),
        still_to_come=said if said and said > as_of else None,
        answered=participant.answered,
    )


def _days_late(state: State, sent: tuple[Sent, ...], due: date | None, as_of: date) -> int:
    """How late what is finished came back; what is not gets later every day."""
    days = [each.day for each in sent if each.day] if state is State.COMPLETE else [as_of]
    return max(0, *((day - due).days for day in days)) if due and days else 0


def _suggested(partners: list[PartnerProgress]) -> tuple[PartnerProgress, ...]:
    """The partners, and for each who is not on the list, which of those who sent nothing they may be."""
    silent = [each for each in partners if each.asked and each.state is State.NOTHING]
    return tuple(each if each.asked else replace(each, perhaps=_perhaps(each, silent)) for each in partners)


def _perhaps(partner: PartnerProgress, silent: list[PartnerProgress]) -> str:
    """The nearest name of their own sector; an area has many names that begin alike."""
    known = [each.name for each in silent if each.sector == partner.sector or not each.sector]
    return nearest(partner.name, known, surely=True)
