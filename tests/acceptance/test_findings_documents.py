"""The documents that commands write for other programs are as the schemas published for them have them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.acceptance.command import EXAMPLES, ROOT, ehsg
from tests.findings.published import in_junit, in_sarif

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = ROOT / "tests" / "bank" / "broken"
RECEIVED = EXAMPLES / "2020" / "received"
ODD_NAME = "our bank, 100% [draft] #2 “ü”.yaml"


def documents(*command: object, cwd: Path, code: int | None) -> tuple[str, str]:
    """What a command writes as SARIF and as JUnit, each as its schema has it."""
    log = ehsg(*command, "--format", "sarif", cwd=cwd, code=code).out
    report = ehsg(*command, "--format", "junit", cwd=cwd, code=code).out
    assert not in_sarif(log)
    assert not in_junit(report)
    return log, report


def said(log: str, report: str) -> tuple[int, int]:
    """How many findings each of them holds."""
    return len(json.loads(log)["runs"][0]["results"]), len(list(ET.fromstring(report).iter("testcase")))  # noqa: S314  ours


@pytest.mark.parametrize("bank", sorted(BROKEN.glob("*.yaml")), ids=lambda bank: bank.stem)
def test_of_a_broken_bank(bank: Path, tmp_path: Path) -> None:
    shutil.copy(bank, tmp_path / ODD_NAME)
    log, report = documents("bank", "validate", ODD_NAME, cwd=tmp_path, code=None)
    in_log, in_report = said(log, report)
    assert in_log == in_report > 0


def test_of_a_folder_of_broken_banks(tmp_path: Path) -> None:
    found = ehsg("bank", "validate", BROKEN, "--format", "json", cwd=tmp_path, code=1).findings
    assert said(*documents("bank", "validate", BROKEN, cwd=tmp_path, code=1)) == (len(found), len(found))


def test_of_banks_in_which_nothing_is_found(tmp_path: Path) -> None:
    log, report = documents("bank", "validate", "2020", "2022", cwd=tmp_path, code=0)
    assert said(log, report) == (0, 1)


def test_of_a_merge_and_of_the_checks(tmp_path: Path) -> None:
    shutil.copytree(RECEIVED, tmp_path / "received")
    (tmp_path / "received" / "kein Excel, 100%.xlsx").write_bytes(b"no workbook")
    merge = ("merge", "received", "-o", "return.xlsx", "--force")
    for command in (merge, ("check", "received"), ("check", "return.xlsx", "--final")):
        in_log, in_report = said(*documents(*command, cwd=tmp_path, code=1))
        assert in_log == in_report > 0
