"""A partnership's return and a level of detail → everything a page shows, and nothing it may not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.render import explanations, people
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.privacy import LEFT_OUT, cut
from ehsg_cli.render.question_view import State
from ehsg_cli.render.questions import part_views, question_views
from ehsg_cli.render.view import (
    ElementView,
    ItemView,
    MaturityView,
    Page,
    ServiceTypeView,
    Summary,
    SystemView,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.model import DataMaturity, ReturnItem, SystemMap
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.render.question_view import QuestionView

_HIGHLIGHTS = 5


def build(partnership_return: PartnershipReturn, detail: Detail) -> Page:
    """Everything a page shows at this level of detail."""
    shown, addresses = cut(partnership_return, detail)
    bank = shown.bank
    organisations = people.organisation_names(shown.participants)
    questions = question_views(shown, detail, organisations)
    summary = _summary(shown, tuple(questions.values()))
    return Page(
        title=f"{bank.name}: partnership return",
        detail=detail.value,
        status=_status(summary),
        draft=summary.agreed < summary.questions,
        vision=bank.vision or "",
        notices=explanations.notices(shown, detail, summary, addresses),
        summary=summary,
        parts=part_views(bank, questions),
        maturity=_maturity(bank.data_maturity, questions) if bank.data_maturity else None,
        system=_system(bank.system) if bank.system else None,
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


def _summary(shown: PartnershipReturn, questions: tuple[QuestionView, ...]) -> Summary:
    """Questions that fewer than two answered have no agreement worth naming, so they are no highlights."""
    measured = sorted(
        (question for question in questions if question.consensus and question.answered > 1),
        key=lambda question: (float(question.consensus), question.answered),
    )
    differ = tuple(question for question in measured if question.consensus != "1.00")[:_HIGHLIGHTS]
    alike = sorted(
        (question for question in measured if question not in differ),
        key=lambda question: (-float(question.consensus), -question.answered),
    )
    return Summary(
        respondents=len(shown.participants),
        organisations=sum(bool(partner.participants) for partner in shown.partners),
        questions=len(questions),
        answered=sum(question.answered > 0 for question in questions),
        agreed=sum(question.state is State.AGREED for question in questions),
        required=sum(sector.required for sector in shown.bank.partners),
        missing=people.missing_sectors(shown),
        differ=differ,
        alike=tuple(alike[:_HIGHLIGHTS]),
    )


def _status(summary: Summary) -> str:
    if summary.agreed == summary.questions:
        return "Agreed"
    return f"Draft: {summary.agreed} of {summary.questions} questions agreed"


def _maturity(model: DataMaturity, questions: Mapping[str, QuestionView]) -> MaturityView:
    return MaturityView(
        statement=model.statement,
        mapping=model.mapping,
        elements=tuple(
            ElementView(
                text=element.text,
                questions=tuple(questions[id_] for id_ in element.questions if id_ in questions),
            )
            for element in model.elements
        ),
    )


def _system(system: SystemMap) -> SystemView:
    types = tuple(ServiceTypeView(title=each.title, services=each.services) for each in system.types)
    return SystemView(statement=system.statement, types=types)


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
