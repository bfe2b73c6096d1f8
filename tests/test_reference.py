"""The parts of the documentation that are made from the code say what the code says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ehsg_cli.bank import json_schema
from ehsg_cli.findings import codes
from tests import golden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = Path(__file__).parents[1] / "docs" / "question-banks.md"
MARKER = "<!-- {name}: made from the code; UPDATE_GOLDEN=1 pytest tests/test_reference.py -->"


def keys_of_banks() -> str:
    schema = json_schema.bank_schema()
    parts = schema["$defs"]
    return "\n".join(line for name in parts for line in _part(name, parts[name]))


def keys_of_crosswalks() -> str:
    schema = json_schema.crosswalk_schema()
    parts = {"Crosswalk": schema, **schema["$defs"]}
    return "\n".join(line for name in parts for line in _part(name, parts[name]))


def codes_of_banks() -> str:
    rows = (
        f"| {code.id} | {code.severity} | {_cell(_blanks(code.message))} | {_cell(_blanks(code.remedy))} |"
        for code in codes.ALL.values()
        if code.id.startswith(("B", "I"))
    )
    return "\n".join(("| Code | Severity | What is wrong | What to do |", "|---|---|---|---|", *rows))


def _part(name: str, part: dict[str, Any]) -> Iterator[str]:
    yield f"#### {_words(name).capitalize()}"
    yield f"\n{' '.join(part['description'].split())}\n"
    yield "| Key | Value | Meaning |"
    yield "|---|---|---|"
    for key, value in part["properties"].items():
        needed = "needed. " if key in part.get("required", ()) else ""
        yield f"| `{key}` | {_kind(value)} | {_cell(needed + value.get('description', ''))} |"
    yield ""


def _kind(value: dict[str, Any]) -> str:
    """What a value is, in words."""
    match value:
        case {"$ref": link}:
            kind = _words(link.rpartition("/")[2])
        case {"anyOf": [first, *_]}:
            kind = _kind(first)
        case {"enum": choices}:
            kind = " or ".join(f"`{choice}`" for choice in choices)
        case {"type": "array", "items": entry}:
            kind = f"list: {_kind(entry)}"
        case {"patternProperties": by_id}:
            kind = f"by id: {_kind(next(iter(by_id.values())))}"
        case {"pattern": str(pattern)} if "[a-z" in pattern:
            kind = "id"
        case {"type": simple}:
            kind = {"string": "text", "integer": "number", "boolean": "true or false"}[simple]
    return kind


def _words(name: str) -> str:
    """`ReturnItem` in words."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def _blanks(template: str) -> str:
    return re.sub(r"\{\w+\}", "…", template.replace("{suggestion}", ""))


def _cell(text: str) -> str:
    return text.strip().replace("|", "\\|").replace("<", "&lt;")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("keys of banks", keys_of_banks),
        ("keys of crosswalks", keys_of_crosswalks),
        ("codes of banks", codes_of_banks),
    ],
)
def test_the_reference_is_current(name: str, make: Callable[[], str]) -> None:
    before, start, rest = PAGE.read_text(encoding="utf-8").partition(MARKER.format(name=name))
    _, end, after = rest.partition(f"<!-- end of {name} -->")
    assert start
    assert end
    golden.check(f"{before}{start}\n\n{make().strip()}\n\n{end}{after}", PAGE)
