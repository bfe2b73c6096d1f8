"""YAML text → plain data with positions, reporting whatever is wrong with it as YAML."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ehsg_cli.bank import yaml_blocks
from ehsg_cli.bank.document import Source
from ehsg_cli.bank.file import MAX_BYTES
from ehsg_cli.bank.yaml_document import PLAIN_TAGS, document, location, nodes
from ehsg_cli.bank.yaml_errors import UNREADABLE, not_utf8, not_yaml
from ehsg_cli.bank.yaml_tree import TAG, Node, TooMuchError, Tree
from ehsg_cli.files import split_lines
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.document import Document


def parse(content: bytes, file: str = "") -> tuple[Document | None, tuple[Finding, ...]]:
    """Read YAML 1.2, in UTF-8 with or without a byte-order mark.

    Keys are text, whatever they look like. So are numbers and dates that cannot be read as such: the schema
    then says what it expected in their place. Where part of a file is not YAML, the rest is still read.

    Returns:
        The document, or none where nothing can be made of it, and what is wrong with it as YAML.
    """
    if len(content) > MAX_BYTES:
        problem = f"it has more than {MAX_BYTES:,} bytes"
        return None, (codes.BANK_TOO_LARGE(Location(file=file), problem=problem),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (not_utf8(error, file),)
    return _parse(text, file)


@lru_cache(maxsize=4)  # a crosswalk looks into its banks again, and a bank into the one that it extends
def _parse(text: str, file: str) -> tuple[Document | None, tuple[Finding, ...]]:
    try:
        return _whole_or_parts(text, file)
    except TooMuchError as error:
        line, column = error.position
        place = Location(file=file, line=line, column=column)
        return None, (codes.BANK_TOO_LARGE(place, problem=error.problem),)


def _whole_or_parts(text: str, file: str) -> tuple[Document | None, tuple[Finding, ...]]:
    tree = Tree(file)
    try:
        tree.add(text)
    except UNREADABLE as error:
        tree, unreadable = yaml_blocks.readable_parts(text, file)
        document, findings = _document(tree, text, file, is_partial=True)
        return document, (*(unreadable or (not_yaml(error, text, file),)), *(findings if document else ()))
    return _document(tree, text, file)


def _document(
    tree: Tree, text: str, file: str, *, is_partial: bool = False
) -> tuple[Document | None, tuple[Finding, ...]]:
    root = tree.roots[0] if tree.roots else None
    if root is None or not root.is_mapping:
        return None, (codes.BANK_NOT_MAPPING(Location(file=file)),)
    lines = tuple(split_lines(text))
    source = Source(lines, {node.start: node.end for node in tree.scalars})
    # An alias leads to the same node, and to the same finding, again.
    findings = dict.fromkeys(finding for node in nodes(root) for finding in _findings(node))
    return document(root, {file: source}, is_partial=is_partial), tuple(findings)


def _findings(node: Node) -> Iterator[Finding]:
    if node.tag not in PLAIN_TAGS:
        yield codes.BANK_NOT_PLAIN(location(node), what=f"the tag {node.tag.replace(TAG, '!!')}")
    first: dict[str, Node] = {}
    for key, _ in node.pairs():
        if key.text is None:
            yield codes.BANK_NOT_PLAIN(location(key), what="a list or a block as a key")
        elif (earlier := first.setdefault(key.text, key)) is not key:
            yield codes.BANK_DUPLICATE_KEY(location(key), key=key.text, first=earlier.start[0])
