"""One partner's answers in every format they may come in, and what the options of a merge make of several."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from ehsg_cli.bank import library
from tests.acceptance.command import ehsg
from tests.acceptance.libreoffice import Typing, converted, type_into
from tests.filling import Filled, filled_book, filled_workbook
from tests.said import differences, filled, said_in
from tests.workbook.xlsb import book_as_xlsb

if TYPE_CHECKING:
    from pathlib import Path

BANK = library.load("2020")
SAID = filled(BANK, 4)
OTHER = filled(BANK, 5)
FORM_HEADINGS = ("Completion time", "Name", "Email", "Organisation", "Sector", "Role")


def as_form(*partners: Filled) -> bytes:
    """The export of a form that asks all questions by their text, follow-ups under one heading each."""
    questions = list(BANK.questions.values())
    headings: list[str] = [*FORM_HEADINGS]
    for number, question in enumerate(questions, start=1):
        follow_up = BANK.section_of[question.id].follow_up
        headings += [question.text, *([f"{follow_up}{number}"] if follow_up else [])]
    workbook: Any = openpyxl.Workbook()
    workbook.active.append(headings)
    for partner in partners:
        about = partner.about
        row: list[object] = [
            about[field] for field in ("date", "completed_by", "email", "organisation", "sector", "role")
        ]
        for question in questions:
            answer, comment = partner.answers[question.id]
            row += [answer, *([comment] if BANK.section_of[question.id].follow_up else [])]
        workbook.active.append([value or None for value in row])
        for cell in workbook.active[workbook.active.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # what begins with = is no formula
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["xlsx", "xlsm", "xls", "ods"])
def test_libreoffice_saves_the_same_answers_in_another_format(ending: str, tmp_path: Path) -> None:
    sent = filled_workbook(BANK, SAID)
    saved = converted(sent, "xlsx", ending, tmp_path)
    assert saved != sent
    assert not differences(said_in(sent, BANK), said_in(saved, BANK))


def test_excels_binary_format_holds_the_same_answers() -> None:
    sent = filled_workbook(BANK, SAID)
    binary = book_as_xlsb(filled_book(BANK, SAID))
    assert not differences(said_in(sent, BANK), said_in(binary, BANK))


def test_a_form_and_workbooks_of_all_formats_merge_together(tmp_path: Path) -> None:
    received = tmp_path / "received"
    received.mkdir()
    (received / "one.xlsx").write_bytes(filled_workbook(BANK, SAID))
    (received / "two.xlsb").write_bytes(book_as_xlsb(filled_book(BANK, OTHER)))
    (received / "form.xlsx").write_bytes(as_form(filled(BANK, 6), filled(BANK, 7)))
    done = ehsg("merge", "received", "-o", "m.xlsx", "--json", "m.json", cwd=tmp_path)
    assert "4 respondents merged" in done.said
    assert " 0 unplaced, 0 lost." in done.said
    data = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    by_organisation = {each["id"]: each["organisation"] for each in data["respondents"]}
    for seed in (4, 5, 6, 7):
        partner = filled(BANK, seed)
        given = {
            each["question"]: (each["raw"], each["comment"])
            for each in data["answers"]
            if by_organisation[each["respondent"]] == partner.organisation
        }
        assert given == partner.answers
    routes = {each["origin"]["route"] for each in data["answers"] if "form" in each["origin"]["file"]}
    assert routes == {"form"}


@pytest.mark.libreoffice
def test_what_libreoffice_types_into_a_form_is_read(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(as_form(SAID))
    type_into(Typing(tmp_path / "form.xlsx", tmp_path / "form.ods", (("Sheet", "G2", "No"),)))
    ehsg("merge", "form.ods", "--bank", "2020", "-o", "m.xlsx", "--json", "m.json", cwd=tmp_path)
    data = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    first = next(each for each in data["answers"] if each["question"] == "families-01")
    assert (first["answer"], first["origin"]["answer_cell"]) == ("no", "G2")


def people(folder: Path, *partners: tuple[str, str, str, str, str]) -> None:
    """A workbook each: file, which begins with the day, organisation, sector, person and first answer."""
    (folder / "received").mkdir()
    for file, organisation, sector, person, answer in partners:
        about = {"organisation": organisation, "sector": sector, "completed_by": person, "date": file[:10]}
        said = Filled(about, {"families-01": (answer, f"Says {file}")})
        (folder / "received" / f"{file}.xlsx").write_bytes(filled_workbook(BANK, said))


SCHOOLS = [(f"2020-07-01 {n}", f"School {n}", "Schools", "Test Respondent", "No") for n in range(5)]
COLLEAGUE = ("2020-07-01 c", "School 0", "Schools", "Another Respondent", "No")
POLICE = ("2020-07-01 p", "Police", "Police", "Test Respondent", "Yes")


@pytest.mark.parametrize(
    ("votes", "counts", "suggested"),
    [
        (None, [1, 0, 0, 6], "no"),
        ("respondent", [1, 0, 0, 6], "no"),
        ("sector", [1, 0, 0, 1], "no"),
        ("organisation", [1, 0, 0, 5], "no"),
    ],
)
def test_one_vote_per(votes: str | None, counts: list[int], suggested: str, tmp_path: Path) -> None:
    people(tmp_path, POLICE, *SCHOOLS, COLLEAGUE)
    option = ["--one-vote-per", votes] if votes else []
    done = ehsg("merge", "received", "-o", "m.xlsx", "--json", "m.json", *option, cwd=tmp_path)
    assert f"one vote per {votes or 'respondent'}." in done.said
    data = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert (data["one_vote_per"], data["return"][0]["suggested"]) == (votes or "respondent", suggested)
    assert list(data["return"][0]["counts"].values()) == counts
    ehsg("merge", "received", "-o", "m.xlsx", "--json", "m.json", "--update", cwd=tmp_path)
    again = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert again["one_vote_per"] == (votes or "respondent"), "an update keeps what was chosen"
    ehsg("render", "m.xlsx", "-o", "r.md", cwd=tmp_path)
    page = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert f"Each {votes or 'respondent'} counts once" in page


def test_the_latest_of_several_submissions_counts_and_the_others_are_listed(tmp_path: Path) -> None:
    again = ("2020-07-09 p", *POLICE[1:4], "Mostly no")
    people(tmp_path, POLICE, again, SCHOOLS[0])
    done = ehsg("merge", "received", "-o", "m.xlsx", "--json", "m.json", cwd=tmp_path)
    assert "2 respondents merged, 0 with all 69 answers; 1 superseded" in done.said
    assert "families-01 from Yes to Mostly no" in done.said
    assert " 0 lost." in done.said
    rows = list(openpyxl.load_workbook(tmp_path / "m.xlsx")["Superseded"].iter_rows(values_only=True))
    answer, comment = (dict(zip(rows[0], row, strict=True)) for row in rows[1:])
    assert (answer["Earlier"], answer["Now"], answer["Changed"]) == ("Yes", "Mostly no", "Yes")
    assert (comment["Earlier"], comment["Kind"]) == ("Says 2020-07-01 p", "Follow-up")
    data = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert [each["superseded_by"] for each in data["superseded"]] == ["police"]
    ehsg("merge", "received", "-o", "e.xlsx", "--duplicates", "error", cwd=tmp_path, code=1)
    both = ehsg("merge", "received", "-o", "a.xlsx", "--duplicates", "all", cwd=tmp_path)
    assert "3 respondents merged" in both.said
    assert "M102" in both.said
