"""A filled response workbook to a submission. Every cell with content is placed, or listed as unplaced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.submission.model import Respondent, Submission, Unplaced
from ehsg_cli.wording import quote
from ehsg_cli.workbook import layout, remarks
from ehsg_cli.workbook.answered import cell_of, first_of_each, repeated_finding, with_notes
from ehsg_cli.workbook.familiar import Familiar
from ehsg_cli.workbook.grid import cell_name
from ehsg_cli.workbook.parts import parts_of, understood
from ehsg_cli.workbook.respondent import respondent_of
from ehsg_cli.workbook.template import Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.model import Answer, Source
    from ehsg_cli.workbook.answered import Answered, Cell
    from ehsg_cli.workbook.grid import Beside, Spreadsheet
    from ehsg_cli.workbook.parts import File, Part

_NOTE = " (note)"  # behind the cell of a note that is unplaced, as the cell may hold something as well


def read_submissions(spreadsheets: Iterable[Spreadsheet], bank: Bank) -> tuple[Submission, ...]:
    """Understand filled response workbooks, and exports of forms, which hold a submission a row.

    Questions are found by the id in their `Ref` column, else by their text, on whatever sheet and in whatever
    row or column that is; in an export by the heading of their column. What cannot be placed is in
    `unplaced`; whatever a person should know is in `findings`.
    """
    familiar = Familiar(Template.of(bank))
    return tuple(
        submission
        for spreadsheet in spreadsheets
        for submission in _submissions(understood(spreadsheet, bank, familiar))
    )


def _submissions(file: File) -> Iterator[Submission]:
    for part in parts_of(file):
        if part.found or not part.is_beside:
            yield _submission(file, part)
        elif part.texts or part.notes:
            yield _beside(file, part)


def _submission(file: File, part: Part) -> Submission:
    first, repeated, twice = first_of_each(part.found)
    kept, loose = with_notes(first, part.notes)
    answers = tuple(item.answer for item in kept)
    respondent, about_findings = _respondent(file, part)
    formulas, ours, rest = _not_placed(file, part, kept)
    findings = (
        *_blank(part, answers),
        *about_findings,
        *(finding for answer in answers for finding in remarks.off_scale(answer, file.bank)),
        *twice,
        *repeated_finding(repeated, Location(file=file.name)),
        *remarks.on_places(kept, file.tables, file.name),
        *_left_over(file, part, formulas, {cell for item in repeated for cell in item.cells}, rest, loose),
    )
    return Submission(
        source=_source(file, part, len(ours)),
        respondent=respondent,
        answers=answers,
        unplaced=_unplaced(file, rest, loose),
        findings=(*_on_bank(file, part.found), *(findings if answers else (_not_ours(file),))),
    )


def _beside(file: File, part: Part) -> Submission:
    """What stands beside the responses in a form's export: nobody's answer, but not to be lost."""
    formulas, ours, rest = _not_placed(file, part, ())
    return Submission(
        source=_source(file, part, len(ours)),
        respondent=Respondent(organisation=""),
        unplaced=_unplaced(file, rest, part.notes),
        findings=tuple(_left_over(file, part, formulas, set(), rest, part.notes)),
    )


def _source(file: File, part: Part, printed: int) -> Source:
    return replace(
        file.spreadsheet.source,
        row=part.row,
        response=part.response,
        cells=len(part.texts) + len(part.notes),
        printed=printed,
    )


def _left_over(  # noqa: PLR0913, PLR0917 - what is left over is told by all that was found
    file: File,
    part: Part,
    formulas: list[Beside],
    copies: set[Cell],
    rest: Mapping[Cell, str],
    loose: Iterable[Beside],
) -> Iterator[Finding]:
    """What to know of texts that have no place, or that a merged workbook cannot hold."""
    yield from remarks.not_calculated(formulas, file.name)
    yield from remarks.not_held(part.texts, file.name)
    told = copies | set(map(cell_of, formulas))
    if file.same_bank:
        yield from (_astray(cell, text, file) for cell, text in rest.items() if cell not in told)
        yield from (_astray(cell_of(note), note.text, file) for note in loose)


def _respondent(file: File, part: Part) -> tuple[Respondent, tuple[Finding, ...]]:
    about = {field: text for field, (text, _) in part.about.items()}
    prepared_for = "" if part.row else file.spreadsheet.identity.get(layout.PARTNER, "")
    return respondent_of(about, prepared_for, part.name, file.bank, part.where)


def _not_placed(
    file: File, part: Part, kept: Iterable[Answered]
) -> tuple[list[Beside], set[Cell], dict[Cell, str]]:
    """Formulas without a result; cells that hold what nobody typed; and all that has no place."""
    formulas = [formula for formula in file.spreadsheet.uncalculated if cell_of(formula) in part.texts]
    words = part.texts.keys() - set(map(cell_of, formulas))
    answered = [item.cells for item in kept]
    said = {cell for text, cell in part.about.values() if text and answered}  # else nobody takes part
    placed = words & said.union(*answered)
    ours = (words & part.ours) - placed
    taken = placed | ours
    return formulas, ours, {cell: text for cell, text in part.texts.items() if cell not in taken}


def _unplaced(file: File, rest: Mapping[Cell, str], notes: Iterable[Beside]) -> tuple[Unplaced, ...]:
    cells = ((sheet, cell_name(row, column), text) for (sheet, row, column), text in rest.items())
    on_cells = ((note.sheet, f"{cell_name(note.row, note.column)}{_NOTE}", note.text) for note in notes)
    return tuple(
        Unplaced(file=file.name, sheet=sheet, cell=cell, text=text)
        for sheet, cell, text in (*cells, *on_cells)
    )


def _astray(cell: Cell, text: str, file: File) -> Finding:
    sheet, row, column = cell
    location = Location(file=file.name, sheet=sheet, cell=cell_name(row, column))
    return codes.SUBMISSION_UNPLACED(location, text=quote(text))


def _on_bank(file: File, found: list[Answered]) -> Iterator[Finding]:
    """What to know where the file was made from another bank, or another revision of this one."""
    if file.same_bank:
        yield from remarks.other_revision(file.spreadsheet, found, file.bank, file.template.terms)
    else:
        named = file.spreadsheet.identity[layout.BANK_ID]
        yield codes.SUBMISSION_OTHER_BANK(Location(file=file.name), found=named, bank=file.bank.bank)


def _blank(part: Part, answers: Iterable[Answer]) -> Iterator[Finding]:
    if not any(answer.says_anything for answer in answers):
        yield codes.SUBMISSION_BLANK(part.where if part.row else Location(file=part.where.file))


def _not_ours(file: File) -> Finding:
    return codes.FILE_NO_QUESTIONS(Location(file=file.name), bank=file.bank.bank)
