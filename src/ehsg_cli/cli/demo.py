"""`ehsg demo`: the whole job on the worked example."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from typing import Annotated, TextIO

import typer

from ehsg_cli.cli import options
from ehsg_cli.cli.talk import FINDINGS, OK, put, say
from ehsg_cli.cli.written import Answer, AnswerFormat, Written, as_json
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, find_inputs, resource, write
from ehsg_cli.folder.discovery import find_root

_GIVEN = (
    *("partners.csv", "received", "decisions.csv", "theme.yaml", "logo.svg"),
    *("late", "decisions-late.csv"),  # what came after the meeting, for readers to go on with
)
_STEPS = (
    (
        "1. A blank workbook for each partner on the list.",
        "generate --bank 2020 --partners partners.csv -o blank",
        OK,
    ),
    (
        "2. Nine answered, one of those only half; a required partner is missing. Merge what they sent.",
        "merge received --partners partners.csv -o merged.xlsx --json merged.json",
        OK,
    ),
    ("3. What is missing, but for single cells?", "check merged.xlsx --ignore C103", FINDINGS),
    (
        "4. What the partnership agreed at its meeting; on nine questions, nothing yet.",
        "agree merged.xlsx decisions.csv -o agreed.xlsx --json agreed.json",
        OK,
    ),
    (
        "5. The return, to publish, with the name and logo of its area.",
        "render agreed.xlsx -o return.html --theme theme.yaml",
        OK,
    ),
    (
        "6. The same as Markdown, with what each organisation said.",
        "render agreed.xlsx -o return.md --detail full",
        OK,
    ),
)
_LOOK = """
Look at these first:
  {folder}/return.html  the return as people read it
  {folder}/merged.xlsx  where the partnership fills in its agreed answers
  {folder}/agreed.xlsx  the same once it has
  {folder}/blank        the workbooks that went out
  {folder}/received     the workbooks that came back
  {folder}/late         two more that came after the meeting; decisions-late.csv is what was agreed then
And try: ehsg check {folder}/received/northshire-homes.xlsx"""


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to put it all.")] = Path("ehsg-demo"),
    form: AnswerFormat = Answer.TEXT,
    force: options.Force = False,
) -> None:
    """Run the whole job on a worked example and say what it made and where.

    The example is a made-up partnership of ten organisations answering the 2020 guide.

    For example:

    * `ehsg demo`
    """
    if folder.exists() and not force:
        raise EhsgError(f"{display(folder)} exists already.", "Name another folder, or use --force.")
    if find_root(folder.resolve()):
        raise EhsgError(
            f"{display(folder)} lies in a return folder, whose settings are not those of the demo.",
            "Run it in another folder.",
        )
    example = resource("examples") / "2020"
    for file in find_inputs([example / name for name in _GIVEN]):
        write(folder / file.relative_to(example), file.read_bytes())
    for title, command, expected in _STEPS:
        _run(
            title,
            [*command.split(), *(["--force"] if force and "-o" in command.split() else [])],
            folder,
            expected,
            sys.stderr if form is Answer.JSON else None,
        )
    if form is Answer.JSON:
        put(as_json(list(map(Written, find_inputs([folder])))))
    else:
        say(_LOOK.format(folder=display(folder)))


def _run(title: str, arguments: list[str], folder: Path, expected: int, out: TextIO | None) -> None:
    """Run one command as a person would type it, in the folder; its stdout is `out`, or ours."""
    say(f"\n{title}\n$ ehsg {shlex.join(arguments)}")
    command = [sys.executable, "-m", "ehsg_cli", *arguments]
    done = subprocess.run(command, cwd=folder, check=False, stdout=out)  # noqa: S603
    if done.returncode != expected:
        raise EhsgError(
            f"ehsg {arguments[0]} ended with exit code {done.returncode}.", "See what it said above."
        )
