"""What became of everything, as JSON, in the format `ehsg-upgrade/1`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from ehsg_cli.files import display
from ehsg_cli.findings.as_json import plain
from ehsg_cli.upgrade.returns import UpgradedReturn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Unplaced
    from ehsg_cli.upgrade.count import Count
    from ehsg_cli.upgrade.model import Dropped, Listed, Outcome, Upgraded
    from ehsg_cli.upgrade.telling import Written

FORMAT = "ehsg-upgrade/1"


def to_json(written: Iterable[Written], bank: Bank, findings: Iterable[Finding]) -> str:
    """All of it as JSON text; the same files give the same text. In ASCII, for any terminal or pipe."""
    data = {
        "format": FORMAT,
        "to": {"id": bank.bank, "edition": bank.edition, "revision": bank.revision},
        "files": [_file(each, bank) for each in written],
        "findings": [plain(finding) for finding in findings],
    }
    return json.dumps(data, indent=2)


def _file(each: Written, bank: Bank) -> dict[str, object]:
    made = each.made
    return {
        "file": each.file,
        "output": display(each.output),
        "questions": [_outcome(outcome, bank) for outcome in each.outcomes],
        **(_of_return(made) if isinstance(made, UpgradedReturn) else _of_response(made, each.count)),
    }


def _of_return(made: UpgradedReturn) -> dict[str, object]:
    return {"kind": "return", "decisions": [_dropped(each) for each in made.decisions]}


def _of_response(made: Upgraded, count: Count | None) -> dict[str, object]:
    return {
        "kind": "response",
        "row": made.before.source.row,
        "organisation": made.before.respondent.organisation,
        "listed": [_listed(each) for each in made.listed],
        "date_before": made.date or None,
        "unplaced": [_unplaced(cell) for cell in made.after.unplaced],
        "cells": asdict(count) | {"lost": count.lost} if count else None,
    }


def _outcome(outcome: Outcome, bank: Bank) -> dict[str, object]:
    return {
        "question": outcome.question,
        "was": outcome.was or None,
        "fate": outcome.fate,
        "now": outcome.now or None,
        "is": bank.questions[outcome.now].printed if outcome.now else None,
        "material_for": [
            {
                "question": each.question,
                "relation": each.relation,
                "asks_more": each.more,
                "reason": each.reason or None,
            }
            for each in outcome.material
        ],
        "cause": outcome.cause,
        "why": outcome.why or None,
    }


def _listed(each: Listed) -> dict[str, object]:
    answer = each.answer
    return {
        "question": answer.question,
        "answer": answer.raw or None,
        "comment": answer.comment or None,
        "notes": [note.text for note in answer.notes],
        "origin": {
            "sheet": answer.origin.sheet,
            "answer_cell": answer.origin.answer_cell,
            "comment_cell": answer.origin.comment_cell,
        },
    }


def _dropped(each: Dropped) -> dict[str, object]:
    origin = {"file": each.file, "sheet": each.sheet, "cell": each.cell}
    return {"ref": each.ref, "agreed": each.what, "text": each.text, "origin": origin}


def _unplaced(cell: Unplaced) -> dict[str, object]:
    return {"origin": {"file": cell.file, "sheet": cell.sheet, "cell": cell.cell}, "text": cell.text}
