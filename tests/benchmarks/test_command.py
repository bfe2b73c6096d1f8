"""`python -m benchmarks`, with measurements that are made up."""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from benchmarks import __main__ as command
from benchmarks import results as kept
from benchmarks import tables
from benchmarks.experiments import Experiment
from benchmarks.results import Figure
from tests.benchmarks.sample import exactly

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.experiments.setting import Setting


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """What will be measured; all that is written goes to another place."""
    page = tmp_path / "performance.md"
    page.write_text(f"Figures:\n{tables.START}\n{tables.END}\n", encoding="utf-8")
    monkeypatch.setattr(command, "FOLDER", tmp_path / "bench")
    monkeypatch.setattr(command, "COMMITTED", tmp_path / "ratios.json")
    monkeypatch.setattr(command, "PAGE", page)
    figures = {"read": 1.5, "help": 1.2, "national": 300.0}

    def measure(name: str, setting: Setting) -> dict[str, Figure]:
        assert setting.folder.exists()
        if name not in figures:
            raise RuntimeError(f"no {name}")
        return {name: Figure(exactly(figures[name]))}

    named = ((1, "read", False), (5, "help", False), (9, "national", True))
    experiments = [Experiment(target, partial(measure, name), large) for target, name, large in named]
    monkeypatch.setattr(command, "EXPERIMENTS", experiments)
    return figures


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["benchmarks", *arguments])
    return command.main()


def saved(kind: str) -> dict[str, float]:
    committed = kept.read(command.COMMITTED, kind)
    return {name: figure.value.median for name, figure in committed.figures.items()} if committed else {}


@pytest.mark.usefixtures("measured")
def test_what_takes_long_is_measured_only_where_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    assert run(monkeypatch, "--json", str(tmp_path / "figures.json")) == 0
    assert "150 areas" not in capsys.readouterr().out
    assert set(json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["figures"]) == {
        "read",
        "help",
    }
    assert run(monkeypatch, "--large") == 0
    assert "150 areas" in capsys.readouterr().out
    assert saved("full") == {}


def test_figures_are_saved_by_kind_and_shown_on_the_page(
    measured: dict[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch, "--save", "--quick")
    assert "|" not in command.PAGE.read_text(encoding="utf-8")
    measured["read"] = 1.7
    run(monkeypatch, "--save", "--large")
    assert "| 1.70 × |" in command.PAGE.read_text(encoding="utf-8")
    assert saved("quick") == {"read": 1.5, "help": 1.2}
    assert saved("full") == {"read": 1.7, "help": 1.2, "national": 300.0}
    measured["help"] = 1.3
    run(monkeypatch, "--save", "--only", "5")
    assert saved("full") == {"read": 1.7, "help": 1.3, "national": 300.0}


def test_what_is_worse_is_reported_and_fails_only_where_that_is_asked_for(
    measured: dict[str, float], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "--check") == 0
    assert "nothing to compare" in capsys.readouterr().err
    run(monkeypatch, "--save")
    assert run(monkeypatch, "--check", "--strict") == 0
    assert "Nothing is worse" in capsys.readouterr().out
    measured["read"] = 3.0
    assert run(monkeypatch, "--check") == 0
    assert "Worse by 100 %: Reading and matching" in capsys.readouterr().out
    assert run(monkeypatch, "--check", "--strict") == 1


def test_what_fails_is_said_and_the_others_are_measured(
    measured: dict[str, float], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del measured["read"]
    assert run(monkeypatch) == 1
    printed = capsys.readouterr()
    assert "target 1 failed: no read" in printed.err
    assert "`ehsg --help`" in printed.out
