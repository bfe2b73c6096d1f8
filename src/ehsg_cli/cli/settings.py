"""What is not said on the command line and stands in the return folder that the command runs in.

Commands ask for it here alone; what is typed comes first. Outside a return folder there is nothing else.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from ehsg_cli.cli.report import show
from ehsg_cli.cli.talk import FINDINGS, insist
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display
from ehsg_cli.folder.discovery import SETTINGS, find_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ehsg_cli.folder.model import ReturnFolder
    from ehsg_cli.submission.invitation import Request

Value = TypeVar("Value")


def here() -> ReturnFolder | None:
    """The return folder that the command runs in, which may be above the working directory; none without one.

    Its paths are relative to the working directory.

    Raises:
        Exit: Something is wrong with its settings: all of it has been said.
        EhsgError: They cannot be read, or are no such settings at all.
    """
    try:
        return _at(Path.cwd())
    except FileNotFoundError:  # the working directory is gone
        return None


def or_here(typed: Value | None, part: Callable[[ReturnFolder], Value | None]) -> Value | None:
    """What was typed or, where that is nothing, what the return folder has in its place; none without one."""
    folder = None if typed else here()
    return part(folder) if folder else typed


def needed(typed: Value | None, part: Callable[[ReturnFolder], Value], command: str, name: str) -> Value:
    """What was typed or, where that is nothing, what the return folder has in its place.

    Args:
        typed: What was typed, if anything.
        part: What stands for it in a return folder.
        command: What needs it, as it is typed.
        name: What it is called in the help of the command.

    Raises:
        EhsgError: Nothing was typed, and the command does not run in a return folder.
    """
    value = or_here(typed, part)
    if not value:
        raise EhsgError(
            f"{command} needs {name}.",
            "Name it (see --help); or work in a return folder, in which it is known: ehsg init makes one.",
        )
    return value


def merged_here(typed: Path | None, command: str) -> Path:
    """The merged return that was named or, where none was, that of the return folder.

    Raises:
        EhsgError: None was named, and there is no return folder, or nothing is merged in it yet.
    """
    merged = needed(typed, lambda folder: folder.merged, command, "MERGED.xlsx")
    if not typed and not merged.is_file():
        raise EhsgError(f"There is no {display(merged)} yet.", "Make it with: ehsg merge")
    return merged


def bank_here(typed: str) -> str:
    """The bank that was typed, or that of the return folder; empty if neither is said."""
    return or_here(typed, lambda folder: folder.bank) or ""


def allowed_here(typed: Iterable[str]) -> tuple[str, ...]:
    """What may be published although it is personal: what was typed, and what the return folder allows."""
    folder = here()
    return (*typed, *((folder.settings.allow if folder else None) or ()))


def request(folder: ReturnFolder) -> Request:
    """What a return folder says of who asks the partners, by when, and where their answers go."""
    from ehsg_cli.submission.invitation import Request  # noqa: PLC0415 - few commands write to partners

    lead, due = folder.settings.lead, folder.settings.answers_due
    return Request(due, lead.organisation, lead.name or "", lead.email or "") if lead else Request(due)


def lead_missing(what: str) -> list[str]:
    """That the return folder does not say who asks the partners, nor so what is made for them.

    Args:
        what: What is made.
    """
    folder = here()
    if not folder or folder.settings.lead:
        return []
    return [f"{display(folder.root / SETTINGS)} has no lead: the {what} do not say who asks."]


@cache
def _at(directory: Path) -> ReturnFolder | None:
    root = find_root(directory)
    if not root:
        return None
    from ehsg_cli.folder.read import read_folder  # noqa: PLC0415 - slow to load, and not needed without one

    near = Path(os.path.relpath(root, directory))
    folder, findings = read_folder(near)
    if findings:
        show(findings)
    if not folder:
        insist(f"Nothing was done: correct {display(near / SETTINGS)}, and run the command again.")
        raise typer.Exit(FINDINGS)
    return folder
