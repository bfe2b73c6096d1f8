"""Rows that reviewers have added to the questions of a bank without a Ref."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.findings.suggestion import fold
from ehsg_cli.interchange.spec import QUESTIONS, REF, RETIRED, SECTION, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ehsg_cli.findings.model import Finding
    from ehsg_cli.interchange.review import Found, Row

_TEXTS = ("Title", "Question")  # columns that say that there is a question


def no_ref(row: Row, tables: Mapping[str, Found]) -> Iterator[Finding]:
    """That a question has no Ref, and the next free one; nothing of a row that asks nothing."""
    if any(row.text(header).strip() for header in _TEXTS):
        yield codes.IMPORT_NO_REF(row.location, ref=_next_ref(row, tables))


def _next_ref(row: Row, tables: Mapping[str, Found]) -> str:
    """The Ref after the last of the section that the row shows; where it shows none, of the first section."""
    sections = tables[SECTIONS].rows if SECTIONS in tables else ()
    shown = fold(row.text(SECTION))
    named = (
        each for each in sections if shown and shown in map(fold, (each.text(SECTION), each.text("Title")))
    )
    section = next(named, next(iter(sections), None))
    id_ = section.text(SECTION).strip() if section else "section"
    rows = (each for name in (QUESTIONS, RETIRED) if name in tables for each in tables[name].rows)
    refs = (each.text(REF).strip().rpartition("-") for each in rows)
    numbers = [int(number) for of, _, number in refs if of == id_ and number.isdecimal()]
    return f"{id_}-{max(numbers, default=0) + 1:02}"
