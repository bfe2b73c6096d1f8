"""How far the partners are as JSON, in the format `ehsg-status/1` (schemas/status.schema.json)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ehsg_cli.progress.model import State, in_state
from ehsg_cli.progress.telling import headline

if TYPE_CHECKING:
    from ehsg_cli.progress.model import AreaProgress, Day, PartnerProgress, Progress, Sent

FORMAT = "ehsg-status/1"


def to_json(progress: Progress) -> str:
    """The progress with everything in it, as JSON text; the same progress gives the same text."""
    bank = progress.bank
    data = {
        "format": FORMAT,
        "headline": headline(progress),
        "bank": {"id": bank.bank, "edition": bank.edition, "revision": bank.revision},
        "as_of": progress.as_of.isoformat(),
        "due": _day(progress.due) if progress.due else None,
        "totals": _totals(progress),
        "partners": [_partner(partner) for partner in progress.partners],
        "missing": {
            "partners": [partner.name for partner in progress.missing_partners],
            "sectors": [
                {"id": sector.id, "name": sector.name, "condition": sector.condition}
                for sector in progress.missing_sectors
            ],
        },
        "timetable": [_day(day) for day in progress.dates],
        "unread": [{"file": each.file, "problem": each.problem} for each in progress.unread],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _totals(progress: Progress) -> dict[str, int]:
    expected = progress.expected
    return {
        "asked": len(progress.asked),
        "answered": in_state(expected, State.COMPLETE, State.PART),
        "complete": in_state(expected, State.COMPLETE),
        "part_done": in_state(expected, State.PART),
        "empty": in_state(expected, State.EMPTY),
        "nothing": in_state(expected, State.NOTHING),
        "not_on_the_list": len(progress.unlisted),
        "to_chase": len(progress.to_chase),
        "questions": len(progress.bank.questions),
    }


def _partner(partner: PartnerProgress) -> dict[str, object]:
    return {
        "name": partner.name,
        "sector": partner.sector or None,
        "asked": partner.asked,
        "required": partner.required,
        "contact": partner.contact or None,
        "email": partner.email or None,
        "locality": partner.locality or None,
        "state": partner.state.value,
        "to_chase": partner.is_to_chase,
        "answered": partner.answered,
        "questions": partner.questions,
        "sections": [_area(area) for area in partner.areas],
        "sent_on": partner.sent_on.isoformat() if partner.sent_on else None,
        "days_late": partner.days_late,
        "submissions": [_sent(sent) for sent in partner.sent],
        "perhaps": partner.perhaps or None,
    }


def _area(area: AreaProgress) -> dict[str, object]:
    return {
        "id": area.id,
        "title": area.title,
        "answered": area.answered,
        "questions": area.questions,
        "open": list(area.open),
    }


def _sent(sent: Sent) -> dict[str, object]:
    return {
        "respondent": sent.respondent,
        "file": sent.file,
        "form_row": sent.row or None,
        "completed_by": sent.completed_by or None,
        "email": sent.email or None,
        "sent_on": sent.day.isoformat() if sent.day else None,
        "still_to_come": sent.still_to_come.isoformat() if sent.still_to_come else None,
        "answered": sent.answered,
    }


def _day(day: Day) -> dict[str, object]:
    return {"date": day.date.isoformat(), "event": day.event, "days": day.days}
