"""A merged workbook, with what people decided in it, back to a return."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location, Severity
from ehsg_cli.partnership.merge import assemble
from ehsg_cli.partnership.model import Decision, GivenAnswer, Participant
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.invitation import Invitation, find_sector
from ehsg_cli.submission.model import Answer, NamedBy, Origin, Respondent, Source, Unplaced
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
    layout.SOURCES,
    layout.ORIGINS,
)
_SEVERITIES = {severity.value: severity for severity in Severity}
_ROUTES = {route.value: route for route in NamedBy}


def read_return(spreadsheet: Spreadsheet, bank: Bank) -> PartnershipReturn:
    """Read a merged workbook back: the partners' answers as they were, the decisions as they are now.

    Columns may have been moved and rows sorted: they are found by their headings and ids.

    Raises:
        EhsgError: A sheet, a column or a respondent that it needs is gone.
    """
    file = spreadsheet.source.file
    tables = {name: tuple(spreadsheet.grid(name).table()) for name in _SHEETS}
    try:
        return replace(_assembled(tables, bank, file), file=file)
    except EhsgError as error:
        raise EhsgError(f"{file}: {error.message}", error.remedy) from error


def _assembled(tables: _Tables, bank: Bank, file: str) -> PartnershipReturn:
    decided, astray = _by_ref(
        tables[layout.RETURN], bank.questions, (layout.AGREED, layout.AGREED_PLAN), file
    )
    item_ids = {item.id for item in bank.return_items}
    items, items_astray = _by_ref(tables[layout.RETURN_ITEMS], item_ids, (layout.VALUE,), file)
    cells = _joined(tables[layout.UNPLACED], layout.TEXT, (layout.FILE, layout.SHEET, layout.CELL))
    participants = [_participant(row) for row in tables[layout.SOURCES]]
    return assemble(
        bank,
        participants=participants,
        answers=_answers(tables, bank, {participant.id for participant in participants}),
        invitations=[
            _invitation(row, bank) for row in tables[layout.PARTNERS] if row[layout.ASKED] == layout.YES
        ],
        decisions={ref: _decision(row, bank) for ref, row in decided.items()},
        items={ref: row[layout.VALUE].strip() for ref, row in items.items()},
        unplaced=(
            Unplaced(file=file, sheet=sheet, cell=cell, text=text)
            for (file, sheet, cell), text in cells.items()
        ),
        findings=[*map(_finding, tables[layout.FINDINGS]), *astray, *items_astray],
    )


def _answers(tables: _Tables, bank: Bank, participants: Container[str]) -> list[GivenAnswer]:
    """Every answer to a question of the bank, with its comment.

    Raises:
        EhsgError: One is from a respondent who is gone from the sheet Sources.
    """
    columns = (layout.REF, layout.RESPONDENT)
    comments = _joined(tables[layout.COMMENTS], layout.COMMENT, columns)
    typed = _joined(tables[layout.ORIGINS], layout.TYPED, columns)
    origins = {(row[layout.REF], row[layout.RESPONDENT]): row for row in tables[layout.ORIGINS]}
    for _, respondent in origins:
        if respondent not in participants:
            raise EhsgError(
                f"The sheet {layout.SOURCES} has no respondent {respondent} any more.",
                "Put the row back, or merge again.",
            )
    return [
        GivenAnswer(participant=key[1], answer=_answer(row, typed[key], comments.get(key, ""), bank))
        for key, row in origins.items()
        if key[0] in bank.questions
    ]


def _joined(rows: Iterable[Record], column: str, key: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    """The texts of a column by key, put together again where they stand in several parts."""
    parts: dict[tuple[str, ...], dict[int, str]] = {}
    for row in rows:
        parts.setdefault(tuple(row[name] for name in key), {})[_number(row.get(layout.PART, ""))] = row[
            column
        ]
    return {key: "".join(text for _, text in sorted(pieces.items())) for key, pieces in parts.items()}


def _answer(row: Record, raw: str, comment: str, bank: Bank) -> Answer:
    origin = Origin(
        file=row[layout.FILE],
        sheet=row[layout.SHEET],
        answer_cell=row[layout.ANSWER_CELL],
        comment_cell=row[layout.COMMENT_CELL],
    )
    question = row[layout.REF]
    return Answer(
        question=question,
        choice=recognise(raw, bank.choices(question)),
        raw=raw,
        comment=comment,
        origin=origin,
    )


def _participant(row: Record) -> Participant:
    details = {field: row[label] for field, label in layout.ABOUT_FIELDS.items()}
    return Participant(
        id=row[layout.RESPONDENT],
        respondent=Respondent(**details, named_by=_ROUTES.get(row[layout.NAMED_BY], NamedBy.FILE)),
        source=Source(file=row[layout.FILE], sha256=row[layout.SHA256]),
    )


def _by_ref(
    rows: Iterable[Record], known: Container[str], columns: tuple[str, ...], file: str
) -> tuple[dict[str, Record], list[Finding]]:
    """The row of each known Ref, and findings on text in `columns` of rows that have no or the same one."""
    first: dict[str, Record] = {}
    astray = []
    for row in rows:
        ref, text = row[layout.REF].strip(), " ".join(" ".join(row[name] for name in columns).split())
        if ref in known and ref not in first:
            first[ref] = row
        elif text:
            code = codes.RETURN_DECIDED_TWICE if ref in first else codes.RETURN_UNKNOWN_QUESTION
            location = Location(file=file, sheet=row.sheet, cell=f"A{row.number}")
            astray.append(code(location, ref=ref or "an empty Ref", text=text))
    return first, astray


def _decision(row: Record, bank: Bank) -> Decision:
    raw, plan = row[layout.AGREED].strip(), row[layout.AGREED_PLAN].strip()
    return Decision(raw=raw, choice=recognise(raw, bank.choices(row[layout.REF].strip())), plan=plan)


def _invitation(row: Record, bank: Bank) -> Invitation:
    sector = find_sector(row[layout.SECTOR], bank.partners)
    return Invitation(row[layout.PARTNER_NAME], sector.id if sector else "")


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
    return int(text) if text.isdecimal() else 0
