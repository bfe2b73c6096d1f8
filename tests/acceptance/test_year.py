"""A whole year: eight partners type into their workbooks with LibreOffice, and nothing they typed is lost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.acceptance.command import ehsg
from tests.acceptance.libreoffice import Typing, type_into
from tests.acceptance.pages import one_line, text_of_html, text_of_markdown
from tests.acceptance.partners import ADDRESS, PERSON, eight, typed_by, write_list

if TYPE_CHECKING:
    from pathlib import Path

    from tests.filling import Filled

MASK = "[e-mail address left out]"


@dataclass(frozen=True)
class Year:
    """What the partners have to say, and the folder in which they are asked and answer."""

    people: tuple[Filled, ...]
    folder: Path

    @property
    def said(self) -> list[tuple[str, str, str, str]]:
        """Organisation, question, answer and plan of everything that was said."""
        return [
            (person.organisation, question, answer, plan)
            for person in self.people
            for question, (answer, plan) in person.answers.items()
        ]

    def source(self, page: str) -> str:
        return (self.folder / page).read_text(encoding="utf-8")

    def text(self, page: str) -> str:
        return (text_of_html if page.endswith(".html") else text_of_markdown)(self.source(page))


def test_the_bank_has_all_69_questions(tmp_path: Path) -> None:
    lines = ehsg("bank", "list", cwd=tmp_path).out.splitlines()
    assert next(line.split()[:4] for line in lines if "2020" in line) == ["ehsg-2020", "2020", "1", "69"]


def test_a_list_with_semicolons_makes_the_same_workbooks(tmp_path: Path) -> None:
    write_list(tmp_path / "commas.csv", eight(), delimiter=",", encoding="utf-8-sig")
    write_list(tmp_path / "semicolons.csv", eight(), delimiter=";", encoding="cp1252")
    for name in ("commas", "semicolons"):
        ehsg("generate", "--bank", "2020", "--partners", f"{name}.csv", "-o", name, cwd=tmp_path)
    assert contents(tmp_path / "commas") == contents(tmp_path / "semicolons")
    assert len(contents(tmp_path / "commas")) == 8


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.libreoffice
def test_from_blank_workbooks_to_the_return(tmp_path: Path) -> None:
    year = Year(eight(), tmp_path)
    fill(year)
    ehsg("merge", "received", "-o", "merged.xlsx", "--json", "merged.json", cwd=tmp_path)
    check_workbook(year)
    check_json(year)
    check_what_is_open(year)
    refused = ehsg("render", "merged.xlsx", "-o", "full.html", "--detail", "full", cwd=tmp_path, code=1)
    assert "P202 A telephone number in the comment on" in refused.said
    assert not (tmp_path / "full.html").exists()
    for ending in ("html", "md"):
        for detail in ("summary", "full", "internal"):
            output = ("-o", f"{detail}.{ending}", "--detail", detail, "--include-personal")
            ehsg("render", "merged.xlsx", *output, cwd=tmp_path)
        check_internal(year, f"internal.{ending}")
        check_full(year, f"full.{ending}")
        check_summary(year, f"summary.{ending}")


def fill(year: Year) -> None:
    """Each partner gets a workbook, fills it in with LibreOffice, and sends it back."""
    write_list(year.folder / "partners.csv", year.people, delimiter=",", encoding="utf-8-sig")
    ehsg("generate", "--bank", "2020", "--partners", "partners.csv", "-o", "blank", cwd=year.folder)
    paths = (year.folder / "blank").iterdir()
    blanks = {openpyxl.load_workbook(path)["About you"]["B2"].value: path for path in paths}
    (year.folder / "received").mkdir()
    for_each = [(blanks[person.organisation], person) for person in year.people]
    type_into(
        *(
            Typing(blank, year.folder / "received" / blank.name, typed_by(who, blank))
            for blank, who in for_each
        )
    )


def check_workbook(year: Year) -> None:
    """Every answer and plan is in the merged workbook, and nothing else."""
    workbook = openpyxl.load_workbook(year.folder / "merged.xlsx")
    (_, _, *organisations), *rows = workbook["Answers"].iter_rows(values_only=True)
    answers = {
        (organisation, ref): answer
        for ref, _, *given in rows
        for organisation, answer in zip(organisations, given, strict=True)
        if answer
    }
    headers, *rows = workbook["Comments"].iter_rows(values_only=True)
    comments = [dict(zip(headers, row, strict=True)) for row in rows]
    assert answers == {(who, question): answer for who, question, answer, _ in year.said if answer}
    assert {(row["Organisation"], row["Ref"]): row["Comment"] for row in comments} == {
        (who, question): plan for who, question, _, plan in year.said if plan
    }


def check_json(year: Year) -> None:
    """Every answer and plan is in the JSON, and nothing was found wrong or out of place."""
    data: dict[str, Any] = json.loads(year.source("merged.json"))
    names = {respondent["id"]: respondent["organisation"] for respondent in data["respondents"]}
    given = [(names[a["respondent"]], a["question"], a["raw"], a["comment"]) for a in data["answers"]]
    assert sorted(each for each in given if each[2] or each[3]) == sorted(year.said)
    assert {respondent["completed_by"] for respondent in data["respondents"]} == {PERSON}
    assert [(respondent["date"]) for respondent in data["respondents"]] == sorted_dates(year)
    assert data["unplaced"] == []
    assert data["findings"] == []


def sorted_dates(year: Year) -> list[str]:
    """When they answered, by organisation: typed as 2020-07-14, a spreadsheet makes a date of it."""
    return [person.about["date"] for person in sorted(year.people, key=lambda each: each.organisation)]


def check_what_is_open(year: Year) -> None:
    done = ehsg("check", "merged.xlsx", "--format", "json", "--select", "C103", cwd=year.folder)
    half = next(person for person in year.people if person.organisation == "Northshire Homes")
    messages = [finding["message"] for finding in done.findings]
    assert len(messages) == 69 - len(half.answers)
    assert all(message.startswith("Northshire Homes did not answer") for message in messages)


def check_internal(year: Year, page: str) -> None:
    """Every answer and plan is on the page beside who gave it, and who filled it in."""
    text = year.text(page)
    for organisation, _, answer, plan in year.said:
        assert one_line(f"{organisation} {answer} {plan}") in text
    assert PERSON in text
    assert all(person.about["email"] in text for person in year.people)


def check_full(year: Year, page: str) -> None:
    """The same, without the names and addresses of people."""
    text = year.text(page)
    for organisation, _, answer, plan in year.said:
        assert one_line(f"{organisation} {answer} {plan.replace(ADDRESS, MASK)}") in text
    check_nobody_is_named(year, page)


def check_summary(year: Year, page: str) -> None:
    """Nothing that respondents wrote is on the page, nor their names and addresses."""
    text = year.text(page)
    plans = [plan for _, _, _, plan in year.said if plan]
    in_words = [answer for _, question, answer, _ in year.said if question.startswith("big-questions")]
    assert len(plans) > 250
    assert [words for words in (*plans, *in_words) if one_line(words) in text] == []
    check_nobody_is_named(year, page)


def check_nobody_is_named(year: Year, page: str) -> None:
    source = year.source(page)
    assert [name for name in (PERSON, ADDRESS) if name in source] == []
    assert [person.about["email"] for person in year.people if person.about["email"] in source] == []
