"""What the partnership agreed comes from a file into the merged return: all of it, or nothing is written."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from ehsg_cli.bank import library
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.workbook.grid import read_spreadsheet
from tests.acceptance.command import EXAMPLES, ehsg

if TYPE_CHECKING:
    from pathlib import Path

    from ehsg_cli.partnership.model import PartnershipReturn

RECEIVED = EXAMPLES / "2020" / "received"
PLAN = "=1+1, so to speak\nthen “Café” prices (£3)"
CSV = (
    "Ref;Section;Agreed answer;Agreed plan;Value\r\n"
    f'families-01;Families;MOSTLY-YES ;"{PLAN}";\r\n'
    "data-matching-01;;n;;\r\n;;;;\r\nworkforce-14;;;A plan without an answer yet.;\r\n"
    "big-questions-02;;In words: yes & no.;;\r\nstrategy;;;;Early Help Strategy\r\n"
)
YAML = (
    f"families-01: {{answer: mostly yes, plan: {json.dumps(PLAN)}}}\ndata-matching-01: false\n"
    "workforce-14:\n  plan: A plan without an answer yet.\n"
    "big-questions-02: 'In words: yes & no.'\nstrategy: Early Help Strategy\n"
)
FILES = {
    "d.csv": CSV.encode("cp1252"),
    "bom.csv": b"\xef\xbb\xbf" + CSV.encode(),
    "tabs.txt": CSV.replace(";", "\t").encode(),
    "d.yaml": YAML.encode(),
    "D.YML": b"\xef\xbb\xbf" + YAML.replace("\n", "\r\n").encode(),
}
AGREED = {
    "families-01": ("mostly-yes", "Mostly yes", PLAN),
    "data-matching-01": ("no", "No", None),
    "workforce-14": (None, None, "A plan without an answer yet."),
    "big-questions-02": ("In words: yes & no.", "In words: yes & no.", None),
}


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A merged return in which nothing is agreed."""
    path = tmp_path_factory.mktemp("merged") / "merged.xlsx"
    partners = RECEIVED.parent / "partners.csv"
    ehsg("merge", RECEIVED, "--partners", partners, "-o", path, cwd=path.parent)
    return path


@pytest.fixture
def folder(tmp_path: Path, merged: Path) -> Path:
    """A folder with a merged return, and files of decisions."""
    shutil.copy(merged, tmp_path / "merged.xlsx")
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def read(path: Path) -> PartnershipReturn:
    spreadsheet, findings = read_spreadsheet(path.read_bytes(), "merged.xlsx")
    assert spreadsheet, findings
    return read_return(spreadsheet, library.load("2020"))


