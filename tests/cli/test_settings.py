"""What is not typed comes from the return folder, if there is one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

from ehsg_cli.cli import limits, settings
from ehsg_cli.cli.reading import named
from ehsg_cli.errors import EhsgError
from ehsg_cli.folder.discovery import SETTINGS
from ehsg_cli.submission.invitation import Request
from ehsg_cli.workbook.limits import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    """Settings are read once in a command, and so in a test."""
    settings._at.cache_clear()  # noqa: SLF001
    yield
    settings._at.cache_clear()  # noqa: SLF001


def enter(monkeypatch: pytest.MonkeyPatch, root: Path, inside: str, text: str) -> None:
    (root / inside).mkdir(parents=True, exist_ok=True)
    (root / SETTINGS).write_text(text, encoding="utf-8")
    monkeypatch.chdir(root / inside)


def test_paths_are_relative_to_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(monkeypatch, tmp_path, "received/late", "folder: 1\nbank: 2020\nlimits: {seconds: 7}\n")
    folder = settings.here()
    assert folder
    assert folder is settings.here()
    assert folder.merged == Path("../../output/return.xlsx")
    assert settings.bank_here("") == "2020"
    assert settings.bank_here("2022") == "2022"
    assert settings.needed(Path("typed"), lambda each: each.merged, "ehsg x", "X") == Path("typed")
    assert settings.needed(None, lambda each: each.received, "ehsg x", "X") == Path("../../received")
    assert named(Path("a.xlsx")) == "received/late/a.xlsx"
    assert limits.limits([]).seconds == 7
    assert limits.limits(["seconds=9", "rows=3"]).seconds == 9
    assert limits.limits([]).rows == DEFAULT.rows


def test_elsewhere_there_is_only_what_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings.here() is None
    assert settings.bank_here("") == ""
    assert named(Path("a.xlsx")) == "a.xlsx"
    assert limits.limits([]) == DEFAULT
    with pytest.raises(EhsgError, match="ehsg x needs INPUT"):
        settings.needed(None, lambda each: each.merged, "ehsg x", "INPUT")


def test_mistakes_in_the_settings_end_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    enter(monkeypatch, tmp_path, "blank", "folder: 1\nbank: 2020\nteme: x\n")
    with pytest.raises(typer.Exit) as caught:
        settings.here()
    assert caught.value.exit_code == 1
    said = capfd.readouterr()
    assert "Did you mean theme?" in " ".join(said.out.split())
    assert "correct ../ehsg.yaml" in said.err


def test_who_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "folder: 1\nbank: 2020\nanswers_due: 2020-08-31\n"
    enter(monkeypatch, tmp_path, ".", text)
    assert settings.or_here(None, settings.request) == Request(date(2020, 8, 31))
    settings._at.cache_clear()  # noqa: SLF001
    enter(monkeypatch, tmp_path, ".", f"{text}lead: {{organisation: A, email: a@b.example}}\n")
    assert settings.or_here(None, settings.request) == Request(date(2020, 8, 31), "A", "", "a@b.example")


def test_a_working_directory_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert settings.here() is None
    monkeypatch.undo()
