"""How a return looks in Word: type, colours, tables, A4 pages with numbers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from ehsg_cli.render.word_layout import CELL, HEADER_CELL, dress_table, keep_list_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import ParagraphStyle

    Element = Any  # an lxml element; python-docx does not say so of its own

_INK, _QUIET, _BRAND, _LINK = "14202A", "4A5863", "103D4D", "0A5570"
_LINE, _LINE_STRONG, _WASH = "CFD8DC", "71808A", "F3F6F6"
_FONT = "Arial"
_FIELDS = ("PAGE", "NUMPAGES")  # what Word fills in
_FOOTER = "PageFoot"
_MARGIN = Cm(2)
_PAGE = (Cm(21), Cm(29.7))
_INDENT = 380  # of a list, in twentieths of a point


class _Look(NamedTuple):
    """Type of a style; sizes and spaces in points."""

    size: float
    before: float
    after: float
    colour: str = _INK
    bold: bool = False


_LOOKS = {  # by the id of the style, as names differ between versions of Pandoc
    "Normal": _Look(11, 0, 0),
    "BodyText": _Look(11, 0, 8),
    "FirstParagraph": _Look(11, 0, 8),
    "Compact": _Look(11, 0, 4),
    "BlockText": _Look(11, 10, 10),
    "Title": _Look(26, 0, 14, _BRAND, bold=True),
    "Heading1": _Look(19, 30, 8, _BRAND, bold=True),
    "Heading2": _Look(14.5, 22, 6, _BRAND, bold=True),
    "Heading3": _Look(11.5, 16, 5, _INK, bold=True),
    "Heading4": _Look(11, 12, 4, _QUIET, bold=True),
    CELL: _Look(9.5, 2.5, 2.5),
    HEADER_CELL: _Look(9.5, 3, 3, _BRAND, bold=True),
    _FOOTER: _Look(9, 0, 0, _QUIET),
}

_TABLE = f"""
<w:tblPr {nsdecls("w")}>
  <w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="{_BRAND}"/>
    <w:bottom w:val="single" w:sz="6" w:space="0" w:color="{_LINE_STRONG}"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>
  </w:tblBorders>
  <w:tblCellMar>
    <w:top w:w="20" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>
    <w:bottom w:w="20" w:type="dxa"/><w:right w:w="90" w:type="dxa"/>
  </w:tblCellMar>
</w:tblPr>"""
_TABLE_HEADER = f"""
<w:tblStylePr {nsdecls("w")} w:type="firstRow">
  <w:tcPr>
    <w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_BRAND}"/></w:tcBorders>
    <w:shd w:val="clear" w:color="auto" w:fill="{_WASH}"/>
    <w:vAlign w:val="bottom"/>
  </w:tcPr>
</w:tblStylePr>"""
_BAR = f"""
<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="32" w:space="10" w:color="{_LINE_STRONG}"/></w:pBdr>"""
_TODAYS_WORD = f"""
<w:compat {nsdecls("w")}>
  <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat>"""

_AFTER_COMPATIBILITY = ("w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol")


def dress(document: Document, language: str, saved: str) -> None:
    """Give a document as Pandoc writes it the look of a return.

    Args:
        document: The document; it is changed.
        language: Its language.
        saved: When it says that it was made, in ISO 8601.
    """
    _describe(document, language, datetime.fromisoformat(saved))
    _set_type(document)
    _set_lists(document)
    for section in document.sections:
        _lay_out(section, document.core_properties.title)
    body: Element = document.element.body
    for table in body.iter(qn("w:tbl")):
        dress_table(table)
    for paragraph in body.iter(qn("w:p")):
        keep_list_below(paragraph)


def _describe(document: Document, language: str, saved: datetime) -> None:
    """Its properties and settings; nobody is named as its author."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = saved
    properties.language = language
    settings: Element = document.settings.element
    for theme_language in settings.iter(qn("w:themeFontLang")):
        theme_language.set(qn("w:val"), language)
    if settings.find(qn("w:compat")) is None:
        settings.insert_element_before(parse_xml(_TODAYS_WORD), *_AFTER_COMPATIBILITY)


def _set_type(document: Document) -> None:
    styles = document.styles
    fonts: Iterable[Element] = styles.element.iter(qn("w:rFonts"))
    for font in fonts:
        if font.get(qn("w:asciiTheme")):
            font.attrib.clear()
            for script in ("ascii", "hAnsi", "cs", "eastAsia"):
                font.set(qn(f"w:{script}"), _FONT)
    for name in ("Table Text", "Table Heading", "Page Foot"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    known: dict[str, Any] = {style.style_id: style for style in styles}
    for id_, look in _LOOKS.items():
        _set_style(known[id_], look)
    _set_special(known)


def _set_style(style: ParagraphStyle, look: _Look) -> None:
    font, paragraph = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, False
    font.color.rgb = RGBColor.from_string(look.colour)
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
    paragraph.line_spacing = 1.15


def _set_special(styles: Mapping[str, Any]) -> None:
    """What only one style has."""
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    quoted = styles["BlockText"]
    quoted.paragraph_format.left_indent, quoted.paragraph_format.right_indent = Cm(0.6), Cm(0)
    quoted.element.get_or_add_pPr().insert_element_before(parse_xml(_BAR), "w:spacing", "w:ind")
    styles["Hyperlink"].font.color.rgb = RGBColor.from_string(_LINK)
    styles["Hyperlink"].font.underline = True
    table = styles["Table"].element
    for part in (*table.iter(qn("w:tblPr")), *table.iter(qn("w:tblStylePr"))):
        if part.getparent() is table:
            table.remove(part)
    table.extend((parse_xml(_TABLE), parse_xml(_TABLE_HEADER)))


def _set_lists(document: Document) -> None:
    """Marks of lists stand nearer to the margin."""
    levels: Iterable[Element] = document.part.numbering_part.element.iter(qn("w:lvl"))
    for level in levels:
        for indent in level.iter(qn("w:ind")):
            indent.set(qn("w:left"), str(_INDENT * (int(level.get(qn("w:ilvl"))) + 1)))
            indent.set(qn("w:hanging"), str(_INDENT - 60))


def _lay_out(section: Section, title: str) -> None:
    """An A4 page, with the title and the number of the page at its foot."""
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.footer_distance = Cm(1)
    foot = section.footer.paragraphs[0]
    foot.style = "Page Foot"
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(section.page_width - 2 * _MARGIN, WD_TAB_ALIGNMENT.RIGHT)
    for piece in (f"{title}\tPage ", "PAGE", " of ", "NUMPAGES"):
        run = foot.add_run("" if piece in _FIELDS else piece)
        if piece in _FIELDS:
            run.element.addprevious(_field(piece))


def _field(name: str) -> Element:
    return parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
