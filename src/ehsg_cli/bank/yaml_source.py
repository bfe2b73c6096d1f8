"""YAML text → plain data with positions, reporting whatever is wrong with it as YAML."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ehsg_cli.bank.document import Source
from ehsg_cli.bank.file import MAX_BYTES
from ehsg_cli.bank.yaml_document import PLAIN_TAGS, document, location, nodes
from ehsg_cli.bank.yaml_tree import TAG, UNREADABLE, Node, TooMuchError, Tree
from ehsg_cli.files import split_lines
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.bank.document import Document


# Where libyaml reads otherwise than ruamel.yaml does, or might: tabs and line ends that are none in YAML 1.2,
# tags, anchors, what parts documents, keys behind ?, values right behind a colon, odd beginnings of blocks.
_NOT_ALIKE = re.compile(
    r"""[\t!\x85\u2028\u2029\ufeff] | [&*]\S | ^(%|---|\.\.\.) | ^[ -]*\? | [\[{,][ ]*\? | ["'\]}][ ]*:\S
    | [|>][-+\d]*\# | [|>][^\r\n]*(\r\n|[\r\n])[ ]*[\r\n]""",
    re.MULTILINE | re.VERBOSE,
)


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
        from ehsg_cli.bank.yaml_errors import not_utf8  # noqa: PLC0415

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
    try:
        tree = _tree(text, file)
    except UNREADABLE as error:
        return _parts(error, text, file)
    return _document(tree, text, file)


def _parts(error: Exception, text: str, file: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """What can still be read of a file, the whole of which ended in an error."""
    from ehsg_cli.bank.yaml_blocks import readable_parts  # noqa: PLC0415
    from ehsg_cli.bank.yaml_errors import not_yaml  # noqa: PLC0415

    tree, unreadable = readable_parts(text, file)
    document, findings = _document(tree, text, file, is_partial=True)
    return document, (*(unreadable or (not_yaml(error, text, file),)), *(findings if document else ()))


def _tree(text: str, file: str) -> Tree:
    """The tree of a whole file: libyaml takes a twentieth of the time, where it reads as ruamel.yaml does.

    Raises:
        TooMuchError: It is too large or too deep.
        YAMLError: It is not YAML, as are the other `UNREADABLE` errors.
    """
    tree = read_in_c(text, file)
    if not tree:
        tree = Tree(file)
        tree.add(text)
    return tree


def read_in_c(text: str, file: str) -> Tree | None:
    """The tree that libyaml reads, or none where ruamel.yaml might read another, places included.

    Values left empty have another place, and what either refuses, ruamel.yaml is to say.
    """
    if _NOT_ALIKE.search(text):
        return None
    tree = Tree(file)
    try:
        tree.add(text, in_c=True)
    except (TooMuchError, *UNREADABLE):
        return None
    has_empty = any(node.start == node.end for node in tree.scalars)
    return tree if tree.roots and tree.roots[0].is_mapping and not has_empty else None


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
