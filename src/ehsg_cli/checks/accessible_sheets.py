"""How sheets are named, seen and printed, and what lies on them above the cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehsg_cli.checks.accessible_tables import begins_with_a_table
from ehsg_cli.workbook.grid import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ehsg_cli.workbook.accessible import Sheet

_BY_DEFAULT = re.compile(
    r"(sheet|chart|tabelle|diagramm|feuil|graph|hoja|foglio|blad|planilha|ark)\s?\d*(\s?\(\d+\))?",
    re.IGNORECASE,
)
_CODE = re.compile(r'&(\[\w+\]|"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z&])')  # of a header or footer
_PAGE_WORDS = {"page", "pages", "of", "sheet"}
_THIS_SHEET = ("",)  # the place of what goes for the sheet as a whole


def without_alternative(sheet: Sheet) -> Iterator[str]:
    """What shows something that is said nowhere for people who cannot see it."""
    return (
        f"{each.cell} ({each.kind} {each.name})".strip()
        for each in sheet.drawings
        if not (each.description or each.is_decorative or each.words)
    )


def text_boxes(sheet: Sheet) -> Iterator[str]:
    """The shapes that people read text in."""
    return (f"{each.cell} ({each.name})".strip() for each in sheet.drawings if each.words)


def printed_only(sheet: Sheet) -> Iterator[str]:
    """The words of headers and footers; pictures in them, too."""
    for text in sheet.printed:
        words = [word for word in re.findall(r"\w+", _CODE.sub(" ", text)) if word.lower() not in _PAGE_WORDS]
        if words:
            yield f"“{' '.join(words)}”"
        elif "&G" in text:
            yield "a picture"


def poorly_named(sheet: Sheet) -> tuple[str, ...]:
    """Whether the sheet has the name that a program gave it."""
    return _THIS_SHEET if _BY_DEFAULT.fullmatch(sheet.name.strip()) else ()


def blank(sheet: Sheet) -> tuple[str, ...]:
    """Whether there is nothing on it."""
    return () if sheet.cells or sheet.drawings else _THIS_SHEET


def without_first_cell(sheet: Sheet) -> tuple[str, ...]:
    """Whether its first cell is empty though others in column A are not."""
    return ("A1",) if any(not cell.column for cell in sheet.cells) and not _has_first(sheet) else ()


def without_heading(sheet: Sheet) -> tuple[str, ...]:
    """Whether its title is not marked up as a heading; the first row of a table is no title."""
    if not _has_first(sheet) or begins_with_a_table(sheet) or sheet.cells[0].style.heading:
        return ()
    return () if len(sheet.cells) > 1 and sheet.cells[1].row == 0 else ("A1",)


def _has_first(sheet: Sheet) -> bool:
    return bool(sheet.cells) and (sheet.cells[0].row, sheet.cells[0].column) == (0, 0)


def hidden_content(sheet: Sheet) -> tuple[str, ...]:
    """Whether it is hidden and holds something."""
    return _THIS_SHEET if sheet.is_hidden and (sheet.cells or sheet.drawings) else ()


def hidden_parts(sheet: Sheet) -> Iterator[str]:
    """The first cells of hidden rows and columns that hold something."""
    rows = {cell.row for cell in sheet.cells} & sheet.hidden_rows
    columns = {cell.column for cell in sheet.cells} & sheet.hidden_columns
    yield from (f"{cell_name(row, 0)} (row {row + 1})" for row in sorted(rows))
    yield from (f"{cell_name(0, column)} (column)" for column in sorted(columns))


def opens_elsewhere(sheet: Sheet) -> tuple[str, ...]:
    """Where the cursor is, or which cell is seen first, if that is not the first one.

    Where panes are frozen, the first cell of the part that scrolls is as good.
    """
    first = cell_name(*sheet.view.frozen)
    firsts = {"A1", first, cell_name(sheet.view.frozen[0], 0), cell_name(0, sheet.view.frozen[1])}
    elsewhere = (cell for cell in (sheet.view.cursor, sheet.view.corner) if cell not in firsts)
    return () if sheet.is_hidden else tuple(elsewhere)[:1]


def is_frozen(sheet: Sheet) -> bool:
    """Whether rows or columns stay in view."""
    return any(sheet.view.frozen)


def is_numbered(sheet: Sheet) -> bool:
    """Whether its name is a number alone, maybe with the word table before it."""
    return re.fullmatch(r"(table|tab)?[\s_.]*\d+[a-z]?", sheet.name.strip(), re.IGNORECASE) is not None
