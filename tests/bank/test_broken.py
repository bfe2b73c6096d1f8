from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.library import validate
from ehsg_cli.files import resource
from tests import golden

if TYPE_CHECKING:
    from ehsg_cli.findings.model import Finding

HERE = Path(__file__).parent
BROKEN = sorted([*HERE.glob("broken/*.yaml"), *HERE.glob("broken-crosswalks/*.yaml")])


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_broken_bank_or_crosswalk_gives_exactly_these_findings(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    _, findings = validate(DiskFile(Path(path.name)))
    assert findings
    lines = "".join(f"{line(finding, path.name)}\n" for finding in findings)
    golden.check(lines.replace(f"{resource('banks').as_posix()}/", ""), path.with_suffix(".expected.txt"))


def line(finding: Finding, file: str) -> str:
    place = finding.location
    elsewhere = "" if place.file == file else f"{place.file}:"
    return f"{elsewhere}{place.line}:{place.column} {finding.severity} {finding.code} {finding.message}"
