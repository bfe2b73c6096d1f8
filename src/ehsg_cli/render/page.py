"""A return as a page of HTML or Markdown, through templates of ours or the council's own."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from ehsg_cli.render.context import build
from ehsg_cli.render.markdown import finish
from ehsg_cli.render.own import render_own
from ehsg_cli.render.sandbox import Engine
from ehsg_cli.render.templates import find_templates, names
from ehsg_cli.render.theme import Look

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.render.detail import Detail


class Format(StrEnum):
    """What a page is written in; the value is its file ending."""

    HTML = "html"
    MARKDOWN = "md"


def render(
    partnership_return: PartnershipReturn,
    *,
    format: Format,  # noqa: A002 - as the option is called
    detail: Detail,
    template: Path | None = None,
    look: Look | None = None,
) -> str:
    """The return as one self-contained page.

    Args:
        partnership_return: The return.
        format: HTML or Markdown; also how templates of one's own have their values escaped.
        detail: How much is shown. Whatever the template, it gets nothing beyond this level.
        template: A Jinja template of one's own, or a folder with some; those it lacks are ours.
        look: The name of the area, its logo and colours, and the date of the return.

    Raises:
        EhsgError: A template cannot be read, takes too much, or is wrong: names file, line and what is wrong.
    """
    chosen = look or Look()
    page = build(partnership_return, detail, theme=chosen.theme, dated=chosen.date)
    is_markdown = format is Format.MARKDOWN
    if template:
        return render_own(_start(format), template, page, markdown=is_markdown)
    text = _environment(format).get_template(_start(format)).render(page=page)
    return finish(text) if is_markdown else text


def make_ready(format: Format) -> None:  # noqa: A002
    """Compile our templates now, as while a return is being read: a tenth of the time for sixty partners."""
    for name in names():
        if name.endswith(f".{format.value}.j2"):
            _environment(format).get_template(name)


def page_through(start: str, values: Mapping[str, object]) -> str:
    """Whatever a template of ours shows of some values, as one self-contained page of HTML.

    Args:
        start: The name of the template, such as `status/page.html.j2`.
        values: What it is given, by name.
    """
    return _environment(Format.HTML).get_template(start).render(values)


def _start(format: Format) -> str:  # noqa: A002
    return f"return.{format.value}.j2"


@cache
def _environment(format: Format) -> Engine:  # noqa: A002
    """Where our templates run: what they print is escaped for the format, unless it is markup already."""
    return Engine(find_templates(_start(format), None).loader, markdown=format is Format.MARKDOWN)
