"""The return in a minute: where the partnership is strong, where it is split, what changes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.render import people, pooled
from ehsg_cli.render.chart import Numbers, chart
from ehsg_cli.render.question_view import State
from ehsg_cli.render.view import Summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.render.chart import Chart
    from ehsg_cli.render.question_view import QuestionView
    from ehsg_cli.render.questions import Asked

_MOST = 3  # questions in each list: all four together are read in a minute


def summarise(of: Asked, questions: Mapping[str, QuestionView]) -> Summary:
    """The return in a minute.

    Questions that fewer than two answered have no agreement worth naming: they are neither strong nor split.
    """
    shown, views = of.shown, tuple(questions.values())
    heard = shown.answering
    return Summary(
        respondents=len(heard),
        organisations=sum(not heard.isdisjoint(partner.participants) for partner in shown.partners),
        asked=sum(partner.asked for partner in shown.partners),
        asked_who_answered=sum(
            partner.asked and not heard.isdisjoint(partner.participants) for partner in shown.partners
        ),
        questions=len(views),
        answered=sum(question.answered > 0 for question in views),
        agreed=sum(question.state is State.AGREED for question in views),
        plans=sum(bool(question.plan) for question in views),
        split=sum(question.split for question in views),
        required=sum(sector.required for sector in shown.bank.partners),
        missing=people.missing_sectors(shown),
        shown=tuple(filter(None, (_shown(shown.bank, scale, questions) for scale in shown.bank.scales))),
        strong=_strong(views),
        weak=_weak(views),
        differ=tuple(sorted(filter(_is_split, views), key=lambda each: float(each.consensus))[:_MOST]),
        changes=tuple(sorted((each for each in views if each.plan), key=_maturity)[:_MOST]),
    )


def _shown(bank: Bank, scale: str, questions: Mapping[str, QuestionView]) -> Chart | None:
    """How many questions have which answer in this return, as one bar."""
    on_scale = [view for id_, view in questions.items() if bank.section_of[id_].scale == scale]
    given = [_position(bank, view) for view in on_scale if view.step]
    counts = tuple(map(given.count, range(len(bank.scales[scale]))))
    mirrored = [view.id for view in on_scale if pooled.is_mirrored(bank, view.id)]
    numbers = Numbers(id=scale, title="", counts=counts, silent=len(on_scale) - len(given))
    return chart(bank.scales[scale], [numbers], mirrored) if on_scale else None


def _position(bank: Bank, question: QuestionView) -> int:
    """Which of the choices the answer is, counting from the least mature."""
    labels = [choice.label for choice in reversed(pooled.mature_first(bank, question.id))]
    return labels.index(question.answer)


def _strong(views: tuple[QuestionView, ...]) -> tuple[QuestionView, ...]:
    """What the partners' own answers bear out, too: agreeing on more than they say is no strength yet."""
    borne_out = [
        each
        for each in views
        if each.step.startswith("more") and each.suggested_step.startswith("more")
        if each.answered > 1 and not each.split
    ]
    return tuple(sorted(borne_out, key=lambda each: (-_maturity(each), -float(each.consensus)))[:_MOST])


def _weak(views: tuple[QuestionView, ...]) -> tuple[QuestionView, ...]:
    on_the_other_side = [each for each in views if each.step.startswith("less")]
    return tuple(
        sorted(on_the_other_side, key=lambda each: (_maturity(each), -float(each.consensus or 0)))[:_MOST]
    )


def _is_split(question: QuestionView) -> bool:
    return question.split and question.answered > 1


def _maturity(question: QuestionView) -> int:
    """Where the answer stands: below 0 on the less mature side of the scale, above it on the other."""
    side, _, shade = question.step.partition("-")
    return int(shade or 0) * (-1 if side == "less" else 1)
