"""What the partnership agrees in the merged workbook is theirs: merging again keeps it, and pages show it."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.acceptance.command import EXAMPLES, ehsg
from tests.acceptance.libreoffice import Typing, type_into
from tests.acceptance.pages import text_of_html, text_of_markdown

if TYPE_CHECKING:
    from pathlib import Path

RECEIVED = EXAMPLES / "2020" / "received"
EARLY = ("ccg", "county-council", "hillside-primary", "police", "riverside-academy", "voluntary-action")
LATE = ("easterby-district", "northshire-homes", "westmoor-borough")
AGREED = {
    "families-01": ("No", "- one directory by May\n- then a second look, at “Café” prices (£3)"),
    "data-matching-01": ("No", "=automated, whatever it costs"),
    "big-questions-02": ("In words: it is a proof of concept, yes & no.", ""),
    "workforce-14": ("", "A plan without an answer yet."),
}
ITEMS = {"strategy": "Early Help Strategy 2020–2024", "responsible-officer": "Jo Example"}
Decisions = dict[str, tuple[str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the early workbooks are merged and the late ones wait in `late`."""
    for folder, people in (("received", EARLY), ("late", LATE)):
        (tmp_path / folder).mkdir()
        for name in people:
            shutil.copy(RECEIVED / f"{name}.xlsx", tmp_path / folder)
    ehsg("merge", "received", "-o", "merged.xlsx", "--json", "merged.json", cwd=tmp_path)
    return tmp_path


def cells(path: Path) -> list[tuple[str, str, str]]:
    """Sheet, cell and text of what was agreed, where it goes in a merged workbook."""
    workbook = openpyxl.load_workbook(path)
    values: dict[str, dict[str, dict[str, str]]] = {
        "Return": {
            "Agreed answer": {ref: answer for ref, (answer, _) in AGREED.items()},
            "Agreed plan": {ref: plan for ref, (_, plan) in AGREED.items()},
        },
        "Return items": {"Value": ITEMS},
    }
    return [
        (sheet, f"{heading.column_letter}{row[0].row}", text)
        for sheet, columns in values.items()
        for heading in workbook[sheet][1]
        for row in workbook[sheet].iter_rows(min_row=2)
        if (text := columns.get(heading.value, {}).get(row[0].value))
    ]


def agree(path: Path) -> None:
    """Type it in with another program, which keeps text as text."""
    workbook = openpyxl.load_workbook(path)
    for sheet, cell, text in cells(path):
        workbook[sheet][cell] = text
        workbook[sheet][cell].data_type = "s"
    workbook.save(path)


def read_json(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "merged.json").read_text(encoding="utf-8"))
    return data


def decided(folder: Path) -> Decisions:
    rows = read_json(folder)["return"]
    return {
        row["question"]: (row["agreed_raw"] or "", row["agreed_plan"] or "")
        for row in rows
        if row["agreed_raw"] or row["agreed_plan"]
    }


def update(folder: Path) -> list[str]:
    """Merge again with the late ones, onto the same files; the codes of the findings."""
    command = ("merge", "received", "late", "-o", "merged.xlsx", "--json", "merged.json", "--update")
    findings = ehsg(*command, "--format", "json", cwd=folder).findings
    return [finding["code"] for finding in findings]


