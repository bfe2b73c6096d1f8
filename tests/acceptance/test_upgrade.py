"""Filled workbooks and a merged return into another edition or revision of their bank."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from ehsg_cli.bank import crosswalk_reading, library
from ehsg_cli.bank.as_yaml import as_yaml
from tests.acceptance.command import EXAMPLES, ROOT, ehsg
from tests.acceptance.libreoffice import Typing, type_into
from tests.upgrade import revised

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.command import Done

RECEIVED = EXAMPLES / "2020" / "received"
SCHEMA = Draft202012Validator(json.loads((ROOT / "schemas" / "upgrade.schema.json").read_text()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the workbooks of 2020 in `received`, and a second revision of their bank."""
    shutil.copytree(RECEIVED, tmp_path / "received")
    (tmp_path / "second.yaml").write_text(as_yaml(revised.revision_2()), encoding="utf-8")
    return tmp_path


def report(done: Done) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(done.out)
    SCHEMA.validate(data)
    return data


def answers(path: Path) -> dict[str, tuple[str, str]]:
    """Ref, answer and follow-up of every row of the sections that says something."""
    said = {
        str(row[0]): (str(row[2] or ""), str((*row, "")[3] or "") if has_follow_up else "")
        for sheet in openpyxl.load_workbook(path)
        if sheet["A1"].value == "Ref"
        for has_follow_up in [sheet["D1"].value not in {None, "Earlier answers"}]
        for row in sheet.iter_rows(min_row=2, values_only=True)
    }
    return {ref: words for ref, words in said.items() if any(words)}


def listed(path: Path, sheet: str) -> list[dict[str, str]]:
    head, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [{str(name): str(cell or "") for name, cell in zip(head, row, strict=True)} for row in rows]


def test_into_another_edition(folder: Path) -> None:
    done = ehsg("upgrade", "received", "--to", "2022", "-o", "to-send", cwd=folder)
    assert ", 0 lost." in done.err
    said = answers(folder / "received" / "police.xlsx")
    now = answers(folder / "to-send" / "police.xlsx")
    assert {ref: words[0] for ref, words in now.items()} == {"communities-02": said["communities-04"][0]}
    earlier = listed(folder / "to-send" / "police.xlsx", "Earlier answers")
    gone = listed(folder / "to-send" / "police.xlsx", "Not asked any more")
    crosswalk = crosswalk_reading.load("2020-2022")
    links = Counter(link.from_ for link in crosswalk.links if link.relation != "same")
    assert Counter(row["Earlier Ref"] for row in earlier) == Counter(
        {ref: number for ref, number in links.items() if ref in said and ref != "communities-04"}
    )
    for row in (*earlier, *(row for row in gone if row["Earlier Ref"])):
        words = (row["Earlier answer"], row["Earlier words"])
        assert list(filter(None, words)) == list(filter(None, said[row["Earlier Ref"]]))
    everything = {row["Earlier Ref"] for row in (*earlier, *gone)} | {"communities-04"}
    assert everything - {""} == said.keys()


def test_what_was_carried_into_another_edition_is_merged_like_any_other(folder: Path) -> None:
    ehsg("upgrade", "received", "--to", "2022", "-o", "to-send", cwd=folder)
    done = ehsg("merge", "to-send", "-o", "merged.xlsx", "--bank", "2022", cwd=folder)
    assert "0 unplaced, 0 lost" in done.err
    assert "No findings." in done.out
    merged = openpyxl.load_workbook(folder / "merged.xlsx")["Origins"]
    typed = {row[0] for row in merged.iter_rows(min_row=2, values_only=True) if row[2]}
    assert "communities-02" in typed


def test_the_report_for_programs_is_as_its_schema_says(folder: Path) -> None:
    command = ("upgrade", "received", "--to", "2022", "-o", "to-send", "--format", "json")
    data = report(ehsg(*command, cwd=folder))
    assert len(data["files"]) == 9
    for file in data["files"]:
        cells = file["cells"]
        assert cells["cells"] == cells["printed"] + cells["carried"] + cells["listed"] + cells["lost"]
        assert cells["lost"] == 0


def test_into_a_later_revision(folder: Path) -> None:
    done = ehsg("upgrade", "received/police.xlsx", "--to", "second.yaml", "-o", "police.xlsx", cwd=folder)
    was, now = answers(folder / "received" / "police.xlsx"), answers(folder / "police.xlsx")
    moved = {revised.RENUMBERED: revised.RENUMBERED_TO}
    gone = {revised.ELSE, revised.RETIRED, revised.REPLACED}
    assert now == {moved.get(ref, ref): words for ref, words in was.items() if ref not in gone}
    earlier = listed(folder / "police.xlsx", "Earlier answers")
    assert [(row["Earlier Ref"], row["Earlier words"]) for row in earlier] == [
        (revised.REPLACED, was[revised.REPLACED][0])
    ]
    lost_place = listed(folder / "police.xlsx", "Not asked any more")
    assert {row["Earlier Ref"] for row in lost_place} == {revised.ELSE, revised.RETIRED}
    assert f"{revised.RENUMBERED} is now {revised.RENUMBERED_TO}" in done.said
    assert f"now “{revised.TEXTS[revised.REWORDED]}”" in done.said
    assert "U101" in done.said
    assert "U102" in done.said
    assert ", 0 lost." in done.err


