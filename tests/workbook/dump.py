"""A workbook as text, so that a change to it can be read in a diff."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Iterator


def dump(data: bytes) -> str:
    """Properties, names, and for each sheet: table, widths, frozen panes, print set-up, drop-downs, cells."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    properties = workbook.properties
    lines = [
        f"title {properties.title!r}",
        f"language {properties.language!r}",
        f"created {properties.created}",
        *(f"property {prop.name} = {prop.value!r}" for prop in workbook.custom_doc_props.props),
        *(f"name {name} = {defined.attr_text}" for name, defined in workbook.defined_names.items()),
    ]
    for sheet in workbook.worksheets:
        lines += ["", f"## {sheet.title}", *_sheet(sheet)]
    return "\n".join(lines) + "\n"


def _sheet(sheet: Any) -> Iterator[str]:
    widths = {letter: round(column.width, 1) for letter, column in sheet.column_dimensions.items()}
    yield f"active cell {sheet.sheet_view.selection[-1].activeCell}, frozen {sheet.freeze_panes}"
    page = sheet.page_setup
    yield f"paper {page.paperSize} {page.orientation}, repeats {sheet.print_title_rows}"
    yield f"merged {len(sheet.merged_cells.ranges)}, protected {sheet.protection.sheet}, widths {widths}"
    for table in sheet.tables.values():
        yield f"table {table.displayName} {table.ref} header rows {table.headerRowCount}"
    for validation in sheet.data_validations.dataValidation:
        yield f"choices {validation.formula1} in {validation.sqref}"
    for row in sheet.iter_rows():
        cells = [f"{get_column_letter(cell.column)}={cell.value!r}" for cell in row if cell.value is not None]
        if cells:
            yield f"{row[0].row}: {'; '.join(cells)}"
