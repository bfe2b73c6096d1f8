"""Texts in cells, so that what a bank holds comes back and what a typist leaves behind does not."""

from __future__ import annotations

import json


def in_cell(text: str) -> str:
    r"""The text as a cell holds it: as it is, but for one that blank space begins or ends.

    As that is taken for a slip of the typist, such a text is written between quotes, as in JSON: `" so\n"`.
    """
    is_itself = text == text.strip() and from_cell(text) == text
    return text if is_itself else json.dumps(text, ensure_ascii=False)


def from_cell(cell: str) -> str:
    """The text that a cell stands for; quotes that somebody typed are part of it."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not (text.startswith('"') and text.endswith('"')):
        return text
    try:
        meant = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return text
    return meant if isinstance(meant, str) and in_cell(meant) == text else text
