"""Reading how far the partners are: what `ehsg status` and `ehsg chase` have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ehsg_cli.bank import library
from ehsg_cli.cli.reading import UNREAD, gather, invitations_from, understand_merged
from ehsg_cli.cli.settings import bank_here, here, or_here
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import find_inputs
from ehsg_cli.findings import codes
from ehsg_cli.partnership.merge import merge
from ehsg_cli.progress.assess import assess
from ehsg_cli.progress.model import Unread
from ehsg_cli.submission.dates import read_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.cli.reading import Gathered
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.progress.model import Progress
    from ehsg_cli.submission.invitation import Invitation
    from ehsg_cli.workbook.limits import Limits

Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT",
        help="Completed workbooks, folders of them, or one merged return.",
        show_default="received",
    ),
]
Partners = Annotated[
    Path | None,
    typer.Option(
        "--partners",
        metavar="FILE.csv",
        help="Who was asked: name, sector, required, contact, email, locality.",
    ),
]
Due = Annotated[
    str,
    typer.Option(
        "--due",
        metavar="DATE",
        help="When answers are due, like 2020-09-30.",
        show_default="the first date of the bank",
    ),
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of", metavar="DATE", help="The day to count from, like 2020-09-12.", show_default="today"
    ),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of the command say; empty where they say nothing."""

    inputs: Sequence[Path]
    partners: Path | None
    bank: str
    due: str
    as_of: str
    limits: Limits


class Read(NamedTuple):
    """How far the partners are, the return that says so, who was asked, and the files that were read."""

    progress: Progress
    merged: PartnershipReturn
    invitations: tuple[Invitation, ...]
    files: tuple[Path, ...]


def read_progress(asked: Asked) -> Read:
    """How far the partners are, by what was named on the command line or, in a return folder, what is in it.

    Raises:
        EhsgError: Nothing says which bank it is, a date is none, or an input is missing or cannot be used.
    """
    as_of = _day(asked.as_of, "--as-of") or datetime.now().astimezone().date()
    folder = here()
    partners = or_here(asked.partners, lambda folder: folder.partners)
    inputs = asked.inputs or [folder.received if folder else Path("received")]
    named = bank_here(asked.bank)
    files = find_inputs(inputs, may_be_none=True)
    gathered = gather(files, named, asked.limits)
    bank = gathered.bank or _named(named, gathered)
    merged = _merged(gathered, bank)
    invitations = invitations_from(asked.partners, bank)
    progress = assess(
        merged,
        as_of=as_of,
        invitations=invitations,
        due=_day(asked.due, "--due") or (folder.settings.answers_due if folder else None),
        dates=[(each.date, each.event) for each in folder.timetable(bank)] if folder else None,
        unread=_unread(gathered, merged),
    )
    return Read(progress, merged, invitations, (*files, *([partners] if partners else [])))


def _day(typed: str, option: str) -> date | None:
    day = read_day(typed)
    if typed and not day:
        raise EhsgError(f"{option} {typed} is no date.", "Write it like 2020-09-30.")
    return day


def _named(bank: str, gathered: Gathered) -> Bank:
    """The bank that was named, where nothing has come back that says which it is."""
    if bank:
        return library.load(bank)
    why = "None of the files could be read" if gathered.findings else "Nothing has come back yet"
    raise EhsgError(f"{why}, so nothing says which question bank it is.", "Name it with --bank.")


def _merged(gathered: Gathered, bank: Bank) -> PartnershipReturn:
    """What has come back as one return: a merged one alone, or submissions, merged as far as they are."""
    if len(gathered.returns) > 1:
        names = ", ".join(each.source.file for each in gathered.returns)
        raise EhsgError(f"There are several merged returns: {names}.", "Name one of them.")
    if gathered.returns and not gathered.submissions:
        return understand_merged(gathered.returns[0], bank)
    if gathered.returns:
        file = gathered.returns[0].source.file
        raise EhsgError(
            f"{file} is a merged return, and the others are not.", "Name either it or the others."
        )
    return merge(bank, gathered.submissions)


def _unread(gathered: Gathered, merged: PartnershipReturn) -> Iterator[Unread]:
    """Files in which answers may be that are not counted, a letter or a scan among them."""
    for finding in gathered.findings:
        if finding.code in {*UNREAD, codes.FILE_OTHER_TYPE.id}:
            yield Unread(finding.location.file, finding.message)
    known = {each.source.file for each in merged.participants}
    for source in merged.others:
        if source.file not in known:
            yield Unread(source.file, f"It holds no question of the {merged.bank.name}.")
