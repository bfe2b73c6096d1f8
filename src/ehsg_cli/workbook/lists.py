"""The lists that we add to a workbook made again, of what is no answer in it: how they are known as ours.

They quote questions and answers, so that nothing on them may be taken for an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.workbook import layout, marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.workbook.grid import Grid

_Cell = tuple[int, int]  # row, column
_LEFT_OVER = tuple(map(fold, layout.LEFT_OVER_HEADERS))
_ROW_CHECK = fold(layout.ROW_CHECK)
_EARLIER = frozenset(
    fold(header)
    for header in (
        *(layout.NOW_ASKED, layout.RELATION, layout.EARLIER_REF, layout.EARLIER_QUESTION),
        *(layout.EARLIER_ANSWER, layout.EARLIER_WORDS, layout.WHY, layout.ROW_CHECK),
    )
)
WORDS = frozenset((*_LEFT_OVER, *_EARLIER))  # all that such a sheet is known by
_FEWEST = 4  # of the headings of earlier answers


def of_list(grid: Grid) -> frozenset[_Cell] | None:
    """The cells that we wrote on a sheet that is one of our lists; nothing of any other sheet.

    Of texts without a place, where each stood is ours and the text is somebody's. Of earlier answers a row
    is ours as long as it is as we wrote it.
    """
    for number, row in enumerate(grid.rows):
        headed = {fold(cell): column for column, cell in reversed(list(enumerate(row))) if cell}
        if headed.keys() >= set(_LEFT_OVER):
            return frozenset(_of_left_over(grid, number, *(headed[header] for header in _LEFT_OVER)))
        ours = [column for header, column in headed.items() if header in _EARLIER]
        if len(ours) >= _FEWEST and _ROW_CHECK in headed:
            return frozenset(_of_earlier(grid, number, ours, headed[_ROW_CHECK]))
    return None


def _of_left_over(grid: Grid, head: int, text: int, stood: int) -> Iterator[_Cell]:
    yield from ((head, text), (head, stood))
    for row, column, said in grid.cells():
        if row > head and column == stood and said.startswith(marks.STOOD_IN):
            yield row, column


def _of_earlier(grid: Grid, head: int, columns: list[int], check: int) -> Iterator[_Cell]:
    yield from ((head, column) for column in columns)
    for number, row in enumerate(grid.rows[head + 1 :], start=head + 1):
        said = [row[column] for column in columns if column != check and column < len(row)]
        if check < len(row) and row[check].strip() == marks.row_check(said):
            yield from ((number, column) for column in columns)
