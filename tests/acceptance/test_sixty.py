"""A return of sixty partners: at every level of detail it is whole, holds nobody it must not, and is fast.

CPU time is what is asserted, as the machine may be busy with something else; time on the clock is printed.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank import library
from ehsg_cli.checks.run import check_return
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format, render
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.write import write_book
from tests import sixty
from tests.acceptance.command import COMMAND, ENVIRONMENT, ehsg
from tests.acceptance.pages import one_line, text_of_html, text_of_markdown

if TYPE_CHECKING:
    from pathlib import Path

RUNS = 7
READ = {Format.HTML: text_of_html, Format.MARKDOWN: text_of_markdown}
PAGES = [(detail, form) for detail in Detail for form in Format]
MOST_BYTES = 1_000_000  # of the summary
SIZES = (15, 30, 60, 120)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which sixty workbooks are merged, and agreed on."""
    made = tmp_path_factory.mktemp("sixty")
    sixty.send(made / "received", sixty.SIXTY)
    ehsg("merge", "received", "-o", "merged.xlsx", cwd=made)
    ehsg("agree", "merged.xlsx", sixty.DECISIONS, "--json", "merged.json", cwd=made)
    return made


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[tuple[Detail, Format], str]:
    """The return at every level of detail in both formats."""
    for detail, form in PAGES:
        done = ehsg("render", "merged.xlsx", "-o", f"{detail}.{form}", "--detail", detail, cwd=folder)
        assert done.out == ""
    return {
        (detail, form): (folder / f"{detail}.{form}").read_text(encoding="utf-8") for detail, form in PAGES
    }


Pages = dict[tuple[Detail, Format], str]


def test_sixty_partners_answered_everything_and_half_of_it_with_a_comment(folder: Path) -> None:
    data = json.loads((folder / "merged.json").read_text(encoding="utf-8"))
    assert len(data["respondents"]) == 60
    assert sum(respondent["answered"] for respondent in data["respondents"]) == 60 * 69
    assert data["conservation"]["lost"] == data["conservation"]["unplaced"] == 0
    comments = [answer["comment"] for answer in data["answers"] if answer["comment"]]
    assert 0.4 < len(comments) / (60 * 69) < 0.6
    assert 100 < sum(map(len, comments)) / len(comments) < 300
    assert sum(row["agreed"] is not None for row in data["return"]) == 60


@pytest.mark.parametrize("form", Format)
def test_at_full_and_internal_every_comment_is_there_as_often_as_it_was_made(
    pages: Pages, form: Format
) -> None:
    said = [comment for each in sixty.partners(60) for _, comment in each.answers.values() if comment]
    for detail in (Detail.FULL, Detail.INTERNAL):
        text = READ[form](pages[detail, form])
        lacking = {
            comment: said.count(comment)
            for comment in said
            if text.count(shown(comment)) < said.count(comment)
        }
        assert not lacking


def shown(comment: str) -> str:
    return one_line(comment)


@pytest.mark.parametrize("form", Format)
def test_every_organisation_is_named_at_every_level(pages: Pages, form: Format) -> None:
    for detail in Detail:
        text = READ[form](pages[detail, form])
        assert not [each.organisation for each in sixty.partners(60) if each.organisation not in text]


@pytest.mark.parametrize(("detail", "form"), PAGES)
def test_only_an_internal_page_names_people(pages: Pages, detail: Detail, form: Format) -> None:
    text = READ[form](pages[detail, form])
    people = [each.about[field] for each in sixty.partners(60) for field in ("completed_by", "email")]
    assert [person in text for person in people] == [detail is Detail.INTERNAL] * len(people)


def test_no_comment_is_in_a_summary(pages: Pages) -> None:
    said = {comment for each in sixty.partners(60) for _, comment in each.answers.values() if comment}
    for form in Format:
        text = READ[form](pages[Detail.SUMMARY, form])
        assert not [comment for comment in said if shown(comment) in text]


def test_a_summary_is_less_than_a_megabyte(pages: Pages, capsys: pytest.CaptureFixture[str]) -> None:
    sizes = {page: len(text.encode()) for page, text in pages.items()}
    with capsys.disabled():
        figures = (f"{detail} {form}: {size / 1000:,.0f} kB" for (detail, form), size in sizes.items())
        sys.stdout.write(f"\n60 partners: {', '.join(figures)}\n")
    assert sizes[Detail.SUMMARY, Format.HTML] < MOST_BYTES
    assert sizes[Detail.SUMMARY, Format.MARKDOWN] < MOST_BYTES


def test_every_link_within_the_page_leads_somewhere(pages: Pages) -> None:
    for detail in Detail:
        page = pages[detail, Format.HTML]
        places = re.findall(r'\sid="([^"]+)"', page)
        assert len(places) == len(set(places))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= {*places}


def seconds_of_a_run(folder: Path) -> tuple[float, float]:
    """CPU time, and time on the clock."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [*COMMAND, "render", "merged.xlsx", "-o", "timed.html", "--force"]
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - start


def test_rendering_takes_about_a_second_start_up_included(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = [seconds_of_a_run(folder) for _ in range(RUNS)]
    cpu, clock = (min(run[kind] for run in runs) for kind in (0, 1))
    with capsys.disabled():
        sys.stdout.write(
            f"\nehsg render, 60 partners: {cpu:.2f} s of CPU, {clock:.2f} s, the least of {RUNS} runs\n"
        )
    assert cpu < 2  # the machine may be slow; what is wanted is less than 1, and is printed


def test_time_grows_with_the_partners_and_no_faster(capsys: pytest.CaptureFixture[str]) -> None:
    bank = library.load("2020")

    def milliseconds_a_partner(workbook: bytes, partners: int, detail: Detail) -> float:
        start = time.process_time()
        spreadsheet, _ = read_spreadsheet(workbook, "merged.xlsx")
        assert spreadsheet is not None
        read = read_return(spreadsheet, bank)
        assert len(read.participants) == partners
        check_return(read)
        render(read, format=Format.HTML, detail=detail)
        return (time.process_time() - start) / partners * 1_000

    workbooks = {size: write_book(return_book(sixty.partnership(size))) for size in SIZES}
    for detail in (Detail.SUMMARY, Detail.INTERNAL):
        least = {
            size: min(milliseconds_a_partner(workbook, size, detail) for _ in range(4))
            for size, workbook in workbooks.items()
        }
        with capsys.disabled():
            figures = (f"{size} partners: {figure:.1f} ms each" for size, figure in least.items())
            sys.stdout.write(f"\n{detail}: {', '.join(figures)}\n")
        assert least[120] < 1.5 * least[30]
