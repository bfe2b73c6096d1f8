"""The workbook a partner fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank.timetable import holding
from ehsg_cli.wording import date_in_words
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.book import Book, Column, Cover, Kind, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.model import Bank, Section
    from ehsg_cli.submission.invitation import Invitation, Request

WHO_ASKS = "Who asks, and by when"
_HOW_TO = (
    "1. On the sheet About you, say who is answering.",
    "2. On each of the sheets after it, choose an answer to every question from the list in the Answer "
    "column. Use the column beside it for your reasons and plans, in your own words.",
    "3. Leave the Ref column as it is: it is how your answers find their place.",
    "4. Save it as an Excel workbook (.xlsx), without a password, and send it back to whoever sent it.",
    "You may sort, filter and widen the tables as you like. Please do not write about identifiable people.",
    "With a screen reader or large text, you may want to turn off the filter buttons (Data, Filter) and to "
    "unfreeze the headings (View, Freeze Panes). The cells that are empty are for you to fill in.",
)


def response_workbook(bank: Bank, invitation: Invitation | None = None, asked: Request | None = None) -> Book:
    """A blank response workbook: for one partner, with their name filled in, or for anybody.

    Args:
        bank: What it asks.
        invitation: The partner; anybody, if none.
        asked: Who asks, and by when, if that is known.
    """
    identity = layout.identity(bank, layout.RESPONSE_DOCUMENT, partner=invitation.name if invitation else "")
    return Book(
        title=f"{bank.name}: response workbook",
        subject="Self-assessment of a local early help system",
        sheets=(
            cover(bank, identity, asked),
            _about_you(bank, invitation),
            *map(_section_sheet, bank.sections),
        ),
        lists={**sector_list(bank), **scale_lists(bank)},
        properties=identity,
    )


def sector_list(bank: Bank) -> dict[str, tuple[str, ...]]:
    """The sectors to choose from, by list name; nothing where the bank has none."""
    return {layout.SECTORS: tuple(sector.name for sector in bank.partners)} if bank.partners else {}


def scale_lists(bank: Bank) -> dict[str, tuple[str, ...]]:
    """The choices of each scale, by list name."""
    return {
        layout.scale_list(scale): tuple(choice.label for choice in choices)
        for scale, choices in bank.scales.items()
    }


def cover(bank: Bank, identity: Mapping[str, str | int], asked: Request | None = None) -> Cover:
    """The sheet that tells the person who fills the workbook in what it is and how to do it."""
    introductions = [(part.title, part.introduction) for part in bank.parts if part.introduction]
    notice = [("Please note", (bank.source.notice,))] if bank.source.notice else []
    due = asked.due if asked else None
    dates = tuple(f"{date_in_words(each.date)}: {each.event}" for each in holding(bank, due))
    looks_at = tuple(f"{each.title}: {each.looks_at}" for each in bank.sections if each.looks_at)
    request = layout.identity_lines(layout.request(asked)) if asked else ()
    source = (f"{bank.source.document}, {bank.publisher}.", bank.source.attribution)
    return Cover(
        layout.READ_ME,
        f"{bank.name}: response workbook",
        (
            *([(WHO_ASKS, request)] if request else []),
            ("How to fill this in", _HOW_TO),
            *([("Dates", dates)] if dates else []),
            *introductions,
            *([("What each sheet looks at", looks_at)] if looks_at else []),
            *notice,
            ("Source", source),
            ("This workbook", layout.identity_lines(identity)),
        ),
    )


def _about_you(bank: Bank, invitation: Invitation | None) -> Sheet:
    names = {sector.id: sector.name for sector in bank.partners}
    known = (
        {
            "organisation": invitation.name,
            "sector": names.get(invitation.sector, ""),
            "email": invitation.email,
        }
        if invitation
        else {}
    )
    label, answer = layout.ABOUT_HEADERS
    fields = list(layout.ABOUT_FIELDS)
    return Sheet(
        layout.ABOUT_YOU,
        (Column(label, 24, Kind.LABEL), Column(answer, 64, Kind.INPUT)),
        tuple((layout.ABOUT_FIELDS[field], known.get(field, "")) for field in fields),
        choices={(fields.index("sector"), 1): layout.SECTORS} if bank.partners else {},
    )


def _section_sheet(section: Section) -> Sheet:
    inputs = _inputs(section)
    return Sheet(
        section.title,
        (Column(layout.REF, 22, Kind.LABEL), Column(layout.QUESTION, 54), *inputs),
        tuple(
            (question.id, layout.question_text(question), *("" for _ in inputs))
            for question in section.questions
        ),
    )


def _inputs(section: Section) -> tuple[Column, ...]:
    """The columns that people fill in: in words alone, or a choice and what goes with it."""
    if not section.scale:
        return (Column(layout.ANSWER, 80, Kind.INPUT),)
    answer = Column(layout.ANSWER, 16, Kind.INPUT, layout.scale_list(section.scale))
    return (answer, Column(section.follow_up, 60, Kind.INPUT)) if section.follow_up else (answer,)
