"""A filled response workbook to a submission. Every cell with content is placed, or listed as unplaced."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import did_you_mean
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.invitation import find_sector
from ehsg_cli.submission.model import Answer, NamedBy, Origin, Respondent, Submission, Unplaced
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.grid import cell_name
from ehsg_cli.workbook.template import Columns, Template, about_labels, at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.workbook.grid import Grid, Spreadsheet

_Cell = tuple[str, int, int]  # sheet, row, column
_QUOTE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class _Found:
    """An answer, the cells it was made of, and whether its question is worded as in the bank."""

    answer: Answer
    cells: frozenset[_Cell]
    worded_alike: bool


def read_submissions(spreadsheets: Iterable[Spreadsheet], bank: Bank) -> tuple[Submission, ...]:
    """Understand filled response workbooks.

    Questions are found by the id in their `Ref` column, on whatever sheet and in whatever row or column it
    is. What cannot be placed is in `unplaced`; whatever a person should know is in `findings`.
    """
    template = Template.of(bank)
    return tuple(_submission(spreadsheet, bank, template) for spreadsheet in spreadsheets)


def _submission(spreadsheet: Spreadsheet, bank: Bank, template: Template) -> Submission:
    file = spreadsheet.source.file
    same_bank = spreadsheet.identity.get(layout.BANK_ID, bank.bank) == bank.bank
    readers = (_answers(grid, bank, template, file) for grid in spreadsheet.grids)
    found = [item for items in readers for item in items if same_bank or item.worded_alike]
    kept, twice = _first_of_each(found)
    answers = tuple(item.answer for item in kept)
    about, about_cells = _about_you(spreadsheet.grids)
    respondent, about_findings = _respondent(about, spreadsheet, bank)
    placed = about_cells.union(*(item.cells for item in kept))
    unplaced = tuple(
        Unplaced(file=file, sheet=grid.name, cell=cell_name(row, column), text=text)
        for grid in spreadsheet.grids
        for row, column, text in template.typed(grid)
        if (grid.name, row, column) not in placed
    )
    findings = (
        *_blank(answers, file),
        *about_findings,
        *(finding for answer in answers for finding in off_scale(answer, bank)),
        *twice,
        *(
            codes.SUBMISSION_UNPLACED(_location(cell), text=_quote(cell.text))
            for cell in unplaced
            if same_bank
        ),
    )
    return Submission(
        source=spreadsheet.source,
        respondent=respondent,
        answers=answers,
        unplaced=unplaced,
        findings=(*_bank_findings(spreadsheet, bank), *(findings if answers else (_not_ours(file, bank),))),
    )


def off_scale(answer: Answer, bank: Bank) -> tuple[Finding, ...]:
    """The finding that an answer is not one of its question's choices, if it is not."""
    choices = bank.choices(answer.question)
    if not choices or answer.choice or not answer.raw.strip():
        return ()
    labels = tuple(choice.label for choice in choices)
    return (
        codes.SUBMISSION_OFF_SCALE(
            answer.origin.answer_location,
            question=answer.question,
            raw=_quote(answer.raw),
            suggestion=did_you_mean(answer.raw, labels),
            choices=", ".join(labels),
        ),
    )


def _answers(grid: Grid, bank: Bank, template: Template, file: str) -> Iterator[_Found]:
    """The answers on a sheet: below any row that heads a `Ref` and an `Answer` column."""
    columns: Columns | None = None
    for number, row in enumerate(grid.rows):
        columns = template.columns(row) or columns
        question = at(row, columns.ref).strip() if columns else ""
        if columns and question in bank.questions:
            raw = at(row, columns.answer)
            answer = Answer(
                question=question,
                choice=recognise(raw, bank.choices(question)),
                raw=raw,
                comment=at(row, columns.comment),
                origin=Origin(
                    file=file,
                    sheet=grid.name,
                    answer_cell=cell_name(number, columns.answer),
                    comment_cell=cell_name(number, columns.comment),
                ),
            )
            cells = frozenset((grid.name, number, column) for column in (columns.answer, columns.comment))
            yield _Found(answer, cells, template.is_worded(question, at(row, columns.question)))


