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

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_each_broken_bank_gives_exactly_these_findings(path: Path) -> None:
    _, findings = validate(DiskFile(path))
    assert findings
    lines = "".join(f"{line(finding, path)}\n" for finding in findings)
    golden.check(
        lines.replace(f"{resource('banks').as_posix()}/", "").replace(f"{path.parent.as_posix()}/", ""),
        path.with_suffix(".expected.txt"),
    )


def line(finding: Finding, path: Path) -> str:
    place = finding.location
    file = "" if place.file == path.as_posix() else f"{place.file}:"
    return f"{file}{place.line}:{place.column} {finding.severity} {finding.code} {finding.message}"
