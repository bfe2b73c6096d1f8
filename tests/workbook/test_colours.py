from __future__ import annotations

import pytest
from openpyxl.styles.colors import Color

from ehsg_cli.workbook.colours import rgb, theme_colours

THEME = (
    b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme>'
    b'<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    b'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    b'<a:dk2><a:srgbClr val="112233"/></a:dk2><a:lt2><a:srgbClr val="EEDDCC"/></a:lt2>'
    b'<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        (None, ""),
        (Color(rgb="FF12436D"), "12436D"),
        (Color(theme=0), "FFFFFF"),
        (Color(theme=1), "000000"),
        (Color(theme=2), "EEDDCC"),
        (Color(theme=3), "112233"),
        (Color(theme=4, tint=0.4), "8FAADC"),  # as Excel shows "Accent 1, lighter 40 %"
        (Color(theme=4, tint=-0.25), "2F5597"),
        (Color(theme=99), ""),
        (Color(indexed=64), "000000"),
        (Color(indexed=65), "FFFFFF"),
        (Color(indexed=2), "FF0000"),
        (Color(indexed=63), "333333"),
        (Color(auto=True), ""),
    ],
)
def test_a_colour_is_found_wherever_excel_keeps_it(colour: Color | None, expected: str) -> None:
    assert rgb(colour, theme_colours(THEME)) == expected


def test_a_workbook_without_a_theme_has_that_of_office() -> None:
    assert theme_colours(None)[:2] == ("FFFFFF", "000000")
    assert theme_colours(b"<theme/>") == theme_colours(None)
