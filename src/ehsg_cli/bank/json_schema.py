"""JSON Schemas of the files people write, so that editors complete and check them while they type."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ehsg_cli.bank.crosswalk import Crosswalk
from ehsg_cli.bank.extension import ADDED, Extension
from ehsg_cli.bank.model import Bank

if TYPE_CHECKING:
    from ehsg_cli.bank.fields import Model

DRAFT = "http://json-schema.org/draft-07/schema#"  # the one that all editors understand
_TITLE = "ehsg question bank"
_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8,}.+)*)", re.MULTILINE)


def bank_schema() -> dict[str, Any]:
    """The schema of a question bank: a whole one or, where it says so, one that extends another.

    It knows what `bank.model` knows; the rules beyond that are for `ehsg bank validate`.
    """
    whole, extending = schema_of(Bank), schema_of(Extension)
    definitions = whole.pop("$defs") | extending.pop("$defs")
    extending["properties"] |= whole["properties"] | {
        key: {name: said for name, said in whole["properties"][key].items() if name != "minItems"}
        for key in ADDED
    }
    extending["required"] = ["extends", "bank", "revision"]
    return {
        "$schema": DRAFT,
        "title": _TITLE,
        "description": "The question set of one edition of the Early Help System Guide, for ehsg.",
        "type": "object",
        "if": {"required": ["extends"]},
        "then": {"$ref": "#/$defs/ExtendingBank"},
        "else": {"$ref": "#/$defs/Bank"},
        "$defs": {"Bank": whole, "ExtendingBank": extending, **definitions},
    }


def crosswalk_schema() -> dict[str, Any]:
    """The schema of a crosswalk, as far as `bank.crosswalk` knows it."""
    return {"$schema": DRAFT, "title": "ehsg crosswalk", **schema_of(Crosswalk)}


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it is kept in a file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def is_ours(text: str) -> bool:
    """Whether a text is a schema that we wrote."""
    return f'"title": "{_TITLE}"' in text[:200]


def schema_of(model: type[Model]) -> dict[str, Any]:
    """What pydantic makes of a model, with what the docstrings of its parts say of their keys."""
    schema = model.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        part.pop("title", None)
        _describe(part)
    return schema


def _describe(part: dict[str, Any]) -> None:
    summary, _, attributes = part["description"].partition("\n\nAttributes:\n")
    part["description"] = summary
    said = {name: " ".join(text.split()).replace("`", "") for name, text in _ATTRIBUTE.findall(attributes)}
    for key, value in part.get("properties", {}).items():  # a list of choices has none
        value.pop("title", None)  # the key again, capitalised
        if key in said:
            value["description"] = said[key]
