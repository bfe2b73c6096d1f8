"""Reading what people name on the command line, with a bar that shows how far it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ehsg_cli import gathering
from ehsg_cli.cli.quiet import is_quiet
from ehsg_cli.files import read_text
from ehsg_cli.gathering import (
    OTHER_SPREADSHEETS,
    SPREADSHEETS,
    EncryptedError,
    Gathered,
    bank_of,
    invitations_from,
    open_merged,
    read_list,
    relative,
    understand_merged,
)
from ehsg_cli.partnership.as_json import is_return
from ehsg_cli.workbook.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = (  # all that commands read with
    "OTHER_SPREADSHEETS",
    "SPREADSHEETS",
    "EncryptedError",
    "Gathered",
    "bank_of",
    "earlier_outputs",
    "gather",
    "invitations_from",
    "open_merged",
    "read_list",
    "relative",
    "tracked",
    "understand_merged",
)


def gather(paths: Iterable[Path], bank: str, limits: Limits = DEFAULT) -> Gathered:
    """Read and understand every workbook among the paths and below them, as `gathering.gather` does it."""
    return gathering.gather(paths, bank, limits, lambda files: tracked(files, "Reading"))


def tracked(files: tuple[Path, ...], doing: str) -> Iterable[Path]:
    """The files, with a bar that shows how far it is where somebody looks at one."""
    if is_quiet() or not sys.stderr.isatty():
        return files
    from rich.console import Console  # noqa: PLC0415 - slow to import
    from rich.progress import track  # noqa: PLC0415

    return track(files, doing, console=Console(stderr=True), transient=True)


def earlier_outputs(workbook: Path, json: Path | None) -> list[Path]:
    """Those of the outputs that an earlier time may have written, which may be replaced.

    Whether the workbook is one is seen when it is read.
    """
    ours = [workbook] if workbook.is_file() else []
    return [*ours, *([json] if json and json.is_file() and is_return(read_text(json)) else [])]
