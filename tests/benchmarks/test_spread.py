from __future__ import annotations

import pytest

from benchmarks.spread import Spread, quotients


def test_a_spread_has_the_least_the_median_and_the_most() -> None:
    assert Spread.of([5.0, 1.0, 2.0]) == (1, 2, 5)
    assert Spread.of([4.0, 2.0]) == (2, 3, 4)
    assert Spread.of([7.0]) == (7, 7, 7)


def test_a_spread_can_be_in_other_units() -> None:
    assert Spread(1, 2, 5).times(1000) == (1000, 2000, 5000)


def test_quotients_are_taken_run_by_run() -> None:
    slow_machine_for_a_while = quotients([2.0, 20.0, 2.2], [1.0, 10.0, 1.0])
    assert slow_machine_for_a_while == (2, 2, 2.2)


def test_runs_without_their_other_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="shorter"):
        quotients([1.0, 2.0], [1.0])
