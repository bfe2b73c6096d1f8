"""The tables of answers, read by DuckDB: as somebody who has nothing of ours would read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

from ehsg_cli.submission.csv_table import unguarded

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]
DATABASE = duckdb.connect()  # in memory


def relation(path: Path, *, guess: bool = False) -> duckdb.DuckDBPyRelation:
    """A table; of CSV every column is text, or `007` would be read as a number, unless DuckDB is to guess."""
    is_csv = path.suffix == ".csv"
    return DATABASE.read_csv(str(path), all_varchar=not guess) if is_csv else DATABASE.read_parquet(str(path))


def query(path: Path, text: str, *, guess: bool = False) -> list[tuple[Any, ...]]:
    """What a query says of a table, which it calls `answers`."""
    answer = relation(path, guess=guess).query("answers", text)
    return answer.fetchall() if answer else []


def read(path: Path) -> list[Row]:
    """The rows, as text, apostrophes that guard a text in CSV taken off again; nothing is an empty text."""
    table = relation(path)
    rows = table.project(", ".join(f'"{name}"::VARCHAR' for name in table.columns)).fetchall()
    typed = unguarded if path.suffix == ".csv" else str
    return [{name: typed(cell or "") for name, cell in zip(table.columns, row, strict=True)} for row in rows]
