"""Where on a sheet the questions are answered, wherever people have moved rows and columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.submission.model import Route
from ehsg_cli.workbook.terms import ANSWER, COMMENT, QUESTION, REF, TO_DO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ehsg_cli.workbook.grid import Grid
    from ehsg_cli.workbook.terms import Terms

_Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what, counting from 0; -1 for a column that is not there.

    Attributes:
        assumed: Those of `ANSWER` and `COMMENT` that no heading names: taken because of where they are.
    """

    ref: int = -1
    question: int = -1
    answer: int = -1
    comment: int = -1
    assumed: frozenset[str] = frozenset()

    def span(self) -> tuple[int, int]:
        """The first and the last of them."""
        there = [column for column in (self.ref, self.question, self.answer, self.comment) if column >= 0]
        return min(there), max(there)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question is answered: its row and columns, counting from 0, and how it was found.

    Attributes:
        beside: The question whose text stands in the row; empty where it is none's.
        headed: Whether the table has a row of headings.
    """

    question: str
    sheet: str
    row: int
    columns: Columns
    route: Route
    beside: str
    headed: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """What was found on a sheet: the places of questions, and the cells that are headings.

    Attributes:
        heads: The row of headings of each table, from which its columns were told.
    """

    places: tuple[Place, ...] = ()
    headings: frozenset[tuple[int, int]] = frozenset()
    heads: dict[Columns, int] = field(default_factory=dict)


def find_tables(grid: Grid, terms: Terms) -> Tables:
    """The questions on a sheet: by their Ref, else by their text, below any row of headings.

    Where a sheet has no headings at all, the cells around a question's text are taken by what they hold.
    """
    places: list[Place] = []
    headings: set[tuple[int, int]] = set()
    heads: dict[Columns, int] = {}
    active: tuple[Columns, ...] = ()
    for number, row in enumerate(grid.rows):
        kinds = _kinds(row, terms)
        if found := _tables(row, kinds):
            active = found
            headings.update((number, column) for column in kinds)
            heads.update((columns, number) for columns in found)
        else:
            places.extend(_places(grid, number, active, terms, headed=True))
    if not heads:
        columns = _by_content(grid, terms)
        rows = range(len(grid.rows)) if columns else ()
        places.extend(
            place for number in rows for place in _places(grid, number, columns, terms, headed=False)
        )
    return Tables(tuple(places), frozenset(headings), heads)


def at(row: Sequence[str], column: int) -> str:
    """The text in a column; empty where there is none."""
    return row[column] if 0 <= column < len(row) else ""


def _kinds(row: _Row, terms: Terms) -> dict[int, str]:
    """What the cells of a row are the headings of, by column."""
    kinds = ((number, terms.headings.get(fold(cell))) for number, cell in enumerate(row) if cell)
    return {number: kind for number, kind in kinds if kind}


def _tables(row: _Row, kinds: dict[int, str]) -> tuple[Columns, ...]:
    """The tables that a row of headings begins: several where sections were copied beside each other.

    The next one begins with the first heading that stands twice, as long as a Ref (or, without any, a
    Question) is still to come.
    """
    start = REF if REF in kinds.values() else QUESTION
    last = max((number for number, kind in kinds.items() if kind == start), default=-1)
    tables: list[dict[str, int]] = [{}]
    for number, kind in kinds.items():
        if kind in tables[-1] and number <= last:
            tables.append({})
        tables[-1].setdefault(kind, number)
    return tuple(_columns(row, named) for named in tables if start in named and len(named) > 1)


def _columns(row: _Row, named: dict[str, int]) -> Columns:
    """The columns of a table; one whose heading was changed is taken to be where we put it."""
    columns = dict(named)
    before = max(named.get(REF, -1), named.get(QUESTION, -1))
    for kind in (ANSWER, COMMENT):
        beside = columns.get(ANSWER, -2) + 1 if kind == COMMENT else before + 1
        if kind not in columns and beside not in columns.values() and at(row, beside).strip():
            columns[kind] = beside
    columns.pop(TO_DO, None)
    return Columns(**columns, assumed=frozenset(columns.keys() - named.keys()))


def _places(
    grid: Grid, number: int, tables: tuple[Columns, ...], terms: Terms, *, headed: bool
) -> Iterator[Place]:
    """The questions of a row, one a table."""
    row = grid.rows[number]
    for columns in tables:
        ref = terms.refs.get(fold(at(row, columns.ref)), "")
        beside = terms.question(at(row, columns.question))
        if ref or beside:
            route = Route.REF if ref else Route.TEXT
            yield Place(ref or beside, grid.name, number, columns, route, beside, headed)


def _by_content(grid: Grid, terms: Terms) -> tuple[Columns, ...]:
    """The columns of a sheet without headings, told by what stands in them; nothing without a question."""
    rows = [row for row in grid.rows if any(fold(cell) in terms.texts for cell in row)]
    if not rows:
        return ()
    question = _fullest(rows, terms.texts)
    ref = _fullest(rows, terms.refs)
    others = [
        column
        for column in range(max(map(len, rows)))
        if column not in {question, ref} and any(_says(at(row, column), terms) for row in rows)
    ]
    after = sorted(others, key=lambda column: (column < question, column))
    answer = _fullest(rows, terms.choices, after)
    if answer < 0:
        answer = next(iter(after), question + 1)
    comment = next((column for column in after if column != answer), -1)
    return (Columns(ref, question, answer, comment, frozenset({ANSWER, COMMENT})),)


def _says(text: str, terms: Terms) -> bool:
    return bool(text.strip()) and fold(text) not in terms.marks


def _fullest(rows: list[_Row], known: object, columns: Sequence[int] | None = None) -> int:
    """The column in which most cells are among the `known` texts; -1 if none is."""
    within = range(max(map(len, rows))) if columns is None else columns
    counts = Counter(
        {column: sum(fold(at(row, column)) in known for row in rows) for column in within}  # type: ignore[operator]
    )
    best, count = next(iter(counts.most_common(1)), (-1, 0))
    return best if count else -1
