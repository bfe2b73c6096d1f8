"""`ehsg bank list`: the question banks that are built in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli.bank import library
from ehsg_cli.cli.talk import put, stdout
from ehsg_cli.cli.written import Answer, AnswerFormat

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank

FORMAT = "ehsg-bank-list/1"


def bank_list(form: AnswerFormat = Answer.TEXT) -> None:
    """List the built-in question banks.

    Wording says whether a bank has the guide's own words (verbatim) or is derived from a description of it.

    For example:

    * `ehsg bank list`
    * `ehsg bank list --format json`
    """
    banks = {path: library.load(str(path)) for path in library.built_in()}
    if form is Answer.JSON:
        put(json.dumps({"format": FORMAT, "banks": [_plain(path, banks[path]) for path in banks]}, indent=2))
        return
    from rich.table import Table  # noqa: PLC0415

    table = Table("Bank", "Edition", "Revision", "Questions", "Wording", "Title", box=None, pad_edge=False)
    for bank in banks.values():
        numbers = (bank.edition, bank.revision, len(bank.questions))
        table.add_row(bank.bank, *map(str, numbers), bank.source.wording, bank.title)
    stdout().print(table)


def _plain(path: Path, bank: Bank) -> dict[str, object]:
    """A bank as `schemas/bank-list.schema.json` has it."""
    return {
        "bank": bank.bank,
        "name": path.stem,
        "title": bank.title,
        "edition": bank.edition,
        "revision": bank.revision,
        "content": bank.content_hash,
        "questions": len(bank.questions),
        "wording": bank.source.wording,
        "notice": bank.source.notice,
    }
