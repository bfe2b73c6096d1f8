from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.workbook import rows, write
from ehsg_cli.workbook.book import Book, Column, Cover, Kind, Link, Sheet, Value, holdable
from ehsg_cli.workbook.rows import TableWorksheet
from ehsg_cli.workbook.write import write_book

COLUMNS = tuple(Column(kind.value.title(), 12, kind) for kind in Kind)
TEXTS = st.text(st.characters(codec=None), max_size=40)
VALUES: st.SearchStrategy[Value] = st.one_of(
    TEXTS,
    st.none(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["Yes", "Mostly yes", "", "_x000D_", "=1+1", "a\nb", " x ", "\ud800", "<&>"]),
)
TABLES = st.lists(st.tuples(*(VALUES for _ in COLUMNS)), max_size=40).map(tuple)


class CellByCell(TableWorksheet):
    """A table whose cells XlsxWriter writes itself."""

    def fill(
        self,
        rows: Sequence[tuple[Value, ...]],
        heights: Sequence[float],
        formats: Sequence[Any],
        others: Mapping[tuple[int, int], Any],
    ) -> None:
        for number, (values, height) in enumerate(zip(rows, heights, strict=True), start=1):
            self.set_row(number, height)
            for column, value in enumerate(values):
                look = others.get((number - 1, column), formats[column])
                if isinstance(value, str) and value:
                    self.write_string(number, column, holdable(value), look)
                elif isinstance(value, (int, float)):
                    self.write_number(number, column, value, look)
                else:
                    self.write_blank(number, column, None, look)
        self._whole_table(len(rows), len(formats))

    def _write_rows(self) -> None:
        super(TableWorksheet, self)._write_rows()


def book(table: tuple[tuple[Value, ...], ...], *, linked: bool = True) -> Book:
    links = {(0, 1): Link("Second", "A2")} if linked and table and table[0][1] else {}
    first = Sheet("First", COLUMNS, table, links=links, notes={(0, 0): "See\nthis"} if table else {})
    cover = Cover("Cover", "Title", (("Why", ("Yes", "Because")),))
    second = Sheet("Second", (*COLUMNS[::-1], Column("More", 7)), tuple((*row[::-1], "Yes") for row in table))
    return Book(title="A", subject="B", sheets=(first, cover, second), lists={}, properties={})


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_rows_are_written_as_xlsxwriter_writes_them_cell_by_cell_to_the_byte(
    table: tuple[tuple[Value, ...], ...],
) -> None:
    ours = write_book(book(table))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "TableWorksheet", CellByCell)
        theirs = write_book(book(table))
    assert parts(ours) == parts(theirs)
    assert ours == theirs


@given(TABLES)
@settings(max_examples=20, deadline=None)
def test_long_sheets_are_packed_as_they_are_made_to_the_same_bytes(
    table: tuple[tuple[Value, ...], ...],
) -> None:
    whole = write_book(book(table, linked=False))  # no sheet with links is that long
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "LONG", 0)
        assert write_book(book(table, linked=False)) == whole


def parts(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("text", ["x" * 32_768, "\N{GRINNING FACE}" * 16_384])
def test_text_that_fits_no_cell_is_refused_and_not_cut(text: str) -> None:
    with pytest.raises(ValueError, match="does not fit a cell"):
        write_book(book(((*("x",) * len(COLUMNS[1:]), text),)))


def test_a_row_that_lacks_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match="a value for each column"):
        write_book(book((("x",) * (len(COLUMNS) - 1),)))
