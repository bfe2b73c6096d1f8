from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.bank.model import Choice
from ehsg_cli.render.chart import Numbers, chart, single, steps

SCALE = tuple(Choice(id=id_, label=id_) for id_ in ("yes", "mostly-yes", "mostly-no", "no"))
COUNTS = st.integers(2, 12).flatmap(
    lambda number: st.lists(
        st.lists(st.integers(0, 500), min_size=number, max_size=number), min_size=1, max_size=6
    )
)


def scale(number: int) -> tuple[Choice, ...]:
    return tuple(Choice(id=f"c{rank}", label=f"Choice {rank}") for rank in range(number))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (2, ("less-3", "more-3")),
        (3, ("less-3", "middle", "more-3")),
        (4, ("less-3", "less-1", "more-1", "more-3")),
        (5, ("less-3", "less-1", "middle", "more-1", "more-3")),
        (6, ("less-3", "less-2", "less-1", "more-1", "more-2", "more-3")),
    ],
)
def test_where_choices_stand(number: int, expected: tuple[str, ...]) -> None:
    assert steps(number) == expected


def test_bars_share_a_middle_and_fill_the_width() -> None:
    drawn = chart(
        SCALE,
        [
            Numbers(id="a", title="A", counts=(1, 1, 1, 1), silent=2),  # half on either side
            Numbers(id="b", title="B", counts=(0, 0, 3, 1)),  # all on the mature side
        ],
    )
    assert drawn.centre == pytest.approx(33.33)
    first, second = drawn.bars
    assert [(segment.label, segment.percent) for segment in first.segments] == [
        ("no", 25),
        ("mostly-no", 25),
        ("mostly-yes", 25),
        ("yes", 25),
    ]
    assert first.segments[0].x == 0
    assert second.segments[0].x == drawn.centre
    assert second.segments[-1].x + second.segments[-1].width == pytest.approx(100, abs=0.02)
    assert [(count.label, count.count) for count in second.counts] == [
        ("yes", 1),
        ("mostly-yes", 3),
        ("mostly-no", 0),
        ("no", 0),
    ]
    assert (first.total, first.silent) == (4, 2)


def test_a_middle_choice_stands_on_both_sides() -> None:
    drawn = chart(scale(3), [Numbers(id="a", title="A", counts=(0, 4, 0))])
    (segment,) = drawn.bars[0].segments
    assert (drawn.centre, segment.x, segment.width, segment.step) == (50, 0, 100, "middle")


def test_a_bar_of_its_own_has_its_middle_in_the_middle() -> None:
    bar = single(SCALE, Numbers(id="q", title="", counts=(0, 1, 1, 0)), "mostly-yes")
    assert [(segment.x, segment.width) for segment in bar.segments] == [(25, 25), (50, 25)]
    assert [count.label for count in bar.counts if count.shown] == ["mostly-yes"]


def test_nothing_answered_is_no_piece() -> None:
    drawn = chart(SCALE, [Numbers(id="a", title="A", counts=(0, 0, 0, 0), silent=8)])
    assert (drawn.bars[0].segments, drawn.bars[0].total, drawn.bars[0].silent) == ((), 0, 8)


@given(COUNTS)
def test_pieces_touch_and_stay_inside(rows: list[list[int]]) -> None:
    number = len(rows[0])
    drawn = chart(
        scale(number), [Numbers(id=str(at), title="", counts=tuple(row)) for at, row in enumerate(rows)]
    )
    for row, bar in zip(rows, drawn.bars, strict=True):
        assert sum(count.count for count in bar.counts) == bar.total == sum(row)
        assert sum(segment.count for segment in bar.segments) == bar.total
        for before, after in zip(bar.segments, bar.segments[1:], strict=False):
            assert before.x + before.width == pytest.approx(after.x, abs=0.03)
        for segment in bar.segments:
            assert -0.01 <= segment.x <= 100
            assert segment.x + segment.width <= 100.03
            if segment.step.startswith("less"):
                assert segment.x + segment.width <= drawn.centre + 0.03
            if segment.step.startswith("more"):
                assert segment.x >= drawn.centre - 0.03
