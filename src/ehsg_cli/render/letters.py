"""Letters in plain text, one for each of many values, through a template of ours or of somebody's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display
from ehsg_cli.render.own import apart, refuse_large
from ehsg_cli.render.sandbox import Engine, Sandbox
from ehsg_cli.render.template_error import explained
from ehsg_cli.render.templates import find_templates
from ehsg_cli.render.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def letters(start: str, values: Sequence[Mapping[str, object]], template: Path | None) -> list[str]:
    """A letter for each of the values, in their order.

    Args:
        start: The name of our template.
        values: What the template is given for each letter, by name.
        template: A template to use instead; it runs in a process of its own.

    Raises:
        EhsgError: The template is a folder, cannot be read, takes too much, or is wrong.
    """
    if template is None:
        environment = Engine(find_templates(start, None).loader, plain=True)
        return [clean(environment.get_template(start).render(each)) for each in values]
    if template.is_dir():
        raise EhsgError(
            f"{display(template)} is a folder.", "Name a template of a letter, which is one file."
        )
    return apart(template, written, start, values, template)


def written(start: str, values: Sequence[Mapping[str, object]], template: Path) -> list[str] | EhsgError:
    """The letters through somebody's own template, or what is wrong with it."""
    try:
        templates = find_templates(start, template)
        environment = Sandbox(templates.loader, plain=True)
        try:
            made = [clean(environment.get_template(templates.start).render(each)) for each in values]
        except Exception as error:
            raise explained(error, templates, environment) from error
        refuse_large("".join(made), template)
    except EhsgError as error:
        return error
    return made
