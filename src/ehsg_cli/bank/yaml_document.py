"""A tree of YAML nodes as a document: plain data, and where each part of it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.bank.document import Document
from ehsg_cli.bank.yaml_tree import TAG, Node
from ehsg_cli.findings.model import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ehsg_cli.bank.document import Path, Source

_BOOLEANS = {"true": True, "false": False}
_SCALARS: dict[str, Callable[[str], object]] = {
    f"{TAG}str": str,
    f"{TAG}int": int,
    f"{TAG}float": float,
    f"{TAG}bool": lambda text: _BOOLEANS[text.lower()],
    f"{TAG}null": lambda _: None,
    f"{TAG}timestamp": date.fromisoformat,
    f"{TAG}merge": str,
    f"{TAG}value": str,
}
PLAIN_TAGS = {*_SCALARS, f"{TAG}map", f"{TAG}seq"}


class _Visit(NamedTuple):
    """A node of the tree, with the path and, in a mapping, the key that lead to it."""

    path: Path
    key: Node | None
    node: Node


def document(root: Node, sources: Mapping[str, Source], *, is_partial: bool = False) -> Document:
    """The document of a tree, whose parts may be from several files.

    Args:
        root: A mapping.
        sources: The text of every file that a part is from, by name.
        is_partial: Whether parts are left out because they cannot be read as YAML.
    """
    visits = _walk(root)
    values = {visit.path: _start(visit) for visit in visits}
    keys = {visit.path: location(visit.key) for visit in visits if visit.key}
    return Document(_plain(root), values, keys, root.file, sources, is_partial, root)


def nodes(root: Node) -> Iterator[Node]:
    """Every node of a tree that a path leads to, as often as aliases repeat it."""
    return (visit.node for visit in _walk(root))


def location(node: Node) -> Location:
    """Where a node begins."""
    line, column = node.start
    return Location(file=node.file, line=line, column=column)


def _walk(root: Node) -> list[_Visit]:
    """Every node that a path leads to, in the order of the document."""
    visits, ahead = [], [_Visit((), None, root)]
    while ahead:
        visit = ahead.pop()
        visits.append(visit)
        path = visit.path
        children = [_Visit((*path, step), key, child) for step, key, child in _children(visit.node)]
        ahead += reversed(children)
    return visits


def _children(node: Node) -> list[tuple[str | int, Node | None, Node]]:
    if node.is_mapping:
        return [(key.text, key, child) for key, child in node.pairs() if key.text is not None]
    return [(index, None, child) for index, child in enumerate(node.entries)]


def _plain(node: Node) -> object:
    if node.is_mapping:
        return {step: _plain(child) for step, _, child in _children(node)}
    if node.text is None:
        return [_plain(child) for child in node.entries]
    try:
        return _SCALARS.get(node.tag, str)(node.text)
    except (KeyError, ValueError):
        return node.text


def _start(visit: _Visit) -> Location:
    """Where a value stands; for one left empty, where its key does, as its own mark is further on."""
    node = visit.node
    return location(visit.key if visit.key and node.text is not None and node.start == node.end else node)
