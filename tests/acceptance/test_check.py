"""What `ehsg check` says of the worked examples: exactly what is open, and where."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from ehsg_cli.bank import library
from tests import filling
from tests.acceptance.command import EXAMPLES, ehsg

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = EXAMPLES / "2020"
HALF = "received/northshire-homes.xlsx"
REQUIRED = "No answer from JobCentre Plus"


def left_open() -> dict[str, tuple[str, str]]:
    """Sheet and cell of every question that the half-finished example has no answer to, in order."""
    given = filling.load(FOLDER / "answers" / "northshire-homes.yaml").answers
    return {
        question.id: (section.title, f"C{row}")
        for section in library.load("2020").sections
        for row, question in enumerate(section.questions, start=2)
        if not given.get(question.id, ("", ""))[0]
    }


def test_the_half_finished_example_lacks_exactly_what_was_not_answered() -> None:
    every = ehsg("check", HALF, "--format", "json", cwd=FOLDER, code=1).findings
    assert {finding["code"] for finding in every} == {"C101", "C303"}
    findings = [finding for finding in every if finding["code"] == "C101"]
    assert {finding["location"]["file"] for finding in findings} == {HALF}
    assert left_open() == {
        finding["message"].split()[0]: (finding["location"]["sheet"], finding["location"]["cell"])
        for finding in findings
    }
    assert len(findings) == len(left_open()) > 20


def test_people_read_each_question_with_its_sheet_and_cell() -> None:
    out = ehsg("check", HALF, "--all", cwd=FOLDER, code=1).out
    for question, (sheet, cell) in left_open().items():
        assert any(f"{sheet}!{cell} " in line and question in line for line in out.splitlines())
    assert f"{len(left_open())} errors" in out


def test_without_all_what_one_partner_left_open_is_one_line() -> None:
    out = ehsg("check", HALF, cwd=FOLDER, code=1).out
    said = " ".join(out.replace("and 40 more", "").split())
    assert f"error C101 {len(left_open())} questions have no answer: workforce-10, workforce-11" in said
    assert out.count("C101") == out.count("C303") == 1
    assert out.rstrip().endswith(f"{len(left_open())} errors, 5 notes, in 2 lines; --all lists each")


def test_of_the_finished_example_there_is_only_to_note_what_is_not_planned() -> None:
    done = ehsg("check", "received/police.xlsx", cwd=FOLDER)
    assert done.out.rstrip().endswith("12 notes, in 1 line; --all lists each")
    assert ehsg("check", "received/police.xlsx", "--ignore", "C303", cwd=FOLDER).out == "No findings.\n"
    findings = ehsg("check", "received/police.xlsx", "--format", "json", cwd=FOLDER).findings
    given = filling.load(FOLDER / "answers" / "police.yaml").answers
    bank = library.load("2020")
    without = {
        question
        for question, (answer, plan) in given.items()
        if bank.choices(question) and not plan
        if answer in ({"Yes", "Mostly yes"} if bank.questions[question].best == "no" else {"No", "Mostly no"})
    }
    assert {finding["message"].split()[0] for finding in findings} == without


def test_the_merged_example_misses_a_required_partner() -> None:
    findings = ehsg("check", "output/merged.xlsx", "--format", "json", cwd=FOLDER, code=1).findings
    by_code = {finding["code"]: finding for finding in findings}
    errors = [finding for finding in findings if finding["severity"] == "error"]
    blank = [finding for finding in findings if finding["code"] == "C103"]
    assert [finding["code"] for finding in errors] == ["C201"]
    assert errors[0]["message"].startswith(REQUIRED)
    assert by_code["C202"]["message"] == "Jobcentre Plus Northshire was asked and has not answered."
    assert len(blank) == len(left_open())


def test_a_folder_is_checked_whole() -> None:
    findings = ehsg("check", "received", "--format", "json", cwd=FOLDER, code=1).findings
    open_in = {finding["location"]["file"] for finding in findings if finding["code"] == "C101"}
    missing = [finding["message"] for finding in findings if finding["code"] == "C201"]
    assert open_in == {HALF}
    assert [message.startswith(REQUIRED) for message in missing] == [True]
    assert {finding["code"] for finding in findings} == {"C101", "C201", "C303"}


def test_the_example_of_2022_is_complete() -> None:
    assert ehsg("check", "output/merged.xlsx", cwd=EXAMPLES / "2022").out.strip() == "No findings."


def test_a_final_return_has_everything_agreed() -> None:
    said = ehsg("check", "output/merged.xlsx", "--final", cwd=EXAMPLES / "2022").out
    assert said.strip() == "No findings."
    findings = ehsg("check", "output/merged.xlsx", "--final", "--format", "json", cwd=FOLDER, code=1).findings
    counts = Counter(finding["code"] for finding in findings if finding["severity"] == "error")
    assert counts == {"C201": 1, "C206": 9, "C208": 1}
    assert {
        (finding["location"]["file"], finding["location"]["sheet"])
        for finding in findings
        if finding["code"] == "C206"
    } == {("output/merged.xlsx", "Return")}
    assert not {"C203", "C207"} & {finding["code"] for finding in findings}


@pytest.mark.parametrize(
    "inputs",
    [("received",), ("received/police.xlsx",), ("output/merged.xlsx", "received/police.xlsx"), (".",)],
)
def test_only_a_merged_return_can_be_final(inputs: tuple[str, ...]) -> None:
    done = ehsg("check", *inputs, "--final", cwd=FOLDER, code=2)
    assert re.search(r"--final is for a merged return, and (received|late)/.+ is none\.", done.err)
    assert done.out == ""


def test_what_is_still_to_be_agreed_is_no_finding_on_a_page(tmp_path: Path) -> None:
    for detail in ("summary", "internal"):
        page = tmp_path / f"{detail}.md"
        ehsg("render", FOLDER / "output" / "merged.xlsx", "-o", page, "--detail", detail, cwd=tmp_path)
        assert "60 of 69 questions agreed" in page.read_text(encoding="utf-8")
        assert "C207" not in page.read_text(encoding="utf-8")
        assert "not agreed yet" not in page.read_text(encoding="utf-8")


def test_a_copy_of_the_examples_elsewhere_gives_the_same(tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "received", tmp_path / "Rückläufe der Partner")
    here = ehsg("check", "Rückläufe der Partner", "--format", "json", cwd=tmp_path, code=1).findings
    there = ehsg("check", "received", "--format", "json", cwd=FOLDER, code=1).findings
    renamed = json.loads(json.dumps(there).replace("received/", "Rückläufe der Partner/"))
    assert here == renamed


@pytest.mark.parametrize(
    ("options", "code", "codes"),
    [
        (("--select", "C3"), 0, {"C301", "C302"}),
        (("--select", "C2"), 1, {"C201", "C202", "C203", "C207"}),
        (("--select", "C202"), 0, {"C202"}),
        (("--select", "C201", "--select", "C202"), 1, {"C201", "C202"}),
        (("--ignore", "C201"), 0, {"C103", "C202", "C203", "C207", "C301", "C302"}),
        (("--ignore", "C"), 0, set()),
        (("--select", "C2", "--ignore", "C203"), 1, {"C201", "C202", "C207"}),
        (("--select", "S"), 0, set()),
    ],
)
def test_findings_can_be_chosen_by_code(options: tuple[str, ...], code: int, codes: set[str]) -> None:
    done = ehsg("check", "output/merged.xlsx", "--format", "json", *options, cwd=FOLDER, code=code)
    assert {finding["code"] for finding in done.findings} == codes


def test_findings_as_github_commands() -> None:
    findings = ehsg("check", HALF, "--format", "github", "--select", "C1", cwd=FOLDER, code=1)
    lines = findings.out.splitlines()
    assert len(lines) == len(left_open())
    assert all(line.startswith(f"::error file={HALF},title=C101::") for line in lines)
    for question, (sheet, cell) in left_open().items():
        assert any(f"::{sheet}!{cell}: {question} has no answer" in line for line in lines)


def test_findings_as_sarif() -> None:
    log = json.loads(ehsg("check", HALF, "--format", "sarif", "--select", "C1", cwd=FOLDER, code=1).out)
    results = log["runs"][0]["results"]
    cells = {result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for result in results}
    assert log["version"] == "2.1.0"
    assert {result["ruleId"] for result in results} == {"C101"}
    assert cells == {f"{sheet}!{cell}" for sheet, cell in left_open().values()}


def test_findings_as_junit() -> None:
    suites = ET.fromstring(ehsg("check", HALF, "--format", "junit", cwd=FOLDER, code=1).out)  # noqa: S314 - ours
    names = {case.attrib["name"] for case in suites.iter("testcase") if case.find("failure") is not None}
    assert names == {f"C101 {HALF} {sheet}!{cell}" for sheet, cell in left_open().values()}


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_no_findings_in_any_format(form: str) -> None:
    out = ehsg("check", "received/police.xlsx", "--ignore", "C303", "--format", form, cwd=FOLDER).out
    assert "C101" not in out if form != "sarif" else json.loads(out)["runs"][0]["results"] == []
