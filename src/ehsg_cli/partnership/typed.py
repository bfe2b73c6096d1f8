"""What people typed into a merged workbook: decisions where they belong, and words without a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.partnership.continued import parts_of
from ehsg_cli.partnership.meeting_sheets import choice_labels
from ehsg_cli.partnership.model import Decision
from ehsg_cli.submission.answers import recognise
from ehsg_cli.submission.model import Unplaced
from ehsg_cli.wording import listed, quote
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.grid import cell_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.workbook.grid import Beside, Grid, Record, Spreadsheet

Place = tuple[str, str, str]  # the sheet, the Ref and the heading of a cell in which people decide

_OURS = frozenset(
    {
        *(layout.SUMMARY, layout.ABOUT, layout.AGENDA, layout.RETURN, layout.ANSWERS, layout.COMMENTS),
        *(layout.PARTNERS, layout.RETURN_ITEMS, layout.FINDINGS, layout.UNPLACED, layout.SUPERSEDED),
        *(layout.SOURCES, layout.ORIGINS, layout.LISTS),
    }
)
_TYPED = {layout.RETURN: (layout.AGREED, layout.AGREED_PLAN), layout.RETURN_ITEMS: (layout.VALUE,)}
_COLUMNS = {
    layout.RETURN: (
        *(layout.REF, layout.SECTION, layout.QUESTION, layout.SUGGESTED, layout.CONSENSUS),
        *(layout.AGREED, layout.AGREED_PLAN, layout.OUTDATED),
    ),
    layout.RETURN_ITEMS: (layout.REF, layout.ITEM, layout.PROMPT, layout.VALUE),
}


def by_ref(
    rows: Collection[Record], known: Collection[str], columns: tuple[str, ...], file: str
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
            astray.append(code(_place(row, file), ref=ref or "an empty Ref", text=quote(text)))
    if rows and (gone := [ref for ref in known if ref not in first]):
        location = Location(file=file, sheet=next(iter(rows)).sheet)
        astray.append(codes.RETURN_ROW_GONE(location, refs=listed(gone)))
    return first, astray


def decision_cells(spreadsheet: Spreadsheet) -> dict[Place, str]:
    """Where in a merged workbook each decision stands, or is to stand."""
    return {
        (sheet, row[layout.REF].strip(), column): cell_name(row.number - 1, row.header.index(column))
        for sheet, columns in _TYPED.items()
        for row in reversed(tuple(spreadsheet.grid(sheet).table()))  # of two with a Ref, the first counts
        for column in columns
    }


def decision(row: Record, bank: Bank) -> Decision:
    """What is agreed in a row of the sheet Return."""
    raw, plan = row[layout.AGREED].strip(), row[layout.AGREED_PLAN].strip()
    choice = recognise(raw, bank.choices(row[layout.REF].strip()))
    return Decision(raw=raw, choice=choice, plan=plan, outdated=row[layout.OUTDATED].strip())


def beside_the_wrong_question(rows: Iterable[Record], bank: Bank, file: str) -> Iterator[Finding]:
    """A finding for each decision whose Ref stands beside another question: one column was sorted alone."""
    texts = {fold(layout.question_text(question)): id_ for id_, question in bank.questions.items()}
    for row in rows:
        beside = texts.get(fold(row.get(layout.QUESTION, "")), row[layout.REF])
        if beside != row[layout.REF] and any(row[name].strip() for name in _TYPED[layout.RETURN]):
            yield codes.RETURN_REF_DISAGREES(_place(row, file), ref=row[layout.REF], beside=beside)


def not_calculated(spreadsheet: Spreadsheet) -> Iterator[Finding]:
    """A finding for each formula without a result where something is agreed."""
    for formula in filter(_is_decision, spreadsheet.uncalculated):
        cell = cell_name(formula.row, formula.column)
        location = Location(file=spreadsheet.source.file, sheet=formula.sheet, cell=cell)
        yield codes.RETURN_NOT_CALCULATED(location, formula=quote(formula.text))


def strays(spreadsheet: Spreadsheet, bank: Bank) -> list[Unplaced]:
    """What has no place in a merged workbook: other sheets, notes, other columns where decisions stand."""
    ours = {grid.name for name in _OURS for grid in parts_of(spreadsheet, name)}
    cells = [
        (grid.name, *place)
        for grid in spreadsheet.grids
        for place in (_stray_cells(grid, bank) if grid.name in ours else grid.cells())
    ]
    beside = [each for each in spreadsheet.uncalculated if not _is_decision(each)]
    texts = (
        *((sheet, cell_name(row, column), text) for sheet, row, column, text in cells),
        *((each.sheet, cell_name(each.row, each.column), each.text) for each in beside),
        *((n.sheet, f"{cell_name(n.row, n.column)} (note)", n.text) for n in spreadsheet.notes),
    )
    file = spreadsheet.source.file
    return [Unplaced(file=file, sheet=sheet, cell=cell, text=text) for sheet, cell, text in texts]


def stray_findings(found: Iterable[Unplaced]) -> list[Finding]:
    """A finding for each stray."""
    return [
        codes.RETURN_STRAY(Location(file=each.file, sheet=each.sheet, cell=each.cell), text=quote(each.text))
        for each in found
    ]


def _stray_cells(grid: Grid, bank: Bank) -> Iterator[tuple[int, int, str]]:
    head = grid.rows[0] if grid.rows else ()
    if grid.name in _COLUMNS:
        ours = {*_COLUMNS[grid.name], *(choice_labels(bank) if grid.name == layout.RETURN else ())}
        others = {column for column, heading in enumerate(head) if heading not in ours}
        yield from (cell for cell in grid.cells() if cell[1] in others or cell[1] >= len(head))
    elif grid.name == layout.AGENDA:
        labels = {fold(label) for label in choice_labels(bank)}
        so_far = {column for column, heading in enumerate(head) if heading == layout.AGREED_SO_FAR}
        others = {column for column, heading in enumerate(head) if not heading.strip()}
        for row, column, text in grid.cells():
            typed = column in so_far and row and fold(text) not in labels
            if typed or column in others or column >= len(head):
                yield row, column, text


def _is_decision(formula: Beside) -> bool:
    """Whether a formula stands on a sheet where decisions do."""
    return formula.sheet in _TYPED


def _place(row: Record, file: str) -> Location:
    return Location(file=file, sheet=row.sheet, cell=f"A{row.number}")
