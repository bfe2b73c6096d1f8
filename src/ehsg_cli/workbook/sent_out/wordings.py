"""Wordings by which workbooks that were sent out would be known again, if the bank listed them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ehsg_cli.bank.difference.model import What
from ehsg_cli.findings import codes
from ehsg_cli.workbook.sent_out.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.difference.model import Difference
    from ehsg_cli.bank.difference.places import Places
    from ehsg_cli.findings.model import Finding


def not_listed(difference: Difference, places: Places) -> tuple[Finding, ...]:
    """A finding on each wording that the new revision of a bank has replaced and does not list.

    Args:
        difference: Between two revisions of a bank; two banks owe each other nothing.
        places: Of the new bank.
    """
    if not difference.same_bank:
        return ()
    reader = Reader.of(difference)
    return (*_of_questions(reader, places), *_of_follow_ups(difference, reader, places))


def _of_questions(reader: Reader, places: Places) -> Iterator[Finding]:
    for id_, old in reader.was.items():
        if reader.by_text(old) != id_:
            place = places.question(id_, "text")
            yield codes.BANK_OLD_WORDING(place, id=id_, wording=_in_yaml(old.printed))


def _of_follow_ups(difference: Difference, reader: Reader, places: Places) -> Iterator[Finding]:
    for change in difference.changes:
        is_replaced = (
            change.what is What.SECTION and change.field == "follow_up" and change.was and change.now
        )
        if is_replaced and not reader.knows_follow_up(change.was):
            place = places.section(change.id, "follow_up")
            yield codes.BANK_OLD_FOLLOW_UP(place, section=change.id, wording=_in_yaml(change.was))


def _in_yaml(text: str) -> str:
    """The text as it can be put into a bank, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)
