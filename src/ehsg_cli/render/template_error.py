"""What goes wrong in a template → an error that names its file, line and the name that was missing."""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import as_text, display, read_bytes, resource, split_lines
from ehsg_cli.findings.located import LocatedError
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import did_you_mean
from ehsg_cli.render.templates import MOST_BYTES, names_with
from ehsg_cli.render.undefined import MissingNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

    from ehsg_cli.render.templates import Templates

_CORRECT = "Correct the template at this line, or leave out --template to use the built-in one."
_NAMES = "docs/templates.md lists what there is."
_IF_NONE = "Ask first whether it is there: {% if … %}. docs/templates.md says what may be none."
_UNKNOWN = re.compile(r"No (filter|test) named '([^']*)'|unknown (tag) '([^']*)'")
_TAGS = (
    "for", "endfor", "if", "elif", "else", "endif", "block", "endblock", "extends", "include", "import",
    "from", "macro", "endmacro", "call", "endcall", "set", "endset", "filter", "endfilter", "with", "endwith",
    "raw", "endraw",
)  # fmt: skip
_BRIEF: Mapping[type[Exception], str] = {
    RecursionError: "it includes, extends or calls itself without end",
    MemoryError: "it needs more memory than there is",
}


class _Problem(NamedTuple):
    """What is wrong, what to do, and the name in the line that it is about."""

    text: str
    remedy: str = _CORRECT
    name: str = ""


def explained(error: Exception, templates: Templates, environment: Environment) -> LocatedError:
    """What went wrong while a template was read or rendered.

    Args:
        error: What was raised.
        templates: Where the templates are from.
        environment: Where they ran.
    """
    file, line = _place(error, templates)
    problem = _problem(error, templates, environment)
    shown = display(Path(file))
    place = f"{shown}, line {line}" if line else shown
    location = Location(file=shown, line=line, column=_column(file, line, problem.name) if line else 0)
    return LocatedError(f"The template {place}: {_sentence(problem.text)}", problem.remedy, location)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _problem(error: Exception, templates: Templates, environment: Environment) -> _Problem:
    match error:
        case MissingNameError():
            return _Problem(str(error), _IF_NONE if error.is_absent else _NAMES, error.name)
        case TemplateNotFound():
            name = str(error.name or error)
            return _Problem(
                f"there is no template {name}.{did_you_mean(name, names_with(templates.own))}", name=name
            )
        case TemplateSyntaxError():
            return _worded(error.message or "it is no template", environment)
        case TemplateRuntimeError():
            return _worded(str(error), environment)
        case _:
            said = str(error).rstrip(".")
            named = f"{said} ({type(error).__name__})" if said else type(error).__name__
            return _Problem(_BRIEF.get(type(error), named))


def _worded(message: str, environment: Environment) -> _Problem:
    """What Jinja says, with what may have been meant."""
    known: Mapping[str, Iterable[str]] = {
        "filter": environment.filters,
        "test": environment.tests,
        "tag": _TAGS,
    }
    if not (found := _UNKNOWN.search(message)):
        return _Problem(message, name=_quoted(message))
    kind, name = (part for part in found.groups() if part is not None)
    return _Problem(f"{message.rstrip('.')}.{did_you_mean(name, known[kind])}", name=name)


def _quoted(message: str) -> str:
    found = re.search(r"'([^']+)'", message)
    return found[1] if found else ""


def _place(error: Exception, templates: Templates) -> tuple[str, int]:
    """The innermost line of the council's own templates that was running, or else of ours."""
    own = templates.own or resource("templates")
    if isinstance(error, TemplateSyntaxError):
        return error.filename or str(own), error.lineno
    frames = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    of_own = [frame for frame in frames if Path(frame[0]).is_relative_to(own)]
    of_ours = [frame for frame in frames if Path(frame[0]).is_relative_to(resource("templates"))]
    return next(reversed(of_own or of_ours), (str(own), 0))


def _column(file: str, line: int, name: str) -> int:
    """Where a name stands in a line, or else the first thing in it."""
    try:
        lines = split_lines(as_text(read_bytes(Path(file), most=MOST_BYTES)))
        text = lines[line - 1]
    except (EhsgError, IndexError):
        return 0
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name else None
    tag = found or re.search(r"\{[{%]|\S", text)
    return tag.start() + 1 if tag else 0
