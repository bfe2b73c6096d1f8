"""What a person reads on a page: its text, its headings, its links."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it import MarkdownIt

from ehsg_cli.render.page import Format

_UNSEEN = {"style", "script", "title"}
_INLINE = {"a", "b", "bdi", "code", "em", "strong", "span"}


class Reader(HTMLParser):
    """The text of a page, and what its markup says."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in _UNSEEN
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._gap(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN
        self._gap(tag)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.texts.append(data)

    def _gap(self, tag: str) -> None:
        if tag not in _INLINE:
            self.texts.append(" ")

    @property
    def text(self) -> str:
        return one_line("".join(self.texts))

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]


def one_line(text: str) -> str:
    return " ".join(text.split())


def read(page: str, form: Format = Format.HTML) -> Reader:
    reader = Reader()
    reader.feed(page if form is Format.HTML else from_markdown(page))
    reader.close()
    return reader


def from_markdown(page: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(page))
