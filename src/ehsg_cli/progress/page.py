"""How far the partners are, as the template of the page is given it.

No contact and no respondent is in it: the page is passed on, to directors and to partners.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.progress.model import State
from ehsg_cli.progress.telling import STATES, distance, headline, lateness, marks, still_missing
from ehsg_cli.wording import date_in_words

if TYPE_CHECKING:
    from ehsg_cli.progress.model import PartnerProgress, Progress

_TAGS = {
    State.COMPLETE: "tag-agreed",
    State.PART: "tag-suggested",
    State.EMPTY: "tag-none",
    State.NOTHING: "tag-none",
}


def page_values(progress: Progress, area: str = "") -> dict[str, object]:
    """What `status/page.html.j2` shows, by name.

    Args:
        progress: How far the partners are.
        area: The name of the area, to stand above the title.
    """
    begun = [partner for partner in progress.to_chase if partner.state is State.PART]
    return {
        "area": area,
        "guide": progress.bank.name,
        "headline": headline(progress),
        "as_of": date_in_words(progress.as_of),
        "due": date_in_words(progress.due.date) if progress.due else "",
        "partners": [_partner(progress, partner) for partner in progress.partners],
        "has_localities": any(partner.locality for partner in progress.partners),
        "missing": [{"title": title, "lines": lines} for title, lines in still_missing(progress)],
        "begun": [partner.name for partner in begun],
        "sections": [
            {
                "title": section.title,
                "cells": [
                    f"{partner.areas[n].answered} of {partner.areas[n].questions}" for partner in begun
                ],
            }
            for n, section in enumerate(progress.bank.sections)
        ],
        "dates": [
            {"date": date_in_words(day.date), "distance": distance(day), "event": day.event}
            for day in progress.dates
        ],
    }


def _partner(progress: Progress, partner: PartnerProgress) -> dict[str, object]:
    return {
        "name": partner.name,
        "marks": marks(progress, partner),
        "sector": partner.sector_name,
        "locality": partner.locality,
        "state": STATES[partner.state].capitalize(),
        "tag": _TAGS[partner.state],
        "answered": partner.answered,
        "questions": partner.questions,
        "sent_on": date_in_words(partner.sent_on) if partner.sent_on else "",
        "is_sent": bool(partner.sent),
        "late": lateness(partner),
    }
