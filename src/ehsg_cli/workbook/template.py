"""What we write into a blank workbook, and so what in a filled one a person did not type."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.submission.model import Route
from ehsg_cli.workbook import layout, marks
from ehsg_cli.workbook.blank import WHO_ASKS, cover, scale_lists, sector_list
from ehsg_cli.workbook.lists import of_list
from ehsg_cli.workbook.tables import at
from ehsg_cli.workbook.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.workbook.grid import Grid
    from ehsg_cli.workbook.tables import Place, Tables

_ABOUT_HEADERS = tuple(map(fold, layout.ABOUT_HEADERS))
_ABOUT_FIELDS = {fold(label): field for field, label in layout.ABOUT_FIELDS.items()}
_TO_DO = frozenset(map(fold, layout.TO_DO_HEADERS))
ABOUT_WORDS = frozenset((*_ABOUT_HEADERS, *_ABOUT_FIELDS, *_TO_DO))  # all that About you is known by
_Cell = tuple[int, int]  # row, column


@dataclass(frozen=True, slots=True)
class Template:
    """The texts of a bank's blank workbook, by which what nobody typed is known again.

    Attributes:
        terms: What its tables call things.
        cover: The lines of the cover, but for those that say what the workbook is.
        lists: What stands below the heading of each list, by heading.
        missing: The lines of the sheet that lists what is missing, but for those with numbers.
    """

    terms: Terms
    cover: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    missing: frozenset[str]

    @classmethod
    def of(cls, bank: Bank) -> Template:
        """The texts of this bank's blank workbook."""
        sheet = cover(bank, {})
        lists = {**sector_list(bank), **scale_lists(bank)}
        return cls(
            terms=Terms.of(bank),
            cover=frozenset((sheet.title, WHO_ASKS, *sheet.lines)),
            lists={name: frozenset((name, *values)) for name, values in lists.items()},
            missing=marks.lines(bank),
        )

    def ours(self, grid: Grid, tables: Tables) -> set[_Cell]:
        """The cells with content that hold what we wrote there."""
        places = (cell for place in tables.places for cell in self._of_question(place, grid))
        found = {
            *tables.headings,
            *places,
            *_of_about_you(grid),
            *self._of_cover(grid),
            *self._of_lists(grid),
            *self._of_marks(grid, tables),
            *self._of_missing(grid),
            *(of_list(grid) or ()),
            *self._of_retired(grid, tables),
        }
        return {(row, column) for row, column in found if at(grid.rows[row], column).strip()}

    def _of_question(self, place: Place, grid: Grid) -> Iterator[_Cell]:
        """The cells of a row that hold the id and the text of its question, as it is or once was worded."""
        if place.route is Route.REF:
            yield place.row, place.columns.ref
        text = fold(at(grid.rows[place.row], place.columns.question))
        if place.beside == place.question or text in self.terms.wordings[place.question]:
            yield place.row, place.columns.question

    def _of_retired(self, grid: Grid, tables: Tables) -> Iterator[_Cell]:
        """The ids and the texts of questions that are asked no more, in the tables of a sheet."""
        for columns in tables.heads if self.terms.retired else ():
            for number, row in enumerate(grid.rows):
                text = self.terms.retired.get(fold(at(row, columns.ref)))
                if text is not None:
                    yield number, columns.ref
                    if fold(at(row, columns.question)).endswith(text):
                        yield number, columns.question

    def _of_cover(self, grid: Grid) -> Iterator[_Cell]:
        said, column = layout.identity_on(grid.rows)
        for number, row in enumerate(grid.rows if column >= 0 else ()):
            text = at(row, column).strip()
            name, _, value = text.partition(": ")
            if text in self.cover or said.get(name) == value.strip():
                yield number, column

    def _of_marks(self, grid: Grid, tables: Tables) -> Iterator[_Cell]:
        """The marks in the rows of questions and of the fields of About you, and the heading there."""
        about = about_you(grid)
        fields = about.rows.values() if about else ()
        asked = {*(place.row for place in tables.places), *fields}
        heads = {min(fields) - 1} if fields else set()
        for row, column, text in grid.cells():
            is_heading = row in heads and fold(text) in _TO_DO
            if is_heading or (row in asked and self.terms.is_mark(text)):
                yield row, column

    def _of_missing(self, grid: Grid) -> Iterator[_Cell]:
        """The list of what is missing: its title, and the lines below it in the same column."""
        column = -1
        for row, number, text in grid.cells():
            line = text.strip()
            column = number if column < 0 and line == layout.MISSING else column
            if number == column and (line in self.missing or marks.is_counted(line)):
                yield row, number

    def _of_lists(self, grid: Grid) -> Iterator[_Cell]:
        """The lists of choices: a heading, and below it all that it offers, without a gap."""
        for row, column, text in grid.cells():
            values = self.lists.get(text.strip(), frozenset())
            below = (at(line, column).strip() for line in grid.rows[row:])
            listed = list(takewhile(values.__contains__, below))
            if values == set(listed):
                yield from ((number, column) for number in range(row, row + len(listed)))


@dataclass(frozen=True, slots=True)
class AboutYou:
    """The sheet About you: the column of its labels, that of what is filled in, and each field's row."""

    labels: int
    values: int
    rows: Mapping[str, int]


def about_you(grid: Grid) -> AboutYou | None:
    """Where on the sheet About you things stand; none on any other sheet."""
    by_column: dict[int, dict[str, int]] = {}
    for row, column, text in grid.cells():
        if field := _ABOUT_FIELDS.get(fold(text)):
            by_column.setdefault(column, {}).setdefault(field, row)
    column, rows = max(by_column.items(), key=lambda item: len(item[1]), default=(0, {}))
    if len(rows) < len(_ABOUT_FIELDS) // 2:
        return None
    headed = (
        number for _, number, text in grid.cells() if number > column and fold(text) == _ABOUT_HEADERS[1]
    )
    return AboutYou(column, next(headed, column + 1), rows)


def _of_about_you(grid: Grid) -> Iterator[_Cell]:
    if about := about_you(grid):
        yield from ((row, about.labels) for row in about.rows.values())
        first = min(about.rows.values())
        heads = zip((about.labels, about.values), _ABOUT_HEADERS, strict=True)
        yield from (
            (row, column)
            for column, heading in heads
            for row in range(first)
            if fold(at(grid.rows[row], column)) == heading
        )
