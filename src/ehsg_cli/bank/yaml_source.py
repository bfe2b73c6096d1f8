"""YAML text → plain data with positions, reporting whatever is wrong with it as YAML."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from ehsg_cli.bank.document import Document
from ehsg_cli.bank.yaml_errors import UNREADABLE, not_utf8, not_yaml
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ruamel.yaml.nodes import Node

    from ehsg_cli.bank.document import Path, Position

# Some ten times the largest bank, and low enough that a hostile file is done with soon. Nodes count as often
# as aliases repeat them, so that a few lines cannot stand for billions.
MAX_BYTES = 250_000
MAX_NODES = 5_000

_BOOLEANS = {"true": True, "false": False}
_TAG = "tag:yaml.org,2002:"
_SCALARS: dict[str, Callable[[str], object]] = {
    f"{_TAG}str": str,
    f"{_TAG}int": int,
    f"{_TAG}float": float,
    f"{_TAG}bool": lambda text: _BOOLEANS[text.lower()],
    f"{_TAG}null": lambda _: None,
    f"{_TAG}timestamp": date.fromisoformat,
    f"{_TAG}merge": str,
    f"{_TAG}value": str,
}
_PLAIN_TAGS = {*_SCALARS, f"{_TAG}map", f"{_TAG}seq"}


class _Visit(NamedTuple):
    """A node of the tree, with the path and, in a mapping, the key that lead to it."""

    path: Path
    key: ScalarNode | None
    node: Node


def parse(content: bytes, file: str = "") -> tuple[Document | None, tuple[Finding, ...]]:
    """Read YAML 1.2, in UTF-8 with or without a byte-order mark.

    Keys are text, whatever they look like. So are numbers and dates that cannot be read as such: the schema
    then says what it expected in their place.

    Returns:
        The document, or none where nothing can be made of it, and what is wrong with it as YAML.
    """
    if len(content) > MAX_BYTES:
        return None, (codes.BANK_TOO_LARGE(Location(file=file)),)
    try:
        return _parse(content.decode("utf-8-sig"), file)
    except UnicodeDecodeError as error:
        return None, (not_utf8(error, file),)
    except RecursionError:
        return None, (codes.BANK_TOO_LARGE(Location(file=file)),)


@lru_cache(maxsize=8)  # a crosswalk looks into its banks again
def _parse(text: str, file: str) -> tuple[Document | None, tuple[Finding, ...]]:
    try:
        root = _compose(text)
    except UNREADABLE as error:
        return None, (not_yaml(error, text, file),)
    return _document(root, file)


def _compose(text: str) -> Node | None:
    yaml = YAML(typ="safe", pure=True)
    yaml.composer.warn_double_anchors = False  # they are allowed; the later one counts
    root: Node | None = yaml.compose(text)
    return root


def _document(root: Node | None, file: str) -> tuple[Document | None, tuple[Finding, ...]]:
    if not isinstance(root, MappingNode):
        return None, (codes.BANK_NOT_MAPPING(Location(file=file)),)
    visits = list(islice(_walk(root), MAX_NODES + 1))
    if len(visits) > MAX_NODES:
        return None, (codes.BANK_TOO_LARGE(Location(file=file)),)
    values = {visit.path: _start(visit) for visit in visits}
    keys = {visit.path: _position(visit.key) for visit in visits if visit.key}
    # An alias leads to the same node, and to the same finding, again.
    findings = dict.fromkeys(finding for visit in visits for finding in _findings(visit.node, file))
    return Document(_plain(root), values, keys, file), tuple(findings)


def _walk(node: Node, path: Path = (), key: ScalarNode | None = None) -> Iterator[_Visit]:
    yield _Visit(path, key, node)
    for step, key_node, child in _children(node):
        yield from _walk(child, (*path, step), key_node)


def _children(node: Node) -> Iterable[tuple[str | int, ScalarNode | None, Node]]:
    if isinstance(node, MappingNode):
        return [(key.value, key, child) for key, child in node.value if isinstance(key, ScalarNode)]
    if isinstance(node, SequenceNode):
        return [(index, None, child) for index, child in enumerate(node.value)]
    return []


def _plain(node: Node) -> object:
    if isinstance(node, MappingNode):
        return {step: _plain(child) for step, _, child in _children(node)}
    if isinstance(node, SequenceNode):
        return [_plain(child) for _, _, child in _children(node)]
    try:
        return _SCALARS.get(str(node.tag), str)(node.value)
    except (KeyError, ValueError):
        return node.value


def _start(visit: _Visit) -> Position:
    """Where a value stands; for one left empty, where its key does, as its own mark is further on."""
    node = visit.node
    return _position(visit.key if visit.key and node.start_mark.index == node.end_mark.index else node)


def _position(node: Node) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _location(node: Node, file: str) -> Location:
    line, column = _position(node)
    return Location(file=file, line=line, column=column)


def _findings(node: Node, file: str) -> Iterator[Finding]:
    if node.tag not in _PLAIN_TAGS:
        yield codes.BANK_NOT_PLAIN(_location(node, file), what=f"the tag {str(node.tag).replace(_TAG, '!!')}")
    if isinstance(node, MappingNode):
        yield from _key_findings([key for key, _ in node.value], file)


def _key_findings(keys: list[Node], file: str) -> Iterator[Finding]:
    first: dict[str, Node] = {}
    for key in keys:
        if not isinstance(key, ScalarNode):
            yield codes.BANK_NOT_PLAIN(_location(key, file), what="a list or a block as a key")
        elif (earlier := first.setdefault(key.value, key)) is not key:
            yield codes.BANK_DUPLICATE_KEY(_location(key, file), key=key.value, first=_position(earlier)[0])
