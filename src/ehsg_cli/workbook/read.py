"""A filled response workbook to a submission. Every cell with content is placed, or listed as unplaced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.submission.model import Submission, Unplaced
from ehsg_cli.wording import quote
from ehsg_cli.workbook import layout, remarks
from ehsg_cli.workbook.answered import (
    answered_at,
    answered_in_form,
    first_of_each,
    repeated_finding,
    with_notes,
)
from ehsg_cli.workbook.form import about_response, find_form, responses
from ehsg_cli.workbook.grid import cell_name
from ehsg_cli.workbook.respondent import respondent_of
from ehsg_cli.workbook.tables import Tables, at, find_tables
from ehsg_cli.workbook.template import Template, about_you

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Answer, Respondent
    from ehsg_cli.workbook.answered import Answered, Cell
    from ehsg_cli.workbook.form import Form
    from ehsg_cli.workbook.grid import Beside, Grid, Spreadsheet

_NOTE = " (note)"  # behind the cell of a note that is unplaced, as the cell may hold something as well


@dataclass(frozen=True, slots=True)
class _Part:
    """What one respondent has to do with: a workbook, or a row of a form's export.

    Attributes:
        found: The answers in it.
        about: What it says of who answered, by field of About you, and the cells it says it in.
        texts: Every cell with content in it, and every formula without a result, with its text.
        ours: The cells that hold what we or the form's program wrote.
        notes: The notes on its cells.
        where: Where it says who answered.
        name: What to call it where nothing else says who answered.
        row: The row of the form's export, counting from 1; 0 for a workbook.
    """

    found: list[Answered]
    about: Mapping[str, tuple[str, Cell]]
    texts: Mapping[Cell, str]
    ours: frozenset[Cell]
    notes: tuple[Beside, ...]
    where: Location
    name: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class _File:
    """A file, what was found in it, and what it is read by."""

    spreadsheet: Spreadsheet
    bank: Bank
    template: Template
    tables: Mapping[str, Tables]
    forms: Mapping[str, Form]

    @property
    def name(self) -> str:
        return self.spreadsheet.source.file

    @property
    def same_bank(self) -> bool:
        """Whether it is, or may be, of the bank it is read by."""
        return self.spreadsheet.identity.get(layout.BANK_ID, self.bank.bank) == self.bank.bank


def read_submissions(spreadsheets: Iterable[Spreadsheet], bank: Bank) -> tuple[Submission, ...]:
    """Understand filled response workbooks, and exports of forms, which hold a submission a row.

    Questions are found by the id in their `Ref` column, else by their text, on whatever sheet and in whatever
    row or column that is; in an export by the heading of their column. What cannot be placed is in
    `unplaced`; whatever a person should know is in `findings`.
    """
    template = Template.of(bank)
    return tuple(
        submission
        for spreadsheet in spreadsheets
        for submission in _submissions(_understood(spreadsheet, bank, template))
    )


def _understood(spreadsheet: Spreadsheet, bank: Bank, template: Template) -> _File:
    tables = {grid.name: find_tables(grid, template.terms) for grid in spreadsheet.grids}
    forms = {
        grid.name: form
        for grid in spreadsheet.grids
        if not tables[grid.name].heads and (form := find_form(grid, template.terms))
    }
    tables = _without_quotations(tables | dict.fromkeys(forms, Tables()))
    return _File(spreadsheet, bank, template, tables, forms)


def _submissions(file: _File) -> Iterator[Submission]:
    """The responses in a file, then the workbook that it is itself, unless it is but a form's export."""
    rows = [
        _response(file, grid, form, row)
        for grid in file.spreadsheet.grids
        if (form := file.forms.get(grid.name))
        for row in responses(grid, form)
    ]
    own = _workbook(file, {(part.where.sheet, part.row - 1) for part in rows})
    if rows and not own.found:
        rows[0] = _joined(rows[0], own)
    for part in rows or [own]:
        yield _submission(file, part)
    if rows and own.found:
        yield _submission(file, own)


