"""What stands together on a page of a Word document, and how wide the columns of its tables are."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Element = Any  # an lxml element; python-docx does not say so of its own

CELL, HEADER_CELL = "TableText", "TableHeading"  # styles of paragraphs
_LIST = "Compact"  # Pandoc's style for short paragraphs in lists

# Widths and distances in twentieths of a point
_WIDTH = 9638  # of a page between its margins
_CHARACTER, _PADDING = 112, 230  # of an average one in a table; beside the text of a cell
_BESIDE_TABLE = 160
_MOST_WANTED = 2 * _WIDTH  # what counts when columns share the page
_SHORTEST, _LONGEST_WORD = 4, 13  # characters that a column is made for
_SHORT_LIST, _SHORT_TABLE = 350, 1000  # characters


def dress_table(table: Element) -> None:
    """Widths that suit what is in the columns, and no row or short table torn apart at the end of a page."""
    rows = [list(row.iter(qn("w:tc"))) for row in table.iter(qn("w:tr"))]
    texts = [[_text(cell) for cell in row] for row in rows]
    _set_widths(table, rows, _widths(texts))
    for row in table.iter(qn("w:tr")):
        row.get_or_add_trPr().insert(0, parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    for number, row in enumerate(rows):
        for named in (each for cell in row for each in cell.iter(qn("w:pStyle"))):
            named.set(qn("w:val"), CELL if number else HEADER_CELL)
    if sum(len(text) for row in texts for text in row) <= _SHORT_TABLE:
        _keep_with_next(each for row in rows[:-1] for cell in row for each in cell.iter(qn("w:p")))
    _set_apart(table.getprevious(), "after")
    _set_apart(table.getnext(), "before")


def keep_list_below(heading: Element) -> None:
    """Have a short list on the page of the heading that it stands right below."""
    if (heading.style or "").startswith("Heading"):
        lines = list(takewhile(_is_line_of_list, heading.itersiblings()))
        if sum(map(len, map(_text, lines))) <= _SHORT_LIST:
            _keep_with_next(lines[:-1])


def _is_line_of_list(element: Element) -> bool:
    return bool(element.tag == qn("w:p") and element.style == _LIST)


def _keep_with_next(paragraphs: Iterable[Element]) -> None:
    for paragraph in paragraphs:
        paragraph.get_or_add_pPr().get_or_add_keepNext()


def _set_apart(beside: Element, side: str) -> None:
    """Keep a paragraph above or below a table at a distance; headings keep theirs."""
    if beside is not None and beside.tag == qn("w:p") and not (beside.style or "").startswith("Heading"):
        beside.get_or_add_pPr().get_or_add_spacing().set(qn(f"w:{side}"), str(_BESIDE_TABLE))


def _set_widths(table: Element, rows: Sequence[Sequence[Element]], widths: Sequence[int]) -> None:
    whole = table.find(qn("w:tblPr")).find(qn("w:tblW"))
    _set_width(whole, sum(widths))
    whole.addnext(parse_xml(f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>'))
    for column, width in zip(table.iter(qn("w:gridCol")), widths, strict=False):
        column.set(qn("w:w"), str(width))
    for row in rows:
        for cell, width in zip(row, widths, strict=False):
            _set_width(cell.get_or_add_tcPr().get_or_add_tcW(), width)


def _set_width(element: Element, width: int) -> None:
    element.set(qn("w:type"), "dxa")
    element.set(qn("w:w"), str(width))


def _text(element: Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(qn("w:t")))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """As wide as the longest text of each column, if the page has room for all of them.

    Else each has room for its longest text, if that is short, or else word, and what is left of the page goes
    to those that want more.
    """
    columns = list(zip(*rows, strict=False))
    wanted = [_room(max(map(len, column))) for column in columns]
    if sum(wanted) <= _WIDTH:
        return wanted
    needed = [_room(_least(column)) for column in columns]
    more = [min(want, _MOST_WANTED) - need for want, need in zip(wanted, needed, strict=True)]
    spare = max(_WIDTH - sum(needed), 0)
    shared = [need + spare * extra // (sum(more) or 1) for need, extra in zip(needed, more, strict=True)]
    return [width * _WIDTH // sum(shared) for width in shared]


def _least(texts: Sequence[str]) -> int:
    """How many characters each line of a column has room for at the least; very long words are broken."""
    longest = max(map(len, texts))
    word = max((len(word) for text in texts for word in text.split()), default=0)
    return longest if longest <= _LONGEST_WORD else min(word, _LONGEST_WORD)


def _room(characters: int) -> int:
    return max(characters, _SHORTEST) * _CHARACTER + _PADDING
