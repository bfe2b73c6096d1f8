"""A return as JSON, in the format `ehsg-return/1`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import orjson

from ehsg_cli.findings.as_json import plain
from ehsg_cli.partnership.conservation import conservation
from ehsg_cli.partnership.model import GivenAnswer

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import Participant, PartnershipReturn, Row, Superseded
    from ehsg_cli.submission.model import Source

FORMAT = "ehsg-return/1"


def to_json(merged: PartnershipReturn) -> str:
    """The return with everything in it, as JSON text; the same return gives the same text."""
    return "".join(json_parts(merged))


def json_parts(merged: PartnershipReturn) -> Iterator[str]:
    """The same text in parts: that of thousands of workbooks need not be held whole."""
    before = "{"
    for key, value in _data(merged).items():
        yield f'{before}\n  "{key}": '
        yield from _listed(value) if isinstance(value, Iterator) else [_dumped(value, "  ")]
        before = ","
    yield "\n}\n"


def _data(merged: PartnershipReturn) -> dict[str, object]:
    """What is in the JSON; lists that can be long are made as they are written."""
    bank = merged.bank
    return {
        "format": FORMAT,
        "bank": {
            "id": bank.bank,
            "edition": bank.edition,
            "revision": bank.revision,
            "content": bank.content_hash,
        },
        "respondents": (_respondent(participant, len(bank.questions)) for participant in merged.participants),
        "answers": map(_answer, merged.answers),
        "one_vote_per": merged.one_vote_per.value,
        "duplicates": merged.duplicates.value,
        "return": map(_row, merged.rows),
        "items": [{"id": item, "value": value or None} for item, value in merged.items.items()],
        "partners": (
            {
                "name": partner.name,
                "sector": partner.sector,
                "asked": partner.asked,
                "required": partner.required,
                "respondents": list(partner.participants),
            }
            for partner in merged.partners
        ),
        "missing_sectors": list(merged.missing_sectors),
        "superseded": (_superseded(each, bank) for each in merged.superseded),
        "other_files": map(_source, merged.others),
        "conservation": _conservation(merged),
        "unplaced": (
            {"origin": {"file": cell.file, "sheet": cell.sheet, "cell": cell.cell}, "text": cell.text}
            for cell in merged.unplaced
        ),
        "findings": map(plain, merged.findings),
    }


def _listed(items: Iterator[object]) -> Iterator[str]:
    before, after = "[", "[]"
    for item in items:
        yield f"{before}\n    {_dumped(item, '    ')}"
        before, after = ",", "\n  ]"
    yield after


def _dumped(value: object, indent: str) -> str:
    """A value as JSON, its lines indented: by orjson, as json does it and in a tenth of the time."""
    try:
        text = orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
    except TypeError:  # it refuses half a surrogate pair
        text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("\n", f"\n{indent}")


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
        **_source(participant.source),
        "answered": participant.answered,
        "questions": questions,
    }


def _source(source: Source) -> dict[str, object]:
    return {
        "source": {"file": source.file, "sha256": source.sha256},
        "form_row": source.row or None,
        "last_saved": source.modified or None,
        "cells": source.cells,
        "printed": source.printed,
    }


def _superseded(each: Superseded, bank: Bank) -> dict[str, object]:
    participant = each.participant
    return {
        "superseded_by": each.by,
        "respondent": _respondent(participant, len(bank.questions)),
        "answers": [
            _answer(GivenAnswer(participant=participant.id, answer=answer)) for answer in each.answers
        ],
    }


def _conservation(merged: PartnershipReturn) -> dict[str, object]:
    whole = conservation(merged)
    return {
        "files": whole.files,
        "cells": whole.cells,
        "placed": whole.placed,
        "unplaced": whole.unplaced,
        "lost": whole.lost,
    }


def _answer(given: GivenAnswer) -> dict[str, object]:
    answer = given.answer
    return {
        "question": answer.question,
        "respondent": given.participant,
        "answer": answer.choice,
        "raw": answer.raw,
        "comment": answer.comment,
        "notes": [{"cell": note.cell, "text": note.text} for note in answer.notes],
        "origin": {
            "file": answer.origin.file,
            "sheet": answer.origin.sheet,
            "answer_cell": answer.origin.answer_cell,
            "comment_cell": answer.origin.comment_cell,
            "route": answer.route.name.lower(),
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
        "outdated": row.decision.outdated or None,
    }
