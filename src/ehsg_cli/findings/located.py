"""Errors at a place in a text file, which can be shown with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Location


class LocatedError(EhsgError):
    """The command cannot go on because of something at a place in a file.

    Args:
        message: What is wrong and where, in one sentence.
        remedy: What to do about it, in one sentence.
        location: The place.
    """

    def __init__(self, message: str, remedy: str, location: Location) -> None:
        super().__init__(message, remedy)
        self.location = location

    def __reduce__(self) -> tuple[type[EhsgError], tuple[object, ...]]:
        """How it comes whole from another process."""
        return type(self), (self.message, self.remedy, self.location)
