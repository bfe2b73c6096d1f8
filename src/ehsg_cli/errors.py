"""Errors a person can act on."""

from __future__ import annotations


class EhsgError(Exception):
    """The command cannot go on, and the person who ran it can do something about it.

    Anything that need not stop the command is a finding instead (`ehsg_cli.findings`).

    Args:
        message: What is wrong and where, in one sentence.
        remedy: What to do about it, in one sentence.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[EhsgError], tuple[object, ...]]:
        """How it comes whole from another process."""
        return type(self), (self.message, self.remedy)
