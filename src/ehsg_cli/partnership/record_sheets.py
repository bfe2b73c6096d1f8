"""The sheets of a merged workbook that say where everything came from: a row a thing, with its origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.workbook import layout
from ehsg_cli.workbook.book import Column, Kind, Sheet, Value, fitting, shorten, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import GivenAnswer, Participant, PartnershipReturn, Superseded
    from ehsg_cli.submission.model import Answer, Source

_LABEL, _NUMBER = Kind.LABEL, Kind.NUMBER


def shown(bank: Bank, given: GivenAnswer | None) -> str:
    """An answer as its choice's label, or as typed where it is none."""
    if not given:
        return ""
    label = bank.label(given.answer.question, given.answer.choice)
    return label or shorten(given.answer.raw, f" … (whole on the sheet {layout.ORIGINS})")


_COMMENT_KINDS = (layout.KIND_COMMENT, layout.KIND_NOTE)


def comments_sheet(merged: PartnershipReturn) -> Sheet:
    """Every comment and every note on a cell, with its question, its organisation and its cell."""
    bank = merged.bank
    organisations = {each.id: fitting(each.respondent.organisation) for each in merged.participants}
    columns = (
        Column(layout.REF, 22, _LABEL),
        Column(layout.QUESTION, 60),
        Column(layout.ORGANISATION, 28),
        Column(layout.ANSWER, 14),
        Column(layout.COMMENT, 76),
        Column(layout.KIND, 12),
        Column(layout.PART, 7, _NUMBER),
        Column(layout.RESPONDENT, 40),
        Column(layout.FILE, 40),
        Column(layout.SHEET, 18),
        Column(layout.CELL, 7),
    )
    rows = tuple(
        (
            given.answer.question,
            layout.question_text(bank.questions[given.answer.question]),
            organisations[given.participant],
            shown(bank, given),
            piece,
            kind,
            number,
            given.participant,
            given.answer.origin.file,
            given.answer.origin.sheet,
            cell,
        )
        for given in merged.answers
        for kind, text, cell in _words(given.answer)
        if kind in _COMMENT_KINDS
        for number, piece in enumerate(split(text), start=1)
    )
    return Sheet(layout.COMMENTS, columns, rows, freeze=1, printed=_up_to(layout.COMMENT, columns))


def _up_to(header: str, columns: tuple[Column, ...]) -> int:
    """How many columns are printed; those behind that one say where things are from, on the screen only."""
    return 1 + [column.header for column in columns].index(header)


def superseded_sheet(merged: PartnershipReturn) -> Sheet:
    """What was said in submissions that do not count any more, beside what is said now."""
    columns = (
        Column(layout.REF, 22, _LABEL),
        Column(layout.ORGANISATION, 26),
        Column(layout.KIND, 11),
        Column(layout.EARLIER, 44),
        Column(layout.NOW, 44),
        Column(layout.CHANGED, 10),
        Column(layout.PART, 7, _NUMBER),
        Column(layout.RESPONDENT, 22),
        Column(layout.FILE, 26),
        Column(layout.SHEET, 18),
        Column(layout.CELL, 9),
        Column(layout.FOUND_BY, 18),
    )
    now: dict[str, dict[str, Answer]] = {each.by: {} for each in merged.superseded}
    for given in merged.answers:
        if given.participant in now:
            now[given.participant][given.answer.question] = given.answer
    rows = tuple(row for each in merged.superseded for row in _superseded_rows(each, now[each.by]))
    return Sheet(layout.SUPERSEDED, columns, rows, freeze=1, printed=_up_to(layout.CHANGED, columns))


def _superseded_rows(each: Superseded, now: Mapping[str, Answer]) -> Iterator[tuple[Value, ...]]:
    for answer in each.answers:
        later = (
            {kind: text for kind, text, _ in _words(now[answer.question])} if answer.question in now else {}
        )
        for kind, text, cell in _words(answer):
            changed = layout.NO if later.get(kind, "") == text else layout.YES
            for number, piece in enumerate(split(text), start=1):
                yield (
                    answer.question,
                    fitting(each.participant.respondent.organisation),
                    kind,
                    piece,
                    fitting(later.get(kind, "")) if number == 1 else "",
                    changed,
                    number,
                    each.participant.id,
                    answer.origin.file,
                    answer.origin.sheet,
                    cell,
                    answer.route.value,
                )


def _words(answer: Answer) -> Iterator[tuple[str, str, str]]:
    """Each text of an answer: what kind it is, the text and its cell."""
    if answer.raw:
        yield layout.KIND_ANSWER, answer.raw, answer.origin.answer_cell
    if answer.comment:
        yield layout.KIND_COMMENT, answer.comment, answer.origin.comment_cell
    yield from ((layout.KIND_NOTE, note.text, note.cell) for note in answer.notes)


