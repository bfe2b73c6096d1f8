"""XlsxWriter with what it leaves out: the language, headings that are marked up, rows that grow."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.styles import Styles, XFormatType
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGE = "en-GB"
_HEADINGS = {1: ("Heading 1", 16), 2: ("Heading 2", 17)}  # level to Excel's name and number of the cell style


def mark_as_heading(cell_format: Any, level: int) -> None:  # noqa: ANN401
    """Make cells of a format headings of that level (1 or 2): one format a level, its look is the level's."""
    cell_format.xf_id = level


class _Core(Core):  # type: ignore[misc]  # XlsxWriter has no type hints
    """Core document properties with a language, which screen readers ask for and XlsxWriter leaves out."""

    def _write_cp_content_status(self) -> None:
        super()._write_cp_content_status()
        self._xml_data_element("dc:language", LANGUAGE)


class _Styles(Styles):  # type: ignore[misc]
    """Styles among which are Excel's cell styles for headings, as they are used."""

    def _headings(self) -> list[Any]:
        """The formats that are headings, by level; the numbers of cell styles have no gaps."""
        return sorted((each for each in self.xf_formats if each.xf_id), key=lambda each: each.xf_id)

    def _write_cell_style_xfs(self) -> None:
        styles = [self.xf_formats[0], *self._headings()]
        self._xml_start_tag("cellStyleXfs", [("count", len(styles))])
        for each in styles:
            self._write_xf(each, XFormatType.STYLE)
        self._xml_end_tag("cellStyleXfs")

    def _write_cell_styles(self) -> None:
        headings = self._headings()
        self._xml_start_tag("cellStyles", [("count", 1 + len(headings))])
        for number, each in enumerate(headings, start=1):
            name, builtin = _HEADINGS[each.xf_id]
            self._write_cell_style(name, number, builtin)
        self._write_cell_style()
        self._xml_end_tag("cellStyles")


class _Packager(Packager):  # type: ignore[misc]
    """The parts of the file, with our core properties and our styles."""

    def _write_core_file(self) -> None:
        core = _Core()
        core._set_properties(self.workbook.doc_properties)  # noqa: SLF001
        core._set_xml_writer(self._filename("docProps/core.xml"))  # noqa: SLF001
        core._assemble_xml_file()  # noqa: SLF001

    def _write_styles_file(self) -> None:
        book, styles = self.workbook, _Styles()
        styles._set_style_properties(  # noqa: SLF001
            [
                book.xf_formats,
                book.palette,
                book.font_count,
                book.num_formats,
                book.border_count,
                book.fill_count,
                book.custom_colors,
                book.dxf_formats,
                book.has_comments,
            ]
        )
        styles._set_xml_writer(self._filename("xl/styles.xml"))  # noqa: SLF001
        styles._assemble_xml_file()  # noqa: SLF001


class GrowingWorksheet(Worksheet):  # type: ignore[misc]
    """A sheet whose rows still grow with what people type: their height is a first fit, not a fixed one."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        super()._xml_start_tag_unencoded(tag, [item for item in attributes if item[0] != "customHeight"])

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return _prepared(formula, expand_future_functions)


@lru_cache(maxsize=1_000)
def _prepared(formula: str, expand_future_functions: bool) -> str:
    """A formula as XlsxWriter writes it: 150 searches, where hundreds of cells have the same drop-down."""
    return str(Worksheet()._prepare_formula(formula, expand_future_functions))  # noqa: SLF001


class AccessibleWorkbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """An XlsxWriter workbook whose language is set and whose headings are marked up."""

    def _get_packager(self) -> Packager:
        return _Packager()
