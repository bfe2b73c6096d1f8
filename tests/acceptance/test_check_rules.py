"""`ehsg check` on what answers say: a return with one of each mistake, as people and as programs see it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ehsg_cli.bank import library
from tests import filling, golden
from tests.acceptance.command import ehsg
from tests.filling import Filled

GOLDEN = Path(__file__).with_name("golden") / "check-rules.txt"
BANK = library.load("2020")
PARTNERS = """organisation,sector,required
Northshire Police,Police,yes
Hillside School,Schools,
Riverside School,Schools,
Millfields School,Schools,
Harbour Homes,Housing partners,yes
"""
SETTINGS = "folder: 1\nbank: 2020\n"
AGREED = """ref,agreed answer,agreed plan
families-01,No,tbc
families-02,No,
families-03,Mostly no,
families-04,No,
families-05,Mostly yes,
families-06,Yes,n/a
data-matching-01,Yes,By hand until May
data-matching-02,Mostly yes,A tool by May
"""


def sent(organisation: str, sector: str, date: str, **answers: tuple[str, str]) -> bytes:
    """A workbook in which all is answered with Yes, by May, but for what is said."""
    about = {"organisation": organisation, "sector": sector, "completed_by": "A team", "date": date}
    said = dict.fromkeys(BANK.questions, ("Yes", "Yes, by May")) | {"data-matching-01": ("No", "")}
    said |= {question.replace("_", "-"): given for question, given in answers.items()}
    return filling.filled_workbook(BANK, Filled(about, said))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two workbooks, and the return made of them."""
    folder = tmp_path_factory.mktemp("rules")
    received = folder / "received"
    received.mkdir()
    police = sent(
        "Northshire Police",
        "Police",
        "2020-10-02",
        **{f"families_{number:02}": ("Maybe", "") for number in range(1, 10)},
        workforce_01=("No", "As above"),
        workforce_02=("Mostly no", "TBC"),
        workforce_03=("Yes", "n/a"),
        workforce_04=("No", BANK.questions["workforce-04"].text),
    )
    both = {"data_matching_01": ("Yes", "By hand"), "data_matching_02": ("Mostly yes", "A tool")}
    school = sent("Hillside School", "Schools", "2020-09-30", **both)
    (received / "police.xlsx").write_bytes(police)
    (received / "school.xlsx").write_bytes(school)
    (folder / "partners.csv").write_text(PARTNERS, encoding="utf-8")
    (folder / "agreed.csv").write_text(AGREED, encoding="utf-8")
    merging = ("merge", "received", "--partners", "partners.csv", "-o", "return.xlsx")
    ehsg(*merging, "--bank", "2020", cwd=folder, code=1)
    ehsg("agree", "return.xlsx", "agreed.csv", cwd=folder)
    return folder


def codes_of(*arguments: str, cwd: Path, code: int = 1) -> dict[str, int]:
    """How many findings there are of each code."""
    findings = ehsg("check", *arguments, "--format", "json", cwd=cwd, code=code).findings
    kinds = [finding["code"] for finding in findings]
    return {kind: kinds.count(kind) for kind in sorted(kinds)}


def test_people_see_a_line_a_cause(folder: Path) -> None:
    said = "\n".join(ehsg("check", name, cwd=folder, code=1).out for name in ("received", "return.xlsx"))
    golden.check(said, GOLDEN)


def test_programs_get_every_finding(folder: Path) -> None:
    assert codes_of("received/police.xlsx", cwd=folder) == {"C305": 3, "C323": 1, "S101": 9}
    assert codes_of("received/school.xlsx", cwd=folder, code=0) == {"C311": 1}
    assert codes_of("return.xlsx", cwd=folder) == {
        "C201": 4, "C202": 2, "C203": 2, "C205": 1, "C207": 1, "C301": 3, "C302": 1, "C304": 1, "C311": 1,
        "C312": 1, "C321": 1, "C322": 1, "C323": 1, "S101": 9,
    }  # fmt: skip


def test_all_shows_each_by_itself(folder: Path) -> None:
    grouped = ehsg("check", "received/police.xlsx", cwd=folder, code=1)
    each = ehsg("check", "received/police.xlsx", "--all", cwd=folder, code=1)
    assert (grouped.out.count("S101"), each.out.count("S101")) == (1, 9)
    assert "and 8 more" in grouped.said
    counts = "9 errors, 3 warnings, 1 note"
    assert each.out.splitlines()[-1] == counts
    assert grouped.out.splitlines()[-1] == f"{counts}, in 5 lines; --all lists each"
    merging = ("merge", "received", "-o", "other.xlsx", "--force")
    assert ehsg(*merging, cwd=folder, code=1).out.count("S101") == 1
    assert ehsg(*merging, "--all", cwd=folder, code=1).out.count("S101") == 9


