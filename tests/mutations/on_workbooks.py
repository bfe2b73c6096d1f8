"""What partners do to sheets as a whole, around what stands on them, and to the file."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl.styles import Font, PatternFill

from tests.mutations.mutation import Gone, Mutation, Stage, among
from tests.mutations.sheets import Sheet, Values, Workbook, is_heading, is_prompt, retype, tables, values

TYPED_BESIDE = {"No.", "Our answers", "Early help, self-assessed", "Draft for the board"}
MUTATIONS: dict[str, Mutation] = {}


# Sections moved onto one sheet


@among(MUTATIONS, Stage.SECTIONS, Gone.SHEETS)
def sections_below_each_other(workbook: Workbook) -> None:
    first, *others = tables(workbook)
    rows = values(first)
    for sheet in others:
        rows += [[], *values(sheet)]
        workbook.remove(sheet)
    retype(first, rows)


@among(MUTATIONS, Stage.SECTIONS, Gone.SHEETS)
def sections_below_each_other_under_one_heading(workbook: Workbook) -> None:
    """Each column goes below the one of the first section that is headed the same; prompts may differ."""
    first, *others = tables(workbook)
    rows = values(first)
    kinds = [_kind(heading) for heading in next(row for row in rows if is_heading(row))]
    for sheet in others:
        head, *body = values(sheet)
        for row in body:
            of_kind = {_kind(heading): cell for heading, cell in zip(head, row, strict=False)}
            rows.append([of_kind.get(kind) for kind in kinds])
        workbook.remove(sheet)
    retype(first, rows)


def _kind(heading: object) -> object:
    return "?" if is_prompt(heading) else heading


@among(MUTATIONS, Stage.SECTIONS, Gone.SHEETS, Gone.COLUMNS)
def sections_side_by_side(workbook: Workbook) -> None:
    """With an empty column between each two."""
    first, *others = tables(workbook)
    rows = values(first)
    for sheet in others:
        width = max(map(len, rows)) + 1
        beside = values(sheet)
        rows += [[] for _ in range(len(beside) - len(rows))]
        beside += [[] for _ in range(len(rows) - len(beside))]
        rows = [[*row, *[None] * (width - len(row)), *more] for row, more in zip(rows, beside, strict=True)]
        workbook.remove(sheet)
    retype(first, rows)


# Around all that stands on a sheet


def above(workbook: Workbook, *rows: Values) -> None:
    for sheet in tables(workbook):
        retype(sheet, [*rows, *values(sheet)])


@among(MUTATIONS, Stage.AROUND)
def title_row_above(workbook: Workbook) -> None:
    above(workbook, ["Our answers"])


@among(MUTATIONS, Stage.AROUND)
def two_title_rows_and_a_blank_above(workbook: Workbook) -> None:
    above(workbook, ["Early help, self-assessed"], [None, "Draft for the board"], [])


@among(MUTATIONS, Stage.AROUND, Gone.COLUMNS)
def column_at_the_left(workbook: Workbook) -> None:
    """With a number for each row, which is nobody's answer."""
    for sheet in tables(workbook):
        rows = values(sheet)
        start = next(number for number, row in enumerate(rows) if is_heading(row))
        numbers: Values = ["No." if number == start else None for number in range(start + 1)]
        numbers += [number if any(row) else None for number, row in enumerate(rows[start + 1 :], start=1)]
        retype(sheet, [[number, *row] for number, row in zip(numbers, rows, strict=True)])


@among(MUTATIONS, Stage.AROUND, Gone.COLUMNS)
def empty_column_at_the_left(workbook: Workbook) -> None:
    for sheet in tables(workbook):
        retype(sheet, [[None, *row] for row in values(sheet)])


@among(MUTATIONS, Stage.AROUND, Gone.HEADINGS)
def headings_deleted(workbook: Workbook) -> None:
    for sheet in tables(workbook):
        retype(sheet, [row for row in values(sheet) if not is_heading(row)])


# Sheets as a whole


def questioned(workbook: Workbook) -> list[Sheet]:
    """The sheets with questions on them, also where their headings are gone."""
    known = {"Read me", "About you", "Lists", "Who we are"}
    return [sheet for sheet in workbook.worksheets if sheet.title not in known]


