"""A return as a workbook: for people to read and decide in, and complete enough to be read back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.files import unique
from ehsg_cli.findings.model import Severity
from ehsg_cli.partnership.conservation import in_words
from ehsg_cli.partnership.continued import MOST_COLUMNS, in_parts, part
from ehsg_cli.partnership.meeting_sheets import CONSENSUS_RULES, agenda_sheet, choice_labels, summary_sheet
from ehsg_cli.partnership.model import SPLIT_BELOW
from ehsg_cli.partnership.record_sheets import (
    comments_sheet,
    findings_sheet,
    origins_sheet,
    shown,
    sources_sheet,
    superseded_sheet,
    unplaced_sheet,
)
from ehsg_cli.wording import counted, one_line
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.blank import scale_lists
from ehsg_cli.workbook.book import Book, Column, Cover, Kind, Look, Rule, Sheet, Value, fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import Participant, Partner, PartnershipReturn, Row

_HEADER_LIMIT = 200
_LABEL, _NUMBER, _INPUT = Kind.LABEL, Kind.NUMBER, Kind.INPUT
_HOW_TO = (
    "1. The sheet Summary says where the partnership stands; Not answered is how many answers are missing, "
    "one a respondent and question. The sheet Agenda lists the questions on which partners' answers differ, "
    "those furthest apart first: go through them when you meet.",
    "2. On the sheet Return, fill in the agreed answer and the agreed plan for each question, and on Return "
    "items what goes in beside the answers. Anything else typed into this workbook is not kept.",
    "3. When late or corrected workbooks come in, merge again with --update: what was agreed is kept. Where "
    f"answers have changed since, the column {layout.OUTDATED} says how: agree anew, or clear that cell.",
    "4. Suggested answers are the lower median of the answers on the scale, never an average: with an even "
    "split, the more cautious of the two. Consensus is Tastle and Wierman's measure (2007), from 0 (split "
    "between the ends) to 1 (all the same). Both are suggestions: the agreed answer is the partnership's.",
    "5. Beside the consensus, a tick stands for all the same, an exclamation mark for answers that differ, "
    f"and a cross, bold and underlined, for a split: a consensus below {SPLIT_BELOW}. An agreed answer still "
    "to fill in has a dashed edge; one that is not the suggested answer is bold and underlined.",
    "6. An empty cell has nothing to say: a scale without that answer, a question that nobody answered, or "
    "something still to be filled in. A sheet with nothing below its headings has nothing to list. With a "
    "screen reader or large text, you may want to turn off the filter buttons (Data, Filter) and to unfreeze "
    "the headings (View, Freeze Panes).",
)
_OPEN = Rule(f'TRIM({{{layout.AGREED}}})=""', Look.OPEN, (layout.AGREED,))
_CHANGED = Rule(
    f'AND(TRIM({{{layout.AGREED}}})<>"",{{{layout.SUGGESTED}}}<>"",'
    f"TRIM({{{layout.AGREED}}})<>{{{layout.SUGGESTED}}})",
    Look.CHANGED,
    (layout.AGREED,),
)
_OUTDATED = Rule(f'TRIM({{{layout.OUTDATED}}})<>""', Look.ERROR, (layout.OUTDATED,))
_ERROR = Rule(f'{{{layout.SEVERITY}}}="{Severity.ERROR}"', Look.ERROR, (layout.SEVERITY,))


def return_book(merged: PartnershipReturn) -> Book:
    """The merged return as a workbook."""
    bank = merged.bank
    identity = layout.identity(
        bank,
        layout.RETURN_DOCUMENT,
        one_vote_per=merged.one_vote_per.value,
        duplicates=merged.duplicates.value,
    )
    return Book(
        title=f"{bank.name}: partnership return",
        subject="Merged self-assessment of a local early help system",
        sheets=(
            summary_sheet(merged),
            _cover(merged, layout.identity_lines(identity)),
            agenda_sheet(merged),
            _return_sheet(merged),
            *_answers_sheets(merged),
            *in_parts(comments_sheet(merged)),
            _partners_sheet(merged),
            _items_sheet(merged),
            *in_parts(replace(findings_sheet(merged), rules=(_ERROR,))),
            *in_parts(unplaced_sheet(merged)),
            *in_parts(superseded_sheet(merged)),
            sources_sheet(merged),
            *in_parts(origins_sheet(merged)),
        ),
        lists=scale_lists(bank),
        properties=identity,
    )


def _cover(merged: PartnershipReturn, identity: tuple[str, ...]) -> Cover:
    bank = merged.bank
    answered = sum(
        any(given.answer.raw.strip() for given in merged.answers_to[question]) for question in bank.questions
    )
    agreed = sum(row.is_agreed for row in merged.rows)
    missing = [sector.name for sector in bank.partners if sector.id in merged.missing_sectors]
    summary = (
        f"{counted(len(merged.participants), 'respondent')}; one vote per {merged.one_vote_per.value}.",
        f"{answered} of {len(bank.questions)} questions have an answer, {agreed} are agreed.",
        *([f"No answer yet from: {', '.join(missing)}."] if missing else []),
        f"{counted(len(merged.findings), 'finding')}, on the sheet Findings.",
        f"{in_words(merged)} What is unplaced is on the sheet Unplaced.",
        *([f"{counted(len(merged.superseded), 'submission')} superseded."] if merged.superseded else []),
    )
    notice = [("Please note", (bank.source.notice,))] if bank.source.notice else []
    source = (f"{bank.source.document}, {bank.publisher}.", bank.source.attribution)
    return Cover(
        layout.ABOUT,
        f"{bank.name}: partnership return",
        (
            ("Summary", summary),
            ("How to use this workbook", _HOW_TO),
            *notice,
            ("Source", source),
            ("This workbook", identity),
        ),
    )


def _return_sheet(merged: PartnershipReturn) -> Sheet:
    bank = merged.bank
    labels = choice_labels(bank)
    agreed = Column(layout.AGREED, 14, _INPUT)
    columns = (
        Column(layout.REF, 22, _LABEL),
        Column(layout.SECTION, 16),
        Column(layout.QUESTION, 44),
        *(Column(label, 8, _NUMBER) for label in labels),
        Column(layout.SUGGESTED, 14),
        Column(layout.CONSENSUS, 13, Kind.MEASURE),
        agreed,
        Column(layout.AGREED_PLAN, 44, _INPUT),
        Column(layout.OUTDATED, 22, _INPUT),
    )
    scales = {
        (number, columns.index(agreed)): layout.scale_list(section.scale)
        for number, row in enumerate(merged.rows)
        if (section := bank.section_of[row.question]).scale
    }
    return Sheet(
        layout.RETURN,
        columns,
        tuple(_return_row(bank, row, labels) for row in merged.rows),
        scales,
        freeze=1,
        rules=(*CONSENSUS_RULES, _OPEN, _CHANGED, _OUTDATED),
    )


def _return_row(bank: Bank, row: Row, labels: tuple[str, ...]) -> tuple[Value, ...]:
    counts = {bank.label(row.question, choice): count for choice, count in row.tally.counts.items()}
    return (
        row.question,
        bank.section_of[row.question].title,
        layout.question_text(bank.questions[row.question]),
        *(counts.get(label) for label in labels),
        bank.label(row.question, row.tally.suggested),
        row.tally.consensus,
        fitting(row.decision.raw),
        fitting(row.decision.plan),
        fitting(row.decision.outdated),
    )


def _answers_sheets(merged: PartnershipReturn) -> Iterator[Sheet]:
    """A row a question, a column a respondent; several sheets where these are more than Excel has columns."""
    named = (
        one_line(participant.respondent.organisation) or "Not named" for participant in merged.participants
    )
    ref, question, *names = unique((layout.REF, layout.QUESTION, *(name[:_HEADER_LIMIT] for name in named)))
    first, most = (Column(ref, 22, _LABEL), Column(question, 46)), MOST_COLUMNS - 2
    for number, start in enumerate(range(0, max(len(names), 1), most), start=1):
        some = slice(start, start + most)
        columns = (*first, *(Column(name, 16) for name in names[some]))
        rows = tuple(_answers_rows(merged, merged.participants[some]))
        yield Sheet(part(layout.ANSWERS, number), columns, rows, freeze=1)


def _answers_rows(
    merged: PartnershipReturn, participants: Sequence[Participant]
) -> Iterator[tuple[Value, ...]]:
    for question in merged.bank.questions.values():
        given = {each.participant: each for each in merged.answers_to[question.id]}
        answers = (shown(merged.bank, given.get(participant.id)) for participant in participants)
        yield (question.id, layout.question_text(question), *answers)


def _partners_sheet(merged: PartnershipReturn) -> Sheet:
    sectors = {sector.id: sector for sector in merged.bank.partners}
    answered = {participant.id: participant.answered for participant in merged.participants}
    total = len(merged.bank.questions)

    def row(partner: Partner) -> tuple[Value, ...]:
        sector = sectors.get(partner.sector)
        return (
            fitting(partner.name),
            sector.name if sector else fitting(partner.sector),
            layout.YES if sector and sector.required else layout.NO,
            layout.YES if partner.asked else layout.NO,
            layout.YES if partner.required else layout.NO,
            fitting(", ".join(partner.participants)),
            max((answered[participant] for participant in partner.participants), default=0),
            total,
        )

    columns = (
        Column(layout.PARTNER_NAME, 36, _LABEL),
        Column(layout.SECTOR, 32),
        Column(layout.REQUIRED, 14),
        Column(layout.ASKED, 9),
        Column(layout.MUST_ANSWER, 9),
        Column(layout.ANSWERED_BY, 36),
        Column(layout.ANSWERED, 12, _NUMBER),
        Column(layout.OF_QUESTIONS, 12, _NUMBER),
    )
    missing = tuple(
        ("", sectors[sector].name, layout.YES, layout.NO, layout.NO, "", 0, total)
        for sector in merged.missing_sectors
    )
    return Sheet(layout.PARTNERS, columns, (*map(row, merged.partners), *missing))


def _items_sheet(merged: PartnershipReturn) -> Sheet:
    columns = (
        Column(layout.REF, 22, _LABEL),
        Column(layout.ITEM, 28),
        Column(layout.PROMPT, 60),
        Column(layout.VALUE, 60, _INPUT),
    )
    rows = tuple(
        (item.id, item.title, item.prompt, fitting(merged.items[item.id]))
        for item in merged.bank.return_items
    )
    return Sheet(layout.RETURN_ITEMS, columns, rows)
