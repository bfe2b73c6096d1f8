"""The long table of answers as a file, in the format `ehsg-answers/1`: CSV, or Parquet."""

from __future__ import annotations

import io
from enum import StrEnum
from importlib.util import find_spec
from itertools import chain
from typing import TYPE_CHECKING

from ehsg_cli.errors import EhsgError
from ehsg_cli.files import read_bytes
from ehsg_cli.partnership.answer_columns import COLUMNS, answer_rows
from ehsg_cli.submission.csv_table import BOM, write_rows

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from ehsg_cli.partnership.answer_columns import Value
    from ehsg_cli.partnership.model import PartnershipReturn

FORMAT = "ehsg-answers/1"
NAMES = tuple(column.name for column in COLUMNS)
_BEGINNING = f"{BOM}{','.join(NAMES[:5])},".encode()  # of the CSV, whatever columns are added at the end


class TableFormat(StrEnum):
    """What a table is written as."""

    CSV = "csv"
    PARQUET = "parquet"


def refuse_without_library(form: TableFormat) -> None:
    """Stop before any work is done if a table cannot be written.

    Raises:
        EhsgError: It is to be Parquet, and the library for that is not there.
    """
    if form is TableFormat.PARQUET and not find_spec("pyarrow"):
        raise EhsgError(
            "The library pyarrow is needed to write Parquet, and is not there.",
            'Install it beside ehsg: pip install "pyarrow>=18"; or write .csv, which needs no other library.',
        )


def write_table(merged: PartnershipReturn, stream: BinaryIO, form: TableFormat, area: str = "") -> None:
    """Write the answers of a return into a stream, some rows at a time; the same return gives the same bytes.

    Args:
        merged: The return.
        stream: Where to.
        form: What to write.
        area: What stands in the column `area`.

    Raises:
        EhsgError: The library for Parquet is not there.
    """
    rows = answer_rows(merged, area)
    if form is TableFormat.PARQUET:
        refuse_without_library(form)
        from ehsg_cli.partnership.as_parquet import write_parquet  # noqa: PLC0415 - an extra, and slow to load

        write_parquet(rows, stream, FORMAT)
        return
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    write_rows(chain([NAMES], (map(_as_text, row) for row in rows)), text)
    text.detach()  # or the stream would be closed with it


def table_bytes(merged: PartnershipReturn, form: TableFormat, area: str = "") -> bytes:
    """The same as bytes, for whoever has them in memory anyway."""
    stream = io.BytesIO()
    write_table(merged, stream, form, area)
    return stream.getvalue()


def is_table(path: Path) -> bool:
    """Whether a file is a table in this format."""
    if path.suffix.lower() == ".parquet":
        from ehsg_cli.partnership.as_parquet import format_of  # noqa: PLC0415 - an extra, and slow to load

        return format_of(path) == FORMAT
    return read_bytes(path, most=len(_BEGINNING)) == _BEGINNING


def _as_text(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case _:
            return str(value)
