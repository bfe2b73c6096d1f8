"""`ehsg bank validate`: mistakes in question banks and crosswalks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.bank import library
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.cli import options
from ehsg_cli.cli.report import USAGE, report, say
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding


def bank_validate(
    banks: Annotated[
        list[str],
        typer.Argument(
            metavar="BANK", help="Banks and crosswalks to check: files, folders of them, or built-in names."
        ),
    ] = [],
    form: options.FindingsFormat = None,
    select: options.Select = [],
    ignore: options.Ignore = [],
) -> None:
    """Find every mistake in question banks in one go, each with its file, line and column.

    Without BANK it checks every bank in the folder "banks", or, if there is none, the built-in ones.
    Crosswalks, in a folder "crosswalks" among them, are checked against the banks that they link.

    A comment in a bank, # ehsg: ignore B218, silences a warning on its line, in the text that begins there
    or, on a line of its own, on the next line. Errors cannot be silenced.

    For example:

    * `ehsg bank validate`
    * `ehsg bank validate banks/2020.yaml our-bank.yaml --format sarif`
    """
    paths = [path for name in banks for path in _paths(name)] if banks else _default()
    findings = tuple(finding for path in paths for finding in _findings(path))
    code = report(findings, form, select, ignore)
    unread = {finding.location.file for finding in findings if finding.code == codes.BANK_UNREADABLE.id}
    read = [path for path in paths if display(path) not in unread]
    if not read:
        say("Error: none of the files could be read.")
        raise typer.Exit(USAGE)
    say(f"Checked {_counted(read)}.")
    raise typer.Exit(code)


def _findings(path: Path) -> tuple[Finding, ...]:
    try:
        return library.validate(DiskFile(path))[1]
    except EhsgError as error:
        return (codes.BANK_UNREADABLE(Location(file=display(path)), problem=error.message),)


def _paths(name: str) -> list[Path]:
    folder = Path(name)
    if not folder.is_dir():
        return [library.crosswalk_names().get(name) or library.find(name)]
    if not (found := _banks_in(folder)):
        raise EhsgError(f"The folder {display(folder)} holds no question bank.", "Put YAML files into it.")
    return found


def _default() -> list[Path]:
    return _banks_in(Path("banks")) or [*library.built_in(), *library.crosswalks()]


def _banks_in(folder: Path) -> list[Path]:
    """The banks in a folder, and then the crosswalks between them."""
    folders = (folder, folder / library.CROSSWALKS)
    return [path for each in folders for path in sorted([*each.glob("*.yaml"), *each.glob("*.yml")])]


def _counted(paths: list[Path]) -> str:
    crosswalks = sum(library.is_crosswalk(DiskFile(path)) for path in paths)
    kinds = ((len(paths) - crosswalks, "question bank"), (crosswalks, "crosswalk"))
    return " and ".join(counted(number, kind) for number, kind in kinds if number)
