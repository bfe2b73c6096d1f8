"""The JSON Schemas that we publish, and what they have against a document."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped, unused-ignore]

FOLDER = Path(__file__).parents[1] / "schemas"
NAMES = sorted(path.name.removesuffix(".schema.json") for path in FOLDER.iterdir())


def schema(name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    return made


def mistakes(document: str, name: str) -> list[str]:
    """What is wrong with a document in JSON by one of our schemas."""
    return [
        f"{error.json_path}: {error.message}" for error in _validator(name).iter_errors(json.loads(document))
    ]


@cache
def _validator(name: str) -> Any:
    return Draft202012Validator(schema(name))
