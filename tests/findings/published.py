"""What the schemas that others publish have against what we write."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import xmlschema
from jsonschema import Draft7Validator  # type: ignore[import-untyped, unused-ignore]

SCHEMAS = Path(__file__).with_name("schemas")


def in_sarif(document: str) -> list[str]:
    """What is wrong with it as SARIF 2.1.0, its URIs included."""
    return [f"{error.json_path}: {error.message}" for error in _sarif().iter_errors(json.loads(document))]


def in_junit(document: str) -> list[str]:
    """What is wrong with it as a JUnit report that Jenkins reads."""
    return [f"{error.path}: {error.reason}" for error in _junit().iter_errors(document)]


@cache
def _sarif() -> Any:
    formats = Draft7Validator.FORMAT_CHECKER
    assert not formats.conforms("a b", "uri-reference"), "rfc3986-validator is needed to check URIs"
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    return Draft7Validator(schema, format_checker=formats)


@cache
def _junit() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")
