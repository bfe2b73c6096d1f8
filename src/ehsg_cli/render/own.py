"""A page through templates that are not ours: in a process of its own, as they may go on for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display
from ehsg_cli.isolation.isolated import Isolated, StoppedError
from ehsg_cli.render.markdown import finish
from ehsg_cli.render.sandbox import Sandbox
from ehsg_cli.render.template_error import explained
from ehsg_cli.render.templates import find_templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ehsg_cli.render.view import Page

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

SECONDS = 60
MEMORY = 1_000_000_000  # bytes; 60 partners take 100 million
MOST_CHARACTERS = 50_000_000  # of a page
_MODULES = ("ehsg_cli.render.own", "ehsg_cli.render.view")
_FAILED = "made the process that renders it fail"
_REMEDY = "Read the template before you use it, or leave out --template to use the built-in one."


def render_own(start: str, template: Path, page: Page, *, markdown: bool) -> str:
    """A page through a council's own templates.

    Args:
        start: The name of the template of the whole page.
        template: A template, or a folder with some.
        page: What they are given.
        markdown: Whether the page is Markdown, and not HTML.

    Raises:
        EhsgError: A template cannot be read, is wrong, or takes too long or too much memory.
    """
    return apart(template, rendered, start, template, page, markdown)


def apart(template: Path, function: Callable[[*Ts], T | EhsgError], *arguments: *Ts) -> T:
    """What a function makes through a template that is not ours, run in a process of its own.

    Raises:
        EhsgError: It gives one back, or takes too long or too much memory.
    """
    with Isolated(SECONDS, MEMORY, _MODULES) as isolated:
        try:
            made = isolated.run(function, *arguments)
        except StoppedError as error:
            problem = error.problem or _FAILED
            raise EhsgError(f"The template {display(template)} {problem}.", _REMEDY) from error
    if isinstance(made, EhsgError):
        raise made
    return made


def rendered(start: str, template: Path, page: Page, markdown: bool) -> str | EhsgError:
    """The page, or what is wrong with a template, without any limit but that of a page's size."""
    try:
        templates = find_templates(start, template)
        environment = Sandbox(templates.loader, markdown=markdown)
        try:
            text = environment.get_template(templates.start).render(page=page)
        except EhsgError:
            raise
        except Exception as error:
            raise explained(error, templates, environment) from error
        refuse_large(text, template)
    except EhsgError as error:
        return error
    return finish(text) if markdown else text


def refuse_large(text: str, template: Path) -> None:
    """Stop if a template makes more of a page than anybody could read."""
    if len(text) > MOST_CHARACTERS:
        problem = f"makes a page of more than {MOST_CHARACTERS:,} characters"
        raise EhsgError(f"The template {display(template)} {problem}.", _REMEDY)
