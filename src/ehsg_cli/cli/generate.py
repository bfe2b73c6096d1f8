"""`ehsg generate`: blank response workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.bank import library
from ehsg_cli.cli import options
from ehsg_cli.cli.making import as_made, make
from ehsg_cli.cli.reading import invitations_from
from ehsg_cli.cli.report import say, say_written
from ehsg_cli.cli.settings import here, needed, or_here, request
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, refuse_existing, slug, unique
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
        typer.Option("--partner", metavar="NAME", help="Make a workbook for this partner. May be repeated."),
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
    """
    known = library.load(needed(bank, lambda folder: folder.bank, "--bank"))
    into = needed(output, lambda folder: folder.blank, "-o DIR_OR_FILE")
    folder = None if output else here()
    listed = invitations_from(partners, known) if partners or not partner else ()
    invitations = (*_named(partner), *listed)
    targets = _targets(known, invitations, into)
    earlier = as_made(folder, targets) if folder else []
    kept = _changed(targets, earlier) if folder and not force else []
    made = [target for target in targets if target not in kept]
    refuse_existing(made, force=force, ours=earlier)
    asked = or_here(None, request)
    books = {
        path: write_book(response_workbook(known, invitation, asked), protect=protect)
        for path, invitation in zip(targets, invitations or (None,), strict=True)
        if path in made
    }
    make(folder, books)
    say_written(*made)
    for path in kept:
        say(f"Kept {display(path)}, which was changed after it was made: --force makes it anew.")
    _say_who_is_missing(known, invitations, folder)
    if known.source.notice:
        say(f"Note: {known.source.notice}")


def _changed(targets: list[Path], as_they_were: list[Path]) -> list[Path]:
    """Files that somebody has changed since they were made, as when they filled in the one in the folder."""
    return [target for target in targets if target.is_file() and target not in as_they_were]


def _say_who_is_missing(bank: Bank, invitations: tuple[Invitation, ...], folder: ReturnFolder | None) -> None:
    """Say for which sectors that must answer the list of the return folder has nobody."""
    if not folder or not folder.partners:
        return
    name = display(folder.partners)
    if not invitations:
        say(f"Note: {name} names nobody yet: this workbook is for anybody.")
        return
    asked = {invitation.sector for invitation in invitations}
    silent = [sector.name for sector in bank.partners if sector.required and sector.id not in asked]
    if silent:
        say(f"Note: {name} names nobody yet from: {', '.join(silent)}.")


def _named(names: list[str]) -> tuple[Invitation, ...]:
    lines = [one_line(name) for name in names]
    if not all(lines):
        raise EhsgError("--partner needs a name.", 'Write it as in --partner "Northshire Police".')
    if problem := next(filter(None, map(too_long, lines)), ""):
        raise EhsgError(f"--partner: {problem}", "Shorten the name.")
    return tuple(map(Invitation, lines))


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
