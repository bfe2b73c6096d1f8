"""A YAML document as plain data that still knows where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.findings.model import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]
Position = tuple[int, int]

ANY = "*"


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data, and where its parts stand; a part is named by the keys and list indices that lead to it.

    Reading is tolerant: whatever is missing or malformed is passed over, so that every rule can look at any
    document, and one mistake does not hide the next.

    Attributes:
        data: Mappings, lists, texts, numbers, booleans, dates and nothing else.
        values: Line and column of every value, counting from 1.
        keys: Line and column of every key of a mapping.
        file: Name of the file, for locations.
    """

    data: object
    values: Mapping[Path, Position]
    keys: Mapping[Path, Position]
    file: str = ""

    def at(self, path: Path) -> Location:
        """Where the value stands; for one that is not there, where its nearest ancestor stands."""
        while path and path not in self.values:
            path = path[:-1]
        return self._location(self.values[path])

    def key_at(self, path: Path) -> Location:
        """Where the key of the value stands; for an entry of a list, where the value does."""
        return self._location(self.keys[path]) if path in self.keys else self.at(path)

    def _location(self, position: Position) -> Location:
        line, column = position
        return Location(file=self.file, line=line, column=column)

    def each(self, *pattern: str | int) -> Iterator[tuple[Path, object]]:
        """Every value that the pattern leads to, with its path; `ANY` stands for every key or index there."""
        found: list[tuple[Path, object]] = [((), self.data)]
        for step in pattern:
            found = [((*path, key), child) for path, value in found for key, child in _children(value, step)]
        return iter(found)

    def texts(self, *pattern: str | int) -> Iterator[tuple[Path, str]]:
        """Like `each`, but only those values that are text."""
        return ((path, value) for path, value in self.each(*pattern) if isinstance(value, str))

    def get(self, *path: str | int) -> object:
        """The value at a path, or none."""
        return next((value for _, value in self.each(*path)), None)


def _children(value: object, step: str | int) -> list[tuple[str | int, object]]:
    """The parts of a value that one step of a pattern leads to."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(key, child) for key, child in parts if step in (ANY, key)]
