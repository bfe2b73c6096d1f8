"""A file → a bank: one that was given out for review, or somebody's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.interchange.form import import_form
from ehsg_cli.interchange.from_tables import from_tables
from ehsg_cli.interchange.personal import without_addresses
from ehsg_cli.interchange.reading import read_source
from ehsg_cli.interchange.review import find_tables

if TYPE_CHECKING:
    from ehsg_cli.interchange.report import Imported
    from ehsg_cli.interchange.to_bank import Details
    from ehsg_cli.workbook.isolated import Reader


def import_file(data: bytes, file: str, details: Details, reader: Reader) -> Imported:
    """The bank that a file is, or none where an exported one has lost what a bank needs.

    Args:
        data: The file's bytes.
        file: Its name, for its ending and for locations.
        details: What a person says of a form; an exported bank says it itself.
        reader: What reads files that are not plain text.

    Raises:
        EhsgError: The file cannot be read, or asks nothing.
    """
    source = read_source(data, file, reader)
    review = find_tables(source)
    imported = from_tables(review, source) if review.is_there else import_form(source, details)
    return without_addresses(imported)
