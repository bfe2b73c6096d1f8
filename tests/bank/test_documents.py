from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.library import validate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("beginning", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_or_a_document_is_pointed_to_import(tmp_path: Path, beginning: bytes) -> None:
    path = tmp_path / "form.yaml"
    path.write_bytes(beginning + b"more")
    bank, (finding,) = validate(DiskFile(path))
    assert bank is None
    assert finding.code == "B010"
    assert "ehsg bank import" in finding.remedy
