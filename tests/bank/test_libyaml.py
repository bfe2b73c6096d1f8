"""libyaml, where it is asked, reads what ruamel.yaml in Python reads, character for character."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from ruamel.yaml import main

from ehsg_cli.bank.library import built_in, crosswalks
from ehsg_cli.bank.yaml_source import read_in_c
from ehsg_cli.bank.yaml_tree import UNREADABLE, Node, TooMuchError, Tree
from tests.conftest import need

HERE = Path(__file__).parent
SUITE = [case["yaml"] for case in json.loads((HERE / "yaml-test-suite.json").read_text(encoding="utf-8"))]
BANKS = [path.read_text(encoding="utf-8") for path in (*built_in(), *crosswalks())]
BROKEN = [path.read_text(encoding="utf-8", errors="replace") for path in (HERE / "broken").glob("*.yaml")]
BITS = (
    " ", "  ", ":", ": ", "-", "- ", "? ", "#", " #", "&a ", "*a", "|", ">", "|-", ">+", '"', "'", "[", "]",
    "{", "}", ",", "\n", "\n\n", "\r", "\r\n", "\n---\n", "\n...\n", "~", "0o7", "1_000", "<<: *a", "\\",
    "\\x41", "é", "😀", "@", "`", "=", "\x00", "\x07", "0x1f", "\u00a0", "\\N", "\\_", "\n  ", "\n# x\n",
    "a: b", "[a, b]", "\t", "!x ", "\u2028", "\ufeff", "%", "\x85",
)  # fmt: skip


@pytest.fixture(autouse=True)
def libyaml() -> None:
    need(getattr(main, "CParser", None), "libyaml")


def shape(node: Node) -> tuple[object, ...]:
    return node.tag, node.start, node.end, node.text, node.is_mapping, [shape(each) for each in node.entries]


def in_python(text: str) -> object:
    """What ruamel.yaml reads in Python, or none where it refuses."""
    tree = Tree("own.yaml")
    try:
        tree.add(text)
    except (TooMuchError, *UNREADABLE):
        return None
    return [shape(root) for root in tree.roots]


def in_c(text: str) -> object:
    """What libyaml reads, or none where it is not asked or not believed."""
    tree = read_in_c(text, "own.yaml")
    return tree and [shape(root) for root in tree.roots]


def test_every_bank_and_the_suite_are_read_alike() -> None:
    read = [(text, tree) for text in (*BANKS, *BROKEN, *SUITE) if (tree := in_c(text))]
    assert len(read) > 50
    for text, tree in read:
        assert tree == in_python(text), text


@pytest.mark.parametrize("texts", [BANKS + BROKEN, SUITE], ids=["banks", "suite"])
def test_what_is_changed_at_random_is_read_alike(texts: list[str]) -> None:
    chance = random.Random(7)  # noqa: S311  the same texts each time
    compared = 0
    for _ in range(1_500):
        lines = chance.choice(texts).splitlines(keepends=True) or [""]
        first = chance.randrange(len(lines))
        text = "".join(lines[first : first + chance.randint(1, 12)])
        for _ in range(chance.randint(0, 3)):
            place = chance.randint(0, len(text))
            text = text[:place] + chance.choice(BITS) + text[place + chance.choice((0, 0, 0, 1, 3)) :]
        if tree := in_c(text):
            assert tree == in_python(text), text
            compared += 1
    assert compared > 50


@pytest.mark.parametrize("path", [*built_in(), *crosswalks()], ids=lambda path: path.stem)
def test_what_is_built_in_is_read_by_libyaml(path: Path) -> None:
    assert in_c(path.read_text(encoding="utf-8"))
