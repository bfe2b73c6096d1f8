"""`ehsg generate`: blank response workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.bank import library
from ehsg_cli.cli import completion, options
from ehsg_cli.cli.reading import invitations_from
from ehsg_cli.cli.report import say, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import refuse_existing, slug, unique, write
from ehsg_cli.submission.invitation import Invitation, too_long
from ehsg_cli.wording import one_line
from ehsg_cli.workbook.blank import response_workbook
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank


def generate(
    bank: options.Bank,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="DIR_OR_FILE", help="A folder, or one file ending in .xlsx."),
    ],
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
            "--partners", metavar="FILE.csv", help="Make one for each partner in it: name, sector, email."
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

    Without --partner or --partners it makes one workbook that anybody can fill in.

    For example:

    * `ehsg generate --bank 2020 -o blank.xlsx`
    * `ehsg generate --bank 2022 --partner "Northshire Police" --partner "Northshire Homes" -o blank`
    * `ehsg generate --bank 2020 --partners partners.csv -o blank`
    """
    known = library.load(bank)
    invitations = (*_named(partner), *invitations_from(partners, known))
    targets = _targets(known, invitations, output)
    refuse_existing(targets, force=force)
    for path, invitation in zip(targets, invitations or (None,), strict=True):
        write(path, write_book(response_workbook(known, invitation), protect=protect))
    say_written(*targets)
    if known.source.notice:
        say(f"Note: {known.source.notice}")


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
