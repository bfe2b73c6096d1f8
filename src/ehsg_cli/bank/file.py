"""A file that holds a question bank, wherever it is kept."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ehsg_cli.files import display, read_bytes

MAX_BYTES = 5_000_000  # a bank of 5,000 questions has a fifth of that


class BankFile(Protocol):
    """A file that can be read, and that knows the files beside it."""

    @property
    def name(self) -> str:
        """What people call it, in locations and messages."""

    def read(self) -> bytes:
        """Its content, or at least as much as is more than `MAX_BYTES`.

        Raises:
            EhsgError: It does not exist or may not be read.
        """

    def beside(self, path: str) -> BankFile:
        """The file at a path that is relative to the folder of this one."""


@dataclass(frozen=True, slots=True)
class DiskFile:
    """A file on a disk."""

    path: Path

    @property
    def name(self) -> str:
        """Its path, as it was named."""
        return display(self.path)

    def read(self) -> bytes:
        """Its content, or as much of it as is more than any bank has.

        Raises:
            EhsgError: It does not exist, is no file or may not be read.
        """
        return read_bytes(self.path, most=MAX_BYTES + 1)

    def beside(self, path: str) -> DiskFile:
        """The file at a path that is relative to the folder of this one."""
        return DiskFile(Path(os.path.normpath(self.path.parent / path)))
