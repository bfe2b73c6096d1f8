"""The merged return that is read while a command goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ehsg_cli.cli.reading import opening
from ehsg_cli.errors import EhsgError
from ehsg_cli.merged_return import open_merged
from tests.acceptance.command import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

MERGED = EXAMPLES / "2020" / "output" / "merged.xlsx"


def test_it_is_what_it_is_when_it_is_waited_for() -> None:
    with opening(MERGED) as opened:
        pass
    assert opened() == open_merged(MERGED)


def test_what_is_wrong_with_it_is_said_where_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "merged.xlsx").write_bytes(b"nothing")
    with opening(tmp_path / "merged.xlsx") as opened:
        pass
    with pytest.raises(EhsgError, match="Cannot read"):
        opened()


def test_what_goes_wrong_meanwhile_comes_first(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="No such colour"), opening(tmp_path / "gone.xlsx"):
        raise EhsgError("No such colour.", "Take another.")
