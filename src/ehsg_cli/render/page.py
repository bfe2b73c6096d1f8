"""A return as a page of HTML or Markdown, through templates of ours or the council's own."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.render.context import build
from ehsg_cli.render.markdown import finish
from ehsg_cli.render.sandbox import MOST_CHARACTERS, LimitedSandbox, Sandbox, TooMuchError
from ehsg_cli.render.template_error import explained
from ehsg_cli.render.templates import find_templates
from ehsg_cli.render.theme import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.render.detail import Detail
    from ehsg_cli.render.view import Page


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
        EhsgError: A template cannot be read or is wrong: names file, line and what is wrong.
    """
    chosen = look or Look()
    page = build(partnership_return, detail, theme=chosen.theme, dated=chosen.date)
    if template is None:
        text = _environment(format).get_template(_start(format)).render(page=page)
    else:
        text = _own(format, template, page)
    return finish(text) if format is Format.MARKDOWN else text


def _start(format: Format) -> str:  # noqa: A002
    return f"return.{format.value}.j2"


@cache
def _environment(format: Format) -> Sandbox:  # noqa: A002
    """Where our templates run: what they print is escaped for the format, unless it is markup already."""
    return Sandbox(find_templates(_start(format), None).loader, markdown=format is Format.MARKDOWN)


def _own(format: Format, template: Path, page: Page) -> str:  # noqa: A002
    """Render with somebody's own templates, where anything can go wrong."""
    templates = find_templates(_start(format), template)
    environment = LimitedSandbox(templates.loader, markdown=format is Format.MARKDOWN)
    try:
        return "".join(_held(environment.get_template(templates.start).generate(page=page)))
    except EhsgError:
        raise
    except Exception as error:
        raise explained(error, templates, environment) from error


def _held(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of a page, as long as it does not become too large."""
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MOST_CHARACTERS:
            raise TooMuchError(f"The page has more than {MOST_CHARACTERS:,} characters")
        yield piece
