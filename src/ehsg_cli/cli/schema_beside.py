"""The JSON Schema that lies beside a bank we write, where its first line tells editors to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank import json_schema
from ehsg_cli.bank.starting import SCHEMA_NAME
from ehsg_cli.files import read_text

if TYPE_CHECKING:
    from pathlib import Path


def schema_beside(bank: Path) -> tuple[Path, str]:
    """Where the schema of a bank is, or will be, and what is in it."""
    return bank.parent / SCHEMA_NAME, json_schema.as_text(json_schema.bank_schema())


def is_ours(schema: Path) -> bool:
    """Whether a file is a schema that we wrote, which a newer one may replace."""
    return schema.is_file() and json_schema.is_ours(read_text(schema))
