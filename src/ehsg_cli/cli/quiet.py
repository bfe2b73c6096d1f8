"""`--quiet`: nothing but results and errors. Every command takes it, before its name and after."""

from __future__ import annotations

import os
from typing import Annotated

import typer

_QUIET = "EHSG_QUIET"  # in the environment, so that commands which a command runs are quiet, too


def is_quiet() -> bool:
    """Whether nothing is to be said but results and errors."""
    return bool(os.environ.get(_QUIET))


def _set_quiet(wanted: bool) -> None:
    if wanted:
        os.environ[_QUIET] = "1"


Quiet = Annotated[
    bool,
    typer.Option(
        "-q",
        "--quiet",
        callback=_set_quiet,
        expose_value=False,
        help="Say nothing but results and errors: no notes, no progress, not what was written.",
    ),
]
