"""Where templates run: what they print is escaped, and those of others reach nothing but the page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ehsg_cli.files import split_lines
from ehsg_cli.render.text import as_markdown
from ehsg_cli.render.undefined import Missing
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from jinja2 import BaseLoader

OURS = "ehsg"  # the folder of our own templates, whatever those of a council are called
_END_OF_STYLE = re.compile(r"</(?=style)", re.IGNORECASE)  # which means the same with a backslash in a string
_UNEVEN = ("random", "shuffle", "lipsum")  # the same input would not give the same page


class Engine(Environment):
    """Jinja, strict about names, for the templates of ours alone: without a sandbox they take half the time.

    Args:
        loader: Where the templates are.
        markdown: Whether values are escaped for Markdown, and not for HTML.
        plain: Whether they are not escaped at all, for what is read as it stands.
    """

    def __init__(self, loader: BaseLoader, *, markdown: bool = False, plain: bool = False) -> None:
        super().__init__(
            loader=loader,
            autoescape=not plain,
            finalize=_as_markdown if markdown else None,
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters["counted"] = counted
        for name in _UNEVEN:
            self.filters.pop(name, None)
            self.globals.pop(name, None)

    def join_path(self, template: str, parent: str) -> str:
        """The template that another names; by its own name, it names the one of ours that it stands for."""
        return f"{OURS}/{template}" if template == parent else template

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A style sheet is no template, whatever brackets are in it; and nothing in it ends it early."""
        if not (name or "").endswith(".css"):
            return super()._parse(source, name, filename)
        text = _END_OF_STYLE.sub(r"<\\/", "\n".join(split_lines(source)))
        return nodes.Template([nodes.Output([nodes.TemplateData(text)], lineno=1)], lineno=1)


class Sandbox(ImmutableSandboxedEnvironment, Engine):
    """The same in Jinja's sandbox, where templates of others run, and with them those of ours."""


def _as_markdown(value: object) -> object:
    return value if hasattr(value, "__html__") else _escaped(str(value))


@lru_cache(maxsize=4096)  # the same organisations answer every question: half the time for 600 of them
def _escaped(text: str) -> Markup:
    return Markup(as_markdown(text))  # noqa: S704 - just escaped
