"""A YAML document as plain data that still knows where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from ehsg_cli.findings.model import Location

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.yaml_tree import Node

Path = tuple[str | int, ...]
Position = tuple[int, int]  # line and column, counting from 1

ANY = "*"


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file.

    Attributes:
        lines: Its lines, without their ends.
        texts: Where every scalar has ended, by where it begins, in their order.
    """

    lines: tuple[str, ...]
    texts: Mapping[Position, Position]


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data, and where its parts stand; a part is named by the keys and list indices that lead to it.

    Reading is tolerant: whatever is missing or malformed is passed over, so that every rule can look at any
    document, and one mistake does not hide the next.

    Attributes:
        data: Mappings, lists, texts, numbers, booleans, dates and nothing else.
        values: Where every value stands.
        keys: Where every key of a mapping stands.
        file: Name of the file, for locations.
        sources: The text of every file that a part comes from, by its name.
        is_partial: Whether parts are left out because they cannot be read as YAML.
        root: The tree that it was made of, if it was made of one.
    """

    data: object
    values: Mapping[Path, Location]
    keys: Mapping[Path, Location]
    file: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    is_partial: bool = False
    root: Node | None = None

    def at(self, path: Path) -> Location:
        """Where the value stands; for one that is not there, where its nearest ancestor stands."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values[path]

    def key_at(self, path: Path) -> Location:
        """Where the key of the value stands; for an entry of a list, where the value does."""
        return self.keys[path] if path in self.keys else self.at(path)

    def missing_at(self, path: Path) -> Location:
        """Where to add what is not there: at the key of what it belongs to."""
        return self.key_at(path[:-1])

    def line(self, path: Path, *, seen_from: Path) -> str:
        """The number of the line in which a value stands, with its file where that is another one."""
        place = self.at(path)
        return f"{place.line}" if place.file == self.at(seen_from).file else f"{place.line} of {place.file}"

    def within(self, path: Path, pattern: re.Pattern[str], number: int = 0) -> Location:
        """Where a pattern is found in the value as it is written; if nowhere, where the value stands.

        Args:
            path: The way to a text, which may be written over several lines.
            pattern: What to find; white space in it must match line ends.
            number: Which of the places where it is found, counting from 0.
        """
        start = self.at(path)
        if start.file not in self.sources:
            return start
        written = self._written(start)
        found = next(islice(pattern.finditer(written), number, None), None)
        if not found:
            return start
        before = written[: found.start()].split("\n")
        column = len(before[-1]) + (start.column if len(before) == 1 else 1)
        return Location(file=start.file, line=start.line + len(before) - 1, column=column)

    def has_comment(self, path: Path) -> bool:
        """Whether a # stands behind the place of a value, on the same line."""
        place = self.at(path)
        lines = self.sources[place.file].lines if place.file in self.sources else ()
        return bool(place.line) and place.line <= len(lines) and "#" in lines[place.line - 1][place.column :]

    def _written(self, start: Location) -> str:
        """The value that begins at a location, as it is written there."""
        source = self.sources[start.file]
        position = (start.line, start.column)
        line, column = source.texts.get(position, position)
        lines = [*source.lines[start.line - 1 : line - 1], source.lines[line - 1][: column - 1]]
        return "\n".join(lines)[start.column - 1 :]

    def each(self, *pattern: str | int) -> Iterator[tuple[Path, object]]:
        """Every value that the pattern leads to, with its path; `ANY` stands for every key or index there."""
        found: list[tuple[Path, object]] = [((), self.data)]
        for step in pattern:
            found = [((*path, key), child) for path, value in found for key, child in _children(value, step)]
        return iter(found)

    def texts(self, *pattern: str | int) -> Iterator[tuple[Path, str]]:
        """Like `each`, but only those values that are text."""
        return ((path, value) for path, value in self.each(*pattern) if isinstance(value, str))

    def every_text(self) -> Iterator[tuple[Path, str]]:
        """Every value that is text, with its path, in the order of the document."""
        return _texts_within((), self.data)

    def get(self, *path: str | int) -> object:
        """The value at a path, or none."""
        return next((value for _, value in self.each(*path)), None)


def _children(value: object, step: str | int) -> list[tuple[str | int, object]]:
    """The parts of a value that one step of a pattern leads to."""
    if isinstance(value, dict):
        return list(value.items()) if step == ANY else [(step, value[step])] if step in value else []
    if not isinstance(value, list):
        return []
    if isinstance(step, int):
        return [(step, value[step])] if 0 <= step < len(value) else []
    return list(enumerate(value)) if step == ANY else []


def _texts_within(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    for step, child in _children(value, ANY):
        yield from _texts_within((*path, step), child)
