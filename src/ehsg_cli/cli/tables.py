"""The option that has the answers of a return written as a long table, and what is written for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.cli.settings import or_here
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import write
from ehsg_cli.partnership.as_table import TableFormat, is_table, refuse_without_library, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.partnership.model import PartnershipReturn


def _format_of(path: Path) -> TableFormat:
    try:
        return TableFormat(path.suffix.lower().removeprefix("."))
    except ValueError:
        endings = " or ".join(f".{form}" for form in TableFormat)
        raise EhsgError(
            f"{path.name}: tables are written as {endings}.", f"End its name in {endings}."
        ) from None


def _writable(paths: list[Path]) -> list[Path]:
    for path in paths:
        refuse_without_library(_format_of(path))
    return paths


Tables = Annotated[
    list[Path],
    typer.Option(
        "--table",
        metavar="FILE",
        callback=_writable,
        help="Write the answers, a row each, for analysis: to a .csv or .parquet file. May be repeated.",
    ),
]


def earlier(paths: Iterable[Path]) -> list[Path]:
    """Those of the tables that an earlier time has written, which may be replaced."""
    return [path for path in paths if path.is_file() and is_table(path)]


def write_tables(paths: Iterable[Path], merged: PartnershipReturn) -> None:
    """Write the answers of a return to each of the files, as its ending says.

    In a return folder, they are those of its area.
    """
    area = or_here(None, lambda folder: folder.settings.area) or ""
    for path in paths:
        write(path, partial(write_table, merged, form=_format_of(path), area=area))
