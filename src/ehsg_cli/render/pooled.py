"""The answers to several questions together, each counted on its side of the scale: what charts show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.partnership.tally import cautious_first
from ehsg_cli.render.chart import Numbers, chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ehsg_cli.bank.model import Bank, Choice
    from ehsg_cli.partnership.model import Row
    from ehsg_cli.render.chart import Chart


class Group(NamedTuple):
    """Questions that make one bar of a chart."""

    id: str
    title: str
    questions: Sequence[str]


def answers(bank: Bank, rows: Mapping[str, Row], groups: Iterable[Group], votes: int) -> tuple[Chart, ...]:
    """How the partners answered each group of questions: a chart for each scale that is used in them.

    Args:
        bank: The bank.
        rows: The tallies, by question id.
        groups: What is a bar of its own; one without a question on a scale has no bar there.
        votes: How many answers there can be to a question.
    """
    every = tuple(groups)
    charts = (_chart(bank, rows, scale, every, votes) for scale in bank.scales)
    return tuple(each for each in charts if each.bars)


def _chart(bank: Bank, rows: Mapping[str, Row], scale: str, groups: Sequence[Group], votes: int) -> Chart:
    on_scale = [
        group._replace(questions=[id_ for id_ in group.questions if bank.section_of[id_].scale == scale])
        for group in groups
    ]
    mirrored = [id_ for group in on_scale for id_ in group.questions if is_mirrored(bank, id_)]
    numbers = (_numbers(bank, rows, group, votes) for group in on_scale if group.questions)
    return chart(bank.scales[scale], numbers, dict.fromkeys(mirrored))


def _numbers(bank: Bank, rows: Mapping[str, Row], group: Group, votes: int) -> Numbers:
    counted = [counts(bank, rows[id_]) for id_ in group.questions]
    together = tuple(map(sum, zip(*counted, strict=True)))
    silent = max(votes * len(group.questions) - sum(together), 0)
    return Numbers(id=group.id, title=group.title, counts=together, silent=silent)


def counts(bank: Bank, row: Row) -> tuple[int, ...]:
    """How many gave each choice, from the least to the most mature."""
    return tuple(row.tally.counts.get(choice, 0) for choice in _order(bank, row.question))


def mature_first(bank: Bank, question_id: str) -> tuple[Choice, ...]:
    """The choices for a question, the most mature first."""
    choices = bank.choices(question_id)
    return choices[::-1] if is_mirrored(bank, question_id) else choices


def is_mirrored(bank: Bank, question_id: str) -> bool:
    """Whether the last choice of its scale is the mature one."""
    choices = bank.choices(question_id)
    return bool(choices) and _order(bank, question_id)[-1] != choices[0].id


def _order(bank: Bank, question_id: str) -> list[str]:
    return cautious_first(bank.choices(question_id), bank.questions[question_id].best)
