"""Reading what people name on the command line, with a bar that shows how far it is."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ehsg_cli import gathering, merged_return
from ehsg_cli.cli.quiet import is_quiet
from ehsg_cli.cli.settings import or_here
from ehsg_cli.files import display, read_text
from ehsg_cli.gathering import (
    OTHER_SPREADSHEETS,
    SPREADSHEETS,
    UNREAD,
    Gathered,
    bank_of,
    read_list,
    relative,
)
from ehsg_cli.merged_return import ClosedError, understand_merged
from ehsg_cli.partnership.as_json import is_return
from ehsg_cli.wording import quote
from ehsg_cli.workbook.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.invitation import Invitation
    from ehsg_cli.workbook.grid import Spreadsheet

__all__ = (  # all that commands read with
    "OTHER_SPREADSHEETS",
    "SPREADSHEETS",
    "UNREAD",
    "ClosedError",
    "Gathered",
    "bad_addresses",
    "bank_of",
    "earlier_outputs",
    "gather",
    "invitations_from",
    "named",
    "open_merged",
    "opening",
    "read_list",
    "read_spreadsheets",
    "relative",
    "tracked",
    "understand_merged",
)


def gather(paths: Iterable[Path], bank: str, limits: Limits = DEFAULT) -> Gathered:
    """Read and understand every workbook among the paths and below them, as `gathering.gather` does it."""
    return gathering.gather(paths, bank, limits, lambda files: tracked(files, "Reading"), _root())


def read_spreadsheets(
    paths: Iterable[Path], limits: Limits = DEFAULT
) -> tuple[list[Spreadsheet], list[Finding]]:
    """Read every workbook among the paths and below them, as `gathering.read_spreadsheets` does it."""
    return gathering.read_spreadsheets(paths, limits, lambda files: tracked(files, "Reading"), _root())


def tracked(files: tuple[Path, ...], doing: str) -> Iterable[Path]:
    """The files, with a bar that shows how far it is where somebody looks at one."""
    if is_quiet() or not sys.stderr.isatty():
        return files
    from rich.console import Console  # noqa: PLC0415 - slow to import
    from rich.progress import track  # noqa: PLC0415

    return track(files, doing, console=Console(stderr=True), transient=True)


def named(path: Path) -> str:
    """A file as a return names it: from the return folder, wherever in it a command runs, if there is one."""
    return relative(path, _root())


def _root() -> Path | None:
    return or_here(None, lambda folder: folder.root)


def open_merged(path: Path, limits: Limits = DEFAULT) -> Spreadsheet:
    """Read a merged return, not yet understood, as `merged_return.open_merged` does it."""
    return merged_return.open_merged(path, limits, _root())


@contextmanager
def opening(path: Path, limits: Limits = DEFAULT) -> Iterator[Callable[[], Spreadsheet]]:
    """Read a merged return in another process while this one goes on, as with its imports.

    Yields:
        What waits for the return, and raises what `open_merged` raises.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        yield thread.submit(merged_return.open_merged, path, limits, _root()).result


def invitations_from(file: Path | None, bank: Bank) -> tuple[Invitation, ...]:
    """The partners listed in a CSV file or, without one, in that of the return folder, if it names any yet.

    Raises:
        EhsgError: It cannot be read, or something is wrong with it.
    """
    asked = or_here(file, lambda folder: folder.partners)
    return gathering.invitations_from(asked, bank, may_be_empty=not file)


def bad_addresses(file: Path | None, invitations: Iterable[Invitation]) -> Iterator[str]:
    """What is no e-mail address in the list of partners that was named, or that of the return folder."""
    from ehsg_cli.progress.drafts import unusable  # noqa: PLC0415 - few commands write to anybody

    asked = or_here(file, lambda folder: folder.partners)
    if not asked:
        return
    for each in invitations:
        for text in unusable(each.email):
            yield f"{display(asked)}, line {each.line}: {quote(text)} is no e-mail address."


def earlier_outputs(workbook: Path, json: Path | None) -> list[Path]:
    """Those of the outputs that an earlier time may have written, which may be replaced.

    Whether the workbook is one is seen when it is read.
    """
    ours = [workbook] if workbook.is_file() else []
    return [*ours, *([json] if json and json.is_file() and is_return(read_text(json)) else [])]
