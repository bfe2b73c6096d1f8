"""How far the partners are, in words: what every way of showing it says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.progress.model import State, in_state
from ehsg_cli.wording import counted, date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.model import Sector
    from ehsg_cli.progress.model import Day, PartnerProgress, Progress

STATES = {
    State.COMPLETE: "complete",
    State.PART: "part done",
    State.EMPTY: "empty workbook",
    State.NOTHING: "nothing yet",
}


def headline(progress: Progress) -> str:
    """The whole in one line: `7 of 10 partners have answered, 5 completely; answers are due in …`."""
    expected = progress.expected
    answered = in_state(expected, State.COMPLETE, State.PART)
    complete = in_state(expected, State.COMPLETE)
    others = in_state(progress.unlisted, State.COMPLETE, State.PART)
    who = (
        f"{answered} of {counted(len(expected), 'partner')}"
        if progress.asked
        else counted(answered, "partner")
    )
    have = "has" if answered == 1 else "have"
    parts = (
        f"{who} {have} answered, {complete} completely" if answered else _nobody(progress),
        f"{counted(others, 'other')} {'has' if others == 1 else 'have'} answered too" if others else "",
        until(progress.due) if progress.due else "",
    )
    return "; ".join(filter(None, parts))


def _nobody(progress: Progress) -> str:
    asked = len(progress.asked)
    return f"None of {counted(asked, 'partner')} has answered yet" if asked else "Nobody has answered yet"


def until(day: Day) -> str:
    """When answers are due, as seen from the day: `answers are due in 18 days, on 30 September 2020`."""
    was = "were" if day.days < 0 else "are"
    return f"answers {was} due {distance(day)}, on {date_in_words(day.date)}"


def distance(day: Day) -> str:
    """How far off a day is: `in 18 days`, `today`, `18 days ago`."""
    if not day.days:
        return "today"
    return f"in {counted(day.days, 'day')}" if day.days > 0 else f"{counted(-day.days, 'day')} ago"


def lateness(partner: PartnerProgress) -> str:
    """How late somebody is: `3 days`, or an empty text for whoever is in time so far."""
    return counted(partner.days_late, "day") if partner.days_late else ""


def silent(partner: PartnerProgress) -> str:
    """A partner who has not said anything: `Northshire Homes (sent an empty workbook back)`."""
    return f"{partner.name} (sent an empty workbook back)" if partner.state is State.EMPTY else partner.name


def open_areas(partner: PartnerProgress) -> str:
    """Where the open questions of a partner are: `Families (3 of 8), Workforce (all)`."""
    return ", ".join(
        f"{area.title} ({f'{len(area.open)} of {area.questions}' if area.answered else 'all'})"
        for area in partner.areas
        if area.open
    )


def condition(sector: Sector) -> str:
    """A required kind of partner, with when it is required: `District Councils (where applicable)`."""
    return f"{sector.name} ({sector.condition})" if sector.condition else sector.name


def marks(progress: Progress, partner: PartnerProgress) -> str:
    """What is to know of a partner beside the name: `required`, `not on the list`."""
    told = (("not on the list", partner in progress.unlisted), ("required", partner.required))
    return ", ".join(mark for mark, is_so in told if is_so)


def still_missing(progress: Progress) -> list[tuple[str, list[str]]]:
    """Who and what is missing: a title and lines each, and only what there is."""
    begun = [partner for partner in progress.to_chase if partner.state is State.PART]
    lists = (
        ("No answer from", [silent(each) for each in progress.to_chase if each not in begun]),
        ("Begun, with open questions in", [f"{each.name}: {open_areas(each)}" for each in begun]),
        ("Required partners still missing", [each.name for each in progress.missing_partners]),
        ("Required sectors still missing", [condition(each) for each in progress.missing_sectors]),
        ("Answered, and not on the list", [not_on_the_list(each) for each in progress.unlisted]),
        ("Completed on a day that is still to come", list(_still_to_come(progress))),
        ("Files that could not be read", [f"{each.file}: {each.problem}" for each in progress.unread]),
    )
    return [(title, lines) for title, lines in lists if lines]


def _still_to_come(progress: Progress) -> Iterator[str]:
    for partner in progress.partners:
        for sent in partner.sent:
            if sent.still_to_come:
                yield f"{partner.name}: {date_in_words(sent.still_to_come)}, in {sent.file}"


def not_on_the_list(partner: PartnerProgress) -> str:
    """Somebody who answered without being asked, with whom on the list they may be."""
    return f"{partner.name} (perhaps {partner.perhaps}?)" if partner.perhaps else partner.name
