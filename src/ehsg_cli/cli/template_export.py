"""`ehsg template export`: the built-in templates, to be changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehsg_cli.cli import options
from ehsg_cli.cli.talk import put, say
from ehsg_cli.cli.written import Answer, AnswerFormat, Written, as_json
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, refuse_existing, typed, write
from ehsg_cli.render.templates import README, exported
from ehsg_cli.wording import counted


def template_export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write them into.")],
    form: AnswerFormat = Answer.TEXT,
    force: options.Force = False,
) -> None:
    """Write the built-in templates and the style sheet of the return into a folder, to be changed.

    Change what you want, and remove the files you leave as they are: what the folder lacks is taken from
    ehsg. README.md in the folder says how.

    For example:

    * `ehsg template export our-templates`
    * `ehsg render merged.xlsx -o return.html --template our-templates`
    """
    if folder.exists() and not folder.is_dir():
        raise EhsgError(f"{display(folder)} is not a folder.", "Name a folder, or one to be made.")
    files = {folder / name: text for name, text in exported().items()}
    refuse_existing(files, force=force)
    for path, text in files.items():
        write(path, text)
    if form is Answer.JSON:
        put(as_json(list(map(Written, files))))
        return
    say(f"Wrote {counted(len(files), 'file')} into {display(folder)}")
    say(f"Next: read {display(folder / README)}, then run ehsg render … --template {typed(folder)}")
