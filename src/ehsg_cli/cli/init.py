"""`ehsg init`: a return folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.bank import json_schema, library
from ehsg_cli.cli import options
from ehsg_cli.cli.reading import invitations_from, read_list
from ehsg_cli.cli.talk import say
from ehsg_cli.cli.written import Answer, AnswerFormat, Written, tell_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import as_text, display, typed, write
from ehsg_cli.folder.discovery import SETTINGS
from ehsg_cli.folder.json_schema import SCHEMA_NAME, settings_schema
from ehsg_cli.folder.model import PARTNERS
from ehsg_cli.folder.starting import partners_copied, partners_text, settings_text
from ehsg_cli.submission.dates import read_day
from ehsg_cli.wording import one_line

if TYPE_CHECKING:
    from datetime import date

    from ehsg_cli.bank.model import Bank

_FOLDERS = ("blank", "received", "output")
_LONGEST = 200  # characters of the name of an area
_NEXT = """
Next{where}:
1. List the partners in {partners}: Excel opens it. A row without an organisation is passed over.
2. Look through {settings}: the date, who asks, how votes count.
3. ehsg generate  makes a workbook for each partner in the folder blank, to be sent out.
4. Put what comes back into the folder received; then:
   ehsg status    says who has answered, and how completely
   ehsg chase     writes a reminder for each partner who has not finished
   ehsg merge     puts the answers together in output/return.xlsx
   ehsg agree     fills in what the partnership agreed, from a file of decisions
   ehsg check     says what is missing
   ehsg render    makes the page output/return.html"""


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; it is made if it is not there.")],
    bank: options.Bank,
    area: Annotated[str, typer.Option("--area", metavar="NAME", help="The name of the area.")] = "",
    answers_due: Annotated[
        str,
        typer.Option(
            "--answers-due", metavar="DATE", help="By when the partners are asked to answer, like 2022-04-29."
        ),
    ] = "",
    partners: Annotated[
        Path | None,
        typer.Option(
            "--partners", metavar="FILE.csv", help="A list of partners that you have, to be copied."
        ),
    ] = None,
    form: AnswerFormat = Answer.TEXT,
) -> None:
    """Make a return folder, in which every command knows what to work on and where to put it.

    In it are its settings (ehsg.yaml), the list of partners (partners.csv), and folders for blank workbooks,
    for what comes back, and for what is made of it. Files that are there already stay as they are.

    For example:

    * `ehsg init northshire-2022 --bank 2022 --area Northshire --answers-due 2022-04-29`
    * `ehsg init northshire-2026 --bank our-2026.yaml --partners last-year.csv`
    """
    known = library.load(bank)
    due, name = _day(answers_due), _area(area)
    _refuse(folder, partners)
    files = {
        folder / PARTNERS: _partners(partners, known),
        folder / SCHEMA_NAME: json_schema.as_text(settings_schema()),
        folder / SETTINGS: settings_text(known, _from(folder, bank), name, due),
    }
    for part in _FOLDERS:
        (folder / part).mkdir(parents=True, exist_ok=True)
    kept = [path for path in files if path.exists()]
    made = [path for path in files if path not in kept]
    for path in made:
        write(path, files[path])
    for path in kept:
        say(f"Kept {display(path)}")
    tell_written(list(map(Written, made)), form)
    if form is Answer.TEXT:
        say(_next(folder))


def _next(folder: Path) -> str:
    where = "" if folder.resolve() == Path.cwd() else f", in the folder {typed(folder)}"
    return _NEXT.format(where=where, partners=PARTNERS, settings=SETTINGS)


def _day(text: str) -> date | None:
    day = read_day(text)
    if text and not day:
        raise EhsgError(f"--answers-due {text} is no date.", "Write it like 2022-04-29.")
    return day


def _area(text: str) -> str:
    name = one_line(text)
    if len(name) > _LONGEST:
        raise EhsgError(
            f"--area: the name has {len(name)} characters, and {_LONGEST} are the most.", "Shorten it."
        )
    return name


def _refuse(folder: Path, partners: Path | None) -> None:
    """Stop before anything is written if the folder has something else in its place."""
    if (folder / SETTINGS).exists():
        raise EhsgError(f"{display(folder)} is a return folder already.", f"Edit its {SETTINGS}.")
    for path in (folder, *(folder / part for part in _FOLDERS)):
        if path.exists() and not path.is_dir():
            raise EhsgError(f"{display(path)} is a file.", "Choose another folder, or move the file away.")
    if partners and (folder / PARTNERS).exists():
        raise EhsgError(f"{display(folder / PARTNERS)} exists already.", "Leave out --partners to keep it.")


def _partners(file: Path | None, bank: Bank) -> str:
    """The list of partners, as it is to be filled in or copied; one to be copied has to be right."""
    if not file:
        return partners_text(bank)
    invitations_from(file, bank)
    return partners_copied(as_text(read_list(file)), display(file))


def _from(folder: Path, bank: str) -> str:
    """What names the bank in the folder: the name of a built-in one, or the path of its file from there."""
    path = library.find(bank)
    if path in library.built_in():
        return bank
    try:
        return display(Path(os.path.relpath(path, folder)))
    except ValueError:  # another drive
        return display(path.resolve())
