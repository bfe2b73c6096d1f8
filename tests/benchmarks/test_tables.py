from __future__ import annotations

from benchmarks import results as kept
from benchmarks import tables
from benchmarks.__main__ import COMMITTED, PAGE
from benchmarks.results import Figure, Regression
from benchmarks.spread import Spread
from tests import golden
from tests.benchmarks.sample import exactly, results

FIGURES: dict[str, Figure | float] = {
    "read": Figure(Spread(1.6, 1.75, 2.1), exactly(1.8)),
    "generate": Figure(Spread(13.04, 13.5, 14), exactly(12), Spread(0.1, 0.11, 0.12)),
    "memory": 612.4,
    "with pandas_script": Figure(exactly(49), exactly(48), exactly(61.3)),
}
MEASURED = results(**FIGURES)
MARKDOWN = """\
Measured with 500 workbooks, on 2 cores, Linux, Python 3.12.1.

| Target | What | Against | Goal | Measured | CPU time |  |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | Reading and matching 500 workbooks, alone | the bare calamine read of every sheet | at most 2 × | \
1.75 × (1.60–2.10) | 1.80 × | met |
| 3 | `ehsg merge` of ten times as many: peak memory, all its processes together |  | \
at most 500 MB | 612 MB |  | missed |
| 6 | `ehsg generate` for 100 partners: each workbook beyond the first | \
the start-up of a bare Typer program | at most 15 ms | \
13.5 ms (13.0–14.0); 0.110 × (0.100–0.120) | 12.0 ms | met |

| What | A workbook | CPU time | Against the floor |
| --- | --- | --- | --- |
| pandas: reading | 49.0 ms | 48.0 ms | 61.3 × |"""


def test_a_page_has_the_goals_and_what_they_are_compared_with() -> None:
    assert tables.as_markdown(MEASURED) == MARKDOWN


def test_without_contenders_there_is_one_table() -> None:
    assert tables.as_markdown(results(read=1.0)).count("\n| ---") == 1
    assert "Against the floor" not in tables.as_text(results(read=1.0))


def test_text_has_the_same_in_columns() -> None:
    headings, first, *_ = tables.as_text(MEASURED).split("\n\n")[1].splitlines()
    assert first.index("at most 2") == headings.index("Goal")
    assert first.endswith("met")


def test_figures_take_the_place_of_those_that_were_there() -> None:
    page = f"# Title\n\n{tables.START}\n\nold\n\n{tables.END}\n\nAfter.\n"
    again = tables.page_with(page, MEASURED)
    assert again == f"# Title\n\n{tables.START}\n\n{MARKDOWN}\n\n{tables.END}\n\nAfter.\n"
    assert tables.page_with(again, MEASURED) == again


def test_regressions_are_said_in_words() -> None:
    assert tables.regression_text(
        [Regression("read", 1.5, 2.1), Regression("merge", 12, 9)]
    ).splitlines() == [
        "Worse by 40 %: Reading and matching workbooks, alone, 2.1 against 1.5 before.",
        "Worse by 33 %: `ehsg merge` of workbooks, all of it: how many times faster, 9 against 12 before.",
    ]
    assert tables.regression_text([]).startswith("Nothing is worse")


def test_the_page_shows_the_committed_figures() -> None:
    committed = kept.read(COMMITTED, "full")
    assert committed
    golden.check(tables.page_with(PAGE.read_text(encoding="utf-8"), committed), PAGE)
