"""A return as JSON, in the format `ehsg-return/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ehsg_cli.findings.as_json import plain

if TYPE_CHECKING:
    from ehsg_cli.partnership.model import GivenAnswer, Participant, PartnershipReturn, Row

FORMAT = "ehsg-return/1"


def to_json(merged: PartnershipReturn) -> str:
    """The return with everything in it, as JSON text; the same return gives the same text."""
    bank = merged.bank
    data = {
        "format": FORMAT,
        "bank": {
            "id": bank.bank,
            "edition": bank.edition,
            "revision": bank.revision,
            "content": bank.content_hash,
        },
        "respondents": [_respondent(participant, len(bank.questions)) for participant in merged.participants],
        "answers": [_answer(given) for given in merged.answers],
        "return": [_row(row) for row in merged.rows],
        "items": [{"id": item, "value": value or None} for item, value in merged.items.items()],
        "partners": [
            {
                "name": partner.name,
                "sector": partner.sector,
                "asked": partner.asked,
                "respondents": list(partner.participants),
            }
            for partner in merged.partners
        ],
        "missing_sectors": list(merged.missing_sectors),
        "unplaced": [
            {"origin": {"file": cell.file, "sheet": cell.sheet, "cell": cell.cell}, "text": cell.text}
            for cell in merged.unplaced
        ],
        "findings": [plain(finding) for finding in merged.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def is_return(text: str) -> bool:
    """Whether a text is a return in this format."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("format") == FORMAT


def _respondent(participant: Participant, questions: int) -> dict[str, object]:
    respondent = participant.respondent
    return {
        "id": participant.id,
        "organisation": respondent.organisation,
        "sector": respondent.sector,
        "completed_by": respondent.completed_by,
        "role": respondent.role,
        "email": respondent.email,
        "date": respondent.date,
        "named_by": respondent.named_by.name.lower(),
        "source": {"file": participant.source.file, "sha256": participant.source.sha256},
        "answered": participant.answered,
        "questions": questions,
    }


def _answer(given: GivenAnswer) -> dict[str, object]:
    answer = given.answer
    return {
        "question": answer.question,
        "respondent": given.participant,
        "answer": answer.choice,
        "raw": answer.raw,
        "comment": answer.comment,
        "origin": {
            "file": answer.origin.file,
            "sheet": answer.origin.sheet,
            "answer_cell": answer.origin.answer_cell,
            "comment_cell": answer.origin.comment_cell,
        },
    }


def _row(row: Row) -> dict[str, object]:
    """A row of the return; an agreed answer off the scale stands under `agreed_raw` only."""
    in_words = not row.tally.counts
    return {
        "question": row.question,
        "counts": dict(row.tally.counts),
        "suggested": row.tally.suggested,
        "consensus": row.tally.consensus,
        "agreed": (row.decision.raw if in_words else row.decision.choice) or None,
        "agreed_raw": row.decision.raw or None,
        "agreed_plan": row.decision.plan or None,
    }