def _first_of_each(found: list[_Found]) -> tuple[list[_Found], list[Finding]]:
    """The first answer to each question that says anything; a finding for each later one that differs."""
    first: dict[str, _Found] = {}
    findings = []
    for item in sorted(found, key=lambda item: not _says_anything(item.answer)):
        kept = first.setdefault(item.answer.question, item)
        here, there = item.answer, kept.answer
        if _says_anything(here) and (here.raw, here.comment) != (
            there.raw,
            there.comment,
        ):
            findings.append(
                codes.SUBMISSION_ANSWERED_TWICE(
                    here.origin.answer_location,
                    question=here.question,
                    raw=_quote(here.raw),
                    other=_quote(there.raw),
                    other_cell=there.origin.answer_location,
                )
            )
    return list(first.values()), findings


def _says_anything(answer: Answer) -> bool:
    return bool(answer.raw.strip() or answer.comment.strip())


def _about_you(grids: tuple[Grid, ...]) -> tuple[dict[str, str], frozenset[_Cell]]:
    """What About you says, and the cells it says it in: the first value of each field, beside its label."""
    fields: dict[str, str] = {}
    cells = set()
    for grid in grids:
        for number, field in about_labels(grid):
            if field not in fields:
                fields[field] = at(grid.rows[number], 1).strip()
                cells.add((grid.name, number, 1))
    return fields, frozenset(cells)


def _respondent(
    about: dict[str, str], spreadsheet: Spreadsheet, bank: Bank
) -> tuple[Respondent, list[Finding]]:
    """Who answered: from About you, else from the workbook's identity, else from the file name."""
    routes = {
        NamedBy.ABOUT: about.get("organisation", ""),
        NamedBy.IDENTITY: spreadsheet.identity.get(layout.PARTNER, ""),
        NamedBy.FILE: PurePosixPath(spreadsheet.source.file).stem,
    }
    route, organisation = next((route, name) for route, name in routes.items() if name)
    location = Location(file=spreadsheet.source.file, sheet=layout.ABOUT_YOU)
    findings = []
    if route is not NamedBy.ABOUT:
        findings.append(codes.SUBMISSION_NO_NAME(location, route=route.value, organisation=organisation))
    typed = about.get("sector", "")
    sector = find_sector(typed, bank.partners)
    if typed and not sector and bank.partners:
        names = tuple(sector.name for sector in bank.partners)
        findings.append(
            codes.SUBMISSION_UNKNOWN_SECTOR(location, sector=typed, suggestion=did_you_mean(typed, names))
        )
    details = {**about, "organisation": organisation, "sector": sector.id if sector else typed}
    return Respondent(**details, named_by=route), findings


def _bank_findings(spreadsheet: Spreadsheet, bank: Bank) -> tuple[Finding, ...]:
    named = spreadsheet.identity.get(layout.BANK_ID, bank.bank)
    location = Location(file=spreadsheet.source.file)
    return () if named == bank.bank else (codes.SUBMISSION_OTHER_BANK(location, found=named, bank=bank.bank),)


def _blank(answers: tuple[Answer, ...], file: str) -> tuple[Finding, ...]:
    filled = any(map(_says_anything, answers))
    return () if filled else (codes.SUBMISSION_BLANK(Location(file=file)),)


def _not_ours(file: str, bank: Bank) -> Finding:
    return codes.FILE_NO_QUESTIONS(Location(file=file), bank=bank.bank)


def _location(cell: Unplaced) -> Location:
    return Location(file=cell.file, sheet=cell.sheet, cell=cell.cell)


def _quote(text: str) -> str:
    """The text on one line and not too long, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTE_LENGTH else f"{line[: _QUOTE_LENGTH - 1]}…"
