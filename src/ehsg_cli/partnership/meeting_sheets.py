"""The sheets of a merged workbook for the meeting: where the partnership stands, and what to talk about."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ehsg_cli.files import unique
from ehsg_cli.partnership.model import SPLIT_BELOW
from ehsg_cli.partnership.tally import is_answered
from ehsg_cli.wording import listed, one_line
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.book import Chart, Column, Kind, Look, Rule, Sheet, Value, fitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ehsg_cli.bank.model import Bank, Section
    from ehsg_cli.partnership.model import PartnershipReturn, Row

_VOTED = f"ISNUMBER({{{layout.CONSENSUS}}})"
CONSENSUS_RULES = tuple(
    Rule(f"AND({_VOTED},{{{layout.CONSENSUS}}}{condition})", look, (layout.CONSENSUS,))
    for condition, look in (("=1", Look.SAME), (f"<{SPLIT_BELOW}", Look.SPLIT), ("<1", Look.DIFFER))
)
_ALL_NAMED, _NAMED = 30, 6  # respondents of whom all are named on the agenda; of more, how many an answer
_TITLE = "How partners answered, by section"
_ALL_THE_SAME = (
    "Nothing to talk over: wherever two or more partners chose an answer, they all chose the same one."
)


def choice_labels(bank: Bank) -> tuple[str, ...]:
    """The labels of all choices, in the order of the scales; one that two scales share counts once."""
    return tuple(dict.fromkeys(choice.label for scale in bank.scales.values() for choice in scale))


def summary_sheet(merged: PartnershipReturn) -> Sheet:
    """Where the partnership stands, a row a section, and how the partners answered as a chart a scale."""
    labels = choice_labels(merged.bank)
    section, questions, missing, agreed, split, *named = unique(
        (layout.SECTION, layout.QUESTIONS, layout.NOT_ANSWERED, layout.NOW_AGREED, layout.SPLIT, *labels)
    )
    numbers = (questions, *named, missing, agreed, split)
    rows = tuple(_section_row(merged, section, labels) for section in merged.bank.sections)
    return Sheet(
        layout.SUMMARY,
        (Column(section, 30, Kind.LABEL), *(Column(header, 11, Kind.NUMBER) for header in numbers)),
        (*rows, (layout.ALL_SECTIONS, *map(_total, list(zip(*rows, strict=True))[1:]))),
        freeze=1,
        rules=(Rule(f'{{{section}}}="{layout.ALL_SECTIONS}"', Look.TOTAL),),
        charts=tuple(_charts(merged, labels)),
    )


def _section_row(merged: PartnershipReturn, section: Section, labels: tuple[str, ...]) -> tuple[Value, ...]:
    bank, ids = merged.bank, {question.id for question in section.questions}
    rows = [row for row in merged.rows if row.question in ids]
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update({bank.label(row.question, choice): count for choice, count in row.tally.counts.items()})
    answered = sum(
        is_answered(bank, given.answer) for question in ids for given in merged.answers_to[question]
    )
    return (
        section.title,
        len(ids),
        *(counts.get(label) for label in labels),
        len(merged.participants) * len(ids) - answered,
        sum(row.is_agreed for row in rows),
        sum(row.is_split for row in rows) if section.scale else None,
    )


def _total(column: Iterable[Value]) -> int | float | None:
    """The sum of a column; none where nothing stands in it."""
    numbers = [value for value in column if isinstance(value, (int, float))]
    return sum(numbers) if numbers else None


def _charts(merged: PartnershipReturn, labels: tuple[str, ...]) -> Iterable[Chart]:
    """A chart for each scale that somebody answered on."""
    bank = merged.bank
    answered = {bank.section_of[row.question].scale for row in merged.rows if any(row.tally.counts.values())}
    for scale, choices in bank.scales.items():
        rows = tuple(number for number, section in enumerate(bank.sections) if section.scale == scale)
        if scale in answered:
            words = ", ".join(choice.label for choice in choices)
            yield Chart(
                f"How partners answered, by section: {words}" if len(bank.scales) > 1 else _TITLE,
                f"Stacked bars, one a section: how the partners' answers divide between {words}. "
                "The numbers stand in the table above.",
                rows,
                tuple(2 + labels.index(choice.label) for choice in choices),
            )


def agenda_sheet(merged: PartnershipReturn) -> Sheet:
    """The questions on which the partners' answers differ, those furthest apart first."""
    differing = sorted(filter(_differs, merged.rows), key=lambda row: row.tally.consensus or 0)
    columns = (
        Column(layout.NUMBER, 7, Kind.NUMBER),
        Column(layout.REF, 19, Kind.LABEL),
        Column(layout.SECTION, 14),
        Column(layout.QUESTION, 40),
        Column(layout.SAID, 46),
        Column(layout.SUGGESTED, 12),
        Column(layout.CONSENSUS, 12, Kind.MEASURE),
        Column(layout.APART, 10),
        Column(layout.AGREED_SO_FAR, 12),
    )
    names = {each.id: one_line(each.respondent.organisation) or "Not named" for each in merged.participants}
    rows = tuple(_agenda_row(merged, number, row, names) for number, row in enumerate(differing, start=1))
    nothing: tuple[Value, ...] = (None, "", "", _ALL_THE_SAME, "", "", None, "", "")
    return Sheet(
        layout.AGENDA,
        columns,
        rows or (nothing,),
        freeze=2,
        rules=(*CONSENSUS_RULES, Rule(f'{{{layout.APART}}}="{layout.SPLIT}"', Look.SPLIT, (layout.APART,))),
    )


def _differs(row: Row) -> bool:
    """Whether two answers to the question are not the same; one alone always has a consensus of 1."""
    return row.tally.consensus is not None and row.tally.consensus < 1


def _agenda_row(
    merged: PartnershipReturn, number: int, row: Row, names: Mapping[str, str]
) -> tuple[Value, ...]:
    bank, question = merged.bank, row.question
    return (
        number,
        question,
        bank.section_of[question].title,
        layout.question_text(bank.questions[question]),
        fitting(_said(merged, question, names)),
        bank.label(question, row.tally.suggested),
        row.tally.consensus,
        layout.SPLIT if row.is_split else layout.DIFFER,
        bank.label(question, row.decision.choice) or fitting(row.decision.raw),
    )


def _said(merged: PartnershipReturn, question: str, names: Mapping[str, str]) -> str:
    """Who gave which answer, a line an answer: `Yes: Police, A school` and `No: Housing`."""
    said: dict[str | None, Counter[str]] = defaultdict(Counter)
    for given in merged.answers_to[question]:
        said[given.answer.choice][names[given.participant]] += 1
    return "\n".join(
        f"{choice.label}: {_organisations(said[choice.id], len(names))}"
        for choice in merged.bank.choices(question)
        if choice.id in said
    )


def _organisations(names: Counter[str], respondents: int) -> str:
    """The organisations that gave an answer, in the return's order; how many of one if several did.

    Of a large partnership, only the first: a row of a sheet grows to 409 points and no further. All of them
    stand on the sheet Answers.
    """
    most = len(names) if respondents <= _ALL_NAMED else _NAMED
    return listed((f"{name} ({count})" if count > 1 else name for name, count in names.items()), most)
