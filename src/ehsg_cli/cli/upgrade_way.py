"""From where to where workbooks are carried: by what they say of themselves, and what was asked for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ehsg_cli.bank import crosswalk_reading, library
from ehsg_cli.cli.reading import bank_of
from ehsg_cli.errors import EhsgError
from ehsg_cli.upgrade.editions import bridge
from ehsg_cli.upgrade.run import Way, between_revisions
from ehsg_cli.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehsg_cli.bank.crosswalk import Crosswalk
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.workbook.grid import Spreadsheet


def way_of(spreadsheets: Sequence[Spreadsheet], bank: str, to: str, to_revision: int, crosswalk: str) -> Way:
    """The way that the workbooks are to go.

    Args:
        spreadsheets: The workbooks.
        bank: The bank that they were made from, if it was named.
        to: The bank to carry them into, if it was named.
        to_revision: The revision of their own bank to carry them into; 0 if none was named.
        crosswalk: The crosswalk to go by, if one was named.

    Raises:
        EhsgError: It was not said where to; or there is no such bank, revision or crosswalk.
    """
    if bool(to) == bool(to_revision):
        raise EhsgError(
            "Say where to carry it: another bank, or another revision of its own, and not both.",
            "For example: --to 2022, --to our-2022.yaml or --to-revision 2",
        )
    if to_revision:
        return between_revisions(_at_revision(bank_of(spreadsheets, bank), to_revision))
    target, earlier = library.load(to), library.load(bank) if bank else None
    if (earlier.bank if earlier else _said(spreadsheets)) == target.bank:
        is_same = earlier is None or earlier.content_hash == target.content_hash
        return between_revisions(target, None if is_same else earlier)
    source = earlier or bank_of(spreadsheets, "")
    return Way(source, target, bridge(_crosswalk(source, target, crosswalk), source, target))


def _said(spreadsheets: Sequence[Spreadsheet]) -> str:
    """The bank that most of the workbooks say they were made from."""
    said = Counter(filter(None, (each.identity.get(layout.BANK_ID, "") for each in spreadsheets)))
    return said.most_common(1)[0][0] if said else ""


def _at_revision(bank: Bank, revision: int) -> Bank:
    if bank.revision != revision:
        raise EhsgError(
            f"There is no revision {revision} of {bank.bank} here: known is revision {bank.revision}.",
            f"Use --to-revision {bank.revision}, or name the bank's file at that revision with --to.",
        )
    return bank


def _crosswalk(source: Bank, target: Bank, named: str) -> Crosswalk:
    if named:
        return crosswalk_reading.load(named)
    known = [crosswalk_reading.load(path) for path in library.crosswalks()]
    pairs = {frozenset({each.from_.bank, each.to.bank}): each for each in known}
    found = pairs.get(frozenset({source.bank, target.bank}))
    if not found:
        names = ", ".join(each.crosswalk for each in known)
        raise EhsgError(
            f"No crosswalk between {source.bank} and {target.bank} is built in: nothing says which questions "
            "speak to which.",
            f"Name one with --crosswalk. Built in: {names}.",
        )
    return found
