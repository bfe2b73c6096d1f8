"""A bank with something of everything, and what somebody makes of it."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehsg_cli.bank import library
from ehsg_cli.bank.model import Bank

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent
BEFORE = library.load(FOLDER / "before.yaml")
AFTER = library.load(FOLDER / "after.yaml")

Data = dict[str, Any]


def edited(edit: Callable[[Data], object], bank: Bank = BEFORE, *, raised: bool = True) -> Bank:
    """The bank with an edit, and its revision raised."""
    data = deepcopy(bank.model_dump(mode="json"))
    data["revision"] += raised
    edit(data)
    return Bank.model_validate(data)


def section(data: Data, id_: str) -> Data:
    found: Data = next(each for each in data["sections"] if each["id"] == id_)
    return found


def question(data: Data, id_: str) -> Data:
    found: Data = next(
        each for section in data["sections"] for each in section["questions"] if each["id"] == id_
    )
    return found
