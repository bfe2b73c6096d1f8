"""What scripts may rely on: the job of each command as a function, without a terminal.

    from ehsg_cli import api

    sent = api.read("received")
    merged = api.merge(sent, partners="partners.csv")
    findings = api.check(merged)

Nothing here prints, exits, or writes a file: functions give back text or bytes, and whoever calls them writes
those. What a person should know of the files is in findings (`code`, `severity`, `message`, `remedy`,
`location`). Whatever a function cannot go on after is an `EhsgError`, with a `message` and a `remedy`. The
same input gives the same output. Names and arguments stay as they are until the next major version.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ehsg_cli import gathering
from ehsg_cli.bank import library
from ehsg_cli.bank.model import Bank
from ehsg_cli.checks.run import check_return, check_submission, with_checks
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location, Severity, has_errors
from ehsg_cli.gathering import Gathered
from ehsg_cli.partnership import decisions, update
from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.as_records import answer_records, question_records
from ehsg_cli.partnership.decisions_file import read_decisions
from ehsg_cli.partnership.merge import assemble
from ehsg_cli.partnership.model import Duplicates, PartnershipReturn, Votes
from ehsg_cli.submission.invitation import Invitation, find_sector, too_long
from ehsg_cli.submission.model import Submission
from ehsg_cli.wording import one_line
from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.limits import DEFAULT, Limits
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.gathering import Progress

__all__ = (
    "Bank",
    "Duplicates",
    "EhsgError",
    "Finding",
    "Gathered",
    "Limits",
    "Location",
    "PartnershipReturn",
    "Severity",
    "Submission",
    "Votes",
    "agree",
    "answer_records",
    "check",
    "generate",
    "has_errors",
    "load_bank",
    "merge",
    "question_records",
    "read",
    "read_return",
    "render",
    "to_json",
    "workbook",
)

Choice = TypeVar("Choice", bound=StrEnum)


def load_bank(name_or_path: str | Path) -> Bank:
    """Load a question bank.

    Args:
        name_or_path: A built-in one (`2020`, `ehsg-2022`), or the path of a YAML file.

    Raises:
        EhsgError: There is no such bank, it cannot be read, or it has errors (then `findings` says which).
    """
    return library.load(name_or_path)


def generate(bank: Bank, partner: str = "", *, sector: str = "", protect: bool = False) -> bytes:
    """Make a blank workbook (.xlsx): for a partner, with their name filled in, or for anybody.

    Args:
        bank: The questions.
        partner: The partner's name.
        sector: Which of the bank's sectors the partner is of, by its name or id.
        protect: Whether all but the cells to fill in is locked.

    Raises:
        EhsgError: The bank has no such sector, or the name is too long for a workbook.
    """
    name = one_line(partner)
    if problem := too_long(name):
        raise EhsgError(f"{name[:40]}…: {problem}", "Shorten the name.")
    known = find_sector(sector, bank.partners)
    if sector and not known:
        names = ", ".join(each.name for each in bank.partners)
        raise EhsgError(f"{sector} is not a sector of the bank.", f"Sectors are: {names}.")
    invitation = Invitation(name, known.id if known else "") if name else None
    return write_book(response_workbook(bank, invitation), protect=protect)


def read(
    paths: str | Path | Iterable[str | Path],
    bank: Bank | str = "",
    *,
    limits: Limits = DEFAULT,
    progress: Progress = iter,
) -> Gathered:
    """Read completed workbooks and exports of forms: files, and folders of them (subfolders too).

    A file that cannot be read is a finding, and the others are read.

    Args:
        paths: Files and folders; one, or several.
        bank: The bank to read them by; without one, that which most of them say they were made from.
        limits: How much is read of each file, how long, and with how much memory.
        progress: Given a tuple of the files, gives them one by one; `tqdm.tqdm`, for example.

    Returns:
        Their `submissions`, each with its `findings`; merged `returns` among the files; `findings` on files
        that could not be read; and the `bank`.

    Raises:
        EhsgError: A path does not exist, or the bank is not known, not said or has errors.
    """
    several = [paths] if isinstance(paths, str | Path) else paths
    return gathering.gather(map(Path, several), bank, limits, progress)


def read_return(path: str | Path, bank: Bank | str = "", *, limits: Limits = DEFAULT) -> PartnershipReturn:
    """Read a merged return (.xlsx), with what people have agreed in it.

    Raises:
        EhsgError: It cannot be read, is no merged return or not one of this bank.
    """
    spreadsheet = gathering.open_merged(Path(path), limits)
    return gathering.understand_merged(spreadsheet, gathering.bank_of([spreadsheet], bank))


def merge(  # noqa: PLR0913 - what a merge can be told
    sent: Gathered,
    *,
    onto: PartnershipReturn | None = None,
    partners: str | Path | Iterable[Invitation] | None = None,
    folders: Iterable[str | Path] = (),
    duplicates: Duplicates | str | None = None,
    one_vote_per: Votes | str | None = None,
) -> PartnershipReturn:
    """Merge what the partners sent into one return.

    Args:
        sent: What was read.
        onto: An earlier return of the same bank: who is in it and what was agreed stays.
        partners: Who was asked: a CSV file with the columns name, sector, email; or that list, as read.
        folders: Folders that were read whole: whose file is gone from them is left out of an earlier return.
        duplicates: Of several submissions of one respondent, `latest` counts, or `all`, or it is an `error`;
            if not said, as in the earlier return, else the latest.
        one_vote_per: `respondent`, `organisation` or `sector`; if not said, as in the earlier return, else
            respondent.

    Raises:
        EhsgError: Nothing could be read, the list of partners has mistakes, or what is agreed in the earlier
            return cannot be told to belong to a question.
    """
    if not sent.bank:
        raise EhsgError("None of the files could be read.", "See the findings on them.")
    returns = (codes.FILE_IS_MERGED(Location(file=each.source.file)) for each in sent.returns)
    return update.merge_onto(
        onto or assemble(sent.bank),
        sent.submissions,
        invitations=_invited(partners, sent.bank),
        findings=(*sent.findings, *returns),
        folders=tuple(gathering.relative(Path(folder)) for folder in folders),
        duplicates=_choice(Duplicates, duplicates) if duplicates else None,
        one_vote_per=_choice(Votes, one_vote_per) if one_vote_per else None,
    )


def _invited(partners: str | Path | Iterable[Invitation] | None, bank: Bank) -> tuple[Invitation, ...]:
    if isinstance(partners, str | Path):
        return gathering.invitations_from(Path(partners), bank)
    return tuple(partners or ())


def agree(merged: PartnershipReturn, path: str | Path) -> tuple[PartnershipReturn, tuple[Finding, ...]]:
    """Fill in what the partnership agreed, from a file (.csv or .yaml).

    Returns:
        The return with the decisions in it, and a finding for each that takes the place of another. If
        anything is wrong with a decision, the return is as it was, and the findings are errors.

    Raises:
        EhsgError: The file cannot be read or holds no decision; or something is agreed in the return that
            cannot be told to belong to a question.
    """
    update.refuse_astray(merged)
    items = {item.id for item in merged.bank.return_items}
    file = Path(path)
    return decisions.apply(merged, read_decisions(gathering.read_list(file), gathering.relative(file), items))


def check(what: PartnershipReturn | Gathered, *, final: bool = False) -> tuple[Finding, ...]:
    """Find what is missing, and all else that a person should know.

    Args:
        what: A return; or what was read, of which each submission is checked by itself. Who has not answered
            at all is for the return to say.
        final: Whether, in a return, every question must be agreed and every required item filled in.
    """
    if isinstance(what, PartnershipReturn):
        return check_return(what, final=final)
    bank = what.bank
    found = (check_submission(each, bank) for each in what.submissions) if bank else ()
    return (*what.findings, *(finding for findings in found for finding in findings))


def render(
    merged: PartnershipReturn,
    *,
    format: str = "html",  # noqa: A002 - as the option is called
    detail: str = "summary",
    theme: str | Path | None = None,
    template: str | Path | None = None,
) -> str:
    """Render a return as a page to read.

    Args:
        merged: The return.
        format: `html` or `md`.
        detail: `summary`, to publish; `full`, with answers and comments by organisation; `internal`, with
            names and e-mail addresses.
        theme: A theme file, with the name of the area, its logo and colours.
        template: A Jinja template of one's own, or a folder with some.

    Raises:
        EhsgError: The theme or a template cannot be used; or something is agreed in the return that cannot
            be told to belong to a question.
    """
    from ehsg_cli.render.detail import Detail  # noqa: PLC0415 - with what is below, slow to load
    from ehsg_cli.render.page import Format  # noqa: PLC0415
    from ehsg_cli.render.page import render as render_page  # noqa: PLC0415
    from ehsg_cli.render.theme_file import look_of  # noqa: PLC0415

    update.refuse_astray(merged)
    own = Path(template) if template else None
    return render_page(
        with_checks(merged),
        format=_choice(Format, format),
        detail=_choice(Detail, detail),
        template=own,
        look=look_of(Path(theme), own) if theme else None,
    )


def workbook(merged: PartnershipReturn) -> bytes:
    """A return as the workbook (.xlsx) in which its answers are agreed; `read_return` reads it again."""
    from ehsg_cli.partnership.to_book import return_book  # noqa: PLC0415 - slow to load

    return write_book(return_book(merged))


def _choice(kind: type[Choice], typed: str) -> Choice:
    try:
        return kind(typed)
    except ValueError:
        choices = ", ".join(kind)
        raise EhsgError(f"{typed} is none of the choices.", f"Choose one of {choices}.") from None
