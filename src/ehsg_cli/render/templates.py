"""The templates of a page: ours, or a council's own with ours behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader, PrefixLoader, TemplateNotFound
from jinja2.loaders import split_template_path

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import as_text, display, read_bytes, resource
from ehsg_cli.findings.located import LocatedError
from ehsg_cli.findings.model import Location
from ehsg_cli.render.sandbox import OURS
from ehsg_cli.render.view import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jinja2 import BaseLoader

STYLE_SHEET = "return.css"
README = "README.md"
MOST_BYTES = 5_000_000
_ALONE = "./"  # the name of a template in a file of its own, which no template can have
_FOLDERS = ("chase", "html", "markdown")
_WRITTEN_FOR = re.compile(r"\{#-?\s*ehsg:\s*context\s+(\d+)\s*-?#\}")
_CHANGES = "“Versions of the context” in docs/templates.md says what changed."


@dataclass(frozen=True, slots=True)
class Templates:
    """Where templates are found.

    Attributes:
        loader: Finds them by name.
        start: The name of the template of the whole page.
        own: The folder or file of the council's own; none where there are only ours.
    """

    loader: BaseLoader
    start: str
    own: Path | None = None


def find_templates(start: str, own: Path | None) -> Templates:
    """The templates to render a page with.

    Args:
        start: The name of the template of the whole page: `return.html.j2`.
        own: A council's template, or a folder with some; what it lacks is ours.

    Raises:
        EhsgError: There is no template there.
    """
    ours = FileSystemLoader(resource("templates"))
    behind = [PrefixLoader({OURS: ours}), ours]
    if own is None:
        return Templates(ours, start)
    if own.is_dir():
        _refuse_empty(own)
        prefixed, _ = behind
        in_folder = FunctionLoader(lambda name: _from_folder(own, name))
        return Templates(ChoiceLoader([prefixed, in_folder, ours]), start, own)
    source = _source(own)
    alone = FunctionLoader(lambda name: source if name == _ALONE else None)
    return Templates(ChoiceLoader([alone, *behind]), _ALONE, own)


def names() -> list[str]:
    """What our templates and the style sheet are called, the templates of whole pages first."""
    return sorted(_names_in(resource("templates")), key=lambda name: (name.count("/"), name))


def names_with(own: Path | None) -> list[str]:
    """All names that there are, those of a council's folder included."""
    return sorted({*names(), *(_names_in(own) if own and own.is_dir() else ())})


def read_ours(name: str) -> str:
    """The text of one of our templates, or of what lies beside them."""
    return (resource("templates") / name).read_text(encoding="utf-8")


def exported() -> dict[str, str]:
    """What to write into a folder for a council to change, by name: our templates, and how to change them."""
    first = f"{{# ehsg: context {CONTEXT} #}}\n"
    texts = {name: read_ours(name) for name in names()}
    marked = {name: first + text if name.endswith(".j2") else text for name, text in texts.items()}
    return {README: read_ours(README), **marked}


def style_sheet(own: Path | None) -> str:
    """The style sheet of a page in HTML: that of a council's folder of templates, if it has one, or ours."""
    found = _from_folder(own, STYLE_SHEET) if own and own.is_dir() else None
    return found[0] if found else read_ours(STYLE_SHEET)


def _names_in(folder: Path) -> Iterator[str]:
    files = [*folder.glob("*.j2"), *(file for name in _FOLDERS for file in (folder / name).rglob("*.j2"))]
    found = (file.relative_to(folder).as_posix() for file in files)
    return (name for name in [*found, *([STYLE_SHEET] if (folder / STYLE_SHEET).is_file() else [])])


def _refuse_empty(folder: Path) -> None:
    """Stop if a folder changes nothing, as when it is another one than was meant."""
    if not set(names()) & set(_names_in(folder)):
        raise EhsgError(
            f"The folder {display(folder)} holds no template of a return.",
            "Name them as ours are: ehsg template export writes those into a folder, to be changed.",
        )


def _from_folder(folder: Path, name: str) -> tuple[str, str, None] | None:
    """A template of a council's folder; none where there is no such file, or where it is outside."""
    try:
        path = folder.joinpath(*split_template_path(name))
        is_inside = path.resolve().is_relative_to(folder.resolve())
    except (TemplateNotFound, OSError, ValueError):
        return None
    return _source(path) if is_inside and path.is_file() else None


def _source(path: Path) -> tuple[str, str, None]:
    content = read_bytes(path, most=MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise EhsgError(f"{display(path)} is too large for a template.", "Check that it is the right file.")
    text = as_text(content)
    _check_version(text, path)
    return text, str(path), None


def _check_version(text: str, path: Path) -> None:
    """Stop if a template says that it is written for another version of what templates are given."""
    found = _WRITTEN_FOR.match(text.lstrip())
    if not found or int(found[1]) == CONTEXT:
        return
    place = Location(file=display(path), line=text.count("\n", 0, text.index(found[0])) + 1, column=1)
    is_older = int(found[1]) < CONTEXT
    raise LocatedError(
        f"The template {display(path)} is written for context {found[1]}; this is context {CONTEXT}.",
        f"{_CHANGES} Adapt the template, then put {CONTEXT} on this line."
        if is_older
        else "Use a newer ehsg, or adapt the template.",
        place,
    )
