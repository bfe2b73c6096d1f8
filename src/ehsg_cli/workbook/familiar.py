"""Sheets known again: on most, all is as on one before but for what people typed where it belongs.

What was found on that one holds for the next. Whatever is not as it was, or means something to those who
look for headings, marks or lists, is looked at anew, so that it only saves time: of reading five hundred
filled workbooks of the guide of 2020, most of what understanding them took.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.workbook import layout, lists, marks
from ehsg_cli.workbook.tables import Tables, at, find_tables
from ehsg_cli.workbook.template import ABOUT_WORDS, AboutYou, about_you

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ehsg_cli.workbook.answered import Cell
    from ehsg_cli.workbook.grid import Grid
    from ehsg_cli.workbook.template import Template

_MOST_ALIKE = 4  # sheets of one name and height: workbooks of several revisions, say
_MOST = 200  # names and heights
_WORD = re.compile(r"[^\W_]+")

_Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was found on a sheet.

    Attributes:
        tables: The questions on it.
        about: Where its fields of About you stand, if it has any.
        ours: The cells of it that hold what we wrote.
    """

    tables: Tables
    about: AboutYou | None
    ours: frozenset[Cell]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sheet that was looked at.

    Attributes:
        rows: Its rows.
        typed: The columns that may hold something else on the next, by row: what people type in, and what
            the cover says of the workbook.
        printed: What else stands in these rows.
        names: What such a line of the cover begins with, by row.
    """

    sheet: Sheet
    rows: tuple[_Row, ...]
    typed: Mapping[int, Collection[int]]
    printed: Mapping[int, _Row]
    names: Mapping[int, str]


class Familiar:
    """Finds what is on sheets, and remembers it.

    Args:
        template: The texts of the blank workbook that they are read by.
    """

    def __init__(self, template: Template) -> None:
        self.template = template
        self._seen: dict[tuple[str, int], list[_Seen]] = {}
        self._words = _words(template)
        self._first_words = frozenset(word.partition(" ")[0] for word in self._words)

    def sheet(self, grid: Grid) -> Sheet:
        """What is on a sheet."""
        key = (grid.name, len(grid.rows))
        for seen in self._seen.get(key, ()):
            if self._is_alike(grid.rows, seen):
                return seen.sheet
        tables = find_tables(grid, self.template.terms)
        sheet = Sheet(tables, about_you(grid), ours_on(grid, tables, self.template))
        if telling := self._telling(sheet, grid):
            if len(self._seen) > _MOST:
                self._seen.clear()
            self._seen[key] = [telling, *self._seen.get(key, [])][:_MOST_ALIKE]
        return sheet

    def _telling(self, sheet: Sheet, grid: Grid) -> _Seen | None:
        """What to remember, if what was found holds for all other sheets with the same print.

        Not if what is typed there means something, or might: below the heading of a list, say.
        """
        names, column = _names(grid)
        typed = _typed(sheet)
        if typed is None or (typed and column >= 0):
            return None
        if not all(self._is_plain(at(grid.rows[row], column)) for row in typed for column in typed[row]):
            return None
        columns = {column for columns in typed.values() for column in columns}
        above = (text.strip() for _, column, text in grid.cells() if column in columns)
        if any(text in self.template.lists or text == layout.MISSING for text in above):
            return None
        typed = typed or dict.fromkeys(names, (column,))
        printed = {row: _printed(grid.rows[row], columns) for row, columns in typed.items()}
        return _Seen(sheet, grid.rows, typed, printed, names)

    def _is_alike(self, rows: tuple[_Row, ...], seen: _Seen) -> bool:
        """Whether all is the same but for what is typed, and that means nothing."""
        for number, (row, before) in enumerate(zip(rows, seen.rows, strict=True)):
            if row != before:
                columns = seen.typed.get(number)
                if columns is None or _printed(row, columns) != seen.printed[number]:
                    return False
                name = seen.names.get(number, "")
                if not all(self._is_plain(at(row, column), name) for column in columns):
                    return False
        return True

    def _is_plain(self, text: str, name: str = "") -> bool:
        """Whether a text is nothing that is looked for on sheets, or says what goes by that name."""
        if name:
            return text.startswith(name) and fold(text) not in self._words
        if text.isascii():  # the first word tells of nearly every text, at a tenth of the cost
            word = _WORD.search(text)
            if word and word[0].lower() not in self._first_words:
                return True
        folded = fold(text)
        return folded not in self._words and not marks.is_pointer(text) and not _says_of_itself(text)


def ours_on(grid: Grid, tables: Tables, template: Template) -> frozenset[Cell]:
    """The cells of a sheet that hold what we wrote there."""
    return frozenset((grid.name, row, column) for row, column in template.ours(grid, tables))


def _names(grid: Grid) -> tuple[dict[int, str], int]:
    """How each line begins in which the cover says what the workbook is, by row, and their column, or -1."""
    said, column = layout.identity_on(grid.rows)
    lines = {row: at(cells, column).partition(": ")[0] for row, cells in enumerate(grid.rows)}
    names = {row: f"{name}: " for row, name in lines.items() if name in said}
    return (names, column) if len(set(names.values())) == len(names) else ({}, column)


def _typed(sheet: Sheet) -> dict[int, tuple[int, ...]] | None:
    """The columns of a sheet that people type in, by row; nothing if these depend on what they typed."""
    typed: dict[int, set[int]] = {}
    for place in sheet.tables.places:
        if not place.headed:
            return None
        typed.setdefault(place.row, set()).update((place.columns.answer, place.columns.comment))
    about = sheet.about
    for row in about.rows.values() if about else ():
        typed.setdefault(row, set()).add(about.values if about else -1)
    return {row: tuple(columns - {-1}) for row, columns in typed.items()}


def _printed(row: _Row, typed: Collection[int]) -> _Row:
    """What stands in a row beside what is typed."""
    texts = [text for column, text in enumerate(row) if column not in typed]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _says_of_itself(text: str) -> bool:
    name, colon, _ = text.strip().partition(": ")
    return bool(colon) and name in layout.IDENTITY


def _words(template: Template) -> frozenset[str]:
    """All that those who look at sheets look for, folded, in whatever cell it is."""
    terms = template.terms
    return frozenset(
        (
            *terms.headings,
            *terms.marks,
            *ABOUT_WORDS,
            *lists.WORDS,
            *map(
                fold, (*template.lists, *template.cover, *template.missing, *layout.IDENTITY, layout.MISSING)
            ),
            "row",
            "rows",
        )
    )