def _joined(part: _Part, rest: _Part) -> _Part:
    """A response with what is in the file beside the responses, so that it is counted and listed once."""
    return replace(
        part,
        texts={**rest.texts, **part.texts},
        ours=part.ours | rest.ours,
        notes=(*part.notes, *rest.notes),
    )


def _response(file: _File, grid: Grid, form: Form, row: int) -> _Part:
    values = grid.rows[row]
    about = about_response(values, form)
    return _Part(
        found=list(answered_in_form(form, grid, row, file.bank, file.name)),
        about={field: (text, (grid.name, row, form.about[field])) for field, text in about.items()},
        texts={(grid.name, row, column): text for column, text in enumerate(values) if text.strip()},
        ours=frozenset(
            (grid.name, row, column)
            for column in (*form.machine, *form.about.values())
            if column in form.machine or not about.get(_field_at(form, column), "")
        ),
        notes=tuple(note for note in file.spreadsheet.notes if (note.sheet, note.row) == (grid.name, row)),
        where=Location(file=file.name, sheet=grid.name, cell=cell_name(row, 0)),
        name=f"{PurePosixPath(file.name).stem}, row {row + 1}",
        row=row + 1,
    )


def _field_at(form: Form, column: int) -> str:
    return next((field for field, at_column in form.about.items() if at_column == column), "")


def _workbook(file: _File, taken: set[tuple[str, int]]) -> _Part:
    """All of a file but the rows that are responses."""
    grids = file.spreadsheet.grids
    uncalculated = file.spreadsheet.uncalculated
    texts = {(grid.name, row, column): text for grid in grids for row, column, text in grid.cells()}
    texts |= {(formula.sheet, formula.row, formula.column): formula.text for formula in uncalculated}
    ours = {
        (grid.name, row, column)
        for grid in grids
        for row, column in file.template.ours(grid, file.tables[grid.name])
    }
    forms = {(sheet, *cell) for sheet, form in file.forms.items() for cell in form.headings()}
    return _Part(
        found=list(_answers(file)),
        about=_about(grids),
        texts={cell: text for cell, text in texts.items() if cell[:2] not in taken},
        ours=frozenset(ours | forms),
        notes=tuple(note for note in file.spreadsheet.notes if (note.sheet, note.row) not in taken),
        where=Location(file=file.name, sheet=layout.ABOUT_YOU),
        name=PurePosixPath(file.name).stem,
    )


def _without_quotations(tables: Mapping[str, Tables]) -> dict[str, Tables]:
    """The tables; what reads like a question on a sheet without headings only where no table asks it."""
    asked = {place.question for each in tables.values() for place in each.places if place.headed}
    return {
        sheet: replace(
            each, places=tuple(place for place in each.places if place.headed or place.question not in asked)
        )
        for sheet, each in tables.items()
    }


def _answers(file: _File) -> Iterator[Answered]:
    """The answers in a file's tables.

    In a workbook of another bank an id may mean something else: there, only the question's text tells.
    """
    for grid in file.spreadsheet.grids:
        for place in file.tables[grid.name].places:
            if file.same_bank or place.beside == place.question:
                yield answered_at(place, grid, file.bank, file.name)


def _about(grids: Iterable[Grid]) -> dict[str, tuple[str, Cell]]:
    """What About you says, and the cells it says it in: the first value of each field."""
    fields: dict[str, tuple[str, Cell]] = {}
    for grid in grids:
        if about := about_you(grid):
            for field, row in about.rows.items():
                text = at(grid.rows[row], about.values).strip()
                fields.setdefault(field, (text, (grid.name, row, about.values)))
    return fields


