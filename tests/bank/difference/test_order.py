from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.bank.difference.order import moved

ORDERS = st.integers(0, 7).flatmap(lambda size: st.permutations(range(size)))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], set()),
        ([0, 1, 2, 3], set()),
        ([3, 0, 1, 2], {3}),
        ([1, 2, 3, 0], {0}),
        ([0, 2, 5, 9], set()),
        ([4, 0, 1, 2, 3, 6, 5], {4, 6}),
    ],
)
def test_one_that_is_taken_out_and_put_in_elsewhere_is_the_only_one_moved(
    places: list[int], expected: set[int]
) -> None:
    assert moved(places) == expected


@given(ORDERS)
def test_those_that_are_not_moved_are_in_order_and_as_many_as_can_be(places: list[int]) -> None:
    stay = [place for place in places if place not in moved(places)]
    assert stay == sorted(stay)
    more = combinations(places, len(stay) + 1)
    assert not any(list(some) == sorted(some) for some in more)
