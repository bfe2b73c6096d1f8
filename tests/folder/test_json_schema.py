"""Editors hold the settings of a return folder to the same shape as we do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from ehsg_cli.bank import json_schema
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.files import resource
from ehsg_cli.folder.json_schema import SCHEMA_NAME, settings_schema
from tests import golden

if TYPE_CHECKING:
    from collections.abc import Iterator


def mistakes(text: str) -> Iterator[str]:
    """What an editor finds in settings; dates are text to it."""
    document, _ = parse(text.encode())
    assert document
    data = json.loads(json.dumps(document.data, default=str))
    made = jsonschema.Draft7Validator(settings_schema(), format_checker=jsonschema.FormatChecker())
    return (error.message for error in made.iter_errors(data))


def test_the_committed_schema_is_current() -> None:
    made = settings_schema()
    jsonschema.Draft7Validator.check_schema(made)
    golden.check(json_schema.as_text(made), resource("templates") / "folder" / SCHEMA_NAME)


def test_every_key_is_explained() -> None:
    made = settings_schema()
    for part in (made, *made["$defs"].values()):
        assert all(
            value.get("description") or "$ref" in value for value in part.get("properties", {}).values()
        )


@pytest.mark.parametrize("bank", ["2022", '"2022"', "our.yaml"])
def test_a_bank_is_a_number_or_a_text(bank: str) -> None:
    assert not list(mistakes(f"folder: 1\nbank: {bank}\nanswers_due: 2022-04-29\nseverity: {{C2: off}}\n"))


@pytest.mark.parametrize(
    "line", ["are: x", "detail: all", "severity: {C2: of}", "lead: {}", "limits: {rows: 0}"]
)
def test_editors_see_what_is_wrong(line: str) -> None:
    assert list(mistakes(f"folder: 1\nbank: 2022\n{line}\n"))
