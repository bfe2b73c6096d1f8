"""The text of a new bank: one to fill in, or one that extends another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ehsg_cli.files import resource

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank

SCHEMA_NAME = "bank.schema.json"  # of the file beside the bank that editors look into


NOT_STATED = "Not stated"


class Facts(NamedTuple):
    """What goes into any new bank.

    Attributes:
        name: The file it is for, as a command names it.
        id: Its id.
        title: Its title, on one line.
        publisher: Who asks, on one line; empty where that is not said.
    """

    name: str
    id: str
    title: str
    publisher: str


def new_bank(facts: Facts, edition: int) -> str:
    """A bank of one's own, with a few questions that show how it is done."""
    return filled("bank/new", schema=SCHEMA_NAME, facts=facts, edition=edition, not_stated=NOT_STATED)


def extending_bank(base: Bank, extends: str, facts: Facts, edition: int | None = None) -> str:
    """A bank that extends another, with an example of everything that can be said, in comments.

    Args:
        base: The other bank.
        extends: What names it: its id, or the path of its file from the folder of the new one.
        facts: What goes into any bank.
        edition: The year, where it is not that of the other.
    """
    section = next((section for section in base.sections if section.scale), base.sections[0])
    examples = {"section": section, "first": section.questions[0], "last": base.sections[-1].questions[-1]}
    said = {"schema": SCHEMA_NAME, "facts": facts, "base": base, "extends": extends, "edition": edition}
    return filled("bank/extending", **said, **examples)


def filled(template: str, **values: object) -> str:
    """YAML with values in it, from one of our templates, which quotes them as JSON."""
    environment = Environment(  # noqa: S701 - what it writes is YAML, not HTML
        loader=FileSystemLoader(resource("templates")),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    return environment.get_template(f"{template}.yaml.j2").render(**values)
