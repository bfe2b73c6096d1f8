"""What scripts hand over in more than one form."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ehsg_cli import gathering
from ehsg_cli.errors import EhsgError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.submission.invitation import Invitation

Choice = TypeVar("Choice", bound=StrEnum)


def invited(partners: str | Path | Iterable[Invitation] | None, bank: Bank) -> tuple[Invitation, ...]:
    """Who was asked: as read from a CSV file, or as it is; nobody if nobody is named.

    Raises:
        EhsgError: The file cannot be read, or something is wrong with it.
    """
    if isinstance(partners, str | Path):
        return gathering.invitations_from(Path(partners), bank)
    return tuple(partners or ())


def choice_of(kind: type[Choice], typed: str) -> Choice:
    """The choice that was named.

    Raises:
        EhsgError: There is no such choice.
    """
    try:
        return kind(typed)
    except ValueError:
        choices = ", ".join(kind)
        raise EhsgError(f"{typed} is none of the choices.", f"Choose one of {choices}.") from None
