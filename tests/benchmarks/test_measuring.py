"""The measurements themselves, of a few workbooks and without pandas: that they measure, not how fast."""

from __future__ import annotations

import sys
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from benchmarks import damaged, runs, workbooks
from benchmarks.contenders import timed_merge
from benchmarks.experiments import EXPERIMENTS, commands, growth, merging, national, rendering
from benchmarks.experiments.setting import Setting
from benchmarks.goals import GOALS
from benchmarks.runs import Run
from ehsg_cli.gathering import gather

FEW = 3
SMALLER = (
    (growth, "TENFOLD", 2),
    (growth, "LARGE", 4),
    (national, "AREAS", 2),
    (national, "PARTNERS", 2),
    (commands, "PARTNERS", 2),
    (commands, "QUESTIONS", (50, 100)),
    (rendering, "PARTNERS", (2,)),
)


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    return Setting(tmp_path, FEW, pandas=None, say=lambda _: None)


def test_contenders_take_turns_and_every_other_round_goes_backwards() -> None:
    order: list[str] = []
    clock = count(1)

    def run(name: str) -> Run:
        order.append(name)
        return Run(next(clock), 1)

    ran = runs.alternate({name: partial(run, name) for name in "ab"}, 3, lambda _: None)
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert [each.clock for each in ran["a"].each] == [1, 4, 5]
    assert ran["b"].clock_over(ran["a"]) == (3 / 4, 6 / 5, 2)


def test_a_process_is_timed_from_outside_with_what_it_starts() -> None:
    work = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(5_000_000))'])"
    run = runs.process((sys.executable, "-c", f"{work}; print('done')"), watched=True)
    assert run.clock > 0.01
    assert run.cpu > 0.05
    assert run.memory > 1_000_000
    assert run.said == "done\n"


def test_a_process_that_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="ended with 3: why"):
        runs.process((sys.executable, "-c", "import sys; print('why', file=sys.stderr); sys.exit(3)"))


def test_workbooks_are_each_of_a_respondent_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "DISTINCT", 2)
    workbooks.send(tmp_path / "sent", 5, in_each=3)
    assert [path.name for path in sorted((tmp_path / "sent").iterdir())] == ["area-001", "area-002"]
    gathered = gather([tmp_path / "sent"])
    people = [each.respondent for each in gathered.submissions]
    assert gathered.findings == ()
    assert [len(each.answers) for each in gathered.submissions] == [69] * 5
    for field in ("organisation", "completed_by", "email"):
        assert len({getattr(person, field) for person in people}) == 5


def test_damaged_files_lie_among_the_workbooks_and_only_what_is_no_damage_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = {kind: (1, make) for kind, (_, make) in damaged.KINDS.items() if kind != "bomb"}
    monkeypatch.setattr(damaged, "KINDS", kinds)
    workbooks.send(tmp_path / "mixed", FEW)
    damaged.strew(tmp_path / "mixed", FEW, len(kinds))
    names = sorted(path.name for path in (tmp_path / "mixed").iterdir())
    assert len(names) == FEW + len(kinds)
    assert names[0] == "00001 " + names[0].partition(" ")[2]
    unread = {Path(finding.location.file).stem[6:] for finding in gather([tmp_path / "mixed"]).findings}
    assert unread == {*kinds} - {"blanks"}


def test_a_hundred_damaged_files_are_of_these_kinds() -> None:
    assert sum(many for many, _ in damaged.KINDS.values()) == 100


def test_every_experiment_measures_what_the_goals_are_about(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    alternate = runs.alternate
    monkeypatch.setattr(runs, "alternate", lambda contenders, _, say: alternate(contenders, 1, say))
    for module, name, less in SMALLER:
        monkeypatch.setattr(module, name, less)
    figures = [item for each in EXPERIMENTS for item in each.measure(setting).items()]
    assert {name.partition(" ")[0] for name, _ in figures} == {
        name.partition(" ")[0]
        for name in GOALS
        if name != "merge"  # there is no pandas to compare it with
    }
    assert [name for name, figure in figures if figure.value.median <= 0 and name != "generate"] == []


def test_a_contender_that_leaves_something_out_is_no_contender(setting: Setting) -> None:
    sent = setting.sent(FEW)
    (sent / "00001.xlsx").unlink()
    with pytest.raises(RuntimeError, match="unzip read 2 of 3 workbooks"):
        merging.read("unzip", sent, setting)


def test_seconds_of_writing_are_found_in_what_was_said() -> None:
    said = f"{timed_merge.MARK} 1.5\nMerged.\n{timed_merge.MARK} 0.25\n"
    assert timed_merge.seconds_said(said) == 1.75
