"""Native Excel charts below a table, readable in print without colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.utility import xl_range_abs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ehsg_cli.workbook.book import Chart, Sheet

_LANGUAGE = "en-GB"
_WIDEST, _BAR, _AROUND, _GAP = 1_000, 34, 190, 20  # pixels: a chart, a bar, what stands around them
# The colours of a rendered return: from dark to pale for the first choices, back to dark for the last.
_FIRST_DARK, _FIRST_PALE, _MIDDLE = (11, 95, 112), (207, 231, 234), (223, 228, 231)
_LAST_PALE, _LAST_DARK = (251, 230, 207), (161, 69, 12)
_STRIPES = "#B5641F"
_FONT = {"name": "Arial", "size": 11, "color": "#000000"}
_EDGE = {"color": "#000000", "width": 0.75}


class _Shade(NamedTuple):
    """How the pieces for a choice look."""

    colour: str
    is_dark: bool
    is_striped: bool

    @property
    def fill(self) -> dict[str, object]:
        """As XlsxWriter takes it."""
        if not self.is_striped:
            return {"fill": {"color": self.colour}}
        stripes = {"pattern": "light_upward_diagonal", "fg_color": _STRIPES, "bg_color": self.colour}
        return {"pattern": stripes}


class _Chart(ChartBar):  # type: ignore[misc]  # XlsxWriter has no type hints
    """A chart whose words are in our language, which XlsxWriter has no setting for."""

    def _write_lang(self) -> None:
        self._xml_empty_tag("c:lang", [("val", _LANGUAGE)])

    def _xml_start_tag(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        super()._xml_start_tag(tag, _in_our_language(attributes))

    def _xml_empty_tag(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        super()._xml_empty_tag(tag, _in_our_language(attributes))


def _in_our_language(attributes: Sequence[tuple[str, object]]) -> list[tuple[str, object]]:
    return [(name, _LANGUAGE if name == "lang" else value) for name, value in attributes]


def add_charts(target: Any, worksheet: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """The charts of a sheet, one below the other, below its table."""
    top = 0
    for chart in sheet.charts:
        width, height = min(sum(7 * c.room + 5 for c in sheet.columns), _WIDEST), _height(chart)
        drawn = _drawn(target, sheet, chart)
        drawn.set_size({"width": width, "height": height})
        place = {"y_offset": top, "description": chart.description, "object_position": 2}
        worksheet.insert_chart(len(sheet.rows) + 2, 0, drawn, place)
        top += height + _GAP


def _height(chart: Chart) -> int:
    return _AROUND + _BAR * len(chart.rows)


def _drawn(target: Any, sheet: Sheet, chart: Chart) -> ChartBar:  # noqa: ANN401
    drawn = _Chart({"subtype": "percent_stacked"})
    drawn.embedded = True
    target.charts.append(drawn)
    for number, column in enumerate(chart.columns):
        drawn.add_series(_series(sheet, chart, column, _shade(number, len(chart.columns))))
    drawn.set_title({"name": chart.title, "name_font": {**_FONT, "size": 14, "bold": True}})
    drawn.set_legend({"position": "top", "font": _FONT})
    drawn.set_x_axis(
        {
            "name": "Share of the answers",
            "name_font": {**_FONT, "bold": False},
            "num_font": _FONT,
            "major_gridlines": {"visible": True, "line": {"color": "#C8CDD1", "width": 0.5}},
        }
    )
    drawn.set_y_axis({"reverse": True, "crossing": "max", "num_font": _FONT, "line": _EDGE})
    return drawn


def _series(sheet: Sheet, chart: Chart, column: int, shade: _Shade) -> dict[str, object]:
    """One piece of each bar, with the numbers as labels: on plain ground, to be read on stripes as well."""
    values = [sheet.rows[row][column] for row in chart.rows]
    return {
        "name": [sheet.name, 0, column],
        "categories": _cells(sheet, chart, 0),
        "categories_data": [sheet.rows[row][0] for row in chart.rows],
        "values": _cells(sheet, chart, column),
        "values_data": values,
        "gap": 45,
        "border": _EDGE,
        "data_labels": {
            "value": True,
            "position": "center",
            "custom": [None if value else {"delete": True} for value in values],  # a piece that is not there
            "num_format": "0;;",
            "font": {**_FONT, "bold": True, "color": "#FFFFFF" if shade.is_dark else "#000000"},
            "fill": {"color": shade.colour},
        },
        **shade.fill,
    }


def _cells(sheet: Sheet, chart: Chart, column: int) -> str:
    """The cells of the chart's rows in a column, as Excel writes ranges with gaps."""
    name = sheet.name.replace("'", "''")
    ranges = [f"'{name}'!{xl_range_abs(a + 1, column, b + 1, column)}" for a, b in _runs(chart.rows)]
    return f"=({','.join(ranges)})" if len(ranges) > 1 else f"={ranges[0]}"


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow one another."""
    starts = [row for row in rows if row - 1 not in rows]
    ends = [row for row in rows if row + 1 not in rows]
    return zip(starts, ends, strict=True)


def _shade(number: int, of: int) -> _Shade:
    """Dark at both ends and striped on the side of the last choices: told apart on a black and white print.

    Args:
        number: Which of the choices, counting from 0.
        of: How many there are.
    """
    half = of // 2
    from_end = min(number, of - 1 - number)
    if from_end >= half:
        return _Shade(_hex(_MIDDLE), is_dark=False, is_striped=False)
    is_last = number >= of - half
    dark, pale = (_LAST_DARK, _LAST_PALE) if is_last else (_FIRST_DARK, _FIRST_PALE)
    share = from_end / max(half - 1, 1)
    colour = _hex(tuple(round(a + share * (b - a)) for a, b in zip(dark, pale, strict=True)))
    return _Shade(colour, is_dark=share < 0.5, is_striped=is_last)


def _hex(colour: tuple[int, ...]) -> str:
    return "#" + "".join(f"{part:02X}" for part in colour)
