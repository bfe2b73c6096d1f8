"""`ehsg bank validate`: mistakes in question banks and crosswalks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehsg_cli.bank import library
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.cli import options
from ehsg_cli.cli.report import report, say
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display
from ehsg_cli.findings.writers import Format
from ehsg_cli.wording import counted


def bank_validate(
    banks: Annotated[
        list[str],
        typer.Argument(
            metavar="BANK", help="Banks and crosswalks to check: files, folders of them, or built-in names."
        ),
    ] = [],
    form: options.FindingsFormat = Format.TEXT,
    select: options.Select = [],
    ignore: options.Ignore = [],
) -> None:
    """Find every mistake in question banks in one go, each with its file, line and column.

    Without BANK it checks every bank in the folder "banks", or, if there is none, the built-in ones.
    Crosswalks, in a folder "crosswalks" among them, are checked against the banks that they link.

    For example:

    * `ehsg bank validate`
    * `ehsg bank validate banks/2020.yaml our-bank.yaml --format github`
    """
    paths = [path for name in banks for path in _paths(name)] if banks else _default()
    files = [DiskFile(path) for path in paths]
    findings = tuple(finding for file in files for finding in library.validate(file)[1])
    code = report(findings, form, select, ignore)
    say(f"Checked {_counted(files)}.")
    raise typer.Exit(code)


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


def _counted(files: list[DiskFile]) -> str:
    crosswalks = sum(map(library.is_crosswalk, files))
    kinds = ((len(files) - crosswalks, "question bank"), (crosswalks, "crosswalk"))
    return " and ".join(counted(number, kind) for number, kind in kinds if number)
