"""The questions of a return, by part and section, as a page shows them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.partnership.model import Row, Tally, Votes
from ehsg_cli.render import pooled
from ehsg_cli.render.chart import Count, Numbers, single, steps
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.privacy import UNNAMED
from ehsg_cli.render.question_view import PartView, QuestionView, SectionView, State, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ehsg_cli.bank.model import Bank, Part, Question, Section
    from ehsg_cli.partnership.model import Decision, GivenAnswer, PartnershipReturn
    from ehsg_cli.render.chart import Bar
    from ehsg_cli.submission.model import Answer, Origin


class Asked(NamedTuple):
    """What the views of all questions are made from.

    Attributes:
        shown: The return, cut to its level of detail already.
        rows: Its tallies and decisions, by question id.
        votes: How many answers there can be to a question.
        organisations: What to call each participant, by id.
        with_voices: Whether what each respondent wrote is shown.
    """

    shown: PartnershipReturn
    rows: Mapping[str, Row]
    votes: int
    organisations: Mapping[str, str]
    with_voices: bool


def asked(shown: PartnershipReturn, detail: Detail, organisations: Mapping[str, str], votes: int) -> Asked:
    """What the views of all questions are made from.

    Args:
        shown: The return, cut to `detail` already.
        detail: Whether what each respondent wrote is shown.
        organisations: What to call each participant, by id.
        votes: How many answers there can be to a question; a cut return tells organisations without a name
            apart no more, so this comes from the whole one.
    """
    rows = {row.question: row for row in shown.rows}
    return Asked(
        shown=shown,
        rows={id_: rows.get(id_, Row(question=id_, tally=Tally(counts={}))) for id_ in shown.bank.questions},
        votes=votes,
        organisations=organisations,
        with_voices=detail is not Detail.SUMMARY,
    )


def question_views(of: Asked) -> dict[str, QuestionView]:
    """Every question of the bank by id, in its order."""
    return {id_: _question(of, question) for id_, question in of.shown.bank.questions.items()}


def part_views(of: Asked, questions: Mapping[str, QuestionView]) -> tuple[PartView, ...]:
    """The sections in the bank's order, those of a part together where they follow one another."""
    bank = of.shown.bank
    parts = {part.title: part for part in bank.parts}
    return tuple(
        _part(title, parts.pop(title, None), tuple(_section(of, section, questions) for section in sections))
        for title, sections in groupby(bank.sections, lambda section: section.part)
    )


def section_group(section: Section) -> pooled.Group:
    """The questions of a section, to be one bar of a chart."""
    return pooled.Group(section.id, section.title, [question.id for question in section.questions])


def _part(title: str, part: Part | None, sections: tuple[SectionView, ...]) -> PartView:
    return PartView(
        title=title,
        introduction=part.introduction if part else (),
        sections=sections,
        one_section=len(sections) == 1 and sections[0].title == title,
    )


def _section(of: Asked, section: Section, questions: Mapping[str, QuestionView]) -> SectionView:
    bank = of.shown.bank
    views = tuple(questions[question.id] for question in section.questions)
    charts = pooled.answers(bank, of.rows, [section_group(section)], of.votes)
    return SectionView(
        id=section.id,
        title=section.title,
        title_inferred=section.title_inferred,
        looks_at=section.looks_at or "",
        vision=section.vision,
        choices=tuple(choice.label for choice in bank.choices(views[0].id)),
        follow_up=section.follow_up or "",
        questions=views,
        agreed=sum(view.state is State.AGREED for view in views),
        plans=sum(bool(view.plan) for view in views),
        split=sum(view.split for view in views),
        chart=charts[0] if charts else None,
    )


def _question(of: Asked, question: Question) -> QuestionView:
    bank, row, given = of.shown.bank, of.rows[question.id], of.shown.answers_to[question.id]
    choices = bank.choices(question.id)
    state, answer = _answer(bank, row)
    where = _steps(bank, question.id)
    consensus = row.tally.consensus
    return QuestionView(
        id=question.id,
        title=question.title or "",
        text=question.text,
        mature=bank.label(question.id, question.best) if pooled.is_mirrored(bank, question.id) else "",
        state=state,
        answer=answer,
        step=where.get(answer, ""),
        suggested=(suggested := bank.label(question.id, row.tally.suggested)),
        suggested_step=where.get(suggested, ""),
        plan=row.decision.plan,
        in_words=not choices,
        answered=_answered(row, given, in_words=not choices),
        bar=_bar(bank, row, answer) if choices else None,
        others=_others(of, row, given) if choices else (),
        consensus="" if consensus is None else f"{consensus:.2f}",
        split=row.is_split,
        comments=sum(bool(words(each.answer)) for each in given),
        voices=_voices(of, question.id, given) if of.with_voices else (),
    )


def _steps(bank: Bank, question: str) -> dict[str, str]:
    """Where each choice of a question stands on its scale, by its label."""
    labels = [choice.label for choice in reversed(pooled.mature_first(bank, question))]
    return dict(zip(labels, steps(len(labels)), strict=True))


def _answer(bank: Bank, row: Row) -> tuple[State, str]:
    """The agreed answer if there is one, or else the suggested one."""
    decision = row.decision
    if decision.raw or decision.choice:
        return _agreed(bank, row.question, decision)
    suggested = bank.label(row.question, row.tally.suggested)
    return (State.SUGGESTED, suggested) if suggested else (State.NONE, "")


def _agreed(bank: Bank, question: str, decision: Decision) -> tuple[State, str]:
    if not bank.choices(question):
        return State.AGREED, decision.raw
    label = bank.label(question, decision.choice)
    return (State.AGREED, label) if label else (State.OFF_SCALE, decision.raw)


def _answered(row: Row, given: Iterable[GivenAnswer], *, in_words: bool) -> int:
    return sum(bool(each.answer.raw) for each in given) if in_words else sum(row.tally.counts.values())


def _bar(bank: Bank, row: Row, answer: str) -> Bar:
    numbers = Numbers(id=row.question, title="", counts=pooled.counts(bank, row))
    return single(pooled.mature_first(bank, row.question), numbers, answer)


def _others(of: Asked, row: Row, given: Iterable[GivenAnswer]) -> tuple[Count, ...]:
    """What was given besides choices, as far as it was; together with the choices, all who have a vote.

    Answers off the scale are counted where every respondent has a vote; elsewhere they are no vote.
    """
    each_votes = of.shown.one_vote_per is Votes.RESPONDENT
    off_scale = sum(bool(each.answer.raw) and not each.answer.choice for each in given) if each_votes else 0
    silent = of.votes - sum(row.tally.counts.values()) - off_scale
    counts = (("Off the scale", off_scale), ("No answer", silent))
    return tuple(Count(label=label, count=count) for label, count in counts if count > 0)


def _voices(of: Asked, question: str, given: Iterable[GivenAnswer]) -> tuple[Voice, ...]:
    bank = of.shown.bank
    where = _steps(bank, question)
    return tuple(
        Voice(
            organisation=of.organisations.get(participant, UNNAMED),
            answer=(label := bank.label(question, answer.choice)) or answer.raw,
            step=where.get(label, ""),
            off_scale=bool(answer.raw and not answer.choice and where),
            comment=words(answer),
            origin=_place(answer.origin),
        )
        for participant, answer in ((each.participant, each.answer) for each in given)
        if answer.raw or words(answer)
    )


def words(answer: Answer) -> str:
    """The follow-up text and, below it, what stands in notes on the answer's cells."""
    return "\n".join(filter(None, (answer.comment, *(f"Note: {note.text}" for note in answer.notes))))


def _place(origin: Origin) -> str:
    return ", ".join(filter(None, (origin.file, origin.sheet, origin.answer_cell, origin.comment_cell)))