def check_agreed(folder: Path) -> None:
    assert decided(folder) == AGREED
    assert {item["id"]: item["value"] for item in read_json(folder)["items"] if item["value"]} == ITEMS
    sheet = openpyxl.load_workbook(folder / "merged.xlsx")["Return"]
    headings = [cell.value for cell in sheet[1]]
    rows = [dict(zip(headings, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert {
        row["Ref"]: (row["Agreed answer"] or "", row["Agreed plan"] or "")
        for row in rows
        if row["Agreed answer"] or row["Agreed plan"]
    } == AGREED


def test_what_was_agreed_survives_a_late_workbook(folder: Path) -> None:
    agree(folder / "merged.xlsx")
    codes = update(folder)
    check_agreed(folder)
    assert len(read_json(folder)["respondents"]) == len(EARLY) + len(LATE)
    assert Counter(codes)["M103"] == 4  # every decision, as the partners' answers have changed


@pytest.mark.libreoffice
def test_what_was_agreed_in_libreoffice_survives_too(folder: Path) -> None:
    merged = folder / "merged.xlsx"
    type_into(Typing(merged, folder / "typed.xlsx", tuple(cells(merged))))
    (folder / "typed.xlsx").replace(merged)
    update(folder)
    check_agreed(folder)


def test_pages_show_what_was_agreed_instead_of_what_was_suggested(folder: Path) -> None:
    agree(folder / "merged.xlsx")
    before = {row["question"]: row["suggested"] for row in read_json(folder)["return"]}
    assert before["families-01"] not in {None, "no"}
    for name, text_of, answer in (
        ("return.html", text_of_html, "Answer: No Agreed"),
        ("return.md", text_of_markdown, "Answer: No (agreed)"),
    ):
        ehsg("render", "merged.xlsx", "-o", name, cwd=folder)
        text = text_of((folder / name).read_text(encoding="utf-8"))
        question = text[text.index("Do families say they know who their whole family worker is?") :][:400]
        assert answer in question
        assert all(" ".join(plan.split()) in text for _, plan in AGREED.values())
        assert AGREED["big-questions-02"][0] in text
        assert ITEMS["strategy"] in text
        assert ITEMS["responsible-officer"] not in text  # names a person


def test_an_agreed_answer_off_the_scale_is_kept_and_found(folder: Path) -> None:
    workbook = openpyxl.load_workbook(folder / "merged.xlsx")
    headings = {cell.value: cell.column for cell in workbook["Return"][1]}
    workbook["Return"].cell(2, headings["Agreed answer"]).value = "Perhaps"
    workbook.save(folder / "merged.xlsx")
    checked = ehsg("check", "merged.xlsx", "--select", "C204", "--format", "json", cwd=folder, code=1)
    assert "Perhaps to families-01" in checked.findings[0]["message"]
    assert checked.findings[0]["location"]["file"] == "merged.xlsx"
    update(folder)
    assert decided(folder) == {"families-01": ("Perhaps", "")}


def test_merging_does_not_depend_on_the_order(tmp_path: Path) -> None:
    files = [f"received/{path.name}" for path in sorted(RECEIVED.iterdir())]
    shutil.copytree(RECEIVED, tmp_path / "received")
    for name, inputs in (("one", ["received"]), ("two", files[::-1]), ("three", files[4:] + files[:4])):
        ehsg("merge", *inputs, "-o", f"{name}.xlsx", "--json", f"{name}.json", cwd=tmp_path)
    for ending in ("xlsx", "json"):
        outputs = {(tmp_path / f"{name}.{ending}").read_bytes() for name in ("one", "two", "three")}
        assert len(outputs) == 1


def test_an_update_without_news_changes_nothing(folder: Path) -> None:
    before = (folder / "merged.xlsx").read_bytes(), (folder / "merged.json").read_bytes()
    command = ("merge", "received", "-o", "merged.xlsx", "--json", "merged.json", "--update")
    ehsg(*command, cwd=folder)
    assert ((folder / "merged.xlsx").read_bytes(), (folder / "merged.json").read_bytes()) == before


def test_workbook_and_json_agree(folder: Path) -> None:
    data, workbook = read_json(folder), openpyxl.load_workbook(folder / "merged.xlsx", read_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in workbook}
    names = {respondent["id"]: respondent["organisation"] for respondent in data["respondents"]}
    comments = [
        (a["question"], names[a["respondent"]], a["comment"]) for a in data["answers"] if a["comment"]
    ]
    suggested = {row["question"]: row["suggested"] or "" for row in data["return"]}
    labels = {"": "", "yes": "Yes", "mostly-yes": "Mostly yes", "mostly-no": "Mostly no", "no": "No"}
    assert [(row[0], row[2], row[4]) for row in sheets["Comments"]] == comments
    assert {row[0]: row[7] or "" for row in sheets["Return"]} == {
        ref: labels[s] for ref, s in suggested.items()
    }
    assert [list(row[3:7]) for row in sheets["Return"] if row[3] is not None] == [
        list(row["counts"].values()) for row in data["return"] if row["counts"]
    ]
    assert [(row[0], row[10], row[-1]) for row in sheets["Sources"]] == [
        (each["id"], each["source"]["file"], each["source"]["sha256"]) for each in data["respondents"]
    ]


def test_a_corrected_workbook_from_another_folder_counts_once(folder: Path) -> None:
    workbook = openpyxl.load_workbook(folder / "received" / "police.xlsx")
    workbook["Families"]["C2"] = "No"
    workbook.save(folder / "late" / "police.xlsx")
    ehsg("merge", "late", "-o", "merged.xlsx", "--json", "merged.json", "--update", cwd=folder)
    files = [each["source"]["file"] for each in read_json(folder)["respondents"]]
    assert len(files) == len(EARLY) + len(LATE)
    assert [file for file in files if "police" in file] == ["late/police.xlsx"]


def test_who_is_taken_out_of_the_folder_is_taken_out_of_the_return(folder: Path) -> None:
    agree(folder / "merged.xlsx")
    (folder / "received" / "ccg.xlsx").unlink()
    codes = update(folder)
    check_agreed(folder)
    assert codes.count("M105") == 1
    assert len(read_json(folder)["respondents"]) == len(EARLY) + len(LATE) - 1


def test_a_folder_of_late_ones_of_its_own_leaves_nobody_out(folder: Path) -> None:
    ehsg("merge", ".", "-o", "../merged.xlsx", "--json", "../merged.json", "--update", cwd=folder / "late")
    assert len(read_json(folder)["respondents"]) == len(EARLY) + len(LATE)


def test_a_file_without_questions_is_not_forgotten(folder: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "Budget"
    workbook.save(folder / "budget.xlsx")
    output = ("-o", "merged.xlsx", "--json", "merged.json", "--update")
    ehsg("merge", "received", "budget.xlsx", *output, cwd=folder, code=1)
    ehsg("merge", "late", *output, cwd=folder, code=1)
    assert [each["text"] for each in read_json(folder)["unplaced"]][-1:] == ["Budget"]
    assert [each["location"]["file"] for each in read_json(folder)["findings"] if each["code"] == "F006"] == [
        "budget.xlsx"
    ]


def test_all_in_one_folder(folder: Path) -> None:
    received = folder / "received"
    command = ("merge", ".", "-o", "merged.xlsx", "--json", "merged.json")
    ehsg(*command, cwd=received)
    before = (received / "merged.xlsx").read_bytes(), (received / "merged.json").read_bytes()
    ehsg(*command, "--update", cwd=received)
    assert ((received / "merged.xlsx").read_bytes(), (received / "merged.json").read_bytes()) == before
    agree(received / "merged.xlsx")
    ehsg(*command, "--update", cwd=received)
    check_agreed(received)


def test_an_update_does_not_replace_somebody_elses_json(folder: Path) -> None:
    (folder / "ours.json").write_text('{"format": "ours"}')
    command = ("merge", "received", "-o", "merged.xlsx", "--json", "ours.json", "--update")
    assert "ours.json exists already" in ehsg(*command, cwd=folder, code=2).said
    ehsg(*command, "--force", cwd=folder)


@pytest.mark.parametrize("what", ["decisions", "items", "no sheet Return", "another bank"])
def test_force_does_not_destroy_what_was_agreed(folder: Path, what: str) -> None:
    merged = folder / "merged.xlsx"
    workbook = openpyxl.load_workbook(merged)
    if what == "decisions":
        workbook["Return"].cell(
            2, [cell.value for cell in workbook["Return"][1]].index("Agreed plan") + 1, "Do"
        )
    elif what == "items":
        workbook["Return items"]["D2"] = "Attached"
    elif what == "no sheet Return":
        workbook["Return"].title = "Ours"
    else:
        for cell in workbook["About"]["A"]:
            cell.value = str(cell.value or "").replace("ehsg-2020", "ehsg-2022")
    workbook.save(merged)
    before = merged.read_bytes()
    said = ehsg("merge", "received", "-o", "merged.xlsx", "--force", cwd=folder, code=2).said
    told = {"decisions": "1 question.", "items": "1 return item."}.get(what, "it cannot be understood")
    assert f"What is agreed in merged.xlsx would be lost: {told}" in said
    assert ("--update" in said) == (what in {"decisions", "items"})
    assert merged.read_bytes() == before


def test_force_replaces_a_return_in_which_nothing_is_agreed(folder: Path) -> None:
    ehsg("merge", "late", "-o", "merged.xlsx", "--force", cwd=folder)


def test_force_does_not_replace_what_cannot_be_looked_into(folder: Path) -> None:
    merged = folder / "merged.xlsx"
    locked = folder / "locked.xlsx"
    type_into(Typing(merged, locked, password="secret"))  # noqa: S106 - nobody's
    before = locked.read_bytes()
    said = ehsg("merge", "received", "-o", "locked.xlsx", "--force", cwd=folder, code=2).said
    assert "locked.xlsx is encrypted: what may be agreed in it would be lost" in said
    assert locked.read_bytes() == before


def test_force_does_not_replace_what_is_too_large_to_be_looked_into(folder: Path) -> None:
    before = (folder / "merged.xlsx").read_bytes()
    said = ehsg(
        *("merge", "received", "-o", "merged.xlsx", "--force", "--limit", "cells=3000"), cwd=folder, code=2
    ).said
    assert "merged.xlsx is too large to be read: what may be agreed in it would be lost" in said
    assert (folder / "merged.xlsx").read_bytes() == before


@pytest.mark.parametrize("command", [("merge", "received"), ("agree", "merged.xlsx", "merged.json")])
def test_a_workbook_is_written_under_no_other_ending(folder: Path, command: tuple[str, ...]) -> None:
    said = ehsg(*command, "-o", "return.ods", cwd=folder, code=2).said
    assert "workbooks are written as .xlsx" in said
    assert not (folder / "return.ods").exists()


def test_nothing_is_made_of_a_return_whose_refs_were_sorted_alone(folder: Path) -> None:
    workbook = openpyxl.load_workbook(folder / "merged.xlsx")
    sheet = workbook["Return"]
    agreed = [cell.value for cell in sheet[1]].index("Agreed answer") + 1
    sheet.cell(2, agreed).value = "Yes"
    refs = sorted(sheet.cell(row, 1).value for row in range(2, 71))
    for row, ref in enumerate(refs, start=2):
        sheet.cell(row, 1).value = ref
    workbook.save(folder / "merged.xlsx")
    for command in (
        ("merge", "received", "-o", "merged.xlsx", "--update"),
        ("render", "merged.xlsx", "-o", "return.html"),
    ):
        assert "a column was sorted alone" in ehsg(*command, cwd=folder, code=2).said
    assert "M203" in ehsg("check", "merged.xlsx", cwd=folder, code=1).said


def test_what_a_meeting_types_elsewhere_moves_to_unplaced(folder: Path) -> None:
    workbook = openpyxl.load_workbook(folder / "merged.xlsx")
    workbook.create_sheet("Minutes")["A1"] = "We met on a Tuesday"
    workbook.save(folder / "merged.xlsx")
    done = ehsg("merge", "received", "-o", "merged.xlsx", "--update", cwd=folder)
    assert "M204" in done.said
    workbook = openpyxl.load_workbook(folder / "merged.xlsx")
    assert "We met on a Tuesday" in {row[-1].value for row in workbook["Unplaced"].iter_rows()}