def test_the_date_stays_in_a_revision_and_is_listed_in_another_edition(folder: Path) -> None:
    before = openpyxl.load_workbook(folder / "received" / "police.xlsx")["About you"]["B7"].value
    ehsg("upgrade", "received/police.xlsx", "--to", "second.yaml", "-o", "a.xlsx", cwd=folder)
    ehsg("upgrade", "received/police.xlsx", "--to", "2022", "-o", "b.xlsx", cwd=folder)
    assert openpyxl.load_workbook(folder / "a.xlsx")["About you"]["B7"].value == before
    assert openpyxl.load_workbook(folder / "b.xlsx")["About you"]["B7"].value is None
    assert listed(folder / "b.xlsx", "Not asked any more")[-1]["Earlier answer"] == before


def test_what_is_there_already_is_not_written(folder: Path) -> None:
    done = ehsg("upgrade", "received/police.xlsx", "--to", "2020", "-o", "again.xlsx", cwd=folder)
    assert "at revision 1 of ehsg-2020 already" in done.said
    assert not (folder / "again.xlsx").exists()


def test_a_later_revision_is_not_carried_back(folder: Path) -> None:
    ehsg("upgrade", "received/police.xlsx", "--to", "second.yaml", "-o", "second.xlsx", cwd=folder)
    done = ehsg("upgrade", "second.xlsx", "--to", "2020", "-o", "first.xlsx", cwd=folder, code=1)
    assert "made from revision 2 of ehsg-2020, and the bank is at revision 1" in done.said
    assert not (folder / "first.xlsx").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--to-revision", "7"), "There is no revision 7 of ehsg-2020 here: known is revision 1."),
        (("--to", "20222"), "There is no question bank 20222"),
        (("--to", "ehsg-2023"), "Did you mean"),
        ((), "Say where to carry it"),
        (("--to", "2022", "--to-revision", "1"), "Say where to carry it"),
        (("--to", "2022", "--crosswalk", "nowhere"), "There is no crosswalk nowhere"),
    ],
)
def test_where_there_is_no_way_it_says_so(folder: Path, options: tuple[str, ...], said: str) -> None:
    done = ehsg("upgrade", "received/police.xlsx", *options, "-o", "out.xlsx", cwd=folder, code=2)
    assert said in done.said


def test_agreed_answers_go_into_a_later_revision_and_the_update_goes_on(folder: Path) -> None:
    ehsg("merge", "received", "-o", "return.xlsx", cwd=folder)
    agreed = (
        f"ref,agreed answer,agreed plan\n{revised.REWORDED},Yes,A plan\n{revised.ELSE},No,Another\n"
        f"{revised.RENUMBERED},Mostly no,\n{revised.RETIRED},Only words,\n"
    )
    (folder / "agreed.csv").write_text(agreed, encoding="utf-8")
    ehsg("agree", "return.xlsx", "agreed.csv", cwd=folder)
    update = ("merge", "received", "-o", "return.xlsx", "--update", "--bank", "second.yaml")
    assert "ehsg upgrade" in ehsg(*update, cwd=folder, code=2).said
    done = ehsg("upgrade", "return.xlsx", "--to", "second.yaml", "-o", "second.xlsx", cwd=folder)
    assert "U107" in done.said
    assert "0 lost" in done.err
    decided = {
        row["Ref"]: (row["Agreed answer"], row["Agreed plan"])
        for row in listed(folder / "second.xlsx", "Return")
        if row["Agreed answer"] or row["Agreed plan"]
    }
    kept = {revised.REWORDED: ("Yes", "A plan"), revised.RENUMBERED_TO: ("Mostly no", "")}
    assert decided == kept
    unplaced = {row["Text"] for row in listed(folder / "second.xlsx", "Unplaced")}
    assert unplaced >= {
        f"{revised.ELSE}, agreed answer: No",
        f"{revised.ELSE}, agreed plan: Another",
        f"{revised.RETIRED}, agreed answer: Only words",
    }
    update = ("merge", "received", "-o", "second.xlsx", "--update", "--bank", "second.yaml")
    done = ehsg(*update, cwd=folder, code=None)
    assert ", 0 lost." in done.err
    rows = listed(folder / "second.xlsx", "Return")
    assert {row["Ref"]: row["Agreed answer"] for row in rows if row["Agreed answer"]} == {
        ref: answer for ref, (answer, _) in kept.items()
    }


