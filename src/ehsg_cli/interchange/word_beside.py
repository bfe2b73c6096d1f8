"""What stands in a Word document beside its paragraphs and tables, and is not read but listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ehsg_cli.findings.model import Location
from ehsg_cli.interchange.source import Aside
from ehsg_cli.interchange.word_text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document

    from ehsg_cli.interchange.word_text import Element

# By how a relation to the part is called: what an entry is, and its element, where the part is a list of them
_PARTS = {
    "comments": ("comment", "w:comment"),
    "footnotes": ("footnote", "w:footnote"),
    "endnotes": ("endnote", "w:endnote"),
    "header": ("header", ""),
    "footer": ("footer", ""),
}
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NO_WORDS = "(without a description)"


def asides_of(document: Document, file: str) -> Iterator[Aside]:
    """Text boxes, deleted text and pictures; then comments, foot- and endnotes, headers and footers."""
    texts = (*_in_body(document.element.body), *_in_parts(document))
    numbers: dict[str, int] = {}
    for what, text in dict.fromkeys(texts):
        numbers[what] = numbers.get(what, 0) + 1
        yield Aside(what, text, Location(file=file, sheet=f"{what} {numbers[what]}"))


def _in_body(body: Element) -> Iterator[tuple[str, str]]:
    boxes = (box for box in body.iter(qn("w:txbxContent")) if not any(box.iterancestors(_FALLBACK)))
    yield from _said("text box", (_paragraphs(box) for box in boxes))
    removed = (element for name in ("w:del", "w:moveFrom") for element in body.iter(qn(name)))
    yield from _said("deleted text", map(_deleted, removed))
    for picture in body.iter(*_PICTURES):
        yield "picture", _described(picture)


def _in_parts(document: Document) -> Iterator[tuple[str, str]]:
    for relation in document.part.rels.values():
        what, entry = _PARTS.get(relation.reltype.rpartition("/")[2], ("", ""))
        if what and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            yield from _said(what, map(_paragraphs, root.iter(qn(entry)) if entry else [root]))


def _said(what: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((what, text.strip()) for text in texts if text.strip())


def _paragraphs(element: Element) -> str:
    return "\n".join(text for each in element.iter(qn("w:p")) if (text := text_of(each)).strip())


def _deleted(element: Element) -> str:
    pieces = element.iter(qn("w:delText"), qn("w:t"))
    return "".join(piece.text or "" for piece in pieces)


def _described(picture: Element) -> str:
    """What somebody wrote for those who cannot see the picture."""
    names = (
        each
        for above in picture.iterancestors(qn("w:drawing"))
        for each in above.iter()
        if each.tag.endswith("}docPr")
    )
    return next((text for each in names if (text := each.get("descr", "").strip())), _NO_WORDS)
