"""A real bank with a few slips of the hand in it is either a bank all the same or has an error."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from ruamel.yaml import YAML

from ehsg_cli.bank.library import find, validate
from ehsg_cli.bank.model import Bank
from ehsg_cli.findings.model import has_errors

MUTANTS = 300
CONTENT = find("2020").read_bytes()


@dataclass(frozen=True)
class Given:
    """A bank's file that is no file."""

    content: bytes
    name: str = "own.yaml"

    def read(self) -> bytes:
        return self.content

    def beside(self, path: str) -> Given:
        raise AssertionError(path)


def delete(chance: random.Random, lines: list[bytes]) -> None:
    del lines[chance.randrange(len(lines))]


def repeat(chance: random.Random, lines: list[bytes]) -> None:
    at = chance.randrange(len(lines))
    lines.insert(at, lines[at])


def swap(chance: random.Random, lines: list[bytes]) -> None:
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]


def indent(chance: random.Random, lines: list[bytes]) -> None:
    at = chance.randrange(len(lines))
    lines[at] = b" " * chance.randrange(1, 5) + lines[at]


def dedent(chance: random.Random, lines: list[bytes]) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at].lstrip()


def put_a_byte(chance: random.Random, lines: list[bytes]) -> None:
    at = chance.randrange(len(lines))
    place = chance.randrange(len(lines[at]) + 1)
    sign = chance.choice([*b"\t\0:-#[]{}&*!|>'\"%@`,? \\\x85\xc3\xff", chance.randrange(256)])
    lines[at] = lines[at][:place] + bytes([sign]) + lines[at][place + chance.randrange(2) :]


def cut_short(chance: random.Random, lines: list[bytes]) -> None:
    del lines[chance.randrange(len(lines)) :]


SLIPS = (delete, repeat, swap, indent, dedent, put_a_byte, put_a_byte, cut_short)


def mutant(seed: int) -> bytes:
    chance = random.Random(seed)  # noqa: S311  the same mutants each time
    lines = CONTENT.split(b"\n")
    for _ in range(chance.randrange(1, 4)):
        chance.choice(SLIPS)(chance, lines)
    return b"\n".join(lines)


def read_plainly(content: bytes) -> Bank:
    """The bank as the libraries read it, with no code of our own but the model; raises what they raise."""
    data: Any = YAML(typ="safe", pure=True).load(content.decode())
    return Bank.model_validate(data)


@cache
def validated(seed: int) -> tuple[Bank | None, bool]:
    """The bank that the mutant makes, if any, and whether an error was found."""
    bank, findings = validate(Given(mutant(seed)))
    return bank, has_errors(findings)


@pytest.mark.parametrize("seed", range(MUTANTS))
def test_a_mutant_has_an_error_or_is_the_bank_that_the_libraries_read(seed: int) -> None:
    bank, broken = validated(seed)
    assert broken or bank == read_plainly(mutant(seed))


def test_the_mutants_are_of_both_kinds() -> None:
    broken = sum(validated(seed)[1] for seed in range(MUTANTS))
    assert MUTANTS / 10 < broken < MUTANTS * 9 / 10
