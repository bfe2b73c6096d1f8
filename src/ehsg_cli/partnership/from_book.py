"""A merged workbook, with what people decided in it, back to a return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location, Severity
from ehsg_cli.partnership.merge import assemble
from ehsg_cli.partnership.model import Decision, GivenAnswer, Participant
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.invitation import Invitation, find_sector
from ehsg_cli.submission.model import Answer, NamedBy, Origin, Respondent, Source, Unplaced
from ehsg_cli.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.workbook.grid import Record, Spreadsheet

_SEVERITIES = {severity.value: severity for severity in Severity}
_ROUTES = {route.value: route for route in NamedBy}


def read_return(spreadsheet: Spreadsheet, bank: Bank) -> PartnershipReturn:
    """Read a merged workbook back: the partners' answers as they were, the decisions as they are now.

    Columns may have been moved and rows sorted: they are found by their headings and ids.
    """

    def table(name: str) -> Iterable[Record]:
        return spreadsheet.grid(name).table()

    comments = _joined(table(layout.COMMENTS), layout.COMMENT, (layout.REF, layout.RESPONDENT))
    typed = _joined(table(layout.ORIGINS), layout.TYPED, (layout.REF, layout.RESPONDENT))
    origins = {(row[layout.REF], row[layout.RESPONDENT]): row for row in table(layout.ORIGINS)}
    decisions, astray = _decisions(table(layout.RETURN), bank, spreadsheet.source.file)
    cells = _joined(table(layout.UNPLACED), layout.TEXT, (layout.FILE, layout.SHEET, layout.CELL))
    return assemble(
        bank,
        participants=[_participant(row) for row in table(layout.SOURCES)],
        answers=[
            GivenAnswer(participant=key[1], answer=_answer(row, typed[key], comments.get(key, ""), bank))
            for key, row in origins.items()
            if row[layout.REF] in bank.questions
        ],
        invitations=[
            _invitation(row, bank) for row in table(layout.PARTNERS) if row[layout.ASKED] == layout.YES
        ],
        decisions=decisions,
        items={row[layout.REF]: row[layout.VALUE].strip() for row in table(layout.RETURN_ITEMS)},
        unplaced=tuple(
            Unplaced(file=file, sheet=sheet, cell=cell, text=text)
            for (file, sheet, cell), text in cells.items()
        ),
        findings=[*map(_finding, table(layout.FINDINGS)), *astray],
    )


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
        answered=_number(row[layout.ANSWERED]),
    )


def _decisions(rows: Iterable[Record], bank: Bank, file: str) -> tuple[dict[str, Decision], list[Finding]]:
    """What was decided for each question, and findings on decisions that belong to none or come twice."""
    decisions: dict[str, Decision] = {}
    astray = []
    for row in rows:
        ref, raw, plan = row[layout.REF].strip(), row[layout.AGREED].strip(), row[layout.AGREED_PLAN].strip()
        location = Location(file=file, sheet=layout.RETURN, cell=f"A{row.number}")
        if ref in bank.questions and ref not in decisions:
            decisions[ref] = Decision(raw=raw, choice=recognise(raw, bank.choices(ref)), plan=plan)
        elif raw or plan:
            code = codes.RETURN_DECIDED_TWICE if ref in decisions else codes.RETURN_UNKNOWN_QUESTION
            astray.append(code(location, ref=ref or "an empty Ref", text=" ".join(f"{raw} {plan}".split())))
    return decisions, astray


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
