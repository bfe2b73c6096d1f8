from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.bank import library
from ehsg_cli.bank.as_yaml import as_yaml
from ehsg_cli.bank.model import Bank
from tests import golden
from tests.any_bank import LONG, TEXTS, banks
from tests.banks import SMALL

GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Written:
    """A bank as YAML that is on no disk."""

    text: str
    name: str = "written.yaml"

    def read(self) -> bytes:
        return self.text.encode()

    def beside(self, path: str) -> Written:
        raise AssertionError(path)


def read_back(bank: Bank) -> Bank:
    again, findings = library.validate(Written(as_yaml(bank)))
    assert again, findings
    return again


@pytest.mark.parametrize("edition", ["2020", "2022"])
def test_a_built_in_bank_reads_back_the_same(edition: str) -> None:
    bank = library.load(edition)
    text = as_yaml(bank)
    assert read_back(bank) == bank
    assert read_back(bank).content_hash == bank.content_hash
    assert max(map(len, text.splitlines())) <= 110


def test_a_bank_looks_as_people_write_one() -> None:
    golden.check(as_yaml(SMALL), GOLDEN / "as-yaml-small.yaml")
    golden.check(as_yaml(library.load("2022")), GOLDEN / "as-yaml-2022.yaml")


def test_the_schema_is_named_in_the_first_line_or_not_at_all() -> None:
    first, second, *_ = as_yaml(SMALL, "../bank.schema.json").splitlines()
    assert first == "# yaml-language-server: $schema=../bank.schema.json"
    assert as_yaml(SMALL, schema="").splitlines()[0] == second == "# Question bank: Small Guide 2024."


@settings(max_examples=60)
@given(bank=banks())
def test_any_bank_reads_back_the_same(bank: Bank) -> None:
    again = read_back(bank)
    assert again == bank
    assert again.content_hash == bank.content_hash


@settings(max_examples=300)
@given(text=TEXTS | LONG, other=st.lists(TEXTS, max_size=2))
def test_any_text_reads_back_the_same(text: str, other: list[str]) -> None:
    changed = SMALL.model_copy(update={"summary": text, "title": text, "notes": (text, *other)})
    assert read_back(changed) == changed
