"""Native Excel charts below a table, readable in print without colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.utility import xl_range_abs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ehsg_cli.workbook.book import Chart, Sheet

_LANGUAGE = "en-GB"
_WIDEST, _BAR, _AROUND, _GAP = 1_000, 34, 150, 20  # pixels: a chart, a bar, what stands around them
_DARK, _PALE = (18, 67, 109), (226, 236, 244)
_STRIPES_ON_DARK, _STRIPES_ON_PALE = "#FFFFFF", "#5B7F9E"
_FONT = {"name": "Arial", "size": 11, "color": "#000000"}
_EDGE = {"color": "#000000", "width": 0.75}


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
        drawn.add_series(_series(sheet, chart, column, _fill(number, len(chart.columns))))
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


def _series(sheet: Sheet, chart: Chart, column: int, fill: dict[str, object]) -> dict[str, object]:
    """One piece of each bar, with the numbers as labels: on white, to be read on any fill."""
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
            "font": _FONT,
            "fill": {"color": "#FFFFFF"},
        },
        **fill,
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


def _fill(number: int, of: int) -> dict[str, object]:
    """From dark to pale, every second one with stripes: they can be told apart on a black and white print."""
    share = number / max(of - 1, 1)
    shade = "#" + "".join(f"{round(a + share * (b - a)):02X}" for a, b in zip(_DARK, _PALE, strict=True))
    if number % 2:
        stripes = _STRIPES_ON_DARK if share < 0.5 else _STRIPES_ON_PALE
        return {"pattern": {"pattern": "light_upward_diagonal", "fg_color": stripes, "bg_color": shade}}
    return {"fill": {"color": shade}}
