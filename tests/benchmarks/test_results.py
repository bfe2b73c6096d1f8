from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import results as kept
from benchmarks.goals import GOALS
from benchmarks.results import Figure, Regression, regressions
from benchmarks.spread import Spread
from tests.benchmarks.sample import exactly, results

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("goal", "before", "now", "worse"),
    [
        ("read", 1.5, 1.79, False),
        ("read", 1.5, 1.81, True),
        ("read", 1.5, 0.5, False),
        ("merge", 12, 10.1, False),
        ("merge", 12, 9.9, True),
        ("merge", 12, 30, False),
        ("writing", 20, 40, False),  # where all else is faster, more of the time is in it
        ("with pandas_script", 20, 40, False),  # pandas' own affair
    ],
)
def test_what_is_worse_by_more_than_a_fifth_is_a_regression(
    goal: str, before: float, now: float, worse: bool
) -> None:
    found = list(regressions(results(**{goal: before}), results(**{goal: now})))
    assert found == ([Regression(goal, before, now)] if worse else [])


def test_figures_in_seconds_are_compared_by_their_ratio() -> None:
    slower_machine = results(**{"render 60": Figure(exactly(1.6), ratio=exactly(6.0))})
    before = results(**{"render 60": Figure(exactly(0.8), ratio=exactly(6.0))})
    assert not list(regressions(before, slower_machine))
    (found,) = regressions(before, results(**{"render 60": Figure(exactly(0.8), ratio=exactly(9.0))}))
    assert found.factor == pytest.approx(1.5)


def test_what_was_not_measured_before_is_no_regression() -> None:
    assert not list(regressions(results(), results(read=99.0)))


@pytest.mark.parametrize(
    ("goal", "value", "met"),
    [
        ("read", 2, True),
        ("read", 2.01, False),
        ("merge", 10, True),
        ("merge", 9.9, False),
        ("with unzip", 99, True),
    ],
)
def test_a_goal_is_met_by_the_most_or_the_least_that_it_allows(goal: str, value: float, met: bool) -> None:
    assert GOALS[goal].met(value) is met


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "ratios.json"
    full = results(memory=Figure(Spread(1, 2, 3), Spread(4, 5, 6), Spread(7, 8, 9)), read=1.5)
    quick = results(read=3.5)
    kept.write(file, "full", full)
    kept.write(file, "quick", quick)
    assert kept.read(file, "full") == full
    assert kept.read(file, "quick") == quick
    assert kept.read(file, "another") is None
    assert kept.read(tmp_path / "none.json", "full") is None


def test_a_part_measured_again_leaves_the_others() -> None:
    both = results(read=1.0).with_others(results(read=2.0, help=1.2))
    assert both == results(read=1.0, help=1.2)


def test_every_target_has_a_goal() -> None:
    targets = {goal.target for goal in GOALS.values() if goal.limit is not None}
    assert targets == set(range(1, 10))
