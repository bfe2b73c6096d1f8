"""What a command has written, for people and for programs."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ehsg_cli.cli.talk import put, say, say_written
from ehsg_cli.files import display

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FORMAT = "ehsg-written/1"


class Answer(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


AnswerFormat = Annotated[
    Answer, typer.Option("--format", help="How to answer: for people, or as JSON for programs.")
]


class Written(NamedTuple):
    """A file that was written and, of a blank workbook, the partner it is for."""

    file: Path
    partner: str = ""


def tell_written(written: Sequence[Written], form: Answer, notes: Sequence[str] = ()) -> None:
    """Say which files were written, and what to know of them: to a person, or as a result to a program."""
    if form is Answer.JSON:
        put(as_json(written, notes))
        return
    say_written(*(each.file for each in written))
    for note in notes:
        say(f"Note: {note}")


def as_json(written: Sequence[Written], notes: Sequence[str] = ()) -> str:
    """What was written as `schemas/written.schema.json` has it.

    In ASCII, so that it survives the encoding of any terminal or pipe.
    """
    files = [{"file": display(each.file), "partner": each.partner or None} for each in written]
    return json.dumps({"format": FORMAT, "written": files, "notes": list(notes)}, indent=2)
