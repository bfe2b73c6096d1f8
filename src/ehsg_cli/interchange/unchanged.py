"""What has changed in a bank since it was given out for review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.cells import from_cell
from ehsg_cli.interchange.spec import (
    BANK,
    CONTENT,
    CONTENTS,
    KEPT_IN,
    NAMED_BY,
    PROPERTY,
    SPECS,
    VALUE,
    Holds,
)
from ehsg_cli.interchange.to_tables import Shown, content
from ehsg_cli.wording import counted, quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.interchange.review import Found

_COUNTED = re.compile(r"([A-Z][A-Za-z -]*) (\d+)(?:, |$)")


def compare(bank: Bank, tables: Mapping[str, Found]) -> Iterator[Finding]:
    """Whether anything changed; rows that came or went; edits in cells that only show something."""
    said = {row.text(PROPERTY).strip(): row for row in tables[BANK].rows}
    before = said[CONTENT].text(VALUE).strip() if CONTENT in said else ""
    if before != content(bank):
        yield codes.IMPORT_EDITED(tables[BANK].location, revision=bank.revision)
    if CONTENTS in said:
        yield from _rows_changed(said[CONTENTS].text(VALUE), tables)
    yield from _edited_where_shown(bank, tables)


def _rows_changed(contents: str, tables: Mapping[str, Found]) -> Iterator[Finding]:
    for name, number in _COUNTED.findall(contents):
        before = int(number)
        if name not in tables:
            yield codes.IMPORT_TABLE_GONE(tables[BANK].location, table=name, rows=counted(before, "row"))
        elif len(tables[name].rows) != before:
            now = counted(len(tables[name].rows), "row")
            yield codes.IMPORT_ROWS_CHANGED(tables[name].location, table=name, before=before, now=now)


def _edited_where_shown(bank: Bank, tables: Mapping[str, Found]) -> Iterator[Finding]:
    """Texts that differ from what they show, each once, however many rows have it."""
    shown = Shown(bank)
    differing = {
        (spec.name, field.header, text): cell.location
        for spec in SPECS
        for field in spec.fields
        if field.holds is Holds.SHOWN and spec.name in tables
        for row in reversed(tables[spec.name].rows)
        if row.text(NAMED_BY[field.header]).strip()  # of a row that was added, nobody can tell
        if (cell := row.cells.get(field.header)) and (text := from_cell(cell.text))
        if fold(text) != fold(shown.text(field.header, row.text(NAMED_BY[field.header]).strip()))
    }
    for (_, header, text), location in reversed(differing.items()):
        yield codes.IMPORT_ONLY_SHOWN(location, header=header, text=quote(text), table=KEPT_IN[header])
