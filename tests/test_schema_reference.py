"""The pages on JSON, on the Python API and on the table of answers say what the schemas and the code say."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from ehsg_cli import api
from ehsg_cli.partnership.answer_columns import COLUMNS
from tests import golden
from tests.schemas import NAMES, schema

DOCS = Path(__file__).parents[1] / "docs"
MARKER = "<!-- {name}: made from the code; UPDATE_GOLDEN=1 pytest tests/test_schema_reference.py -->"


def formats() -> str:
    return "\n".join(line for name in NAMES for line in _format(schema(name), name))


def _format(whole: dict[str, Any], name: str) -> Iterator[str]:
    yield f"## {whole['title']}\n\n{whole['description']} Schema: `ehsg schema {name}`.\n"
    if "properties" in whole:
        yield from _keys(whole)
    for title, part in whole.get("$defs", {}).items():
        is_common = title in {"finding", "location"} and name != "findings"
        if not is_common:
            yield f"### {_words(title).capitalize()}\n\n{part['description']}\n"
            yield from _keys(part)


def _keys(part: dict[str, Any]) -> Iterator[str]:
    yield "| Key | Value | Meaning |"
    yield "|---|---|---|"
    for key, value in part["properties"].items():
        needed = "" if key in part["required"] else "Where it is known. "
        said = " ".join((needed + value.get("description", "")).split()).replace("|", "\\|")
        yield f"| `{key}` | {_kind(value)} | {said} |"
    yield ""
    for key, value in part["properties"].items():
        if "properties" in value:
            yield f"Of `{key}`:\n"
            yield from _keys(value)


def _kind(value: dict[str, Any]) -> str:
    """What a value is, in words."""
    if "const" in value:
        return f"`{value['const']}`"
    match value:
        case {"$ref": link}:
            kind = _words(link.rpartition("/")[2])
        case {"anyOf": choices}:
            kind = ", or ".join(map(_kind, choices))
        case {"type": "array", "items": entry}:
            kind = f"list: {_kind(entry)}"
        case {"enum": choices}:
            kind = " or ".join(f"`{choice}`" for choice in choices)
        case {"type": "object", "additionalProperties": dict(entry)}:
            kind = f"by id: {_kind(entry)}"
        case {"type": [simple, "null"] | simple}:
            kind = _SIMPLE[simple] + (", or null" if simple != value["type"] else "")
    return kind


_SIMPLE = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "see below",
    "null": "null",
}


def _words(name: str) -> str:
    return name.replace("_", " ")


# In the order in which a script comes to them
FUNCTIONS = (
    *("load_bank", "generate", "read", "read_return", "merge", "agree", "check", "has_errors"),
    *("personal_data", "render", "workbook", "to_json", "answer_records", "question_records"),
    "answer_table",
)
VALUES = (api.Gathered, api.Submission, api.PartnershipReturn, api.Finding, api.Location)


def test_every_function_is_on_the_page() -> None:
    assert set(FUNCTIONS) == {name for name in api.__all__ if inspect.isfunction(getattr(api, name))}


def functions() -> str:
    return "\n".join(line for name in FUNCTIONS for line in _function(getattr(api, name)))


def values() -> str:
    return "\n".join(line for kind in VALUES for line in _value(kind))


def columns() -> str:
    rows = (
        f"| `{each.name}` | {each.kind}{', or nothing' if each.may_lack else ''} | {each.meaning} |"
        for each in COLUMNS
    )
    return "\n".join(("| Column | Value | Meaning |", "|---|---|---|", *rows))


def _value(kind: Any) -> Iterator[str]:
    summary, _, attributes = (inspect.getdoc(kind) or "").partition("\n\nAttributes:\n")
    said = dict(_named(inspect.cleandoc(f"\n{attributes}")))
    yield f"### {kind.__name__}\n\n{summary}\n"
    yield "| Attribute | Type | Meaning |"
    yield "|---|---|---|"
    for field in fields(kind):
        yield f"| `{field.name}` | `{str(field.type).replace('|', 'or')}` | {said.get(field.name, '')} |"
    yield ""


def _function(function: Callable[..., object]) -> Iterator[str]:
    yield f"### api.{function.__name__}\n\n```python"
    yield from _signature(function)
    yield "```\n"
    said, *rest = re.split(r"^(Args|Returns|Raises):\n", inspect.getdoc(function) or "", flags=re.MULTILINE)
    yield said.rstrip()
    for title, text in zip(rest[::2], rest[1::2], strict=True):
        body = inspect.cleandoc(f"\n{text}")
        yield f"\n{title}:\n" if title != "Returns" else f"\nReturns: {' '.join(body.split())}"
        yield from _entries(body) if title != "Returns" else ()
    yield ""


def _signature(function: Callable[..., object]) -> Iterator[str]:
    """The signature, an argument a line."""
    signature = inspect.signature(function)
    yield f"{function.__name__}("
    is_named = False
    for each in signature.parameters.values():
        if each.kind is each.KEYWORD_ONLY and not is_named:
            is_named = True
            yield "    *,"
        yield f"    {each.name}: {each.annotation}{_default(each.default)},"
    yield f") -> {signature.return_annotation}"


def _default(value: object) -> str:
    if value is inspect.Parameter.empty:
        return ""
    known = {str(iter): "iter", str(api.Limits()): "Limits()"}
    return f" = {known.get(str(value), repr(value))}".replace("'", '"')


def _entries(text: str) -> Iterator[str]:
    yield from (f"- `{name}`: {meaning}" for name, meaning in _named(text))


def _named(text: str) -> Iterator[tuple[str, str]]:
    """What a docstring says of names: each, and its meaning on one line."""
    for entry in filter(None, re.split(r"\n(?! )", text)):
        name, _, meaning = " ".join(entry.split()).partition(": ")
        yield name, meaning


@pytest.mark.parametrize(
    ("page", "part", "make"),
    [
        ("json.md", "formats", formats),
        ("python.md", "functions", functions),
        ("python.md", "values", values),
        ("tables.md", "columns", columns),
    ],
)
def test_the_reference_is_current(page: str, part: str, make: Callable[[], str]) -> None:
    path = DOCS / page
    before, start, rest = path.read_text(encoding="utf-8").partition(MARKER.format(name=part))
    _, end, after = rest.partition(f"<!-- end of {part} -->")
    assert start
    assert end
    golden.check(f"{before}{start}\n\n{make().strip()}\n\n{end}{after}", path)
