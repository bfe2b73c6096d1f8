"""What we write into a blank workbook, and so what in a filled one a person did not type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.blank import cover, scale_lists, sector_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.workbook.grid import Grid

_ABOUT_HEADERS = frozenset(map(fold, layout.ABOUT_HEADERS))
_ABOUT_FIELDS = {fold(label): field for field, label in layout.ABOUT_FIELDS.items()}
_REF, _QUESTION, _ANSWER = (frozenset({fold(heading)}) for heading in layout.QUESTION_HEADERS)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a sheet hold what, counting from 0; -1 for a column that is not there."""

    ref: int
    question: int
    answer: int
    comment: int


@dataclass(frozen=True, slots=True)
class Template:
    """The texts of a bank's blank workbook, each with where it stands.

    Attributes:
        cover: The lines of the cover, but for those that say what the workbook is.
        questions: The text of each question as it is printed, folded, by question id.
        follow_ups: The headings of free-text columns, folded.
        lists: What stands below the heading of each list, by heading.
    """

    cover: frozenset[str]
    questions: Mapping[str, str]
    follow_ups: frozenset[str]
    lists: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, bank: Bank) -> Template:
        """The texts of this bank's blank workbook."""
        sheet = cover(bank, {})
        lists = {**sector_list(bank), **scale_lists(bank)}
        return cls(
            frozenset((sheet.title, *sheet.lines)),
            {id_: fold(layout.question_text(question)) for id_, question in bank.questions.items()},
            frozenset(fold(section.follow_up) for section in bank.sections if section.follow_up),
            {name: frozenset((name, *values)) for name, values in lists.items()},
        )

    def columns(self, row: tuple[str, ...]) -> Columns | None:
        """The columns that a row of headings names; none if it is not one."""
        folded = [fold(cell) for cell in row]

        def column(names: frozenset[str]) -> int:
            return next((number for number, cell in enumerate(folded) if cell in names), -1)

        found = Columns(column(_REF), column(_QUESTION), column(_ANSWER), column(self.follow_ups))
        return found if found.ref >= 0 and found.answer >= 0 else None

    def typed(self, grid: Grid) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of the cells with content that do not hold what we wrote there."""
        ours = {*self._of_questions(grid), *_of_about_you(grid), *self._of_cover(grid), *self._of_lists(grid)}
        return ((row, column, text) for row, column, text in grid.cells() if (row, column) not in ours)

    def _of_questions(self, grid: Grid) -> Iterator[tuple[int, int]]:
        """The headings of a section's sheet, and below them the ids and the questions."""
        columns: Columns | None = None
        for number, row in enumerate(grid.rows):
            heads = self.columns(row)
            columns = heads or columns
            if heads:
                yield from (
                    (number, column) for column in (heads.ref, heads.question, heads.answer, heads.comment)
                )
            elif columns and at(row, columns.ref).strip() in self.questions:
                yield number, columns.ref
                if self.is_worded(at(row, columns.ref).strip(), at(row, columns.question)):
                    yield number, columns.question

    def is_worded(self, question: str, text: str) -> bool:
        """Whether the text is that of the question."""
        return fold(text) == self.questions[question]

    def _of_cover(self, grid: Grid) -> Iterator[tuple[int, int]]:
        if layout.identity_on(grid.rows):
            for number, row in enumerate(grid.rows):
                text = at(row, 0).strip()
                if text in self.cover or text.partition(": ")[0] in layout.IDENTITY:
                    yield number, 0

    def _of_lists(self, grid: Grid) -> Iterator[tuple[int, int]]:
        heads = enumerate(grid.rows[0]) if grid.rows else ()
        values = {column: self.lists.get(head.strip(), frozenset()) for column, head in heads}
        return ((row, column) for row, column, text in grid.cells() if text.strip() in values.get(column, ()))


def _of_about_you(grid: Grid) -> Iterator[tuple[int, int]]:
    if about_labels(grid):
        yield from ((number, 0) for number, _ in about_labels(grid))
        yield from ((0, column) for column, cell in enumerate(grid.rows[0]) if fold(cell) in _ABOUT_HEADERS)


def about_labels(grid: Grid) -> list[tuple[int, str]]:
    """The rows of the sheet About you, with the field that each is about; none on any other sheet."""
    fields = ((number, _ABOUT_FIELDS.get(fold(at(row, 0)))) for number, row in enumerate(grid.rows))
    labels = [(number, field) for number, field in fields if field]
    return labels if len(labels) >= len(_ABOUT_FIELDS) // 2 else []


def at(row: tuple[str, ...], column: int) -> str:
    """The text in a column; empty where there is none."""
    return row[column] if 0 <= column < len(row) else ""
