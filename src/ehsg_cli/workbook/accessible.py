"""What of a workbook matters to people who cannot see it, or see it badly: facts, without a judgement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_WIDTH = 8.43  # of a column, in characters, where nothing says another


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks.

    Attributes:
        size: Of its font, in points.
        ink: Colour of its font as RRGGBB; empty where the file does not say which.
        fill: Colour behind the text as RRGGBB; empty for none.
        is_patterned: Whether the fill is none of a single colour.
        is_raised: Whether its text is superscript or subscript.
        is_fitted: Whether text that is too long is wrapped, shrunk or repeated, not cut.
        heading: Whether it has one of Excel's cell styles for titles and headings.
    """

    font: str = "Arial"
    is_serif: bool = False
    size: float = 11
    ink: str = "000000"
    fill: str = ""
    number_format: str = "General"
    rotation: int = 0
    is_patterned: bool = False
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    is_raised: bool = False
    is_fitted: bool = False
    has_border: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with content; row and column count from 0.

    Attributes:
        is_text: Whether it holds text, not a number or a date.
        is_raised: Whether some of its text is superscript or subscript.
        is_linked: Whether it is a link.
    """

    row: int
    column: int
    text: str
    style: Style
    is_text: bool = True
    is_raised: bool = False
    is_linked: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells: first and last row and column, counting from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, cell: Cell) -> bool:
        return self.top <= cell.row <= self.bottom and self.left <= cell.column <= self.right


@dataclass(frozen=True, slots=True)
class Table:
    """A range that is marked up as a table.

    Attributes:
        is_styled: Whether it has a table style, which may give its cells colours.
    """

    name: str
    area: Area
    is_headed: bool = True
    is_filtered: bool = False
    is_styled: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """What lies above the cells: a chart, a picture, a shape.

    Attributes:
        kind: What it is, in words.
        cell: The address of the cell below its corner; empty if it does not say.
        description: Its alternative text.
        words: The text that people see in it, where it is a shape.
    """

    kind: str
    name: str
    cell: str = ""
    description: str = ""
    words: str = ""
    is_decorative: bool = False


@dataclass(frozen=True, slots=True)
class Highlight:
    """A conditional format: colours that depend on what stands in cells.

    Attributes:
        cells: Where, as Excel writes ranges.
        ink: The font's colour as RRGGBB; empty for that of the cell.
        fill: The fill's colour as RRGGBB; empty for that of the cell.
        is_colour_alone: Whether nothing but colours changes.
    """

    cells: str
    ink: str = ""
    fill: str = ""
    is_colour_alone: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of a sheet when it is opened.

    Attributes:
        cursor: Address of the active cell.
        corner: Address of the first cell that is seen, that of the part that scrolls where panes are frozen.
        frozen: How many rows and columns stay in view.
    """

    cursor: str = "A1"
    corner: str = "A1"
    frozen: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet.

    Attributes:
        cells: All with content, in their order.
        merged: Ranges of merged cells, as Excel writes them.
        hidden_rows: Those that are not seen, counting from 0.
        hidden_columns: Likewise.
        width: Of columns that have none of their own, in characters.
        widths: Of the others.
        heights: Of rows whose height the file says, in points.
        printed: What stands in its headers and footers, as Excel writes it.
        is_hidden: Whether people do not see the sheet.
        is_filtered: Whether it has filter buttons outside tables.
    """

    name: str
    cells: tuple[Cell, ...] = ()
    tables: tuple[Table, ...] = ()
    merged: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    width: float = DEFAULT_WIDTH
    widths: Mapping[int, float] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)
    view: View = View()
    printed: tuple[str, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    is_hidden: bool = False
    is_filtered: bool = False
    is_protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A workbook.

    Attributes:
        language: That of its text, as its properties say it.
        active: Which sheet is seen first, counting from 0.
    """

    title: str
    language: str
    sheets: tuple[Sheet, ...]
    active: int = 0
    has_macros: bool = False
