"""Answers as stacked bars that grow to both sides of a middle: to the right what is more mature.

Everything a drawing needs is worked out here, in per cent of its width; templates only write it down.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ehsg_cli.bank.model import Choice

_SHADES = 3  # how many there are on either side, the last one the strongest
_ROOM, _AMPLE_ROOM = 8.0, 14.0  # per cent of the drawing's width that a number needs: on a desk, on a phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many gave one answer.

    Attributes:
        label: The answer.
        count: How many gave it.
        step: Where the answer stands, as in `Segment`; empty where it is no choice of the scale.
        shown: Whether it is the answer the return shows.
    """

    label: str
    count: int
    step: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a bar.

    Attributes:
        label: The answer.
        count: How many gave it.
        percent: Its share of the bar, as a whole number.
        step: Where the answer stands on the scale: `less-3` (least mature) to `less-1`, `middle`, `more-1` to
            `more-3` (most mature).
        x: Where it begins, in per cent of the drawing's width.
        width: How long it is, in per cent of the drawing's width.
        roomy: Whether a number fits into it in a wide window.
        ample: Whether one fits into it in a narrow window as well.
    """

    label: str
    count: int
    percent: int
    step: str
    x: float
    width: float
    roomy: bool
    ample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart, and its numbers.

    Attributes:
        id: What it is about: the id of a section, an element or a question.
        title: What it is about, in words.
        segments: From the least to the most mature answer; those nobody gave are left out.
        counts: Every choice with how often it was given, the most mature first.
        total: Of all of these.
        silent: How many gave no answer.
    """

    id: str
    title: str
    segments: tuple[Segment, ...]
    counts: tuple[Count, ...]
    total: int
    silent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars on the same scale, one below the other.

    Attributes:
        legend: The choices from the least to the most mature, with a count of 0.
        bars: One for each row.
        centre: Where the middle of the scale is, in per cent of the drawing's width.
        mirrored: Ids of questions whose last choice is the mature one: they are counted on its side.
    """

    legend: tuple[Count, ...]
    bars: tuple[Bar, ...]
    centre: float
    mirrored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What a bar is made from: how many gave each choice, from the least to the most mature."""

    id: str
    title: str
    counts: tuple[int, ...]
    silent: int = 0


def steps(number: int) -> tuple[str, ...]:
    """Where the choices of a scale stand, from the least to the most mature.

    Args:
        number: How many choices the scale has.
    """
    half = number // 2
    farther = [rank / (half - 1) if half > 1 else 1.0 for rank in range(half)]
    shades = [1 + round((_SHADES - 1) * far) for far in farther]
    less, more = [f"less-{shade}" for shade in reversed(shades)], [f"more-{shade}" for shade in shades]
    return (*less, *(["middle"] if number % 2 else []), *more)


def chart(choices: Sequence[Choice], rows: Iterable[Numbers], mirrored: Iterable[str] = ()) -> Chart:
    """Bars with a middle in common, drawn as wide as the widest sides allow.

    Args:
        choices: The scale, the most mature choice first.
        rows: What each bar is made from.
        mirrored: Ids of questions that were turned round to be counted with the others.
    """
    numbers = tuple(rows)
    less = max((_share(row.counts)[0] for row in numbers), default=0.0)
    more = max((_share(row.counts)[1] for row in numbers), default=0.0)
    width = less + more or 1.0
    centre = less / width
    return Chart(
        legend=tuple(
            Count(label=choice.label, count=0, step=step)
            for choice, step in zip(reversed(choices), steps(len(choices)), strict=True)
        ),
        bars=tuple(_bar(choices, row, centre, 1 / width) for row in numbers),
        centre=round(100 * centre, 2),
        mirrored=tuple(mirrored),
    )


def single(choices: Sequence[Choice], row: Numbers, shown: str = "") -> Bar:
    """A bar in a drawing of its own, with the middle of the scale at 50 per cent.

    Args:
        choices: The scale, the choice that is most mature here first.
        row: What it is made from.
        shown: The label of the answer that the return shows.
    """
    return _bar(choices, row, 0.5, 0.5, shown)


def _bar(choices: Sequence[Choice], row: Numbers, centre: float, scale: float, shown: str = "") -> Bar:
    """The bar whose middle is at `centre` and which is `scale` long, as shares of the drawing's width."""
    total = sum(row.counts)
    start = centre - scale * _share(row.counts)[0]
    widths = [scale * count / total if total else 0.0 for count in row.counts]
    places = accumulate(widths, initial=start)
    named = tuple(zip(reversed(choices), steps(len(choices)), row.counts, strict=True))
    return Bar(
        id=row.id,
        title=row.title,
        segments=tuple(
            Segment(
                label=choice.label,
                count=count,
                percent=_percent(count, total),
                step=step,
                x=round(100 * x, 2),
                width=round(100 * width, 2),
                roomy=100 * width >= _ROOM,
                ample=100 * width >= _AMPLE_ROOM,
            )
            for (choice, step, count), x, width in zip(named, places, widths, strict=False)
            if count
        ),
        counts=tuple(
            Count(label=choice.label, count=count, step=step, shown=choice.label == shown)
            for choice, step, count in reversed(named)
        ),
        total=total,
        silent=row.silent,
    )


def _percent(count: int, total: int) -> int:
    """A share as a whole number, never 0 or 100 but for none and all."""
    return round(100 * count / total) if count in {0, total} else min(max(round(100 * count / total), 1), 99)


def _share(counts: Sequence[int]) -> tuple[float, float]:
    """Which shares of the answers are on either side of the middle; of a middle choice, half on each."""
    total, half = sum(counts), len(counts) // 2
    if not total:
        return 0.0, 0.0
    middle = counts[half] / 2 if len(counts) % 2 else 0.0
    less = (sum(counts[:half]) + middle) / total
    return less, 1 - less
