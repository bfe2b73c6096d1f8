"""What can still be read of a file that is not YAML as a whole, so that one slip does not hide the next.

A block that cannot be read is taken apart, by its indentation, into its entries; each is read on its own, and
taken apart in its turn if need be, until what is left is the line or the few lines that are not YAML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.bank.yaml_document import location
from ehsg_cli.bank.yaml_errors import TAB, not_yaml, stray_text
from ehsg_cli.bank.yaml_tree import MAX_DEPTH, TAG, UNREADABLE, Node, Tree, made
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.findings.model import Finding

_MOST_ATTEMPTS = 1_000
_LINE = re.compile("[^\n\r]*(?:\r\n|[\n\r])|[^\n\r]+")
_NOTHING = re.compile(r"\s*(#.*)?|---.*|\.\.\..*|%.*")  # and what parts documents
_ENTRY = re.compile(r"\s*-\s")
_KEY_ALONE = re.compile(r"""\s*[^\s#'"\[{&*!|>%@`-][^#'"]*:\s*(#.*)?""")


class _Block(NamedTuple):
    """Some lines of a file, with their ends; `before` is how many stand before them."""

    lines: list[str]
    before: int

    @property
    def text(self) -> str:
        return "".join(self.lines)

    def part(self, start: int, end: int | None = None) -> _Block:
        """The lines from one to another."""
        return _Block(self.lines[start:end], self.before + start)

    def parts(self) -> list[_Block]:
        """The entries of the list or mapping that the lines hold, by the indentation of the first."""
        filled = [index for index, line in enumerate(self.lines) if not _NOTHING.fullmatch(line.rstrip())]
        # A line that begins with a tab may be meant for any level: it is left with the one above it.
        filled = [
            index
            for index in filled
            if not self.lines[index].lstrip(" ").startswith("\t") or index == filled[0]
        ]
        if not filled:
            return []
        first = self.lines[filled[0]]
        starts = [index for index in filled if _indentation(self.lines[index]) <= _indentation(first)]
        if not _ENTRY.match(first):  # a list may stand right below its key
            starts = [index for index in starts if not _ENTRY.match(self.lines[index])]
        return [self.part(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]

    def undashed(self) -> _Block:
        """An entry of a list without its dash."""
        return _Block([self.lines[0].replace("-", " ", 1), *self.lines[1:]], self.before)


@dataclass(slots=True)
class _Attempt:
    """Reading a file part by part.

    Attributes:
        tree: What could be read.
        findings: What could not.
        count: How many parts were tried.
    """

    file: str
    tree: Tree
    findings: list[Finding] = field(default_factory=list)
    count: int = 0

    def read(self, block: _Block, depth: int = 0) -> Node | None:
        """What the lines hold, as far as it can be read; none if nothing can."""
        self.count += 1
        if self.count > _MOST_ATTEMPTS:
            return None
        before = len(self.tree.roots)
        try:
            self.tree.add(block.text, block.before)
        except UNREADABLE as error:
            del self.tree.roots[before:]
            parts = block.parts() if depth < MAX_DEPTH else []
            if all(_ENTRY.match(part.lines[0]) for part in parts) and parts:
                return _list(self.read(part.undashed(), depth + 1) for part in parts)
            if len(parts) > 1:
                return self._mapping(parts, depth + 1)
            if parts and len(parts[0].lines) > 1 and _KEY_ALONE.fullmatch(parts[0].lines[0].rstrip()):
                return self._below_key(parts[0], depth + 1)
            self._blame(error, block)
            return None
        return self.tree.roots.pop() if len(self.tree.roots) > before else None

    def _mapping(self, parts: list[_Block], depth: int) -> Node | None:
        nodes = [node for part in parts if (node := self.read(part, depth))]
        self.findings += [
            stray_text(node.text or "", location(node)) for node in nodes if not node.is_mapping
        ]
        maps = [node for node in nodes if node.is_mapping]
        return _node([entry for node in maps for entry in node.entries], is_mapping=True)

    def _blame(self, error: Exception, block: _Block) -> None:
        """Say what is wrong with a block without parts to read; a tab further on in it is another slip."""
        found = not_yaml(error, block.text, self.file, block.before)
        tabs = (
            Location(file=self.file, line=block.before + number, column=line.index("\t") + 1)
            for number, line in enumerate(block.lines, 1)
            if line.lstrip(" ").startswith("\t") and line.strip()
        )
        further = (place for place in tabs if place.line > found.location.line)
        self.findings += [found, *(codes.BANK_NOT_YAML(place, problem=TAB) for place in further)]

    def _below_key(self, part: _Block, depth: int) -> Node | None:
        head, body = self.read(part.part(0, 1), depth), self.read(part.part(1), depth)
        if head is None or body is None or not head.is_mapping:
            return None
        return _node([head.entries[0], body], is_mapping=True)


def readable_parts(text: str, file: str) -> tuple[Tree, tuple[Finding, ...]]:
    """The parts of a text that are YAML, and a finding for each that is not.

    Raises:
        TooMuchError: It is too large or too deep.
    """
    attempt = _Attempt(file, Tree(file))
    root = attempt.read(_Block(_LINE.findall(text), 0))
    attempt.tree.roots[:] = [root] if root else []
    return attempt.tree, tuple(attempt.findings)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _list(nodes: Iterable[Node | None]) -> Node | None:
    return _node([node for node in nodes if node])


def _node(entries: list[Node], *, is_mapping: bool = False) -> Node | None:
    if not entries:
        return None
    first = entries[0]
    like = Node(
        TAG + ("map" if is_mapping else "seq"), first.file, first.start, first.end, is_mapping=is_mapping
    )
    return made(entries, like)
