"""Cells that look different while something is so: Excel's conditional formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from ehsg_cli.workbook.book import Look

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.workbook.book import Sheet

_THIN, _DASHED = 1, 3  # Excel's numbers for borders
_DARK = {"border_color": "#000000"}
LOOKS: dict[str, dict[str, object]] = {
    Look.TOTAL: {"bold": True, "bg_color": "#E3E8EC", "border": _THIN, **_DARK},
    Look.SAME: {"num_format": '"✓ "0.00'},
    Look.DIFFER: {"num_format": '"! "0.00'},
    Look.SPLIT: {"num_format": '"✗ "0.00', "bold": True, "underline": True, "bg_color": "#FBE0D3"},
    Look.OPEN: {"bg_color": "#FFF0C2", "border": _DASHED, **_DARK},
    Look.CHANGED: {"bold": True, "underline": True, "bg_color": "#FFE08A"},
    Look.ERROR: {"bold": True, "bg_color": "#F6CFC9"},
    Look.DONE: {"num_format": ';;;"✓ Answered"'},
}


def add_rules(worksheet: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:  # noqa: ANN401
    """The rules of a sheet, over all rows of its table."""
    columns = {column.header: number for number, column in enumerate(sheet.columns)}
    cells = {header: f"${xl_col_to_name(number)}2" for header, number in columns.items()}
    last = max(len(sheet.rows), 1)
    for rule in sheet.rules:
        look = {
            "type": "formula",
            "criteria": f"={rule.when.format_map(cells)}",
            "format": formats[rule.look],
        }
        spans = [(columns[header],) * 2 for header in rule.columns] or [(0, len(columns) - 1)]
        for left, right in spans:
            worksheet.conditional_format(1, left, last, right, look)
