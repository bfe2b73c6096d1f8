"""Plain data → a model, telling in plain words where the data is not what it is made of."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import ValidationError

from ehsg_cli.bank.fields import COLOUR_PATTERN, EMAIL_PATTERN, ID_PATTERN, LINE_PATTERN, TEXT_PATTERN, Model
from ehsg_cli.findings import codes
from ehsg_cli.findings.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from ehsg_cli.bank.document import Document, Path
    from ehsg_cli.findings.model import Finding

_EXPECTED = {  # by the type of the error or, where a pattern does not match, by the pattern
    "string_type": "text",
    "string_unicode": "text without broken characters",
    "string_too_short": "some text",
    "string_too_long": "text of at most {max_length} characters",
    ID_PATTERN: "an id of small letters, digits and single hyphens",
    TEXT_PATTERN: "text without control characters",
    LINE_PATTERN: "text on one line, without control characters",
    COLOUR_PATTERN: 'a colour like "#103d4d"',
    EMAIL_PATTERN: "an e-mail address",
    "int_type": "a whole number",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
    "bool_type": "true or false",
    "date_type": "a date like 2020-09-30",
    "value_error": "a date like 2020-09-30",  # dates are all that the model has a validator of its own for
    "literal_error": "{expected}",
    "enum": "{expected}",
    "tuple_type": "a list",
    "too_short": "{min_length} or more entries",
    "dict_type": "keys with values",
    "model_type": "keys with values",
}

_OTHER_KEYS = ("extends", "extends_revision", "remove", "amend", "add")  # of a bank that extends another

_SHOWN_CHARACTERS = 60


Made = TypeVar("Made", bound=Model)


def build(
    document: Document, model: type[Made], keys: Collection[str] = ()
) -> tuple[Made | None, tuple[Finding, ...]]:
    """What a document holds, or none and all the reasons why it holds no such thing.

    Args:
        document: What was read.
        model: What it should be.
        keys: The only keys to look at; all, if empty.
    """
    data = document.data
    if keys and isinstance(data, dict):
        data = {key: value for key, value in data.items() if key in keys}
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _is_echo(detail, document)]
        return None, tuple(_finding(detail, document, model) for detail in details)


def _is_echo(detail: ErrorDetails, document: Document) -> bool:
    """Whether this only follows from other errors: of a list, or of what could not be read.

    pydantic does not count the entries of a list that have errors.
    """
    if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
        return True
    is_gap = detail["type"] == "missing" or isinstance(detail["input"], dict | list | None)
    return document.is_partial and is_gap and detail["type"] != "extra_forbidden"


def _finding(detail: ErrorDetails, document: Document, model: type[Model]) -> Finding:
    path = detail["loc"]
    if not path:  # of a key with a broken character, pydantic does not say which it is
        return codes.BANK_WRONG_VALUE(document.at(()), key="a key", problem=_problem(detail))
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_key(path, document, _model_at(path[:-1], model))
        case "missing":
            return codes.BANK_MISSING_KEY(
                document.missing_at(path), parent=_noun(_model_at(path[:-1], model)), key=path[-1]
            )
        case _ if path[-1] == "[key]":
            return codes.BANK_WRONG_VALUE(document.key_at(path[:-1]), key=path[-2], problem=_problem(detail))
        case _:
            problem = _problem(detail)
            if detail["input"] is None and document.has_comment(path):
                problem += " (what follows # is a comment: text with a # in it needs quotes)"
            return codes.BANK_WRONG_VALUE(document.at(path), key=_name(path), problem=problem)


def _unknown_key(path: Path, document: Document, model: type[Model]) -> Finding:
    key = str(path[-1])
    suggestion = did_you_mean(key, [*_fields(model), *(_OTHER_KEYS if len(path) == 1 else ())])
    return codes.BANK_UNKNOWN_KEY(document.key_at(path), parent=_noun(model), key=key, suggestion=suggestion)


def _model_at(path: Path, model: type[Model]) -> type[Model]:
    """The part of a model that stands at a path."""
    for step in path:
        field = _fields(model).get(str(step))
        model = (_model_within(field.annotation) if field else None) or model
    return model


def _fields(model: type[Model]) -> dict[str, FieldInfo]:
    """The fields by the keys that stand for them in YAML."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_within(annotation: Any) -> type[Model] | None:  # noqa: ANN401  an annotation may be any object
    """The model that an annotation such as `tuple[Section, ...]` or `Source | None` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_within(part))), None)


def _noun(model: type[Model]) -> str:
    """What people call a model: `ReturnItem` is a return item."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower()


def _name(path: Path) -> str:
    """What people call the place at the end of a path: a key, or an entry of a list, counting from 1."""
    last = path[-1]
    return f"entry {last + 1} of {_name(path[:-1])}" if isinstance(last, int) else last


def _problem(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    expected = _EXPECTED.get(context.get("pattern", detail["type"]), "something else").format_map(context)
    return f"expected {expected}, found {_shown(detail['input'])}"


def _shown(value: object) -> str:
    """A value in plain words."""
    match value:
        case None:
            words = "nothing"
        case bool():
            words = str(value).lower()
        case int() | float():
            words = f"the number {value}"
        case date():
            words = f"the date {value}"
        case str():
            words = f"the text {_quoted(value)}"
        case list():
            words = f"a list of {len(value)}"
        case _:
            words = "keys with values"
    return words


def _quoted(text: str) -> str:
    r"""The text in quotes, or as much of it as a message can hold, and then how long it is.

    Characters that nobody could see are written as YAML writes them: a line end as \n.
    """
    start = text[:_SHOWN_CHARACTERS]
    visible = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in start)
    return f"“{visible}”" if text == start else f"“{visible}…” ({len(text)} characters)"
