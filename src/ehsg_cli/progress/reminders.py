"""What a reminder says: to whom, by when, and which questions are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.progress.telling import distance
from ehsg_cli.wording import date_in_words, one_line, quote

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.progress.model import AreaProgress, PartnerProgress, Progress


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks the partners; empty where nobody says so.

    Attributes:
        name: The person.
        organisation: Theirs.
        email: Their address.
        area: The name of the area.
    """

    name: str = ""
    organisation: str = ""
    email: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that is still to answer.

    Attributes:
        ref: Its id, which stands beside it in the workbook.
        text: The question, as the workbook has it.
        typed: What they typed there that is none of the choices; empty where they typed nothing.
        choices: The choices; none where it is answered in words.
    """

    ref: str
    text: str
    typed: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSection:
    """A section with questions that are still to answer.

    Attributes:
        title: Its title, which is also the name of its sheet.
        open: The questions still to answer.
        questions: How many questions it has.
    """

    title: str
    open: tuple[OpenQuestion, ...]
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What the template of a reminder is given as `reminder`.

    Attributes:
        partner: The organisation.
        contact: The person to write to; empty where nobody is known.
        to: Their address; empty where none is known.
        guide: Title and edition of the guide.
        state: How far they are: `part-done`, `empty` (they sent a workbook without answers) or `nothing`.
        answered: How many questions they answered.
        questions: How many there are.
        sections: Where questions are open, in the guide's order.
        off_scale: How many of the open questions have an answer that is none of the choices.
        due: When answers are due, in words; empty where nobody says so.
        when: How far off that is: `in 18 days`, `today`, `12 days ago`.
        is_late: Whether it has gone by.
        workbook: The name of the workbook to fill in that goes with the reminder; empty where none does.
        sender: Who asks: `name`, `organisation`, `email` and `area`, each of which may be empty.
    """

    partner: str
    contact: str
    to: str
    guide: str
    state: str
    answered: int
    questions: int
    sections: tuple[OpenSection, ...]
    off_scale: int
    due: str
    when: str
    is_late: bool
    workbook: str
    sender: Sender


def reminder(
    progress: Progress, partner: PartnerProgress, sender: Sender | None = None, workbook: str = ""
) -> Reminder:
    """What to remind a partner of.

    It goes to the contact and the address on the list of partners or, where that names none, to whoever
    filled in what came back, at the address given there.

    Args:
        progress: How far all are.
        partner: One who has not finished.
        sender: Who asks.
        workbook: The name of the workbook that goes with the reminder, if one does.
    """
    due = progress.due
    latest = max(
        partner.sent, key=lambda sent: (bool(sent.email), str(sent.day or ""), sent.file), default=None
    )
    return Reminder(
        partner=one_line(partner.name),
        contact=one_line(partner.contact or (latest.completed_by if latest and not partner.email else "")),
        to=one_line(partner.email or (latest.email if latest else "")),
        guide=progress.bank.name,
        state=partner.state.value,
        answered=partner.answered,
        questions=partner.questions,
        sections=tuple(_open(area, progress.bank) for area in partner.areas if area.open),
        off_scale=sum(len(area.off_scale) for area in partner.areas),
        due=date_in_words(due.date) if due else "",
        when=distance(due) if due else "",
        is_late=due is not None and due.days < 0,
        workbook=workbook,
        sender=sender or Sender(),
    )


def _open(area: AreaProgress, bank: Bank) -> OpenSection:
    return OpenSection(
        title=area.title,
        open=tuple(
            OpenQuestion(
                ref=question,
                text=one_line(bank.questions[question].printed),
                typed=quote(area.off_scale.get(question, "")),
                choices=tuple(choice.label for choice in bank.choices(question)),
            )
            for question in area.open
        ),
        questions=area.questions,
    )
