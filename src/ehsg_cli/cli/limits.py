"""The option that says how much of a file is read, for the commands that read workbooks."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Annotated

import typer

from ehsg_cli.cli.settings import or_here
from ehsg_cli.findings.suggestion import did_you_mean
from ehsg_cli.workbook.limits import DEFAULT, Limits

_MOST_DIGITS = 15


def limits(typed: list[str]) -> Limits:
    """How much is read of a file: as usual, but for what the return folder and people's `NAME=NUMBER` say."""
    of_folder = or_here(None, lambda folder: folder.settings.limits)
    said = of_folder.model_dump(exclude_none=True) if of_folder else {}
    return replace(DEFAULT, **said | dict(map(_limit, typed)))


def _limit(typed: str) -> tuple[str, int]:
    name, _, number = typed.partition("=")
    names = tuple(asdict(DEFAULT))
    if name not in names:
        suggestion = did_you_mean(name, names)
        raise typer.BadParameter(f"There is no limit {name}.{suggestion} The limits are {', '.join(names)}.")
    if not number.isdecimal() or len(number) > _MOST_DIGITS or not int(number):
        raise typer.BadParameter(
            f"The limit {name} is a whole number from 1, as in {name}={asdict(DEFAULT)[name]}."
        )
    return name, int(number)


def _limits(typed: list[str]) -> list[str]:
    for each in typed:
        _limit(each)
    return typed


Limit = Annotated[
    list[str],
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        callback=_limits,
        help="Read more, or less, of each file: unpacked (bytes), rows, cells (of a sheet), seconds, memory "
        "(bytes). May be repeated.",
    ),
]
