"""What ehsg made in a return folder, so that what is still as it was made can be told, and made again."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RECORD = ".ehsg-made.json"  # the file that keeps it, in the return folder
_FORMAT = "ehsg-made/1"


def read_record(text: str) -> dict[str, str]:
    """The SHA-256 of each file that was made, by its path from the folder; nothing if that cannot be told."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    files = data.get("files") if isinstance(data, dict) and data.get("format") == _FORMAT else None
    is_whole = isinstance(files, dict) and all(isinstance(value, str) for value in files.values())
    return files if isinstance(files, dict) and is_whole else {}


def as_text(record: Mapping[str, str]) -> str:
    """The record as it is kept."""
    return json.dumps({"format": _FORMAT, "files": dict(sorted(record.items()))}, indent=2) + "\n"


def fingerprint(content: bytes) -> str:
    """What a record keeps of a file."""
    return hashlib.sha256(content).hexdigest()
