"""What was measured, for people: as text, and as the tables of `docs/performance.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.goals import GOALS, WORKBOOKS, Goal, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from benchmarks.results import Figure, Machine, Regression, Results
    from benchmarks.spread import Spread

HEADINGS = ("Target", "What", "Against", "Goal", "Measured", "CPU time", "")
COMPARED = ("What", "A workbook", "CPU time", "Against the floor")
START = "<!-- figures: made from benchmarks/ratios.json by make bench ARGS=--save -->"
END = "<!-- end of figures -->"


def as_text(results: Results) -> str:
    """Tables for a terminal."""
    tables = (_aligned(table) for table in _tables(results))
    return "\n\n".join((_on(results.machine), *filter(None, tables)))


def as_markdown(results: Results) -> str:
    """Tables for a page."""
    tables = ("\n".join(map(_row, _ruled(table))) for table in _tables(results) if len(table) > 1)
    return "\n\n".join((_on(results.machine), *tables))


def page_with(page: str, results: Results) -> str:
    """The page with these figures between its marks, in the place of those that were there."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{as_markdown(results)}\n\n{END}{after}"


def write_page(file: Path, results: Results) -> None:
    """Put the figures into the page."""
    file.write_text(page_with(file.read_text(encoding="utf-8"), results), encoding="utf-8")


def regression_text(found: Sequence[Regression]) -> str:
    """What has become worse, a line each."""
    if not found:
        return "Nothing is worse than the committed ratios by more than 20 %."
    lines = (
        f"Worse by {(each.factor - 1) * 100:.0f} %: {GOALS[each.goal].what.replace('{n} ', '')}, "
        f"{each.now:.3g} against {each.before:.3g} before."
        for each in found
    )
    return "\n".join(lines)


def _on(machine: Machine) -> str:
    fewer = f" The goals are for {WORKBOOKS}." if machine.workbooks != WORKBOOKS else ""
    return (
        f"Measured with {machine.workbooks:,} workbooks, on {machine.cores} cores, "
        f"{machine.system}, Python {machine.python}.{fewer}"
    )


def _tables(results: Results) -> Iterator[list[tuple[str, ...]]]:
    """First the goals, then what is only for information."""
    named = [(GOALS[name], results.figures[name]) for name in GOALS if name in results.figures]
    count = results.machine.workbooks
    yield [HEADINGS, *(_goal(goal, figure, count) for goal, figure in named if goal.target)]
    yield [COMPARED, *(_compared(goal, figure) for goal, figure in named if not goal.target)]


def _goal(goal: Goal, figure: Figure, count: int) -> tuple[str, ...]:
    ratio = f"; {spread_text(figure.ratio, Unit.TIMES)}" if figure.ratio else ""
    return (
        str(goal.target),
        goal.what.format(n=f"{count:,}"),
        goal.against.format(n=f"{count:,}"),
        goal_text(goal),
        spread_text(figure.value, goal.unit) + ratio,
        spread_text(figure.cpu, goal.unit) if figure.cpu else "",
        "" if goal.limit is None else "met" if goal.met(figure.value.median) else "missed",
    )


def _compared(goal: Goal, figure: Figure) -> tuple[str, ...]:
    return (
        goal.what,
        spread_text(figure.value, goal.unit),
        spread_text(figure.cpu, goal.unit) if figure.cpu else "",
        spread_text(figure.ratio, Unit.TIMES) if figure.ratio else "",
    )


def goal_text(goal: Goal) -> str:
    """How good it has to be."""
    if goal.limit is None:
        return ""
    return f"{'at least' if goal.at_least else 'at most'} {goal.limit:g} {goal.unit}"


def spread_text(spread: Spread, unit: Unit) -> str:
    """The median, and the least and the most where there are several."""
    low, middle, high = map(_number, spread)
    around = f" ({low}–{high})" if (low, high) != (middle, middle) else ""
    return f"{middle} {unit}{around}"


def _number(value: float) -> str:
    """With three digits, or all those before the point."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:#.3g}"


def _ruled(table: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    headings, *rows = table
    return iter((headings, ("---",) * len(headings), *rows))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _aligned(table: Sequence[tuple[str, ...]]) -> str:
    """The rows with their columns below each other; nothing if there are none."""
    if len(table) == 1:
        return ""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )
