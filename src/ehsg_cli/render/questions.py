"""The questions of a return, by part and section, as a page shows them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ehsg_cli.partnership.model import Row, Tally, Votes
from ehsg_cli.partnership.votes import votes_among
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.privacy import UNNAMED
from ehsg_cli.render.question_view import Bar, PartView, QuestionView, SectionView, State, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ehsg_cli.bank.model import Bank, Part, Question, Section
    from ehsg_cli.partnership.model import Decision, GivenAnswer, PartnershipReturn
    from ehsg_cli.submission.model import Answer, Origin


def question_views(
    shown: PartnershipReturn, detail: Detail, organisations: Mapping[str, str]
) -> dict[str, QuestionView]:
    """Every question of the bank by id, in its order.

    Args:
        shown: The return, cut to `detail` already.
        detail: Whether what each respondent wrote is shown.
        organisations: What to call each participant, by id.
    """
    rows = {row.question: row for row in shown.rows}
    return {
        question.id: _question(
            shown,
            question,
            rows.get(question.id, Row(question=question.id, tally=Tally(counts={}))),
            organisations,
            with_voices=detail is not Detail.SUMMARY,
        )
        for question in shown.bank.questions.values()
    }


def part_views(bank: Bank, questions: Mapping[str, QuestionView]) -> tuple[PartView, ...]:
    """The sections in the bank's order, those of a part together where they follow one another."""
    parts = {part.title: part for part in bank.parts}
    return tuple(
        _part(
            title, parts.pop(title, None), tuple(_section(bank, section, questions) for section in sections)
        )
        for title, sections in groupby(bank.sections, lambda section: section.part)
    )


def _part(title: str, part: Part | None, sections: tuple[SectionView, ...]) -> PartView:
    return PartView(
        title=title,
        introduction=part.introduction if part else (),
        sections=sections,
        one_section=len(sections) == 1 and sections[0].title == title,
    )


def _section(bank: Bank, section: Section, questions: Mapping[str, QuestionView]) -> SectionView:
    views = tuple(questions[question.id] for question in section.questions)
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
    )


def _question(
    shown: PartnershipReturn,
    question: Question,
    row: Row,
    organisations: Mapping[str, str],
    *,
    with_voices: bool,
) -> QuestionView:
    bank, given = shown.bank, shown.answers_to[question.id]
    choices = bank.choices(question.id)
    state, answer = _answer(bank, row)
    consensus = row.tally.consensus
    return QuestionView(
        id=question.id,
        title=question.title or "",
        text=question.text,
        mature=bank.label(question.id, question.best) if choices and question.best != choices[0].id else "",
        state=state,
        answer=answer,
        suggested=bank.label(question.id, row.tally.suggested),
        plan=row.decision.plan,
        in_words=not choices,
        answered=_answered(row, given, in_words=not choices),
        bars=_bars(shown, row, given, answer) if choices else (),
        consensus="" if consensus is None else f"{consensus:.2f}",
        comments=sum(bool(words(each.answer)) for each in given),
        voices=_voices(bank, given, organisations) if with_voices else (),
    )


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


def _bars(shown: PartnershipReturn, row: Row, given: Iterable[GivenAnswer], answer: str) -> tuple[Bar, ...]:
    """One for each choice, then what is no choice, where there is any; together all who have a vote.

    Answers off the scale are counted where every respondent has a vote; elsewhere they are no vote.
    """
    counted = row.tally.counts
    each_votes = shown.one_vote_per is Votes.RESPONDENT
    off_scale = sum(bool(each.answer.raw) and not each.answer.choice for each in given) if each_votes else 0
    votes = votes_among(shown.participants, shown.one_vote_per)
    respondents = max(votes, sum(counted.values()) + off_scale)
    silent = respondents - sum(counted.values()) - off_scale
    in_order = shown.bank.choices(row.question)
    choices = [(choice.label, counted.get(choice.id, 0), "choice") for choice in in_order]
    others = [("Off the scale", off_scale, "off-scale"), ("No answer", silent, "silent")]
    return tuple(
        Bar(
            label=label,
            count=count,
            percent=round(100 * count / respondents) if respondents else 0,
            kind=kind,
            shown=kind == "choice" and label == answer,
        )
        for label, count, kind in [*choices, *(other for other in others if other[1] > 0)]
    )


def _voices(bank: Bank, given: Iterable[GivenAnswer], organisations: Mapping[str, str]) -> tuple[Voice, ...]:
    return tuple(
        Voice(
            organisation=organisations.get(participant, UNNAMED),
            answer=bank.label(answer.question, answer.choice) or answer.raw,
            off_scale=bool(answer.raw and not answer.choice and bank.choices(answer.question)),
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
