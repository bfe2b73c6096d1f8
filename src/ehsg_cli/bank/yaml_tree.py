"""YAML text → a tree of nodes with their places, given up as soon as it grows beyond any use.

ruamel.yaml reads the text. The tree is made here from its events, as its own composer counts nothing: a file
of a few bytes may ask for billions of values, and one of some megabytes takes minutes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.composer import ComposerError
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from ruamel.yaml.error import StreamMark

    from ehsg_cli.bank.document import Position

    # What texts without quotes look like, with the tag for it, by the character they begin with.
    Looks = Mapping[str, list[tuple[str, re.Pattern[str]]]]

MAX_NODES = 100_000  # a bank of 5,000 questions has half of that
MAX_DEPTH = 40  # a bank has a quarter of that
# Beside its own errors, ruamel.yaml lets others slip through for such oddities as "\UFFFFFFFF" or %YAML 1.10.
UNREADABLE = (YAMLError, AssertionError, LookupError, OverflowError, ValueError)
TAG = "tag:yaml.org,2002:"
_TEXT = f"{TAG}str"
_BEGINNING = (ScalarEvent, CollectionStartEvent)


class TooMuchError(Exception):
    """No bank is as large or as deep as this.

    Args:
        problem: What is too large, for a message.
        position: Where it became so.
    """

    def __init__(self, problem: str, position: Position) -> None:
        super().__init__(problem)
        self.problem = problem
        self.position = position


@dataclass(slots=True, eq=False)
class Node:
    """A part of the tree.

    Attributes:
        tag: What it is said to be, or looks like, as YAML names it.
        file: The file it is from.
        start: Where it begins.
        end: Where a text has ended.
        text: What is written; none where it is a list or a mapping.
        entries: Of a list, its entries; of a mapping, its keys and values in turn.
        is_mapping: Whether its entries are keys and values.
        size: How many nodes it has, itself and those that aliases repeat included.
        height: How many levels it has, itself included.
    """

    tag: str
    file: str
    start: Position
    end: Position
    text: str | None = None
    entries: list[Node] = field(default_factory=list)
    is_mapping: bool = False
    size: int = 1
    height: int = 1

    def pairs(self) -> list[tuple[Node, Node]]:
        """The keys of a mapping, each with its value; nothing for anything else."""
        return list(zip(self.entries[::2], self.entries[1::2], strict=True)) if self.is_mapping else []

    def get(self, key: str) -> Node | None:
        """The value of a key; none where it is not there, the last where it stands several times."""
        return {found.text: value for found, value in self.pairs()}.get(key)

    def add(self, child: Node) -> None:
        """Add a node that is complete."""
        self.entries.append(child)
        self.size += child.size
        self.height = max(self.height, child.height + 1)


def made(entries: Iterable[Node], like: Node) -> Node:
    """A list or mapping of these entries, of the same kind and at the same place as another."""
    node = Node(like.tag, like.file, like.start, like.end, is_mapping=like.is_mapping)
    for entry in entries:
        node.add(entry)
    return node


class Tree:
    """The nodes of a text, or of several that are parts of one.

    Args:
        file: The file that the text is from.

    Attributes:
        roots: The outermost node of each text that has one.
        scalars: Every text in them, in order.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self.roots: list[Node] = []
        self.scalars: list[Node] = []
        self._anchors: dict[str, Node] = {}
        self._open: list[Node] = []
        self._size = 0

    def add(self, text: str, lines_before: int = 0, *, in_c: bool = False) -> None:
        """Add the one document that a text holds, if it holds one.

        Args:
            text: YAML.
            lines_before: How many lines of the file stand before it.
            in_c: Whether to have libyaml read it, where that is installed.

        Raises:
            TooMuchError: It is too large or too deep.
            YAMLError: It is not YAML, as are the other errors that `UNREADABLE` names.
        """
        yaml = YAML(typ="safe", pure=not in_c)
        self._open, before = [], len(self.roots)
        looks: Looks = {}
        for event in yaml.parse(text):
            if isinstance(event, AliasEvent):
                self._repeat(event, lines_before)
            elif isinstance(event, _BEGINNING):
                self._begin(event, looks, lines_before)
            elif isinstance(event, CollectionEndEvent):
                self._place(self._open.pop())
            elif isinstance(event, DocumentStartEvent):
                if len(self.roots) > before:
                    raise ComposerError(None, None, "but found another document", event.start_mark)
                looks = yaml.resolver.versioned_resolver  # of the version that the document says it is of

    def _repeat(self, event: AliasEvent, lines_before: int) -> None:
        """Put what an alias stands for in its place."""
        if event.anchor not in self._anchors:
            raise ComposerError(None, None, "found undefined alias", event.start_mark)
        node = self._anchors[event.anchor]
        start = _position(event.start_mark, lines_before)
        if any(node is outer for outer in self._open):
            raise TooMuchError("an alias stands within what it stands for", start)
        self._refuse_excess(node, start)
        self._place(node)

    def _begin(self, event: ScalarEvent | CollectionStartEvent, looks: Looks, lines_before: int) -> None:
        start = _position(event.start_mark, lines_before)
        end = _position(event.end_mark, lines_before)
        is_mapping = isinstance(event, MappingStartEvent)
        node = Node(_tag(event, looks), self._file, start, end, is_mapping=is_mapping)
        self._refuse_excess(node, start)
        if event.anchor:
            self._anchors[event.anchor] = node
        if isinstance(event, ScalarEvent):
            node.text = event.value
            self.scalars.append(node)
            self._place(node)
        else:
            self._open.append(node)

    def _refuse_excess(self, node: Node, start: Position) -> None:
        self._size += node.size
        if self._size > MAX_NODES:
            raise TooMuchError(f"more than {MAX_NODES:,} values and keys, with what aliases repeat", start)
        if len(self._open) + node.height > MAX_DEPTH:
            raise TooMuchError(f"more than {MAX_DEPTH} levels within each other", start)

    def _place(self, node: Node) -> None:
        """Put a complete node where it belongs."""
        if self._open:
            self._open[-1].add(node)
        else:
            self.roots.append(node)


def _position(mark: StreamMark, lines_before: int) -> Position:
    return mark.line + lines_before + 1, mark.column + 1


def _tag(event: ScalarEvent | CollectionStartEvent, looks: Looks) -> str:
    """The tag that is written or, for a text without one, what it looks like."""
    if event.tag not in {None, "!"}:
        return str(event.tag)
    if isinstance(event, ScalarEvent):
        known = looks.get(event.value[:1], ()) if event.implicit[0] else ()
        return next((tag for tag, pattern in known if pattern.match(event.value)), _TEXT)
    return TAG + ("map" if isinstance(event, MappingStartEvent) else "seq")
