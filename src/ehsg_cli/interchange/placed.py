"""A bank as plain data while it is put together from cells, which it remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ehsg_cli.bank import schema
from ehsg_cli.bank.document import Document
from ehsg_cli.bank.model import Bank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.document import Path
    from ehsg_cli.findings.model import Finding, Location


@dataclass(frozen=True, slots=True)
class Placed:
    """Plain data, and the cell of each part of it. A part is named by the keys and list indices to it."""

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Location] = field(default_factory=dict)

    def put(self, path: Path, value: object, location: Location) -> None:
        """Set a value."""
        self._within(path)[path[-1]] = value
        self.places[path] = location

    def append(self, path: Path, value: object, location: Location) -> Path:
        """Add a value to a list, which begins with it if need be, and give its own path."""
        entries = self._within(path).setdefault(path[-1], [])
        entries.append(value)
        self.places.setdefault(path, location)
        own = (*path, len(entries) - 1)
        self.places[own] = location
        return own

    def _within(self, path: Path) -> Any:  # noqa: ANN401 - plain data
        """What the last step of a path is in; mappings on the way are made."""
        within: Any = self.data
        for step in path[:-1]:
            within = within[step] if isinstance(step, int) else within.setdefault(step, {})
        return within

    def built(self, file: Location) -> tuple[Bank | None, tuple[Finding, ...]]:
        """The bank, or none and why there is none, each finding with its cell or else the file."""
        return schema.build(_InCells(self.data, {}, {}, cells={(): file, **self.places}), Bank)


@dataclass(frozen=True, slots=True)
class _InCells(Document):
    """A document whose parts stand in cells."""

    cells: Mapping[Path, Location] = field(default_factory=dict)

    def at(self, path: Path) -> Location:
        """The cell of a value; for one that is not there, that of its nearest ancestor."""
        while path not in self.cells:
            path = path[:-1]
        return self.cells[path]

    def missing_at(self, path: Path) -> Location:
        """The empty cell that it belongs in."""
        return self.at(path)

    def key_at(self, path: Path) -> Location:
        """The same: in a table, a key is the heading of the value's column."""
        return self.at(path)
