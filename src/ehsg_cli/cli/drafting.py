"""Reminders as files: what each partner is sent, written by template, with the workbook to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.cli.settings import here, or_here, request
from ehsg_cli.files import slug, unique
from ehsg_cli.partnership.respondents import submission_of
from ehsg_cli.progress.drafts import Attachment, Letter, addresses, as_eml, as_text, divided
from ehsg_cli.progress.model import State
from ehsg_cli.progress.reminders import Sender, reminder
from ehsg_cli.render.letters import letters
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.workbook.annotated import annotated_workbook
from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from ehsg_cli.cli.assessing import Read
    from ehsg_cli.progress.model import PartnerProgress, Progress
    from ehsg_cli.progress.reminders import Reminder

_TEMPLATE = "chase/reminder.txt.j2"


class Kind(StrEnum):
    """What a reminder is written as."""

    EML = "eml"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class How:
    """How reminders are written.

    Attributes:
        kind: As drafts of e-mails where there is an address, or as text.
        template: A template of one's own for the text; none for ours.
        attach: Whether a blank workbook goes with it to those who have not begun.
    """

    kind: Kind
    template: Path | None
    attach: bool


class Draft(NamedTuple):
    """A file to be looked at before it is sent: its name, the partner it is for, and what is in it."""

    name: str
    partner: str
    content: bytes


def drafts(read: Read, chosen: Sequence[PartnerProgress], how: How) -> Iterator[Draft]:
    """The files of reminders: letters, and workbooks that lie beside them.

    Args:
        read: How far all partners are.
        chosen: Those to remind.
        how: How to write it.
    """
    names = _names(read.progress, chosen)
    workbooks = [_workbook(read, each, name, how) for each, name in zip(chosen, names, strict=True)]
    sender = _sender()
    reminders = [
        reminder(read.progress, each, sender, workbook.name if workbook else "")
        for each, workbook in zip(chosen, workbooks, strict=True)
    ]
    texts = letters(_TEMPLATE, [{"reminder": each} for each in reminders], how.template)
    for partner, name, each, text, workbook in zip(chosen, names, reminders, texts, workbooks, strict=True):
        for file, content in _files(name, _letter(each, text, read.progress.as_of), workbook, how.kind):
            yield Draft(file, partner.name, content)


def _names(progress: Progress, chosen: Sequence[PartnerProgress]) -> list[str]:
    """How the files of each are called: the same whoever else is reminded, as they may be made again."""
    names = unique(slug(each.name) for each in progress.partners)
    name_of = dict(zip((each.name for each in progress.partners), names, strict=True))
    return [name_of[each.name] for each in chosen]


def _files(name: str, letter: Letter, workbook: Attachment | None, kind: Kind) -> Iterator[tuple[str, bytes]]:
    """A draft with the workbook in it or, where there can be none, a text with the workbook beside it."""
    if kind is Kind.EML and letter.to:
        yield f"{name}.eml", as_eml(letter, (workbook,) if workbook else ())
        return
    yield f"{name}.txt", as_text(letter).encode()
    if workbook:
        yield workbook.name, workbook.content


def _letter(of: Reminder, text: str, day: date) -> Letter:
    subject, body = divided(text, f"{of.guide}: your answers")
    sender = addresses(of.sender.email, of.sender.name or of.sender.organisation)
    return Letter(
        to=addresses(of.to, of.contact), sender=next(iter(sender), None), subject=subject, body=body, day=day
    )


def _workbook(read: Read, partner: PartnerProgress, name: str, how: How) -> Attachment | None:
    """The workbook for a partner to go on in: their own with its gaps marked or, if asked for, a blank one.

    Of several respondents it is that of the one who answered most.
    """
    bank = read.progress.bank
    if partner.state is State.PART:
        furthest = max(partner.sent, key=lambda sent: sent.answered)
        book = annotated_workbook(
            bank, submission_of(read.merged, furthest.respondent), or_here(None, request)
        )
        return Attachment(f"{name}-to-complete.xlsx", write_book(book))
    if not how.attach:
        return None
    known = {sector.id for sector in bank.partners}
    invitation = Invitation(partner.name, partner.sector if partner.sector in known else "", partner.email)
    return Attachment(f"{name}.xlsx", write_book(response_workbook(bank, invitation, or_here(None, request))))


def _sender() -> Sender:
    """Who leads the return, as far as a return folder says it."""
    folder = here()
    if not folder:
        return Sender()
    lead = folder.settings.lead
    return Sender(
        name=(lead and lead.name) or "",
        organisation=lead.organisation if lead else "",
        email=(lead and lead.email) or "",
        area=folder.settings.area or "",
    )
