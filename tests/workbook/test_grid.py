"""How cells are called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.utility import xl_rowcol_to_cell

from ehsg_cli.workbook.grid import cell_name


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_cells_are_called_as_excel_calls_them(row: int, column: int) -> None:
    assert cell_name(row, column) == xl_rowcol_to_cell(row, column)


def test_no_column_is_no_cell() -> None:
    assert cell_name(3, -1) == ""
