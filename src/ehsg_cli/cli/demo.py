"""`ehsg demo`: the whole job on the worked example."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from ehsg_cli.cli import options
from ehsg_cli.cli.report import FINDINGS, OK, say, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, resource

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
    (
        "3. What is missing from the half-finished one?",
        "check received/northshire-homes.xlsx --select C101",
        FINDINGS,
    ),
    ("4. And from the return as a whole?", "check merged.xlsx --ignore C103", FINDINGS),
    ("5. The return, to publish.", "render merged.xlsx -o return.html", OK),
    (
        "6. The same as Markdown, with what each organisation said.",
        "render merged.xlsx -o return.md --detail full",
        OK,
    ),
)


def demo(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to put it all.")] = Path("ehsg-demo"),
    force: options.Force = False,
) -> None:
    """Run the whole job on a worked example and say what it made and where.

    The example is a made-up partnership of ten organisations answering the 2020 guide.

    Example:
      ehsg demo
    """
    if folder.exists() and not force:
        raise EhsgError(f"{display(folder)} exists already.", "Name another folder, or use --force.")
    example = resource("examples") / "2020"
    shutil.copytree(example / "received", folder / "received", dirs_exist_ok=True)
    shutil.copy(example / "partners.csv", folder / "partners.csv")
    for title, command, expected in _STEPS:
        _run(
            title,
            [*command.split(), *(["--force"] if force and "-o" in command.split() else [])],
            folder,
            expected,
        )
    say("\nLook at these first:")
    say_written(*(folder / name for name in ("return.html", "return.md", "merged.xlsx", "blank")))


def _run(title: str, arguments: list[str], folder: Path, expected: int) -> None:
    """Run one command as a person would type it, in the folder."""
    say(f"\n{title}\n$ ehsg {shlex.join(arguments)}")
    done = subprocess.run([sys.executable, "-m", "ehsg_cli", *arguments], cwd=folder, check=False)  # noqa: S603
    if done.returncode != expected:
        raise EhsgError(
            f"ehsg {arguments[0]} ended with exit code {done.returncode}.", "See what it said above."
        )
