"""What a person reads on a rendered page: its text, whatever the markup."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it import MarkdownIt

UNSEEN = {"style", "script", "title"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as it is called
        self.unseen += tag in UNSEEN
        self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN
        self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.texts.append(data)


def one_line(text: str) -> str:
    return " ".join(text.split())


def text_of_html(page: str) -> str:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return one_line("".join(reader.texts))


def text_of_markdown(page: str) -> str:
    return text_of_html(MarkdownIt("commonmark").enable("table").render(page))
