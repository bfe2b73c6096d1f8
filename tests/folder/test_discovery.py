from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.folder.discovery import SETTINGS, find_root

if TYPE_CHECKING:
    from pathlib import Path


def test_the_nearest_folder_above_with_settings_is_the_one(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    (inner / "received" / "late").mkdir(parents=True)
    (tmp_path / "outer" / SETTINGS).touch()
    assert find_root(inner / "received" / "late") == tmp_path / "outer"
    (inner / SETTINGS).touch()
    assert find_root(inner / "received" / "late") == inner
    assert find_root(inner) == inner


def test_elsewhere_there_is_none(tmp_path: Path) -> None:
    assert find_root(tmp_path) is None
    (tmp_path / SETTINGS).mkdir()  # a folder of that name holds no settings
    assert find_root(tmp_path) is None
    assert find_root(tmp_path / "gone") is None