def findings_sheet(merged: PartnershipReturn) -> Sheet:
    """What a person should know."""
    columns = (
        Column(layout.SEVERITY, 11, _LABEL),
        Column(layout.CODE, 8),
        Column(layout.MESSAGE, 60),
        Column(layout.REMEDY, 44),
        Column(layout.FILE, 28),
        Column(layout.SHEET, 18),
        Column(layout.CELL, 8),
        Column(layout.LINE, 7, _NUMBER),
        Column(layout.COLUMN, 9, _NUMBER),
    )
    rows = (
        (
            finding.severity.value,
            finding.code,
            fitting(finding.message),
            fitting(finding.remedy),
            finding.location.file,
            finding.location.sheet,
            finding.location.cell,
            finding.location.line or None,
            finding.location.column or None,
        )
        for finding in merged.findings
    )
    return Sheet(layout.FINDINGS, columns, tuple(rows))


def unplaced_sheet(merged: PartnershipReturn) -> Sheet:
    """Every text that the return has no place for, with its cell."""
    columns = (
        Column(layout.FILE, 32, _LABEL),
        Column(layout.SHEET, 20),
        Column(layout.CELL, 8),
        Column(layout.PART, 7, _NUMBER),
        Column(layout.TEXT, 80),
    )
    rows = (
        (cell.file, cell.sheet, cell.cell, number, piece)
        for cell in merged.unplaced
        for number, piece in enumerate(split(cell.text), start=1)
    )
    return Sheet(layout.UNPLACED, columns, tuple(rows))


def sources_sheet(merged: PartnershipReturn) -> Sheet:
    """Every respondent with their file, those whose later submission counts instead, and every other file."""
    columns = (
        Column(layout.RESPONDENT, 40, _LABEL),
        *(Column(label, 28) for label in layout.ABOUT_FIELDS.values()),
        Column(layout.NAMED_BY, 18),
        Column(layout.SUPERSEDED_BY, 22),
        Column(layout.ANSWERED, 12, _NUMBER),
        Column(layout.FILE, 32),
        Column(layout.ROW, 7, _NUMBER),
        Column(layout.RESPONSE, 18),
        Column(layout.MODIFIED, 20),
        Column(layout.CELLS, 12, _NUMBER),
        Column(layout.PRINTED, 12, _NUMBER),
        Column(layout.SHA256, 68),
    )
    nobody = ("",) * (len(layout.ABOUT_FIELDS) + 3)
    rows = (
        *(
            (*_who(participant), "", participant.answered, *_where(participant.source))
            for participant in merged.participants
        ),
        *(
            (*_who(each.participant), each.by, len(each.answers), *_where(each.participant.source))
            for each in merged.superseded
        ),
        *((*nobody, 0, *_where(source)) for source in merged.others),
    )
    return Sheet(layout.SOURCES, columns, rows, freeze=1)


def _who(participant: Participant) -> tuple[Value, ...]:
    respondent = participant.respondent
    said = (fitting(getattr(respondent, field)) for field in layout.ABOUT_FIELDS)
    return (participant.id, *said, respondent.named_by.value)


def _where(source: Source) -> tuple[Value, ...]:
    return (
        source.file,
        source.row or None,
        source.response,
        source.modified,
        source.cells,
        source.printed,
        source.sha256,
    )


def origins_sheet(merged: PartnershipReturn) -> Sheet:
    """Every answer as typed, blank ones too, with its cells: what the other sheets are made of."""
    columns = (
        Column(layout.REF, 22, _LABEL),
        Column(layout.RESPONDENT, 40),
        Column(layout.TYPED, 40),
        Column(layout.PART, 7, _NUMBER),
        Column(layout.FILE, 40),
        Column(layout.SHEET, 20),
        Column(layout.ANSWER_CELL, 10),
        Column(layout.COMMENT_CELL, 11),
        Column(layout.FOUND_BY, 18),
    )
    return Sheet(layout.ORIGINS, columns, tuple(_origin_rows(merged.answers)), freeze=1)


def _origin_rows(answers: Iterable[GivenAnswer]) -> Iterable[tuple[Value, ...]]:
    return (
        (
            given.answer.question,
            given.participant,
            piece,
            number,
            given.answer.origin.file,
            given.answer.origin.sheet,
            given.answer.origin.answer_cell,
            given.answer.origin.comment_cell,
            given.answer.route.value,
        )
        for given in answers
        for number, piece in enumerate(split(given.answer.raw), start=1)
    )
