"""A difference as JSON, for programs.

The shape, `ehsg-bank-diff/1`; keys may be added to it, and none is left out:

- `old`, `new`: `name` of the file, `bank`, `edition`, `revision`, `content` (a hash), number of `questions`.
- `same_bank`, `same_content`: whether these are revisions of one bank, and whether nothing changed at all.
- `questions`: every question of both banks, once, as the ids it has in `old` and `new`; null where it is not.
- `changes`: `what` changed, `how`, its `id`, the `field` of it, its `label`, its `old` and `new` text, a
  `note`, the `words` of both texts in runs (`kind` is kept, removed or added), the `effect` on answers in
  workbooks sent out before (none, look, lost), and what it `means` for them.
- `findings`: as everywhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.model import How
from ehsg_cli.bank.difference.words import runs
from ehsg_cli.findings import as_json

if TYPE_CHECKING:
    from ehsg_cli.bank.difference.model import Change, Pair, Report
    from ehsg_cli.bank.model import Bank

FORMAT = "ehsg-bank-diff/1"


def render(report: Report) -> str:
    """The report as JSON. In ASCII, so that it survives the encoding of any terminal or pipe."""
    difference = report.difference
    plain = {
        "format": FORMAT,
        "old": _bank(difference.old, report.old_name),
        "new": _bank(difference.new, report.new_name),
        "same_bank": difference.same_bank,
        "same_content": difference.same_content,
        "questions": list(map(_pair, difference.pairs)),
        "changes": list(map(_change, difference.changes)),
        "findings": list(map(as_json.plain, report.findings)),
    }
    return json.dumps(plain, indent=2)


def _bank(bank: Bank, name: str) -> dict[str, object]:
    return {
        "name": name,
        "bank": bank.bank,
        "edition": bank.edition,
        "revision": bank.revision,
        "content": bank.content_hash,
        "questions": len(bank.questions),
    }


def _pair(pair: Pair) -> dict[str, str | None]:
    return {"old": pair.old.id if pair.old else None, "new": pair.new.id if pair.new else None}


def _change(change: Change) -> dict[str, object]:
    is_worded = change.how in {How.REWORDED, How.CHANGED}
    return {
        "what": change.what.value,
        "how": change.how.value,
        "id": change.id,
        "field": change.field,
        "label": change.label,
        "old": change.was,
        "new": change.now,
        "note": change.note,
        "words": [
            {"kind": run.kind.value, "text": run.text}
            for run in (runs(change.was, change.now) if is_worded else ())
        ],
        "effect": change.effect.value,
        "means": change.means,
    }