def read_json(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def agreed(data: dict[str, Any]) -> dict[str, tuple[str | None, str | None, str | None]]:
    rows = {row["question"]: (row["agreed"], row["agreed_raw"], row["agreed_plan"]) for row in data["return"]}
    return {ref: row for ref, row in rows.items() if any(row)}


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", FILES)
def test_decisions_are_written_in_place(folder: Path, name: str) -> None:
    before = read(folder / "merged.xlsx")
    done = ehsg("agree", "merged.xlsx", name, "--json", "merged.json", cwd=folder)
    assert done.out.strip() == "No findings."
    assert done.err.splitlines() == [
        "5 decisions applied. Agreed now: 3 of 69 questions.",
        "Wrote merged.xlsx",
        "Wrote merged.json",
    ]
    after, data = read(folder / "merged.xlsx"), read_json(folder / "merged.json")
    assert agreed(data) == AGREED
    assert {item["id"]: item["value"] for item in data["items"] if item["value"]} == {
        "strategy": "Early Help Strategy"
    }
    for part in ("participants", "answers", "partners", "missing_sectors", "unplaced", "findings"):
        assert getattr(after, part) == getattr(before, part)
    assert [row.tally for row in after.rows] == [row.tally for row in before.rows]
    kept = (folder / "merged.xlsx").read_bytes()
    ehsg("agree", "merged.xlsx", name, "--json", "merged.json", cwd=folder)
    assert (folder / "merged.xlsx").read_bytes() == kept


def test_what_was_agreed_survives_the_next_update(tmp_path: Path) -> None:
    shutil.copytree(RECEIVED, tmp_path / "received")
    (tmp_path / "d.csv").write_text(CSV, encoding="utf-8", newline="")
    (tmp_path / "received" / "police.xlsx").rename(tmp_path / "late.xlsx")
    merge = ("merge", "received", "-o", "merged.xlsx", "--json", "merged.json")
    ehsg(*merge, cwd=tmp_path)
    ehsg("agree", "merged.xlsx", "d.csv", "--json", "merged.json", cwd=tmp_path)
    done = ehsg(*merge, "late.xlsx", "--update", "--format", "json", cwd=tmp_path)
    assert agreed(read_json(tmp_path / "merged.json")) == AGREED
    assert {finding["code"] for finding in done.findings} == {"M103"}
    (tmp_path / "again.yaml").write_text("families-01: No\n", encoding="utf-8")
    done = ehsg("agree", "merged.xlsx", "again.yaml", "--format", "json", cwd=tmp_path)
    (finding,) = done.findings
    assert (finding["code"], finding["severity"]) == ("D201", "info")
    assert finding["location"] == {"file": "again.yaml", "line": 1, "column": 14}
    assert "from “Mostly yes” to “No”" in finding["message"]
    outdated = [found for found in read(tmp_path / "merged.xlsx").findings if found.code == "M103"]
    assert "families-01" not in " ".join(found.message for found in outdated)
    assert outdated


def test_decisions_are_written_to_another_workbook(folder: Path, merged: Path) -> None:
    ehsg("agree", "merged.xlsx", "d.csv", "-o", "agreed.xlsx", "--json", "agreed.json", cwd=folder)
    assert (folder / "merged.xlsx").read_bytes() == merged.read_bytes()
    assert agreed(read_json(folder / "agreed.json")) == AGREED
    before = everything(folder)
    command = ("agree", "merged.xlsx", "d.yaml", "-o", "agreed.xlsx")
    assert "agreed.xlsx exists already" in ehsg(*command, cwd=folder, code=2).err
    for options in (("-o", "new.xlsx", "--json", "agreed.json"), ("--json", "d.csv"), ("-o", "d.csv")):
        assert "Error" in ehsg("agree", "merged.xlsx", "d.yaml", *options, cwd=folder, code=2).err
    for options in (("-o", "merged.xlsx"), ("-o", "d.yaml"), ("--json", "merged.xlsx"), ("--json", "d.yaml")):
        ehsg("agree", "merged.xlsx", "d.yaml", *options, "--force", cwd=folder, code=2)
    assert everything(folder) == before
    ehsg(*command, "--force", cwd=folder)
    assert read(folder / "agreed.xlsx").items["strategy"] == "Early Help Strategy"


def test_an_error_in_one_decision_leaves_everything_as_it_was(folder: Path) -> None:
    (folder / "bad.csv").write_text(
        "ref,answer,plan\nfamilies-01,Yes,\nfamilies-02,Perhaps,\nworkforce-99,No,\nfamilies-01,No,\nstrategy,x,\n"
        "families-03,,\nfamilies-04,Yes,Do it, then more\n,Yes,\n",
        encoding="utf-8",
    )
    before = everything(folder)
    command = ("agree", "merged.xlsx", "bad.csv", "--json", "merged.json")
    done = ehsg(*command, "--format", "json", cwd=folder, code=1)
    assert [(found["code"], found["location"]["line"]) for found in done.findings] == [
        *[("D104", 3), ("D102", 4), ("D103", 5), ("D105", 6), ("D108", 8), ("D101", 9)]
    ]
    assert {found["location"]["file"] for found in done.findings} == {"bad.csv"}
    assert "Nothing was written: correct bad.csv" in done.err
    assert "applied" not in done.err
    for form in ("text", "github", "sarif", "junit"):
        assert "D104" in ehsg(*command, "--format", form, cwd=folder, code=1).out
    ignored = ehsg(*command, "--ignore", "D", cwd=folder, code=1)
    assert (ignored.out.strip(), "Nothing was written" in ignored.err) == ("No findings.", True)
    assert everything(folder) == before


def test_what_is_agreed_already_stays_where_a_cell_is_empty(folder: Path) -> None:
    ehsg("agree", "merged.xlsx", "d.csv", cwd=folder)
    (folder / "more.csv").write_text("ref,answer,plan\nfamilies-01,,New plan\nworkforce-14,Yes,\n")
    done = ehsg("agree", "merged.xlsx", "more.csv", "--json", "merged.json", cwd=folder)
    assert "changes from “=1+1, so to speak then “Café” prices (£3)” to “New plan”" in done.said
    assert agreed(read_json(folder / "merged.json")) == AGREED | {
        "families-01": ("mostly-yes", "Mostly yes", "New plan"),
        "workforce-14": ("yes", "Yes", "A plan without an answer yet."),
    }


BAD: dict[str, tuple[bytes, str]] = {
    "binary.csv": (bytes(range(256)) * 20, "no column called ref"),
    "picture.yaml": (b"\x89PNG\r\n\x1a\n" + bytes(500), "B004"),
    "zeros.yaml": (bytes(500), "B001"),
    "empty.csv": (b"", "no column called ref"),
    "empty.yaml": (b"", "holds no decisions"),
    "header.csv": (b"ref,answer\n", "holds no decision"),
    "no header.csv": (b"families-01,Yes\n", "no column called ref"),
    "twice.csv": (b"ref,answer,agreed\nfamilies-01,Yes,No\n", "2 columns for the agreed answer"),
    "huge.csv": (b"ref,answer\n" + b"families-01,Yes\n" * 400_000, "too large"),
    "many.csv": (b"ref,answer\n" + b"x,Yes\n" * 6_000, "too large"),
    "huge.yaml": (b"families-01: " + b"x" * 6_000_000, "too large"),
    "deep.yaml": (b"[" * 20_000, "too large"),
    "long.csv": (b"ref,answer\nfamilies-01," + b"x" * 200_000, "line 2"),
    "surrogate.yaml": (b'"families-\\ud800": "\\ud800"\nfamilies-01: {plan: "\\udfff"}\n', "D107"),
    "bomb.yaml": (
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (n + 1, n + 1, b",".join([b"*%c" % n] * 9)) for n in range(97, 110)),
        "too large",
    ),
    "refs.csv": (
        b"ref,answer\n" + b"".join(b"%d%s,Yes\n" % (n, b"families-0" * 40) for n in range(4_900)),
        "D102",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_holds_no_decisions(tmp_path: Path, merged: Path, name: str) -> None:
    shutil.copy(merged, tmp_path / "merged.xlsx")
    content, words = BAD[name]
    (tmp_path / name).write_bytes(content)
    done = ehsg("agree", "merged.xlsx", name, "--format", "json", cwd=tmp_path, code=None)
    assert done.code == (1 if len(words) == 4 else 2)
    assert words in done.said
    assert name in done.said
    assert everything(tmp_path) == {"merged.xlsx": merged.read_bytes(), name: content}


def test_inputs_that_are_something_else(folder: Path) -> None:
    (folder / "below").mkdir()
    shutil.copy(RECEIVED / "police.xlsx", folder / "police.xlsx")
    (folder / "old.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    for merged, decisions, words in (
        ("merged.xlsx", "nowhere.csv", "Cannot read nowhere.csv"),
        ("merged.xlsx", "below", "below is a folder"),
        ("merged.xlsx", "merged.xlsx", "merged.xlsx is an Excel workbook"),
        ("merged.xlsx", "old.xls", "old.xls is an Excel workbook"),
        ("nowhere.xlsx", "d.csv", "Cannot read nowhere.xlsx"),
        ("below", "d.csv", "below is a folder, not a merged return"),
        ("police.xlsx", "d.csv", "police.xlsx is a partner's workbook, not a merged return"),
        ("d.csv", "d.yaml", "d.csv"),
    ):
        assert words in ehsg("agree", merged, decisions, cwd=folder, code=2).said
    ehsg("agree", "merged.xlsx", cwd=folder, code=2)
    assert (
        "--bank ehsg-2020" in ehsg("agree", "merged.xlsx", "d.csv", "--bank", "2022", cwd=folder, code=2).said
    )
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_return_with_a_decision_gone_astray_is_left_alone(folder: Path) -> None:
    workbook = openpyxl.load_workbook(folder / "merged.xlsx")
    sheet = workbook["Return"]
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(2, headings.index("Agreed plan") + 1).value = "Ours"
    sheet.cell(2, headings.index("Ref") + 1).value = "families-99"
    workbook.save(folder / "merged.xlsx")
    before = everything(folder)
    assert "families-99" in ehsg("agree", "merged.xlsx", "d.csv", cwd=folder, code=2).err
    assert everything(folder) == before


@pytest.mark.parametrize("ending", [".xlsm", ".ods"])
def test_a_workbook_of_another_kind_is_not_written_over(folder: Path, ending: str) -> None:
    (folder / "merged.xlsx").rename(folder / f"merged{ending}")
    before = everything(folder)
    assert "with -o" in ehsg("agree", f"merged{ending}", "d.csv", cwd=folder, code=2).said
    assert everything(folder) == before
    ehsg("agree", f"merged{ending}", "d.csv", "-o", "merged.xlsx", cwd=folder)
    assert read(folder / "merged.xlsx").items["strategy"] == "Early Help Strategy"


def test_a_json_that_is_no_return_is_not_written_over(folder: Path) -> None:
    (folder / "ours.json").write_text("{}")
    before = everything(folder)
    done = ehsg("agree", "merged.xlsx", "d.csv", "--json", "ours.json", cwd=folder, code=2)
    assert "ours.json exists already" in done.err
    assert everything(folder) == before
    ehsg("agree", "merged.xlsx", "d.csv", "--json", "ours.json", "--force", cwd=folder)
    assert agreed(read_json(folder / "ours.json")) == AGREED


def test_the_return_is_final_once_all_is_agreed(folder: Path) -> None:
    bank = library.load("2020")
    answers = (f"{question}: Mostly yes\n" for question in bank.questions)
    items = (f"{item.id}: Attached\n" for item in bank.return_items)
    (folder / "all.yaml").write_text("".join((*answers, *items)), encoding="utf-8")
    assert "69 of 69 questions" in ehsg("agree", "merged.xlsx", "all.yaml", cwd=folder).err
    ehsg("check", "merged.xlsx", "--final", "--ignore", "C201", cwd=folder)
