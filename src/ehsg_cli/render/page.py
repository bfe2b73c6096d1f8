"""A return as a page of HTML or Markdown, through a template of ours or the council's own."""

from __future__ import annotations

import traceback
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_text, resource
from ehsg_cli.render.context import build
from ehsg_cli.render.markdown import finish
from ehsg_cli.render.text import as_markdown
from ehsg_cli.render.theme import Look
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from jinja2 import Environment

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
        format: HTML or Markdown; also how a template of one's own has its values escaped.
        detail: How much is shown. Whatever the template, it gets nothing beyond this level.
        template: A Jinja template of one's own. It may extend or include ours, `return.html.j2` and
            `return.md.j2`.
        look: The name of the area, its logo and colours, and the date of the return.

    Raises:
        EhsgError: The template cannot be read or is wrong: names file, line and what is wrong.
    """
    environment = _environment(format)
    page = _page(partnership_return, detail, look or Look())
    if template is None:
        text = environment.get_template(f"return.{format.value}.j2").render(page=page)
    else:
        text = _own(environment, template, page)
    return finish(text) if format is Format.MARKDOWN else text


def _page(partnership_return: PartnershipReturn, detail: Detail, look: Look) -> Page:
    return build(partnership_return, detail, theme=look.theme, dated=look.date)


def style_sheet(template: Path | None) -> str:
    """The style sheet of a page in HTML: that of a folder of templates, if it has one, or ours."""
    name = "return.css"
    own = template / name if template and template.is_dir() else None
    return read_text(own if own and own.is_file() else resource("templates") / name)


@cache
def _environment(format: Format) -> Environment:  # noqa: A002
    """Where templates run: whatever they print is escaped for the format, unless it is markup already."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(resource("templates")),
        autoescape=True,
        finalize=_markdown_unless_markup if format is Format.MARKDOWN else None,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["counted"] = counted
    return environment


def _markdown_unless_markup(value: object) -> object:
    return value if hasattr(value, "__html__") else Markup(as_markdown(str(value)))  # noqa: S704 - just escaped


def _own(environment: Environment, file: Path, page: Page) -> str:
    """Render with somebody's own template, where anything can go wrong, and does so in their template."""
    source = read_text(file)
    try:
        code = environment.compile(source, name=file.name, filename=str(file))
        template = environment.template_class.from_code(environment, code, environment.make_globals(None))
        return template.render(page=page)
    except TemplateSyntaxError as error:
        raise _error(error.filename or str(file), error.lineno, error.message or "", error) from error
    except Exception as error:
        name, line = _place(error, file)
        raise _error(name, line, str(error) or type(error).__name__, error) from error


def _place(error: Exception, file: Path) -> tuple[str, int]:
    """The innermost line of the template itself that was running, or else of one of ours."""
    frames = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    own = [frame for frame in frames if frame[0] == str(file)]
    ours = [frame for frame in frames if frame[0].endswith(".j2")]
    return next(reversed(own or ours), (str(file), 0))


def _error(file: str, line: int, problem: str, error: Exception) -> EhsgError:
    place = f"{display(Path(file))}, line {line}" if line else display(Path(file))
    return EhsgError(
        f"The template {place}: {problem.rstrip('.')} ({type(error).__name__}).",
        "Correct the template at this line, or leave out --template to use the built-in one.",
    )
