from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import typer

from ehsg_cli.bank.library import find
from ehsg_cli.cli.bank_validate import bank_validate
from ehsg_cli.errors import EhsgError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_without_banks_is_an_error_even_beside_one_that_has_some(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "notes.txt").write_text("x")
    shutil.copy(find("2022"), tmp_path)
    with pytest.raises(EhsgError, match="none holds no question bank"):
        bank_validate([str(tmp_path), str(tmp_path / "none")])


def test_without_a_name_the_built_in_banks_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(typer.Exit) as caught:
        bank_validate()
    assert caught.value.exit_code == 0
    assert "Checked 2 question banks and 1 crosswalk." in capsys.readouterr().err
