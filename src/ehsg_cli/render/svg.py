"""An SVG without what else is in its file, and whether it shows whole."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from xml.etree import ElementTree

from ehsg_cli.render.pictures import DamagedError, stripped

SVG = "image/svg+xml"
_NAMESPACE = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"  # of words in a <foreignObject>
_XLINK = "http://www.w3.org/1999/xlink"
_PREFIXES = {_XLINK: "xlink:", "http://www.w3.org/XML/1998/namespace": "xml:", "": ""}
_UNSEEN = {"metadata", "title", "desc", "script"}  # nobody sees them in an <img>
_OUTSIDE = re.compile(r"url\(\s*[\"']?\s*(?!#|data:)|@import", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(#|data:|$)")
_PICTURE = re.compile(r"\s*data:image/[\w.+-]+;base64,(.*)", re.DOTALL | re.IGNORECASE)


class NeedsOthersError(ValueError):
    """An SVG shows in full only with other files. Never leaves the reading of a logo, which says so."""


class _Shown(ElementTree.TreeBuilder):
    """Builds the tree of what is shown: no comments, no metadata, nothing that drawing programs keep there.

    Names are as they are to be written; comments and processing instructions it does not even get.
    """

    def __init__(self) -> None:
        super().__init__()
        self._hidden = 0  # how deep within something that is left out
        self._is_root = True

    def start(self, tag: str, attrs: dict[str, str]) -> ElementTree.Element:
        """An element begins."""
        namespace, name = _split(tag)
        if self._is_root and (namespace, name) != (_NAMESPACE, "svg"):
            raise ElementTree.ParseError
        own = {"xmlns:xlink": _XLINK} if self._is_root else {}
        self._is_root = False
        if self._hidden or namespace not in {_NAMESPACE, _XHTML} or name in _UNSEEN:
            self._hidden += 1
            return ElementTree.Element(tag)
        if namespace == _XHTML or name == "svg":
            own["xmlns"] = namespace
        return super().start(name, own | _attributes(attrs))

    def end(self, tag: str) -> ElementTree.Element:
        """An element ends."""
        if self._hidden:
            self._hidden -= 1
            return ElementTree.Element(tag)
        return super().end(_split(tag)[1])

    def data(self, data: str) -> None:
        """Text between them."""
        if not self._hidden:
            super().data(data)


def shown(content: bytes) -> bytes | None:
    """What is shown of an SVG, as an SVG; none if it is no SVG.

    As <img> it runs no script and fetches nothing; one that would is refused, as it shows only in part.

    Raises:
        NeedsOthersError: It needs other files.
        DamagedError: A picture in it is not whole.
    """
    plain = content.replace(b"\0", b"")  # as in UTF-16
    if b"<!ENTITY" in plain:  # which may stand for any amount of text
        return None
    if b"<?xml-stylesheet" in plain:
        raise NeedsOthersError
    try:
        root = ElementTree.fromstring(content, ElementTree.XMLParser(target=_Shown()))  # noqa: S314 - no entities
        if any(map(_needs_others, root.iter())):
            raise NeedsOthersError
        return ElementTree.tostring(root, encoding="unicode").encode()
    except (ElementTree.ParseError, LookupError, RecursionError):
        return None


def _split(tag: str) -> tuple[str, str]:
    """The namespace and the name."""
    namespace, _, name = tag.rpartition("}")
    return namespace.removeprefix("{"), name


def _attributes(given: dict[str, str]) -> dict[str, str]:
    named = ((*_split(name), value) for name, value in given.items())
    return {
        _PREFIXES[namespace] + name: _picture(value) if name in {"href", "src"} else value
        for namespace, name, value in named
        if namespace in _PREFIXES and not name.startswith("data-")
    }


def _picture(address: str) -> str:
    """An address; if it is a picture itself, without what else is in that."""
    if not (found := _PICTURE.fullmatch(address)):
        return address
    try:
        content = b64decode("".join(found[1].split()), validate=True)
    except (Base64Error, ValueError) as error:
        raise DamagedError from error
    inside = stripped(content) or (SVG, shown(content))
    if inside[1] is None:
        raise DamagedError
    return f"data:{inside[0]};base64,{b64encode(inside[1]).decode()}"


def _needs_others(element: ElementTree.Element) -> bool:
    addresses = [value for name, value in element.items() if name in {"href", "xlink:href", "src"}]
    texts = (element.text or "", *(value for _, value in element.items()))
    is_outside = element.tag != "a" and not all(map(_INSIDE.match, addresses))
    return is_outside or any(map(_OUTSIDE.search, texts))