def _submission(file: _File, part: _Part) -> Submission:
    found, loose = with_notes(part.found, part.notes)
    kept, repeated, twice = first_of_each(found)
    answers = tuple(item.answer for item in kept)
    respondent, about_findings = _respondent(file, part)
    formulas = [formula for formula in file.spreadsheet.uncalculated if _cell(formula) in part.texts]
    ours, rest = _not_placed(part, kept, set(map(_cell, formulas)))
    told = set(map(_cell, formulas)).union(*(item.cells for item in repeated))
    astray = {cell: text for cell, text in rest.items() if cell not in told} if file.same_bank else {}
    findings = (
        *_blank(part, answers),
        *about_findings,
        *(finding for answer in answers for finding in remarks.off_scale(answer, file.bank)),
        *twice,
        *repeated_finding(repeated, Location(file=file.name)),
        *remarks.on_places(kept, file.tables, file.name),
        *remarks.not_calculated(formulas, file.name),
        *remarks.not_held(part.texts, file.name),
        *(_astray(cell, text, file) for cell, text in astray.items()),
        *(_astray(_cell(note), note.text, file) for note in loose if file.same_bank),
    )
    cells = len(part.texts) + len(part.notes)
    return Submission(
        source=replace(file.spreadsheet.source, row=part.row, cells=cells, printed=len(ours)),
        respondent=respondent,
        answers=answers,
        unplaced=(
            *(_unplaced(cell, text, file) for cell, text in rest.items()),
            *(_unplaced(_cell(note), note.text, file, _NOTE) for note in loose),
        ),
        findings=(*_on_bank(file, found), *(findings if answers else (_not_ours(file),))),
    )


def _respondent(file: _File, part: _Part) -> tuple[Respondent, tuple[Finding, ...]]:
    about = {field: text for field, (text, _) in part.about.items()}
    prepared_for = "" if part.row else file.spreadsheet.identity.get(layout.PARTNER, "")
    return respondent_of(about, prepared_for, part.name, file.bank, part.where)


def _not_placed(
    part: _Part, kept: Iterable[Answered], formulas: set[Cell]
) -> tuple[set[Cell], dict[Cell, str]]:
    """The cells that hold what nobody typed, and those that are left when all that has a place is taken."""
    words = part.texts.keys() - formulas
    said = {cell for text, cell in part.about.values() if text and part.found}  # else nobody takes part
    placed = words & said.union(*(item.cells for item in kept))
    ours = (words & part.ours) - placed
    taken = placed | ours
    return ours, {cell: text for cell, text in part.texts.items() if cell not in taken}


def _cell(beside: Beside) -> Cell:
    return (beside.sheet, beside.row, beside.column)


def _unplaced(cell: Cell, text: str, file: _File, note: str = "") -> Unplaced:
    sheet, row, column = cell
    return Unplaced(file=file.name, sheet=sheet, cell=f"{cell_name(row, column)}{note}", text=text)


def _astray(cell: Cell, text: str, file: _File) -> Finding:
    sheet, row, column = cell
    location = Location(file=file.name, sheet=sheet, cell=cell_name(row, column))
    return codes.SUBMISSION_UNPLACED(location, text=quote(text))


def _on_bank(file: _File, found: list[Answered]) -> Iterator[Finding]:
    """What to know where the file was made from another bank, or another revision of this one."""
    if file.same_bank:
        yield from remarks.other_revision(file.spreadsheet, found, file.bank, file.template.terms)
    else:
        named = file.spreadsheet.identity[layout.BANK_ID]
        yield codes.SUBMISSION_OTHER_BANK(Location(file=file.name), found=named, bank=file.bank.bank)


def _blank(part: _Part, answers: Iterable[Answer]) -> Iterator[Finding]:
    if not any(answer.says_anything for answer in answers):
        yield codes.SUBMISSION_BLANK(replace(part.where, sheet="", cell="") if not part.row else part.where)


def _not_ours(file: _File) -> Finding:
    return codes.FILE_NO_QUESTIONS(Location(file=file.name), bank=file.bank.bank)