def test_a_merged_return_is_not_carried_into_another_edition(folder: Path) -> None:
    ehsg("merge", "received", "-o", "return.xlsx", cwd=folder)
    done = ehsg("upgrade", "return.xlsx", "--to", "2022", "-o", "new.xlsx", cwd=folder, code=1)
    assert "U106" in done.said
    assert "Carry over the partners' workbooks" in done.said
    assert not (folder / "new.xlsx").exists()


def test_hostile_files_are_said_and_the_rest_is_carried(folder: Path) -> None:
    received = folder / "received"
    for path in received.iterdir():
        if path.stem not in {"police", "northshire-homes"}:
            path.unlink()
    (received / "notes.xlsx").write_text("no workbook")
    (received / "empty.xlsx").write_bytes(b"")
    openpyxl.Workbook().save(received / "blank.xlsx")
    ehsg("generate", "--bank", "2020", "-o", received / "unanswered.xlsx", cwd=folder)
    sheet = (workbook := openpyxl.load_workbook(received / "police.xlsx"))["Families"]
    rows = sorted(sheet.iter_rows(min_row=2, values_only=True), key=lambda row: str(row[2]))
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    workbook.save(received / "police.xlsx")
    done = ehsg("upgrade", "received", "--to", "2022", "-o", "to-send", cwd=folder, code=1)
    assert {path.name for path in (folder / "to-send").iterdir()} == {
        "police.xlsx",
        "northshire-homes.xlsx",
        "unanswered.xlsx",
    }
    assert ", 0 lost." in done.err
    ehsg("upgrade", "received/notes.xlsx", "--to", "2022", "-o", "x.xlsx", cwd=folder, code=2)


def test_responses_to_a_form_become_a_workbook_each(folder: Path) -> None:
    bank = library.load("2020")
    workbook = openpyxl.Workbook()
    questions = list(bank.questions.values())[:4]
    workbook.worksheets[0].append(["Organisation", *(question.printed for question in questions)])
    for name in ("Northshire Police", "Northshire Homes"):
        workbook.worksheets[0].append([name, "Yes", "No", "Mostly yes", "Mostly no"])
    workbook.save(folder / "form.xlsx")
    command = ("upgrade", "form.xlsx", "--bank", "2020", "--to", "2022", "-o")
    assert "2 workbooks do not go into one file" in ehsg(*command, "one.xlsx", cwd=folder, code=2).said
    ehsg(*command, "to-send", cwd=folder)
    assert sorted(path.name for path in (folder / "to-send").iterdir()) == [
        "northshire-homes.xlsx",
        "northshire-police.xlsx",
    ]


@pytest.mark.libreoffice
def test_saved_by_libreoffice_it_reads_the_same(folder: Path) -> None:
    ehsg("upgrade", "received/police.xlsx", "--to", "2022", "-o", "police.xlsx", cwd=folder)
    (folder / "back").mkdir()
    typed = (("Workforce", "C2", "Yes"),)
    type_into(Typing(folder / "police.xlsx", folder / "back" / "police.xlsx", typed))
    done = ehsg("merge", "back", "-o", "merged.xlsx", cwd=folder)
    assert "0 unplaced, 0 lost" in done.err


def test_what_is_made_is_accessible(folder: Path) -> None:
    ehsg("upgrade", "received/police.xlsx", "--to", "2022", "-o", "police.xlsx", cwd=folder)
    done = ehsg("check", "--accessible", "police.xlsx", "--format", "json", cwd=folder)
    assert {finding["severity"] for finding in done.findings} <= {"info"}


def test_what_we_printed_in_an_earlier_revision_is_nobodys_text(folder: Path) -> None:
    command = ("merge", "received/police.xlsx", "--bank", "second.yaml", "-o", "m.xlsx", "--json", "m.json")
    ehsg(*command, cwd=folder, code=None)
    data = json.loads((folder / "m.json").read_text(encoding="utf-8"))
    unplaced = {cell["text"] for cell in data["unplaced"]}
    was = answers(folder / "received" / "police.xlsx")
    gone = (revised.RENUMBERED, revised.RETIRED, revised.REPLACED)
    cells = {text for ref in gone for text in was[ref] if text}
    first = library.load("2020")
    ours = {first.questions[revised.UNDECLARED].printed, first.questions[revised.ELSE].printed}
    assert unplaced - ours <= cells
    assert first.questions[revised.REWORDED].printed not in unplaced
    assert not unplaced & set(first.questions)


def test_in_a_return_folder_it_is_carried_into_the_bank_of_that_return(folder: Path) -> None:
    (folder / "ehsg.yaml").write_text("folder: 1\nbank: 2022\n", encoding="utf-8")
    ehsg("upgrade", "received/police.xlsx", "-o", "police.xlsx", cwd=folder)
    cover = openpyxl.load_workbook(folder / "police.xlsx")["Read me"]
    assert "Question bank: ehsg-2022" in {row[0] for row in cover.iter_rows(values_only=True)}
