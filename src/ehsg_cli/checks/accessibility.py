"""The public checklist for accessible spreadsheets, held against any workbook.

It is the one of the UK Government Analysis Function, "Making spreadsheets accessible: a brief checklist of
the basics", with what gptables adds to it. What it calls essential is an error here; what is good practice,
or can only be estimated, a warning; where it says "avoid" of what may have its reason, a note, for people to
decide. Plain language, spelling, notes that are signposted by symbols within text, and whether the words of
a title, a heading or an alternative text are good ones are left to people altogether.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.checks import accessible_sheets as sheets
from ehsg_cli.checks import accessible_tables as tables
from ehsg_cli.checks import accessible_text as text
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.workbook.accessible_xlsx import read_accessible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ehsg_cli.findings.model import Code, Finding
    from ehsg_cli.workbook.accessible import Sheet, Workbook
    from ehsg_cli.workbook.limits import Limits

_MOST_LISTED = 8
_ADDRESS = re.compile(r"[A-Z]{1,3}[0-9]+")

# What a finder gives are places: each begins with the address of a cell, or is empty for the whole sheet.
_ON_A_SHEET: tuple[tuple[Code, Callable[[Sheet], Iterable[str]]], ...] = (
    (codes.ACCESSIBLE_SHEET_NAME, sheets.poorly_named),
    (codes.ACCESSIBLE_SHEET_BLANK, sheets.blank),
    (codes.ACCESSIBLE_SHEET_HIDDEN, sheets.hidden_content),
    (codes.ACCESSIBLE_NO_FIRST_CELL, sheets.without_first_cell),
    (codes.ACCESSIBLE_NO_HEADING, sheets.without_heading),
    (codes.ACCESSIBLE_CURSOR, sheets.opens_elsewhere),
    (codes.ACCESSIBLE_HIDDEN, sheets.hidden_parts),
    (codes.ACCESSIBLE_NO_TABLE, tables.unmarked),
    (codes.ACCESSIBLE_NO_HEADER_ROW, tables.without_header_row),
    (codes.ACCESSIBLE_HEADER_BLANK, tables.blank_headers),
    (codes.ACCESSIBLE_HEADER_TWICE, tables.doubled_headers),
    (codes.ACCESSIBLE_MERGED, lambda sheet: sheet.merged),
    (codes.ACCESSIBLE_BLANK_ROW, tables.blank_rows),
    (codes.ACCESSIBLE_BLANK_COLUMN, tables.blank_columns),
    (codes.ACCESSIBLE_NOT_LEFT, tables.away_from_the_edge),
    (codes.ACCESSIBLE_SEVERAL_TABLES, tables.several),
    (codes.ACCESSIBLE_BELOW_TABLE, tables.below),
    (codes.ACCESSIBLE_TABLE_NAME, tables.poorly_named),
    (codes.ACCESSIBLE_SYMBOLS, tables.of_symbols),
    (codes.ACCESSIBLE_PALE, text.pale),
    (codes.ACCESSIBLE_PALE_HIGHLIGHT, text.pale_highlights),
    (codes.ACCESSIBLE_CUT, text.cut),
    (codes.ACCESSIBLE_SMALL, text.small),
    (codes.ACCESSIBLE_SERIF, text.serif),
    (codes.ACCESSIBLE_ITALIC, text.italic),
    (codes.ACCESSIBLE_ROTATED, text.rotated),
    (codes.ACCESSIBLE_RAISED, text.raised),
    (codes.ACCESSIBLE_COLOUR_RULE, text.coloured_by_rule),
    (codes.ACCESSIBLE_COLOUR_ALONE, text.coloured_alone),
    (codes.ACCESSIBLE_LINK, text.poorly_linked),
    (codes.ACCESSIBLE_NO_ALTERNATIVE, sheets.without_alternative),
    (codes.ACCESSIBLE_TEXT_BOX, sheets.text_boxes),
    (codes.ACCESSIBLE_PRINTED, sheets.printed_only),
)
# For people to decide: one note, however many sheets it goes for.
_ON_ANY_SHEET: tuple[tuple[Code, Callable[[Sheet], bool]], ...] = (
    (codes.ACCESSIBLE_NUMBERED, sheets.is_numbered),
    (codes.ACCESSIBLE_PROTECTED, lambda sheet: sheet.is_protected),
    (codes.ACCESSIBLE_UNTITLED, tables.begins_with_a_table),
    (codes.ACCESSIBLE_FILTERS, tables.has_filter),
    (codes.ACCESSIBLE_FROZEN, sheets.is_frozen),
    (codes.ACCESSIBLE_EMPTY_CELLS, tables.has_empty_cells),
    (codes.ACCESSIBLE_EMPTY_TABLES, tables.has_empty_table),
    (codes.ACCESSIBLE_FILLS, text.has_fills),
    (codes.ACCESSIBLE_BORDERS, text.has_borders),
)


def check_file(
    data: bytes, file: str, limits: Limits
) -> tuple[tuple[Finding, ...] | None, tuple[Finding, ...]]:
    """Read a workbook and hold the checklist against it: all in the process that reads files.

    Returns:
        The findings of the checklist, or nothing and a finding that says why it cannot be checked.
    """
    workbook, findings = read_accessible(data, file, limits)
    return (check_accessibility(workbook, file) if workbook else None), findings


def check_accessibility(workbook: Workbook, file: str) -> tuple[Finding, ...]:
    """Where a workbook falls short of the checklist: as a document, then sheet by sheet, then in general.

    Args:
        workbook: The facts about it.
        file: Its name, for locations.
    """
    return (
        *_on_the_document(workbook, file),
        *(finding for sheet in workbook.sheets for finding in _on_sheet(sheet, file)),
        *_on_sheets(workbook, file),
    )


def _on_the_document(workbook: Workbook, file: str) -> Iterator[Finding]:
    seen = [number for number, sheet in enumerate(workbook.sheets) if not sheet.is_hidden]
    if not workbook.title:
        yield codes.ACCESSIBLE_NO_TITLE(Location(file=file))
    if not workbook.language:
        yield codes.ACCESSIBLE_NO_LANGUAGE(Location(file=file))
    if workbook.has_macros:
        yield codes.ACCESSIBLE_MACROS(Location(file=file))
    if workbook.active in seen[1:]:
        yield codes.ACCESSIBLE_NOT_FIRST(Location(file=file, sheet=workbook.sheets[workbook.active].name))


def _on_sheet(sheet: Sheet, file: str) -> Iterator[Finding]:
    for code, find in _ON_A_SHEET:
        if places := list(find(sheet)):
            cell = _ADDRESS.match(places[0])
            location = Location(file=file, sheet=sheet.name, cell=cell[0] if cell else "")
            yield code(location, cells=_listed(places))


def _on_sheets(workbook: Workbook, file: str) -> Iterator[Finding]:
    for code, holds in _ON_ANY_SHEET:
        if names := [sheet.name for sheet in workbook.sheets if holds(sheet)]:
            yield code(Location(file=file), sheets=_listed(names))


def _listed(places: Sequence[str]) -> str:
    """The first places, and how many more there are."""
    more = len(places) - _MOST_LISTED
    return ", ".join(places[:_MOST_LISTED]) + (f" and {more:,} more" if more > 0 else "")
