"""The long table of answers as Parquet, with pyarrow, which is installed as an extra."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pyarrow
from pyarrow import parquet

from ehsg_cli.partnership.answer_columns import COLUMNS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from ehsg_cli.partnership.answer_columns import Value

_FORMAT = b"format"
_ROWS = 20_000  # of a group, which is all that is in memory: with pyarrow 90 MB, however large the return
_TYPES = {
    Kind.TEXT: pyarrow.string(),
    Kind.NUMBER: pyarrow.int32(),
    Kind.TRUTH: pyarrow.bool_(),
    Kind.DAY: pyarrow.date32(),
}
_FIELDS = [pyarrow.field(each.name, _TYPES[each.kind], nullable=each.may_lack) for each in COLUMNS]


def write_parquet(rows: Iterator[tuple[Value, ...]], stream: BinaryIO, form: str) -> None:
    """Write rows with the columns of the table, a group of rows at a time, texts as dictionaries.

    Args:
        rows: The rows.
        stream: Where to.
        form: The name and version of the format, which stands in the file's metadata.
    """
    schema = pyarrow.schema(_FIELDS, metadata={_FORMAT: form.encode()})
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROWS)):
            columns = zip(*group, strict=True)
            arrays = [
                pyarrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(arrays, schema=schema))


def format_of(path: Path) -> str:
    """The format that a file says it is in; empty if it says none, or is no Parquet."""
    try:
        metadata = parquet.read_schema(path).metadata or {}
    except (OSError, ValueError, pyarrow.ArrowException):
        return ""
    return bytes(metadata.get(_FORMAT, b"")).decode(errors="replace")
