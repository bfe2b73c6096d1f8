"""A merged workbook, with what people decided in it, back to a return."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location, Severity
from ehsg_cli.partnership.continued import rows_of
from ehsg_cli.partnership.merge import assemble
from ehsg_cli.partnership.model import Duplicates, GivenAnswer, Participant, Superseded, Votes
from ehsg_cli.partnership.typed import (
    beside_the_wrong_question,
    by_ref,
    decision,
    not_calculated,
    stray_findings,
    strays,
)
from ehsg_cli.submission.answers import recognise_in
from ehsg_cli.submission.dates import when_saved
from ehsg_cli.submission.invitation import Invitation, find_sector
from ehsg_cli.submission.model import Answer, NamedBy, Note, Origin, Respondent, Route, Source, Unplaced
from ehsg_cli.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.workbook.grid import Record, Spreadsheet

    _Tables = Mapping[str, tuple[Record, ...]]

_SHEETS = (
    layout.RETURN,
    layout.COMMENTS,
    layout.PARTNERS,
    layout.RETURN_ITEMS,
    layout.FINDINGS,
    layout.UNPLACED,
    layout.SUPERSEDED,
    layout.SOURCES,
    layout.ORIGINS,
)
_SEVERITIES = {severity.value: severity for severity in Severity}
_MOST_DIGITS = 10
_TOLD_ANEW = (codes.MERGE_DECISION_OUTDATED.id, "M2")  # by the workbook as it is now
_NAMED = {route.value: route for route in NamedBy}
_ROUTES = {route.value: route for route in Route}
_VOTES = {votes.value: votes for votes in Votes}
_DUPLICATES = {policy.value: policy for policy in Duplicates}


def read_return(spreadsheet: Spreadsheet, bank: Bank) -> PartnershipReturn:
    """Read a merged workbook back: the partners' answers as they were, the decisions as they are now.

    Columns may have been moved and rows sorted: they are found by their headings and ids.

    Raises:
        EhsgError: A sheet, a column or a respondent that it needs is gone.
    """
    file = spreadsheet.source.file
    tables = {name: rows_of(spreadsheet, name) for name in _SHEETS}
    try:
        return replace(_assembled(tables, bank, spreadsheet), file=file)
    except EhsgError as error:
        raise EhsgError(f"{file}: {error.message}", error.remedy) from error


def _assembled(tables: _Tables, bank: Bank, spreadsheet: Spreadsheet) -> PartnershipReturn:
    file, said = spreadsheet.source.file, spreadsheet.identity
    decided, astray = by_ref(tables[layout.RETURN], bank.questions, (layout.AGREED, layout.AGREED_PLAN), file)
    item_ids = {item.id: item for item in bank.return_items}
    items, items_astray = by_ref(tables[layout.RETURN_ITEMS], item_ids, (layout.VALUE,), file)
    stray = strays(spreadsheet, bank)
    sources = tables[layout.SOURCES]
    current = [
        _participant(row) for row in sources if row[layout.RESPONDENT] and not row[layout.SUPERSEDED_BY]
    ]
    answers = _answers(tables, bank, {participant.id for participant in current})
    superseded = _all_superseded(tables, sources, bank)
    every = [
        *(given.answer for given in answers),
        *(answer for each in superseded for answer in each.answers),
    ]
    return assemble(
        bank,
        participants=current,
        answers=[given for given in answers if given.answer.question in bank.questions],
        superseded=[replace(each, answers=_of_questions(each.answers, bank)) for each in superseded],
        others=[_source(row) for row in sources if not row[layout.RESPONDENT]],
        invitations=[
            _invitation(row, bank) for row in tables[layout.PARTNERS] if row[layout.ASKED] == layout.YES
        ],
        decisions={ref: decision(row, bank) for ref, row in decided.items()},
        items={ref: row[layout.VALUE].strip() for ref, row in items.items()},
        unplaced=[*_unplaced(tables), *_of_no_question(every, bank), *stray],
        findings=[
            *(
                each
                for each in map(_finding, tables[layout.FINDINGS])
                if not each.code.startswith(_TOLD_ANEW)
            ),
            *astray,
            *items_astray,
            *beside_the_wrong_question(decided.values(), bank, file),
            *not_calculated(spreadsheet),
            *stray_findings(stray),
        ],
        one_vote_per=_VOTES.get(said.get(layout.ONE_VOTE_PER, ""), Votes.RESPONDENT),
        duplicates=_DUPLICATES.get(said.get(layout.SENT_TWICE, ""), Duplicates.LATEST),
    )


def _unplaced(tables: _Tables) -> list[Unplaced]:
    cells = _joined(tables[layout.UNPLACED], layout.TEXT, (layout.FILE, layout.SHEET, layout.CELL))
    return [
        Unplaced(file=file, sheet=sheet, cell=cell, text=text) for (file, sheet, cell), text in cells.items()
    ]


def _of_questions(answers: Iterable[Answer], bank: Bank) -> tuple[Answer, ...]:
    return tuple(answer for answer in answers if answer.question in bank.questions)


def _of_no_question(answers: Iterable[Answer], bank: Bank) -> list[Unplaced]:
    """What was said to questions that the bank has no more."""
    return [
        Unplaced(file=answer.origin.file, sheet=answer.origin.sheet, cell=cell, text=text)
        for answer in answers
        if answer.question not in bank.questions
        for cell, text in (
            (answer.origin.answer_cell, answer.raw),
            (answer.origin.comment_cell, answer.comment),
            *((note.cell, note.text) for note in answer.notes),
        )
        if text.strip()
    ]


def _answers(tables: _Tables, bank: Bank, participants: Container[str]) -> list[GivenAnswer]:
    """Every answer that counts, with its comment and its notes.

    Raises:
        EhsgError: One is from a respondent who is gone from the sheet Sources.
    """
    columns = (layout.REF, layout.RESPONDENT)
    comments, notes = _comments(tables[layout.COMMENTS], layout.COMMENT)
    typed = _joined(tables[layout.ORIGINS], layout.TYPED, columns)
    origins = {(row[layout.REF], row[layout.RESPONDENT]): row for row in tables[layout.ORIGINS]}
    for _, respondent in origins:
        if respondent not in participants:
            raise EhsgError(
                f"The sheet {layout.SOURCES} has no respondent {respondent} any more.",
                "Put the row back, or merge again.",
            )
    return [
        GivenAnswer(
            participant=key[1],
            answer=_answer(
                row,
                Origin(
                    file=row[layout.FILE],
                    sheet=row[layout.SHEET],
                    answer_cell=row[layout.ANSWER_CELL],
                    comment_cell=row[layout.COMMENT_CELL],
                ),
                (typed[key], comments.get(key, ""), notes.get(key, ())),
                bank,
            ),
        )
        for key, row in origins.items()
    ]


def _comments(
    rows: Iterable[Record], column: str
) -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], tuple[Note, ...]]]:
    """The follow-up and the notes of each question and respondent."""
    every = list(rows)
    key = (layout.REF, layout.RESPONDENT)
    follow_ups = (row for row in every if row[layout.KIND] == layout.KIND_COMMENT)
    on_cells = (row for row in every if row[layout.KIND] == layout.KIND_NOTE)
    notes: dict[tuple[str, ...], tuple[Note, ...]] = {}
    for (ref, respondent, cell), text in _joined(on_cells, column, (*key, layout.CELL)).items():
        notes[ref, respondent] = (*notes.get((ref, respondent), ()), Note(cell=cell, text=text))
    return _joined(follow_ups, column, key), notes


def _all_superseded(tables: _Tables, sources: Iterable[Record], bank: Bank) -> list[Superseded]:
    rows: dict[str, list[Record]] = {}
    for row in tables[layout.SUPERSEDED]:
        rows.setdefault(row[layout.RESPONDENT], []).append(row)
    return [
        _superseded(source, rows.get(source[layout.RESPONDENT], []), bank)
        for source in sources
        if source[layout.SUPERSEDED_BY]
    ]


def _superseded(source: Record, rows: list[Record], bank: Bank) -> Superseded:
    """A submission that does not count any more, with what was said in it."""
    participant = _participant(source)
    comments, notes = _comments(rows, layout.EARLIER)
    answers = [row for row in rows if row[layout.KIND] == layout.KIND_ANSWER]
    typed = _joined(answers, layout.EARLIER, (layout.REF, layout.RESPONDENT))
    cells = {(row[layout.REF], row[layout.KIND]): row[layout.CELL] for row in rows}
    first = {row[layout.REF]: row for row in reversed(rows)}
    return Superseded(
        participant=participant,
        by=source[layout.SUPERSEDED_BY],
        answers=tuple(
            _answer(
                row,
                Origin(
                    file=row[layout.FILE],
                    sheet=row[layout.SHEET],
                    answer_cell=cells.get((ref, layout.KIND_ANSWER), ""),
                    comment_cell=cells.get((ref, layout.KIND_COMMENT), ""),
                ),
                (
                    typed.get((ref, participant.id), ""),
                    comments.get((ref, participant.id), ""),
                    notes.get((ref, participant.id), ()),
                ),
                bank,
            )
            for ref, row in reversed(first.items())
        ),
    )


def _joined(rows: Iterable[Record], column: str, key: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    """The texts of a column by key, put together again where they stand in several parts."""
    parts: dict[tuple[str, ...], dict[int, str]] = {}
    key_of = itemgetter(*key)
    for row in rows:
        parts.setdefault(key_of(row), {})[_number(row.get(layout.PART, ""))] = row[column]
    return {key: "".join(text for _, text in sorted(pieces.items())) for key, pieces in parts.items()}


def _answer(row: Record, origin: Origin, words: tuple[str, str, tuple[Note, ...]], bank: Bank) -> Answer:
    raw, comment, notes = words
    question = row[layout.REF]
    return Answer(
        question=question,
        choice=recognise_in(bank, question, raw) if question in bank.questions else None,
        raw=raw,
        comment=comment,
        notes=notes,
        origin=origin,
        route=_ROUTES.get(row[layout.FOUND_BY], Route.REF),
    )


def _participant(row: Record) -> Participant:
    details = {field: row[label] for field, label in layout.ABOUT_FIELDS.items()}
    return Participant(
        id=row[layout.RESPONDENT],
        respondent=Respondent(**details, named_by=_NAMED.get(row[layout.NAMED_BY], NamedBy.FILE)),
        source=_source(row),
    )


def _source(row: Record) -> Source:
    return Source(
        file=row[layout.FILE],
        sha256=row[layout.SHA256],
        modified=when_saved(row[layout.MODIFIED]),
        row=_number(row[layout.ROW]),
        response=row[layout.RESPONSE],
        cells=_number(row[layout.CELLS]),
        printed=_number(row[layout.PRINTED]),
    )


def _invitation(row: Record, bank: Bank) -> Invitation:
    sector = find_sector(row[layout.SECTOR], bank.partners)
    required = row.get(layout.MUST_ANSWER, "") == layout.YES  # workbooks from before it was asked lack it
    return Invitation(row[layout.PARTNER_NAME], sector.id if sector else "", required=required)


def _finding(row: Record) -> Finding:
    location = Location(
        file=row[layout.FILE],
        sheet=row[layout.SHEET],
        cell=row[layout.CELL],
        line=_number(row[layout.LINE]),
        column=_number(row[layout.COLUMN]),
    )
    severity = _SEVERITIES.get(row[layout.SEVERITY], Severity.INFO)
    return Finding(row[layout.CODE], severity, row[layout.MESSAGE], row[layout.REMEDY], location)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < _MOST_DIGITS else 0
