"""What a file is made of: a workbook somebody filled in, or the responses in the export of a form."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ehsg_cli.files import unique
from ehsg_cli.findings.model import Location
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.answered import answered_at, answered_in_form, cell_of
from ehsg_cli.workbook.familiar import ours_on
from ehsg_cli.workbook.form import about_response, find_form, nobody, responses
from ehsg_cli.workbook.grid import cell_name
from ehsg_cli.workbook.tables import Tables, at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.workbook.answered import Answered, Cell
    from ehsg_cli.workbook.familiar import Familiar, Sheet
    from ehsg_cli.workbook.form import Form
    from ehsg_cli.workbook.grid import Beside, Grid, Spreadsheet
    from ehsg_cli.workbook.template import Template


@dataclass(frozen=True, slots=True)
class Part:
    """What one respondent has to do with: a workbook, or a row of a form's export.

    Attributes:
        found: The answers in it.
        about: What it says of who answered, by field of About you, and the cells it says it in.
        texts: Every cell with content in it, and every formula without a result, with its text.
        ours: The cells that hold what we or the form's program wrote.
        notes: The notes on its cells.
        where: Where it says who answered.
        name: What to call it where nothing else says who answered.
        row: The row of a form's export, counting from 1; 0 for a workbook.
        response: What tells a response from all others; empty for a workbook.
        is_beside: Whether it is what stands beside the responses in an export, and nobody's answer.
    """

    found: list[Answered]
    about: Mapping[str, tuple[str, Cell]]
    texts: Mapping[Cell, str]
    ours: frozenset[Cell]
    notes: list[Beside]
    where: Location
    name: str
    row: int = 0
    response: str = ""
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file, what was found in it, and what it is read by.

    Attributes:
        sheets: What was found on each sheet by itself.
        tables: The questions on each sheet, in the light of the others.
        forms: The exports of forms among the sheets.
    """

    spreadsheet: Spreadsheet
    bank: Bank
    template: Template
    sheets: Mapping[str, Sheet]
    tables: Mapping[str, Tables]
    forms: Mapping[str, Form]

    @property
    def name(self) -> str:
        """The file's name, as locations have it."""
        return self.spreadsheet.source.file

    @property
    def same_bank(self) -> bool:
        """Whether it is, or may be, of the bank it is read by."""
        return self.spreadsheet.identity.get(layout.BANK_ID, self.bank.bank) == self.bank.bank

    def ours(self, grid: Grid) -> frozenset[Cell]:
        """The cells of a sheet that hold what we wrote there."""
        sheet, tables = self.sheets[grid.name], self.tables[grid.name]
        return sheet.ours if tables is sheet.tables else ours_on(grid, tables, self.template)


def understood(spreadsheet: Spreadsheet, bank: Bank, familiar: Familiar) -> File:
    """What was found in a file; one that holds our tables is no export of a form."""
    sheets = {grid.name: familiar.sheet(grid) for grid in spreadsheet.grids}
    is_ours = any(sheet.tables.heads for sheet in sheets.values())
    grids = () if is_ours else spreadsheet.grids
    template = familiar.template
    forms = {grid.name: form for grid in grids if (form := find_form(grid, template.terms))}
    tables = {name: Tables() if name in forms else sheet.tables for name, sheet in sheets.items()}
    return File(spreadsheet, bank, template, sheets, _without_quotations(tables), forms)


def parts_of(file: File) -> Iterator[Part]:
    """The responses in a file, and what else is in it: a workbook, or what stands beside the responses."""
    if file.forms:
        return _parts_of_forms(file)
    return iter([_workbook(file, _texts(file.spreadsheet), list(file.spreadsheet.notes))])


