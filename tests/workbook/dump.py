"""A workbook as text, so that a change to it can be read in a diff."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import fromstring

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def dump(data: bytes) -> str:
    """Properties, names, and for each sheet: table, widths, frozen panes, print set-up, drop-downs, cells.

    Of conditional formats and charts, too, what they say and how they look.
    """
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
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        for number, name in enumerate(charts, start=1):
            lines += ["", f"## chart {number}", *_chart(fromstring(archive.read(name)))]
        for name in archive.namelist():
            if name.startswith("xl/drawings/drawing"):
                frames = fromstring(archive.read(name)).iter(f"{_ANCHOR}cNvPr")
                lines += [
                    "",
                    f"## {name}",
                    *(f"{frame.get('name')}: {frame.get('descr')}" for frame in frames),
                ]
    return "\n".join(lines) + "\n"


def _chart(chart: Any) -> Iterator[str]:
    """The words in it, its kind, and for each series its cells and its fill."""
    texts = [element.text for element in chart.iter(f"{_DRAWING}t")]
    kinds = [element.get("val") for name in ("barDir", "grouping") for element in chart.iter(_CHART + name)]
    yield f"{'; '.join(texts)}: {' '.join(kinds)}"
    for series in chart.iter(f"{_CHART}ser"):
        cells = [element.text for element in series.iter(f"{_CHART}f")]
        values = [element.text for element in series.iter(f"{_CHART}v")]
        fill = [*series.find(f"{_CHART}spPr")[0].iter()]
        yield f"{', '.join(cells)} = {values}; {[dict(element.attrib) for element in fill if element.attrib]}"


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
    for cells in sheet.conditional_formatting:
        for rule in cells.rules:
            yield f"{_look(rule.dxf)} where {rule.formula[0]} in {cells.sqref}"
    for row in sheet.iter_rows():
        cells = [f"{get_column_letter(cell.column)}={cell.value!r}" for cell in row if cell.value is not None]
        if cells:
            yield f"{row[0].row}: {'; '.join(cells)}"


def _look(style: Any) -> str:
    """How a conditional format looks."""
    font, fill = style.font, style.fill
    words = [name for name in ("b", "i", "u") if font and getattr(font, name)]
    words += [f"{fill.patternType or 'solid'} {fill.bgColor.rgb}"] if fill else []
    words += [f"border {style.border.left.style}"] if style.border else []
    return " ".join([*words, *([style.numFmt.formatCode] if style.numFmt else [])])
