"""How partners' answers to one question add up. Nothing here averages ordinal answers into a score."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ehsg_cli.partnership.model import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ehsg_cli.bank.model import Bank, Choice
    from ehsg_cli.submission.model import Answer


def tally(choices: tuple[Choice, ...], best: str | None, given: Iterable[str]) -> Tally:
    """Count, suggest and measure agreement for one question.

    Args:
        choices: The scale, in its order; empty for a question answered in words.
        best: Id of the choice at the mature end; the first one if none.
        given: Ids of the choices the respondents gave, one each.
    """
    chosen = list(given)
    counts = {choice.id: chosen.count(choice.id) for choice in choices}
    return Tally(
        counts=counts,
        suggested=lower_median(counts, cautious_first(choices, best)),
        consensus=consensus(list(counts.values())),
    )


def is_answered(bank: Bank, answer: Answer) -> bool:
    """Whether it answers its question: with a choice of the scale or, where there is none, in any words."""
    return bool(answer.choice if bank.choices(answer.question) else answer.raw.strip())


def cautious_first(choices: tuple[Choice, ...], best: str | None) -> list[str]:
    """The ids of a scale's choices from the least to the most mature.

    Args:
        choices: The scale, in its order.
        best: Id of the choice at the mature end; the first one if none.
    """
    order = [choice.id for choice in choices]
    return order if best in order[-1:] else order[::-1]


def lower_median(counts: dict[str, int], cautious_first: Sequence[str]) -> str | None:
    """The lower median: with an even split between two choices, the more cautious of them.

    Args:
        counts: How many gave each choice.
        cautious_first: The choices from the least to the most mature.

    Returns:
        A choice, or none where nobody gave one.
    """
    ranked = [choice for choice in cautious_first for _ in range(counts[choice])]
    return ranked[(len(ranked) - 1) // 2] if ranked else None


def consensus(counts: Sequence[int]) -> float | None:
    """Tastle and Wierman's consensus for an ordinal scale, to four decimals.

    `1 + Σ pᵢ·log₂(1 − |xᵢ − μ| / d)` with choices at equal steps `xᵢ = 1, 2, …`, `pᵢ` the share that gave
    choice i, `μ` the mean position and `d` the width of the scale. 0 is a split between the two ends, 1 is
    everybody the same.

    Source: W. J. Tastle and M. J. Wierman, "Consensus and dissention: a measure of ordinal dispersion",
    International Journal of Approximate Reasoning 45 (2007) 531-545.

    Args:
        counts: How many gave each choice, in the order of the scale.

    Returns:
        A number from 0 to 1, or none where nobody gave a choice.
    """
    total, width = sum(counts), len(counts) - 1
    if not total:
        return None
    mean = sum(position * count for position, count in enumerate(counts)) / total
    value = 1 + sum(
        count / total * math.log2(1 - abs(position - mean) / width)
        for position, count in enumerate(counts)
        if count
    )
    return round(min(max(value, 0.0), 1.0), 4)
