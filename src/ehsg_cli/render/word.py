"""The return as a Word document: what Pandoc reads in its Markdown made ready, and what it writes dressed.

Pandoc reads in a sandbox; it writes without one, as some builds of it do not find their own files there. So
whatever could make it open a file or fetch something while it writes is taken out in between.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

from ehsg_cli.render.markdown import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    Node = Any  # of the tree that Pandoc makes of a document: {"t": kind, "c": content}, a list, a text

LANGUAGE = "en-GB"
SAVED = "2020-01-01T00:00:00+00:00"  # when every document says it was made: the same input, the same bytes

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # that a zip archive can hold


def prepared(tree: bytes) -> bytes:
    """A document as Pandoc's JSON, made ready to be written.

    A heading of the first level at its beginning becomes the title, and those below it move up, so that Word
    lists the chapters first. Headings get the names that links lead to. Line breaks written as HTML become
    line breaks; any other raw markup, pictures and rules go, of pictures all but what is said in their place.
    """
    document = json.loads(tree)
    title, rest = _title(_named(_changed(document["blocks"])))
    language = {"t": "MetaString", "c": LANGUAGE}
    meta = {"lang": language, **({"title": {"t": "MetaInlines", "c": title}} if title else {})}
    return json.dumps({**document, "meta": meta, "blocks": rest}).encode()


def _changed(value: Node) -> Node:
    if isinstance(value, list):
        return [each for part in value for each in _made_of(part)]
    return value


def _made_of(node: Node) -> Iterator[Node]:
    """What becomes of a node of the tree: itself with its parts changed, something else, or nothing."""
    match node:
        case {"t": "RawInline", "c": ["html", str(markup)]} if _BREAK.fullmatch(markup):
            yield {"t": "LineBreak"}
        case {"t": "RawInline" | "RawBlock" | "HorizontalRule"}:
            return
        case {"t": "Image", "c": [_, words, _]}:
            yield from _changed(words)
        case {"t": kind, "c": content}:
            yield {"t": kind, "c": _changed(content)}
        case _:
            yield _changed(node)


def _named(blocks: list[Node]) -> list[Node]:
    """The blocks, with headings called as GitHub does it; Pandoc differs in rare characters, such as ½."""
    headings = [block for block in blocks if block["t"] == "Header"]
    called = iter(names(_words(block["c"][2]) for block in headings))
    return [_with_name(block, next(called)) if block["t"] == "Header" else block for block in blocks]


def _with_name(heading: Node, name: str) -> Node:
    level, (_, classes, others), words = heading["c"]
    return {**heading, "c": [level, [name, classes, others], words]}


def _words(node: Node) -> str:
    """The text of inline nodes."""
    match node:
        case list():
            return "".join(map(_words, node))
        case {"t": "Str", "c": str(text)}:
            return text
        case {"t": "Space" | "SoftBreak"}:
            return " "
        case {"c": content}:
            return _words(content)
    return ""


def _title(blocks: list[Node]) -> tuple[list[Node], list[Node]]:
    """The words of the title, if the document has one, and the other blocks with it taken out."""
    levels = [block["c"][0] for block in blocks if block["t"] == "Header"]
    if not levels or blocks[0]["t"] != "Header" or levels[0] != 1 or levels.count(1) > 1:
        return [], blocks
    return blocks[0]["c"][2], [_one_up(block) for block in blocks[1:]]


def _one_up(block: Node) -> Node:
    if block["t"] != "Header":
        return block
    level, *rest = block["c"]
    return {**block, "c": [level - 1, *rest]}


def dressed(document: bytes) -> bytes:
    """A Word document as Pandoc writes it, with the look of a return; the same bytes each time."""
    import docx  # noqa: PLC0415 - slow to import, and few returns are rendered to Word

    from ehsg_cli.render.word_look import dress  # noqa: PLC0415

    opened = docx.Document(io.BytesIO(document))
    dress(opened, LANGUAGE, SAVED)
    saved = io.BytesIO()
    opened.save(saved)
    return _timeless(saved.getvalue())


def _timeless(archive: bytes) -> bytes:
    """The same zip archive, whose entries do not say when they were made."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as parts, zipfile.ZipFile(written, "w") as anew:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
            anew.writestr(entry, parts.read(name), zipfile.ZIP_DEFLATED)
    return written.getvalue()
