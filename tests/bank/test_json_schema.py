"""Editors hold a bank to the same shape as we do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ehsg_cli.bank import extension, json_schema, schema
from ehsg_cli.bank.library import crosswalks
from ehsg_cli.bank.model import Bank
from ehsg_cli.bank.yaml_source import parse
from tests import golden

BANKS = Path(__file__).parents[2] / "banks"
EXTENDING = """
bank: own-2025
extends: ehsg-2022
revision: 1
title: Ours
remove: [data-02]
amend: {data-01: {text: Other words?, title: null}}
add: [{section: data, after: data-01, questions: [{id: data-51, text: Ours?}]}]
sections: []
"""


def validator() -> jsonschema.Draft7Validator:
    made = json_schema.bank_schema()
    jsonschema.Draft7Validator.check_schema(made)
    return jsonschema.Draft7Validator(made, format_checker=jsonschema.FormatChecker())


def data(text: str) -> Any:
    """What a file holds, as JSON has it: dates are text there."""
    document, _ = parse(text.encode())
    assert document is not None
    return json.loads(json.dumps(document.data, default=str))


@pytest.mark.parametrize("kind", ["bank", "crosswalk"])
def test_the_committed_schema_is_what_the_command_prints(kind: str) -> None:
    made = {"bank": json_schema.bank_schema, "crosswalk": json_schema.crosswalk_schema}[kind]()
    golden.check(json_schema.as_text(made), BANKS / f"{kind}.schema.json")


@pytest.mark.parametrize("path", crosswalks(), ids=lambda path: path.stem)
def test_a_crosswalk_of_ours_names_the_schema_and_keeps_to_it(path: Path) -> None:
    jsonschema.Draft7Validator.check_schema(json_schema.crosswalk_schema())
    crosswalk = jsonschema.Draft7Validator(json_schema.crosswalk_schema())
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../crosswalk.schema.json\n")
    assert list(crosswalk.iter_errors(data(text))) == []
    assert list(crosswalk.iter_errors(data(text.replace("relation:", "relatoin:")))) != []


def whole_ones() -> list[Path]:
    """Broken banks that are YAML throughout, and extend no other."""
    paths = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
    documents = {path: parse(path.read_bytes())[0] for path in paths}
    return [
        path
        for path, found in documents.items()
        if found and not found.is_partial and not found.get("extends")
    ]


@pytest.mark.parametrize("path", whole_ones(), ids=lambda path: path.stem)
def test_the_schema_refuses_a_broken_bank_where_we_do(path: Path) -> None:
    document, _ = parse(path.read_bytes())
    assert document is not None
    _, findings = schema.build(document, Bank)
    assert bool(list(validator().iter_errors(data(path.read_text(encoding="utf-8-sig"))))) == bool(findings)


def test_a_bank_that_extends_another_needs_only_what_is_its_own() -> None:
    assert list(validator().iter_errors(data(EXTENDING))) == []


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("extends: ehsg-2022\n", ""),
        ("revision: 1\n", ""),
        ("remove: [data-02]", "remove: data-02"),
        ("text: Other words?", "txt: Other words?"),
        ("section: data, ", ""),
        ("title: Ours", "titel: Ours"),
    ],
)
def test_a_slip_in_it_is_seen(written: str, instead: str) -> None:
    assert written in EXTENDING
    assert list(validator().iter_errors(data(EXTENDING.replace(written, instead)))) != []


def test_what_a_key_means_is_said() -> None:
    parts = json_schema.bank_schema()["$defs"]
    assert parts["Question"]["properties"]["best"]["description"].startswith("The choice at the mature end")
    assert parts["ExtendingBank"]["properties"]["remove"]["description"] == "Questions left out."
    assert set(parts["Bank"]["properties"]) == set(Bank.model_fields)
    assert set(parts["ExtendingBank"]["properties"]) == {*Bank.model_fields, *extension.OWN_KEYS}
    assert not any("Attributes:" in part["description"] for part in parts.values())
