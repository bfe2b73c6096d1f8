"""`ehsg generate`: blank response workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.bank import library
from ehsg_cli.cli import completion, options
from ehsg_cli.cli.making import make, to_make
from ehsg_cli.cli.reading import invitations_from
from ehsg_cli.cli.settings import here, needed, or_here, request
from ehsg_cli.cli.talk import say
from ehsg_cli.cli.written import Answer, AnswerFormat, Written, tell_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, slug, unique
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.submission.invitation import Invitation, too_long
from ehsg_cli.wording import one_line
from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.folder.model import ReturnFolder


def generate(
    bank: options.BankOrFolders = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR_OR_FILE",
            help="A folder, or one file ending in .xlsx.",
            show_default="blank, in a return folder",
        ),
    ] = None,
    partner: Annotated[
        list[str],
        typer.Option(
            "--partner",
            metavar="NAME",
            help="Make a workbook for this partner. May be repeated.",
            autocompletion=completion.partners,
        ),
    ] = [],
    partners: Annotated[
        Path | None,
        typer.Option(
            "--partners",
            metavar="FILE.csv",
            help="Make one for each partner in it: organisation, sector, email.",
            show_default="partners.csv, in a return folder",
        ),
    ] = None,
    protect: Annotated[
        bool,
        typer.Option(
            "--protect", help="Lock all but the cells to fill in (worse for screen readers and filters)."
        ),
    ] = False,
    form: AnswerFormat = Answer.TEXT,
    force: options.Force = False,
) -> None:
    """Make blank Excel workbooks for partners to fill in.

    Without partners it makes one workbook that anybody can fill in.

    In a return folder (see ehsg init) it needs no options. Each workbook then says who asks and by when, if
    the settings do; those that are there are made again, unless somebody has changed them.

    For example:

    * `ehsg generate`
    * `ehsg generate --bank 2020 -o blank.xlsx`
    * `ehsg generate --bank 2022 --partner "Northshire Police" --partner "Northshire Homes" -o blank`
    * `ehsg generate --bank 2020 --partners partners.csv -o blank`
    * `ehsg generate --bank 2020 --partners partners.csv -o blank --format json`
    """
    known = library.load(needed(bank, lambda folder: folder.bank, "--bank"))
    into = needed(output, lambda folder: folder.blank, "-o DIR_OR_FILE")
    folder = None if output else here()
    invitations = _invited(_named(partner), invitations_from(partners, known), all_listed=bool(partners))
    targets = dict(zip(_targets(known, invitations, into), invitations or (None,), strict=True))
    made, kept = to_make(folder, list(targets), force=force)
    asked = or_here(None, request)
    books = {
        path: write_book(response_workbook(known, invitation, asked), protect=protect)
        for path, invitation in targets.items()
        if path in made
    }
    make(folder, books)
    for path in kept:
        say(f"Kept {display(path)}, which was changed after it was made: --force makes it anew.")
    missing = _missing(known, invitations, folder) if not partner and not partners else ""
    notes = filter(None, (missing, known.source.notice))
    names = {path: invitation.name if invitation else "" for path, invitation in targets.items()}
    tell_written([Written(path, names[path]) for path in made], form, list(notes))


def _missing(bank: Bank, invitations: tuple[Invitation, ...], folder: ReturnFolder | None) -> str:
    """For which sectors that must answer the list of the return folder has nobody; empty if for none."""
    if not folder or not folder.partners:
        return ""
    file = display(folder.partners)
    if not invitations:
        return f"{file} names nobody yet: this workbook is for anybody."
    asked = {invitation.sector for invitation in invitations}
    silent = [sector.name for sector in bank.partners if sector.required and sector.id not in asked]
    return f"{file} names nobody yet from: {', '.join(silent)}." if silent else ""


def _named(names: list[str]) -> tuple[Invitation, ...]:
    lines = [one_line(name) for name in names]
    if not all(lines):
        raise EhsgError("--partner needs a name.", 'Write it as in --partner "Northshire Police".')
    if problem := next(filter(None, map(too_long, lines)), ""):
        raise EhsgError(f"--partner: {problem}", "Shorten the name.")
    return tuple(map(Invitation, lines))


def _invited(
    named: tuple[Invitation, ...], listed: tuple[Invitation, ...], *, all_listed: bool
) -> tuple[Invitation, ...]:
    """Those who were named, with what the list says of them, or everybody on the list."""
    if all_listed or not named:
        return (*named, *listed)
    known = {fold(invitation.name): invitation for invitation in listed}
    return tuple(known.get(fold(invitation.name), invitation) for invitation in named)


def _targets(bank: Bank, invitations: tuple[Invitation, ...], output: Path) -> list[Path]:
    """The file for each workbook: the output itself, or one in it for each partner."""
    if output.suffix.lower() != ".xlsx":
        names = unique(slug(invitation.name) for invitation in invitations) or [bank.bank]
        return [output / f"{name}.xlsx" for name in names]
    if len(invitations) > 1:
        raise EhsgError(
            f"{len(invitations)} workbooks do not go into one file.", "Name a folder with -o instead."
        )
    return [output]
