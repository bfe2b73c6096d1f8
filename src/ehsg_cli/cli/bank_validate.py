"""`ehsg bank validate`: mistakes in question banks."""

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
        typer.Argument(metavar="BANK", help="Banks to check: files, folders of them, or built-in names."),
    ] = [],
    form: options.FindingsFormat = Format.TEXT,
    select: options.Select = [],
    ignore: options.Ignore = [],
) -> None:
    """Find every mistake in question banks in one go, each with its file, line and column.

    Without BANK it checks every bank in the folder "banks", or, if there is none, the built-in ones.

    For example:

    * `ehsg bank validate`
    * `ehsg bank validate banks/2020.yaml our-bank.yaml --format github`
    """
    paths = [path for name in banks for path in _paths(name)] if banks else _default()
    findings = tuple(finding for path in paths for finding in library.validate(DiskFile(path))[1])
    code = report(findings, form, select, ignore)
    say(f"Checked {counted(len(paths), 'question bank')}.")
    raise typer.Exit(code)


def _paths(name: str) -> list[Path]:
    folder = Path(name)
    if not folder.is_dir():
        return [library.find(name)]
    if not (found := _banks_in(folder)):
        raise EhsgError(f"The folder {display(folder)} holds no question bank.", "Put YAML files into it.")
    return found


def _default() -> list[Path]:
    return _banks_in(Path("banks")) or list(library.built_in())


def _banks_in(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])
