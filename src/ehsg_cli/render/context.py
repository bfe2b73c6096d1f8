"""A partnership's return and a level of detail → everything a page shows, and nothing it may not show."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ehsg_cli.partnership.votes import votes_among
from ehsg_cli.render import explanations, people, pooled
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.privacy import LEFT_OUT, cut
from ehsg_cli.render.questions import asked, part_views, question_views, section_group
from ehsg_cli.render.summary import summarise
from ehsg_cli.render.system import system_view
from ehsg_cli.render.theme import Theme
from ehsg_cli.render.view import CONTEXT, ActionView, ElementView, ItemView, MaturityView, Page
from ehsg_cli.submission.dates import read_date
from ehsg_cli.wording import date_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ehsg_cli.bank.guide_models import DataMaturity
    from ehsg_cli.bank.model import ReturnItem
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.render.question_view import PartView, QuestionView
    from ehsg_cli.render.questions import Asked
    from ehsg_cli.render.view import Summary


def build(
    partnership_return: PartnershipReturn,
    detail: Detail,
    *,
    theme: Theme | None = None,
    dated: date | None = None,
) -> Page:
    """Everything a page shows at this level of detail.

    Args:
        partnership_return: The return.
        detail: How much of it is shown.
        theme: The name of the area, its logo and colours.
        dated: The date of the return.
    """
    shown, addresses = cut(partnership_return, detail)
    bank = shown.bank
    organisations = people.organisation_names(shown.participants)
    votes = votes_among(partnership_return.participants, partnership_return.one_vote_per)
    of = asked(shown, detail, organisations, votes)
    questions = question_views(of)
    parts = part_views(of, questions)
    summary = summarise(of, questions)
    return Page(
        context=CONTEXT,
        title=f"{bank.name}: partnership return",
        guide=bank.name,
        theme=theme or Theme(),
        detail=detail.value,
        status=_status(summary),
        draft=summary.agreed < summary.questions,
        date=date_in_words(dated) if dated else "",
        answers_until=_answers_until(partnership_return),
        vision=bank.vision or "",
        warnings=explanations.warnings(bank, detail, summary),
        remarks=explanations.remarks(shown, detail, summary, addresses),
        summary=summary,
        overview=pooled.answers(bank, of.rows, map(section_group, bank.sections), of.votes),
        parts=parts,
        maturity=_maturity(bank.data_maturity, of, questions) if bank.data_maturity else None,
        system=system_view(bank.system, partnership_return) if bank.system else None,
        actions=_actions(parts),
        items=tuple(_item(item, shown.items.get(item.id, ""), detail) for item in bank.return_items),
        participants=people.participant_views(shown, organisations, detail),
        not_answered=people.not_answered(shown),
        checks=people.checks_view(shown, detail),
        method=explanations.method(bank, shown.one_vote_per),
        timetable=explanations.timetable(bank),
        about=_paragraphs(bank.summary or ""),
        notes=bank.notes,
        licence=explanations.licence(bank),
    )


def _status(summary: Summary) -> str:
    if summary.agreed == summary.questions:
        return "Agreed"
    return f"Draft: {summary.agreed} of {summary.questions} questions agreed"


def _answers_until(whole: PartnershipReturn) -> str:
    """The last of the days on which respondents say they completed their answers, whoever they are."""
    days = [day for each in whole.participants if (day := read_date(each.respondent.date))]
    return date_in_words(datetime.fromisoformat(max(days))) if days else ""


def _maturity(model: DataMaturity, of: Asked, questions: Mapping[str, QuestionView]) -> MaturityView:
    known = {
        each.id: [question for question in each.questions if question in questions] for each in model.elements
    }
    groups = (pooled.Group(each.id, each.text, known[each.id]) for each in model.elements)
    return MaturityView(
        statement=model.statement,
        mapping=model.mapping,
        charts=pooled.answers(of.shown.bank, of.rows, groups, of.votes),
        elements=tuple(
            ElementView(id=each.id, text=each.text, questions=tuple(questions[id_] for id_ in known[each.id]))
            for each in model.elements
        ),
    )


def _actions(parts: tuple[PartView, ...]) -> tuple[ActionView, ...]:
    return tuple(
        ActionView(section_id=section.id, section=section.title, question=question)
        for part in parts
        for section in part.sections
        for question in section.questions
        if question.plan
    )


def _item(item: ReturnItem, value: str, detail: Detail) -> ItemView:
    withheld = item.personal and detail is not Detail.INTERNAL
    return ItemView(
        title=item.title,
        prompt=item.prompt,
        value="" if value == LEFT_OUT else value,
        withheld=withheld and bool(value),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