def about_you(workbook: Workbook) -> Sheet:
    return next(sheet for sheet in workbook.worksheets if sheet.title in {"About you", "Who we are"})


@among(MUTATIONS, Stage.WORKBOOK)
def sheets_renamed(workbook: Workbook) -> None:
    for number, sheet in enumerate(questioned(workbook), start=1):
        sheet.title = f"Sheet{number}"


@among(MUTATIONS, Stage.WORKBOOK)
def sheets_reordered(workbook: Workbook) -> None:
    for number, sheet in enumerate(workbook.worksheets):
        workbook.move_sheet(sheet, -number)


@among(MUTATIONS, Stage.WORKBOOK)
def rows_hidden(workbook: Workbook) -> None:
    for sheet in questioned(workbook):
        for number in range(2, sheet.max_row + 1, 2):
            sheet.row_dimensions[number].hidden = True


@among(MUTATIONS, Stage.WORKBOOK)
def filter_set(workbook: Workbook) -> None:
    for sheet in questioned(workbook):
        sheet.tables.clear()
        sheet.auto_filter.ref = sheet.dimensions
        sheet.auto_filter.add_filter_column(2, ["Yes"])


@among(MUTATIONS, Stage.WORKBOOK)
def columns_hidden(workbook: Workbook) -> None:
    for sheet in questioned(workbook):
        sheet.column_dimensions["A"].hidden = True
        sheet.column_dimensions["D"].hidden = True


@among(MUTATIONS, Stage.WORKBOOK)
def sheets_hidden(workbook: Workbook) -> None:
    for sheet in questioned(workbook)[1:]:
        sheet.sheet_state = "hidden"


@among(MUTATIONS, Stage.WORKBOOK)
def copied_sheet_very_hidden(workbook: Workbook) -> None:
    workbook.copy_worksheet(questioned(workbook)[0]).sheet_state = "veryHidden"


@among(MUTATIONS, Stage.WORKBOOK)
def cover_deleted(workbook: Workbook) -> None:
    workbook.remove(workbook["Read me"])


@among(MUTATIONS, Stage.WORKBOOK)
def custom_properties_dropped(workbook: Workbook) -> None:
    for name in list(workbook.custom_doc_props.names):
        del workbook.custom_doc_props[name]


@among(MUTATIONS, Stage.WORKBOOK)
def lists_deleted(workbook: Workbook) -> None:
    workbook.remove(workbook["Lists"])
    workbook.defined_names.clear()


@among(MUTATIONS, Stage.WORKBOOK)
def about_you_renamed(workbook: Workbook) -> None:
    about_you(workbook).title = "Who we are"


@among(MUTATIONS, Stage.WORKBOOK)
def about_you_reordered(workbook: Workbook) -> None:
    sheet = about_you(workbook)
    head, *rows = values(sheet)
    retype(sheet, [head, *reversed(rows)])


@among(MUTATIONS, Stage.WORKBOOK)
def cells_merged(workbook: Workbook) -> None:
    """Each row's last cell with the empty one beside it."""
    for sheet in (about_you(workbook), *questioned(workbook)):
        sheet.tables.clear()
        last = sheet.max_column
        for number in range(2, sheet.max_row + 1):
            sheet.merge_cells(start_row=number, end_row=number, start_column=last, end_column=last + 1)


@among(MUTATIONS, Stage.WORKBOOK)
def tables_removed(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        sheet.tables.clear()


@among(MUTATIONS, Stage.WORKBOOK)
def drop_downs_removed(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        sheet.data_validations.dataValidation = []


@among(MUTATIONS, Stage.WORKBOOK)
def looks_changed(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        sheet.freeze_panes = None
        sheet.column_dimensions["B"].width = 12
        for row in sheet.iter_rows():
            for cell in row:
                cell.font = Font(name="Comic Sans MS", size=9, italic=True)
                cell.fill = PatternFill("solid", fgColor="FFCCFF")


def _with_wrong_dimension(data: bytes) -> bytes:
    """Each sheet's XML says that the sheet is its first cell."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.startswith("xl/worksheets/"):
                content = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', content)
            new.writestr(part, content)
    return stream.getvalue()


_DIMENSION = Mutation(
    "stated_dimension_wrong", Stage.FILE, frozenset(), lambda _: None, _with_wrong_dimension
)
MUTATIONS[_DIMENSION.name] = _DIMENSION
