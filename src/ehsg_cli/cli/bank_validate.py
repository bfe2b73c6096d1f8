"""`ehsg bank validate`: mistakes in question banks and crosswalks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ehsg_cli.bank import library
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.cli import completion, options
from ehsg_cli.cli.report import report
from ehsg_cli.cli.settings import here
from ehsg_cli.cli.talk import USAGE, say, say_error
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
            metavar="BANK",
            help="Banks and crosswalks to check: files, folders of them, or built-in names.",
            autocompletion=completion.banks,
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
    here()  # what is wrong with its settings is said before anything is done
    paths = list(dict.fromkeys(path for name in banks for path in _paths(name))) if banks else _default()
    results = [_result(path) for path in paths]
    code = report(tuple(finding for result in results for finding in result.findings), form, select, ignore)
    kinds = Counter(result.kind for result in results if result.kind)
    if not kinds:
        say_error(EhsgError("None of the files could be read."))
        raise typer.Exit(USAGE)
    say(f"Checked {' and '.join(counted(kinds[kind], kind) for kind in _KINDS if kinds[kind])}.")
    raise typer.Exit(code)


_KINDS = ("question bank", "crosswalk")


class _Result(NamedTuple):
    """What a file is, empty if it cannot be read, and what is wrong with it."""

    kind: str
    findings: tuple[Finding, ...]


def _result(path: Path) -> _Result:
    file = DiskFile(path)
    try:
        return _Result(_KINDS[library.is_crosswalk(file)], library.validate(file)[1])
    except EhsgError as error:
        return _Result("", (codes.BANK_UNREADABLE(Location(file=file.name), problem=error.message),))


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
