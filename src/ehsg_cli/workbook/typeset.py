"""How text breaks into lines, so that rows are as high as they have to be."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_pixel_width

if TYPE_CHECKING:
    from ehsg_cli.workbook.book import Value

_DIGIT = (
    7.8  # pixels: XlsxWriter measures Calibri, whose digits have 7; Arial's have more, its letters hardly
)
_SPACE = xl_pixel_width(" ") / _DIGIT
_SURE = 0.96  # of a column: programs break lines a little differently


@lru_cache(maxsize=100_000)  # what stands in one row mostly stands in others, and in other workbooks
def line_count(text: Value, room: float, most: int) -> int:
    """How many lines a text takes in a column of that many digits; stops counting at `most`."""
    lines = 0
    for line in str(text).split("\n"):
        lines += _broken(line, room * _SURE, most)
        if lines >= most:
            return most
    return lines


def _broken(line: str, room: float, most: int) -> int:
    """The same of a text without line ends: words go to the next line, words that are too long break."""
    lines, used = 1, 0.0
    for word in line.split(" "):
        width = _width(word)
        if used and used + _SPACE + width > room:
            lines, used = lines + 1, 0.0
        used += width + (_SPACE if used else 0)
        if used > room:
            more = ceil(used / room) - 1
            lines, used = lines + more, used - more * room
        if lines >= most:
            return most
    return lines


@lru_cache(maxsize=20_000)
def _width(word: str) -> float:
    """The width of a word in digits."""
    return float(xl_pixel_width(word)) / _DIGIT
