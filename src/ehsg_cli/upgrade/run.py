"""One file after another into another edition or revision of their bank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.upgrade import editions, revisions
from ehsg_cli.upgrade.carry import carried
from ehsg_cli.upgrade.returns import upgraded_return
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.asked import asked
from ehsg_cli.workbook.read import read_submissions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.upgrade.editions import Bridge
    from ehsg_cli.upgrade.model import Outcome, Upgraded
    from ehsg_cli.upgrade.returns import UpgradedReturn
    from ehsg_cli.workbook.grid import Spreadsheet


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where workbooks are carried.

    Attributes:
        reading: The bank they are read by.
        target: The bank they are carried into.
        bridge: From one bank to the other; none from a revision of a bank to a later one.
    """

    reading: Bank
    target: Bank
    bridge: Bridge | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a file: the responses or the return in it, and what was found."""

    responses: tuple[Upgraded, ...] = ()
    merged: UpgradedReturn | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def made(self) -> tuple[Upgraded | UpgradedReturn, ...]:
        """Everything that is to be written."""
        return (*self.responses, *([self.merged] if self.merged else []))


def between_revisions(target: Bank, earlier: Bank | None = None) -> Way:
    """From any earlier revision of a bank to a later one.

    Args:
        target: The bank in its later revision.
        earlier: The bank as it was, where somebody still has it: what it printed is known exactly then.
    """
    return Way(earlier or revisions.with_retired(target), target)


def upgrade(spreadsheet: Spreadsheet, way: Way) -> Done:
    """Carry what a file holds.

    Raises:
        EhsgError: It is a merged return that cannot be understood.
    """
    refused = _refused(spreadsheet, way)
    if refused:
        return Done(findings=(refused,))
    if spreadsheet.is_merged_return:
        merged = upgraded_return(spreadsheet, way.reading, way.target)
        return Done(merged=merged, findings=merged.findings)
    wordings = {} if way.bridge else asked(spreadsheet, way.reading)
    submissions = read_submissions([spreadsheet], revisions.with_wordings(way.reading, wordings))
    made = tuple(
        carried(
            each,
            way.reading,
            way.target,
            lambda question: _outcome(question, wordings, way),
            anew=way.bridge is not None,
        )
        for each in submissions
        if each.answers
    )
    rest = (finding for each in submissions if not each.answers for finding in each.findings)
    return Done(made, findings=(*(finding for each in made for finding in each.findings), *rest))


def _outcome(question: str, wordings: Mapping[str, str], way: Way) -> Outcome:
    if way.bridge:
        return editions.outcome(question, way.bridge)
    return revisions.outcome(question, wordings.get(question, ""), way.target)


def _refused(spreadsheet: Spreadsheet, way: Way) -> Finding | None:
    """Why a file is not carried; nothing if it is."""
    said, target = spreadsheet.identity, way.target
    location = Location(file=spreadsheet.source.file)
    found = said.get(layout.BANK_ID, way.reading.bank)
    if found == target.bank:
        revision = said.get(layout.BANK_REVISION, "")
        newer = revision.isdecimal() and int(revision) > target.revision
        same = (revision, said.get(layout.BANK_CONTENT)) == (str(target.revision), target.content_hash)
        if same or newer:
            code = codes.UPGRADE_ALREADY if same else codes.UPGRADE_NEWER
            return code(location, bank=target.bank, revision=target.revision, found=revision)
    if found != way.reading.bank:
        return codes.UPGRADE_OTHER_BANK(location, found=found, bank=way.reading.bank)
    if way.bridge and spreadsheet.is_merged_return:
        return codes.UPGRADE_RETURN_ANEW(location, found=found, bank=target.bank)
    return None