def _parts_of_forms(file: File) -> Iterator[Part]:
    rows = {
        (grid.name, row): (grid, form)
        for grid in file.spreadsheet.grids
        if (form := file.forms.get(grid.name))
        for row in responses(grid, form)
    }
    texts: dict[tuple[str, int], dict[Cell, str]] = {place: {} for place in rows}
    notes: dict[tuple[str, int], list[Beside]] = {place: [] for place in rows}
    other_texts: dict[Cell, str] = {}
    other_notes: list[Beside] = []
    for cell, text in _texts(file.spreadsheet).items():
        texts.get(cell[:2], other_texts)[cell] = text
    for note in file.spreadsheet.notes:
        notes.get((note.sheet, note.row), other_notes).append(note)
    hashes = unique(_hash(texts[place]) for place in rows)
    for (place, (grid, form)), response in zip(rows.items(), hashes, strict=True):
        yield replace(_response(file, grid, form, texts[place], notes[place]), response=response)
    own = _workbook(file, other_texts, other_notes)
    yield replace(own, is_beside=bool(rows) and not own.found)


def _texts(spreadsheet: Spreadsheet) -> dict[Cell, str]:
    """Every cell with content, and every formula without a result, with its text."""
    cells = {
        (grid.name, row, column): text for grid in spreadsheet.grids for row, column, text in grid.cells()
    }
    return cells | {cell_of(formula): formula.text for formula in spreadsheet.uncalculated}


def _hash(texts: Mapping[Cell, str]) -> str:
    said = "\n".join(f"{column} {text}" for (_, _, column), text in sorted(texts.items()))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _response(file: File, grid: Grid, form: Form, texts: Mapping[Cell, str], notes: list[Beside]) -> Part:
    row = next(iter(texts))[1]
    about = about_response(grid.rows[row], form)
    machine = (*form.machine, *nobody(grid.rows[row], form))
    return Part(
        found=list(answered_in_form(form, grid, row, file.bank, file.name)),
        about={field: (text, (grid.name, row, column)) for field, (text, column) in about.items()},
        texts=texts,
        ours=frozenset((grid.name, row, column) for column in machine),
        notes=notes,
        where=Location(file=file.name, sheet=grid.name, cell=cell_name(row, 0)),
        name=f"{PurePosixPath(file.name).stem}, row {row + 1}",
        row=row + 1,
    )


def _workbook(file: File, texts: Mapping[Cell, str], notes: list[Beside]) -> Part:
    """All of a file but the rows that are responses."""
    grids = file.spreadsheet.grids
    forms = {(sheet, *cell) for sheet, form in file.forms.items() for cell in form.headings()}
    return Part(
        found=list(_answers(file)),
        about=_about(file),
        texts=texts,
        ours=frozenset(forms).union(*map(file.ours, grids)),
        notes=notes,
        where=Location(file=file.name, sheet=layout.ABOUT_YOU),
        name=PurePosixPath(file.name).stem,
    )


def _without_quotations(tables: Mapping[str, Tables]) -> dict[str, Tables]:
    """The tables; what reads like a question on a sheet without headings only where no table asks it."""
    asked = {place.question for each in tables.values() for place in each.places if place.headed}
    return {
        sheet: each
        if all(place.headed for place in each.places)
        else replace(
            each, places=tuple(place for place in each.places if place.headed or place.question not in asked)
        )
        for sheet, each in tables.items()
    }


def _answers(file: File) -> Iterator[Answered]:
    """The answers in a file's tables.

    In a workbook of another bank an id may mean something else: there, only the question's text tells.
    """
    for grid in file.spreadsheet.grids:
        for place in file.tables[grid.name].places:
            if file.same_bank or place.beside == place.question:
                yield answered_at(place, grid, file.bank, file.name)


def _about(file: File) -> dict[str, tuple[str, Cell]]:
    """What About you says, and the cells it says it in: the first value of each field."""
    fields: dict[str, tuple[str, Cell]] = {}
    for grid in file.spreadsheet.grids:
        if about := file.sheets[grid.name].about:
            for field, row in about.rows.items():
                text = at(grid.rows[row], about.values).strip()
                fields.setdefault(field, (text, (grid.name, row, about.values)))
    return fields
