"""The JSON Schema of `ehsg.yaml`, so that editors complete and check it while people type."""

from __future__ import annotations

from typing import Any

from ehsg_cli.bank.json_schema import DRAFT, schema_of
from ehsg_cli.folder.model import SettingsFile

SCHEMA_NAME = "ehsg.schema.json"  # of the file beside the settings that editors look into


def settings_schema() -> dict[str, Any]:
    """The schema of the settings of a return folder, as far as `folder.model` knows it."""
    return {"$schema": DRAFT, "title": "ehsg return folder", **schema_of(SettingsFile)}
