"""Where the time goes is said of every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import where, workbooks

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_each_step_of_a_merge_takes_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(where, "ROUNDS", 1)
    where.main(workbooks.send(tmp_path / "sent", 2))
    said = capsys.readouterr().out.splitlines()
    steps = [line.split(" ms  ") for line in said if " ms  " in line]
    assert len(steps) == 6 + 4 + 7
    assert sum(float(milliseconds) > 0 for milliseconds, _ in steps) >= len(steps) - 1