def test_when_answers_were_due_can_be_said(folder: Path) -> None:
    late = ("check", "received", "--select", "C323", "--format", "json")
    for due, count in (("3 October 2020", 0), ("1/10/2020", 1), ("2020-09-29", 2)):
        assert len(ehsg(*late, "--due", due, cwd=folder).findings) == count
    refused = ehsg("check", "received", "--due", "soon", cwd=folder, code=2)
    assert "--due soon is not plainly a date." in refused.err


@pytest.fixture
def home(folder: Path) -> Path:
    """The same as a return folder, whose settings tests may write."""
    (folder / "ehsg.yaml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _no_home_left(folder: Path) -> object:
    yield None
    (folder / "ehsg.yaml").unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("severity", "code", "last"),
    [
        ("{}", 1, "9 errors, 3 warnings, 1 note, in 5 lines; --all lists each"),
        ("{S101: note}", 0, "3 warnings, 10 notes, in 5 lines; --all lists each"),
        ("{S: off, C3: error, C323: note}", 1, "3 errors, 1 note"),
        ("{S1: off, C: off}", 0, "No findings."),
        ("{s1: warning, C305: off}", 0, "9 warnings, 1 note, in 2 lines; --all lists each"),
    ],
)
def test_a_partnership_says_how_much_findings_matter(home: Path, severity: str, code: int, last: str) -> None:
    (home / "ehsg.yaml").write_text(f"{SETTINGS}severity: {severity}\n", encoding="utf-8")
    done = ehsg("check", "received/police.xlsx", cwd=home, code=code)
    assert done.out.splitlines()[-1] == last
    inside = ehsg("check", "police.xlsx", cwd=home / "received", code=code)
    assert inside.out.splitlines()[-1] == last


def test_the_severity_that_was_set_is_in_every_format(home: Path) -> None:
    (home / "ehsg.yaml").write_text(SETTINGS + "severity: {S: warning, C: off}\n", encoding="utf-8")
    check = ("check", "received/police.xlsx", "--format")
    found = ehsg(*check, "json", cwd=home).findings
    assert [(each["code"], each["severity"]) for each in found] == [("S101", "warning")] * 9
    results = json.loads(ehsg(*check, "sarif", cwd=home).out)["runs"][0]["results"]
    assert [result["level"] for result in results] == ["warning"] * 9
    github = ehsg(*check, "github", cwd=home).out.splitlines()
    assert [line.split()[0] for line in github] == ["::warning"] * 9
    junit = ET.fromstring(ehsg(*check, "junit", cwd=home).out)  # noqa: S314 - ours
    assert junit.find(".//failure") is None


def test_what_a_final_return_must_have_stays_an_error_unless_its_code_is_named(home: Path) -> None:
    final = ("return.xlsx", "--final", "--select", "C206,C208")
    (home / "ehsg.yaml").write_text(SETTINGS + "severity: {C: off}\n", encoding="utf-8")
    assert codes_of(*final, cwd=home) == {"C206": 61, "C208": 2}
    (home / "ehsg.yaml").write_text(SETTINGS + "severity: {C206: note, C208: off}\n", encoding="utf-8")
    assert codes_of(*final, cwd=home, code=0) == {"C206": 61}


def test_the_day_that_answers_are_due_is_that_of_the_return_folder(home: Path) -> None:
    (home / "ehsg.yaml").write_text(SETTINGS + "answers_due: 2020-10-02\n", encoding="utf-8")
    assert codes_of("received", "--select", "C323", cwd=home, code=0) == {}
    assert codes_of("received", "--select", "C323", "--due", "2020-10-01", cwd=home, code=0) == {"C323": 1}


def test_merging_and_pages_say_no_more_than_before(folder: Path) -> None:
    ehsg("merge", "received", "-o", "again.xlsx", "--json", "again.json", "--force", cwd=folder, code=1)
    merged = json.loads((folder / "again.json").read_text(encoding="utf-8"))
    assert {finding["code"] for finding in merged["findings"]} == {"S101"}
    ehsg("render", "return.xlsx", "-o", "return.md", "--detail", "internal", "--force", cwd=folder)
    page = (folder / "return.md").read_text(encoding="utf-8")
    assert "contradict" in page
    assert "C301" not in page
    assert "C304" not in page
