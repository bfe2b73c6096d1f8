"""The parts of the documentation that are made from the code say what the code says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ehsg_cli.bank import json_schema
from ehsg_cli.findings import codes
from ehsg_cli.folder.json_schema import settings_schema
from tests import golden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DOCS = Path(__file__).parents[1] / "docs"
BANKS, FOLDERS = DOCS / "question-banks.md", DOCS / "return-folders.md"
MARKER = "<!-- {name}: made from the code; UPDATE_GOLDEN=1 pytest tests/test_reference.py -->"


def keys_of_banks() -> str:
    schema = json_schema.bank_schema()
    parts = schema["$defs"]
    return "\n".join(line for name in parts for line in _part(name, parts[name]))


def keys_of_crosswalks() -> str:
    schema = json_schema.crosswalk_schema()
    parts = {"Crosswalk": schema, **schema["$defs"]}
    return "\n".join(line for name in parts for line in _part(name, parts[name]))


def keys_of_settings() -> str:
    schema = settings_schema()
    choices = {f"#/$defs/{name}": part for name, part in schema["$defs"].items() if "enum" in part}
    for key, value in schema["properties"].items():
        link = value.get("anyOf", [value])[0].get("$ref", "")
        if link in choices:
            schema["properties"][key] = choices[link] | {"description": value["description"]}
    parts = {"Settings": schema, **schema["$defs"]}
    return "\n".join(line for name, part in parts.items() if "enum" not in part for line in _part(name, part))


def codes_of_banks() -> str:
    return _codes("B", "I")


def codes_of_settings() -> str:
    return _codes("R")


def _codes(*letters: str) -> str:
    rows = (
        f"| {code.id} | {code.severity} | {_cell(_blanks(code.message))} | {_cell(_blanks(code.remedy))} |"
        for code in codes.ALL.values()
        if code.id.startswith(letters)
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
            kind = {"string": "text", "integer": "number", "boolean": "true or false", "object": "by key"}[
                simple
            ]
    return kind


def _words(name: str) -> str:
    """`ReturnItem` in words."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def _blanks(template: str) -> str:
    return re.sub(r"\{\w+\}", "…", template.replace("{suggestion}", ""))


def _cell(text: str) -> str:
    return text.strip().replace("|", "\\|").replace("<", "&lt;")


@pytest.mark.parametrize(
    ("page", "name", "make"),
    [
        (BANKS, "keys of banks", keys_of_banks),
        (BANKS, "keys of crosswalks", keys_of_crosswalks),
        (BANKS, "codes of banks", codes_of_banks),
        (FOLDERS, "keys of settings", keys_of_settings),
        (FOLDERS, "codes of settings", codes_of_settings),
    ],
)
def test_the_reference_is_current(page: Path, name: str, make: Callable[[], str]) -> None:
    before, start, rest = page.read_text(encoding="utf-8").partition(MARKER.format(name=name))
    _, end, after = rest.partition(f"<!-- end of {name} -->")
    assert start
    assert end
    golden.check(f"{before}{start}\n\n{make().strip()}\n\n{end}{after}", page)
