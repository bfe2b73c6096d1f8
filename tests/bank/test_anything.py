"""Whatever a file holds, validating it gives findings, in plain words, and never an exception."""

from __future__ import annotations

import json
import shutil
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.bank import crosswalk_reading
from ehsg_cli.bank.document import ANY
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.library import crosswalks, find, validate
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.findings.model import has_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from ehsg_cli.findings.model import Finding

SYNTAX = (
    *(
        "a",
        "b: ",
        "- ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "? ",
        "|",
        ">-",
        "---\n",
        "...",
        "%YAML 1.10\n",
        "%TAG ! x",
    ),
    *(
        "&a ",
        "*a",
        "!",
        "!!int ",
        "!<x>",
        "'",
        '"',
        "\\",
        "\\UFFFFFFFF",
        "\\ud800",
        "#",
        "\t",
        "\r",
        "\x85",
        "\u2028",
    ),
    *(
        "\ufeff",
        "é",
        "0",
        "1:30",
        "2020-01-01",
        "~",
        "<<: ",
        "=",
        "@",
        "%41",
        "sections: ",
        "scales: ",
        "id: ",
    ),
)
JARGON = ("pydantic", "Input should", "something else", "NoneType", "Traceback")

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=80) | st.just("families"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8) | st.just("id"), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def findings_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], tuple[Finding, ...]]:
    path: Path = tmp_path_factory.mktemp("bank") / "own.yaml"

    def validated(content: bytes) -> tuple[Finding, ...]:
        path.write_bytes(content)
        bank, findings = validate(DiskFile(path))
        assert bank is not None or has_errors(findings)
        assert not any(word in finding.message for finding in findings for word in JARGON)
        return findings

    return validated


@pytest.fixture(scope="module")
def crosswalk_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("banks")
    for name in ("2020", "2022"):
        shutil.copy(find(name), folder)
    (folder / "crosswalks").mkdir()
    return folder / "crosswalks" / "own.yaml"


@settings(max_examples=300)
@given(
    content=st.binary()
    | st.text().map(str.encode)
    | st.lists(st.sampled_from(SYNTAX)).map("".join).map(str.encode)
)
def test_any_text(findings_in: Callable[[bytes], tuple[Finding, ...]], content: bytes) -> None:
    assert has_errors(findings_in(content))


@settings(max_examples=60)
@given(choice=st.data())
def test_a_bank_with_anything_put_anywhere(
    findings_in: Callable[[bytes], tuple[Finding, ...]], choice: st.DataObject
) -> None:
    findings_in(with_anything_anywhere(find("2022"), choice))


@settings(max_examples=60)
@given(choice=st.data())
def test_a_crosswalk_with_anything_put_anywhere(crosswalk_file: Path, choice: st.DataObject) -> None:
    crosswalk_file.write_bytes(with_anything_anywhere(crosswalks()[0], choice))
    crosswalk, findings = crosswalk_reading.validate(DiskFile(crosswalk_file))
    assert crosswalk is not None or has_errors(findings)
    assert not any(word in finding.message for finding in findings for word in JARGON)


def with_anything_anywhere(path: Path, choice: st.DataObject) -> bytes:
    """What a file holds, with one part of it replaced."""
    document, _ = parse(path.read_bytes())
    assert document is not None
    place = choice.draw(st.sampled_from([place for place in document.values if place]))
    data: Any = deepcopy(document.data)
    parent = data
    for step in place[:-1]:
        parent = parent[step]
    parent[place[-1]] = choice.draw(JSON)
    return json.dumps(data, default=str).encode()


def test_the_pattern_for_any_key_is_no_key_of_a_bank(
    findings_in: Callable[[bytes], tuple[Finding, ...]],
) -> None:
    assert has_errors(findings_in(f"sections: {{'{ANY}': {{'{ANY}': []}}}}".encode()))
