"""Who has answered: the worked example as text, CSV, JSON and a page, and what is met on the way."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser

from tests import golden
from tests.acceptance import axe
from tests.acceptance.command import EXAMPLES, ROOT, ehsg
from tests.acceptance.pages import text_of_html
from tests.acceptance.test_html import UNFOUNDED, messages
from tests.browser import View, opened

EXAMPLE = EXAMPLES / "2020"
GOLDEN = Path(__file__).parent / "golden"
RECEIVED = ("status", "received", "--partners", "partners.csv", "--as-of", "2020-09-12")
HEADLINE = "9 of 10 partners have answered, 8 completely; answers are due in 18 days, on 30 September 2020"


@pytest.mark.parametrize("ending", ["txt", "csv", "json", "html"])
def test_the_worked_example(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"status.{ending}"
    ehsg(*RECEIVED, "-o", target, cwd=EXAMPLE)
    made = target.read_bytes().decode()
    shown = re.sub("<style>.*?</style>", "<style>…</style>", made, flags=re.DOTALL)
    golden.check(shown.replace("\r\n", "\n"), GOLDEN / f"status.{ending}")
    form = "text" if ending == "txt" else ending
    assert ehsg(*RECEIVED, "--format", form, cwd=EXAMPLE).out == made.rstrip("\r\n") + "\n"


def test_the_text_can_be_pasted_into_an_e_mail() -> None:
    lines = ehsg(*RECEIVED, cwd=EXAMPLE).out.splitlines()
    assert lines[0] == HEADLINE
    assert max(map(len, lines)) <= 100
    assert not [line for line in lines if line != line.rstrip() or "\x1b" in line]


def test_a_merged_return_says_the_same() -> None:
    merged = ehsg("status", "output/merged.xlsx", "--as-of", "2020-09-12", cwd=EXAMPLE)
    assert merged.out == ehsg(*RECEIVED, cwd=EXAMPLE).out


def test_the_json_is_as_its_schema_says() -> None:
    schema = json.loads((ROOT / "schemas" / "status.schema.json").read_text("utf-8"))
    data: dict[str, Any] = json.loads(ehsg(*RECEIVED, "--format", "json", cwd=EXAMPLE).out)
    jsonschema.validate(data, schema)
    assert (data["headline"], data["totals"]["to_chase"]) == (HEADLINE, 2)
    assert [sector["name"] for sector in data["missing"]["sectors"]] == ["JobCentre Plus"]


def test_the_csv_has_a_row_a_partner() -> None:
    text = ehsg(*RECEIVED, "--format", "csv", cwd=EXAMPLE).out
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 10
    assert [row["Organisation"] for row in rows if row["To chase"] == "yes"] == [
        "Northshire Homes",
        "Jobcentre Plus Northshire",
    ]


def test_nobody_has_answered_yet(tmp_path: Path) -> None:
    """Not an error: it is what there is to say on the first day."""
    (tmp_path / "received").mkdir()
    (tmp_path / "received" / ".gitkeep").touch()
    partners = EXAMPLE / "partners.csv"
    said = ehsg("status", "--partners", partners, "--bank", "2020", "--as-of", "2020-06-01", cwd=tmp_path)
    assert said.out.startswith(
        "None of 10 partners has answered yet; answers are due in 121 days, on 30 September 2020\n"
    )
    unknown = ehsg("status", "received", cwd=tmp_path, code=2).said
    assert "Nothing has come back yet" in unknown
    assert "--bank" in unknown


def test_in_a_return_folder_it_needs_no_arguments(tmp_path: Path) -> None:
    (tmp_path / "received").mkdir()
    shutil.copy(EXAMPLE / "received" / "police.xlsx", tmp_path / "received")
    (tmp_path / "partners.csv").write_text(
        "organisation,sector,required\nNorthshire Police HQ,Police,yes\nNorthshire Homes,Housing partners,\n",
        "utf-8",
    )
    (tmp_path / "ehsg.yaml").write_text(
        "folder: 1\nbank: 2020\narea: Northshire\nanswers_due: 2020-09-15\n"
        'timetable:\n  - {date: "2020-09-20", event: Partnership meeting}\n',
        "utf-8",
    )
    out = ehsg("status", "--as-of", "2020-09-18", cwd=tmp_path).out
    assert out.startswith(
        "None of 2 partners has answered yet; 1 other has answered too; answers were due 3 days ago"
    )
    assert "Northshire Police (perhaps Northshire Police HQ?)" in out
    assert "Required partners still missing\n  Northshire Police HQ\n" in out
    assert "15 September 2020, 3 days ago: Answers due\n" in out
    assert "20 September 2020, in 2 days: Partnership meeting\n" in out
    assert "30 September 2020, in 12 days: Responses to all" in out
    page = ehsg("status", "--as-of", "2020-09-18", "--format", "html", cwd=tmp_path / "received").out
    assert '<p class="area">Northshire</p>' in page


def test_files_that_could_not_be_read_are_named_and_the_rest_is_told(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "received" / "police.xlsx", tmp_path)
    (tmp_path / "homes.xlsx").write_bytes(b"")
    (tmp_path / "school.pdf").write_bytes(b"%PDF-1.7")
    out = ehsg("status", ".", "--as-of", "2020-09-12", cwd=tmp_path).out
    assert out.startswith("1 partner has answered, 1 completely;")
    assert "Files that could not be read\n  homes.xlsx: " in out
    (said,) = ehsg(
        "merge", ".", "-o", "m.xlsx", "--format", "json", "--select", "F004", cwd=tmp_path, code=None
    ).findings
    assert f"\n  school.pdf: {said['message']}\n" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--due", "soon"), "--due soon is no date. Write it like 2020-09-30."),
        (("--as-of", "31/02/2020"), "--as-of 31/02/2020 is no date."),
        (("output/merged.xlsx",), "is a merged return, and the others are not"),
        (("nowhere",), "nowhere does not exist"),
        (("--partners", "received/police.xlsx"), "is an Excel workbook"),
        (("-o", "theme.yaml", "--format", "csv"), "theme.yaml exists already"),
        (("-o", "status.docx"), "status.docx does not say a format. End it in .txt, .json, .csv or .html"),
        (("-o", "status.MD"), "status.MD does not say a format."),
        (
            ("-o", "received/police.xlsx", "--force", "--format", "html"),
            "received/police.xlsx is also to be read",
        ),
        (("-o", "partners.csv", "--force"), "partners.csv is also to be read"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], said: str) -> None:
    before = (EXAMPLE / "partners.csv").read_bytes()
    assert (
        said in ehsg("status", "received", "--partners", "partners.csv", *arguments, cwd=EXAMPLE, code=2).said
    )
    assert (EXAMPLE / "partners.csv").read_bytes() == before


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with everything in it that there can be: late, unlisted, empty, unread."""
    folder = tmp_path_factory.mktemp("status")
    (folder / "in").mkdir()
    for name in ("police", "northshire-homes", "hillside-primary"):
        shutil.copy(EXAMPLE / "received" / f"{name}.xlsx", folder / "in")
    (folder / "in" / "damaged.xlsx").write_bytes(b"PK")
    ehsg("generate", "--bank", "2020", "--partner", "<b>Easterby</b> & Co", "-o", "in", cwd=folder)
    (folder / "list.csv").write_text(
        "organisation,sector,required,contact,email,locality\n"
        "Northshire Police HQ,Police,yes,Pat Desk,pat@example.org,North\n"
        "Northshire Homes,Housing partners,,,,\n<b>Easterby</b> & Co,,,,,\n"
        "Hillside Primary School,Schools,,,,\n",
        "utf-8",
    )
    command = ("status", "in", "--partners", "list.csv", "--as-of", "2020-10-10", "-o", "status.html")
    ehsg(*command, cwd=folder)
    return folder / "status.html"


def test_the_page_says_it_all_and_names_no_people(page: Path) -> None:
    html = page.read_text("utf-8")
    text = text_of_html(html)
    for expected in (
        "2 of 4 partners have answered, 1 completely; 1 other has answered too; answers were due 10 days ago",
        "Northshire Police (perhaps Northshire Police HQ?)",
        "<b>Easterby</b> & Co (sent an empty workbook back)",
        "in/damaged.xlsx",
        "Part done 28 of 69 26 August 2020 10 days",
    ):
        assert expected in text
    assert "Pat Desk" not in html
    assert "@example" not in html


@pytest.mark.browser
@pytest.mark.parametrize("view", [View(), View(width=360), View(scheme="dark"), View(media="print")])
def test_the_page_is_accessible(browser: Browser, page: Path, view: View) -> None:
    with opened(browser, page, view) as shown:
        assert axe.faults(shown) == []
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_the_page_is_valid(page: Path) -> None:
    said = [each["message"] for each in messages(page)]
    assert not [message for message in said if not any(part in message for part in UNFOUNDED)]
