"""Personal data is found in what partners wrote, keeps a page from being written, is gone from a copy."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from ehsg_cli.bank import library
from ehsg_cli.workbook.write import write_book
from tests.acceptance.command import EXAMPLES, ehsg
from tests.filling import Filled, filled_book

PHONE, NHS, PUPIL, INSURANCE = "07700 900123", "999 000 0018", "Y000123419001", "AA 00 00 01 A"
POSTCODE, BIRTH, EMAIL = "NE98 9XZ", "12/03/2011", "xanthe.quill@example.org"
FIRST, LAST = "Xanthe", "Quill"
SECRETS = (PHONE, NHS, PUPIL, INSURANCE, POSTCODE, BIRTH, EMAIL, FIRST, LAST, "tess.marlowe", "Marlowe")
DESK = "front.door@example.org"
PLANS = {
    "families-01": f"Ring {FIRST} on {PHONE} or write to {DESK}.",
    "families-02": f"Child with NHS {NHS}, UPN {PUPIL}, born on {BIRTH}.",
    "families-03": f"Mum ({INSURANCE}) lives at {POSTCODE}. "
    + "and so on, at length " * 3
    + f"07700\u00a0{'900456'}",
    "families-04": f"{LAST}, {FIRST} asked Tess Marlowe.",
}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two returned workbooks, one of them full of personal data, and the merged return."""
    folder = tmp_path_factory.mktemp("year")
    (folder / "received").mkdir()
    bank = library.load("2020")
    partners = (
        ("Northshire Police", f"{FIRST} {LAST} (inspector)", EMAIL, PLANS),
        (
            "Hillside Primary School",
            "Tess Marlowe",
            "tess.marlowe@example.org",
            {"families-05": "All is well."},
        ),
    )
    for name, who, address, plans in partners:
        about = {"organisation": name, "completed_by": who, "email": address, "date": "2020-07-14"}
        answers = {question: ("Yes", plan) for question, plan in plans.items()}
        file = folder / "received" / f"{name}.xlsx"
        file.write_bytes(write_book(filled_book(bank, Filled(about, answers))))
    _scribble(folder / "received" / "Northshire Police.xlsx", folder / "received" / f"{FIRST} {LAST}.xlsx")
    ehsg("merge", "received", "-o", "merged.xlsx", cwd=folder)
    return folder


def _scribble(file: Path, to: Path) -> None:
    """What people leave in a workbook: notes, a sheet that is hidden, their names among its properties."""
    workbook = openpyxl.load_workbook(file)
    workbook["Families"]["C6"].comment = Comment(f"{FIRST} {LAST}:\nask {PHONE}", f"{FIRST} {LAST}")
    hidden = workbook.create_sheet("Rough notes")
    hidden["A1"] = f"Call {PHONE}, {EMAIL}"
    hidden.sheet_state = "hidden"
    workbook.properties.creator = workbook.properties.lastModifiedBy = f"{FIRST} {LAST}"
    workbook.save(to)
    file.unlink()


def agreed(year: Path, plan: str) -> str:
    """A copy of the return in which a plan is agreed."""
    (year / "agreed.csv").write_text(f'ref,agreed plan\nfamilies-02,"{plan}"\n', encoding="utf-8")
    ehsg("agree", "merged.xlsx", "agreed.csv", "-o", "agreed.xlsx", "--force", cwd=year)
    return "agreed.xlsx"


def parts(file: Path) -> str:
    """Everything in a workbook that somebody could read who unpacks it, names of its parts included."""
    with zipfile.ZipFile(file) as package:
        content = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        return unescape(" ".join([*package.namelist(), *content]))


def survivors(text: str) -> list[str]:
    """What is still there of what was to go, however it is spaced."""
    spaceless = re.sub(r"[\s\u00a0]+", "", text).casefold()
    return [each for each in (*SECRETS, "900456") if each.replace(" ", "").casefold() in spaceless]


def test_it_is_found_with_its_cell_and_masked(year: Path) -> None:
    findings = ehsg("check", "--privacy", "merged.xlsx", "--format", "json", cwd=year).findings
    found = {(each["code"], each["location"]["sheet"], each["location"]["cell"]) for each in findings}
    assert {
        *(("P208", "Families", "D2"), ("P202", "Families", "D2"), ("P201", "Families", "D2")),
        *(("P203", "Families", "D3"), ("P204", "Families", "D3"), ("P206", "Families", "D3")),
        *(("P205", "Families", "D4"), ("P207", "Families", "D4"), ("P202", "Families", "D4")),
        *(("P208", "Families", "D5"), ("P202", "Families", "C6"), ("P201", "Rough notes", "A1")),
    } <= found
    assert {each["severity"] for each in findings} == {"warning"}
    assert survivors(" ".join(each["message"] for each in findings)) == []


def test_a_folder_of_workbooks_gives_the_same(year: Path) -> None:
    of_return = ehsg("check", "--privacy", "merged.xlsx", "--format", "json", cwd=year).findings
    of_folder = ehsg("check", "--privacy", "received", "--format", "json", cwd=year).findings
    assert {(f["code"], f["message"]) for f in of_folder} == {(f["code"], f["message"]) for f in of_return}


def test_what_is_agreed_is_an_error_in_its_cell(year: Path) -> None:
    merged = agreed(year, f"Ask {FIRST} {LAST}.")
    done = ehsg("check", "--privacy", merged, "--select", "P1", "--format", "json", cwd=year, code=1)
    (finding,) = done.findings
    place = finding["location"]
    assert (finding["code"], place["file"], place["sheet"]) == ("P108", merged, "Return")
    sheet = openpyxl.load_workbook(year / merged)["Return"]
    assert sheet[place["cell"]].value == f"Ask {FIRST} {LAST}."
    assert finding["message"] == (
        "The name of somebody who answered, in the agreed plan for families-02: Ask X***** Q****."
    )


def test_what_is_allowed_is_not_said(year: Path) -> None:
    done = ehsg("check", "--privacy", "merged.xlsx", "--allow", DESK, "--format", "json", cwd=year)
    messages = [each["message"] for each in done.findings if each["code"] == "P201"]
    assert messages
    assert not any("families-01" in message for message in messages)


def test_privacy_is_checked_by_itself(year: Path) -> None:
    for other in ("--final", "--accessible"):
        done = ehsg("check", "--privacy", other, "merged.xlsx", cwd=year, code=2)
        assert "Leave out one of the two." in done.said


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_page_that_would_publish_it_is_not_written(year: Path, ending: str) -> None:
    page = year / f"page.{ending}"
    done = ehsg("render", "merged.xlsx", "-o", page.name, "--detail", "full", cwd=year, code=1)
    assert "Nothing was written" in done.err
    assert "P203" in done.out
    assert survivors(done.said.replace(f"{FIRST} {LAST}.xlsx", "")) == []
    assert not page.exists()
    assert "E-mail addresses, and who filled in the workbooks, need not be taken out" in done.err
    included = ("--detail", "full", "--include-personal")
    meant = ehsg("render", "merged.xlsx", "-o", page.name, *included, cwd=year)
    assert meant.out == done.out
    assert "Note: what is listed is published with the page" in meant.err
    assert PHONE in unescape(page.read_text("utf-8")).replace("\\", "")


def test_of_a_summary_only_what_is_agreed_matters(year: Path) -> None:
    ehsg("render", "merged.xlsx", "-o", "summary.html", cwd=year)
    assert survivors((year / "summary.html").read_text("utf-8")) == []
    merged = agreed(year, f"Match {NHS} by hand.")
    done = ehsg("render", merged, "-o", "refused.html", cwd=year, code=1)
    assert "P103 An NHS number in the agreed plan for families-02: M**** *** *** **** by hand." in done.said
    assert not (year / "refused.html").exists()
    ehsg("render", merged, "-o", "allowed.html", "--allow", NHS, cwd=year)
    ehsg("render", merged, "-o", "internal.html", "--detail", "internal", cwd=year)


def test_an_address_in_a_summary_is_left_out_and_stops_nothing(year: Path) -> None:
    ehsg("render", agreed(year, f"Write to {DESK}."), "-o", "address.html", cwd=year)
    assert DESK not in (year / "address.html").read_text("utf-8")


def test_nothing_of_it_is_in_any_part_of_a_copy(year: Path) -> None:
    before = (year / "merged.xlsx").read_bytes()
    done = ehsg("redact", "merged.xlsx", "-o", "copy.xlsx", "--list", "removed.csv", cwd=year)
    assert "The copies were read again: nothing of the kind is found in them." in done.err
    assert survivors(parts(year / "merged.xlsx")) == [*SECRETS, "900456"]
    assert survivors(parts(year / "copy.xlsx")) == []
    assert survivors(done.out.replace(f"{FIRST} {LAST}.xlsx", "")) == []
    assert (year / "merged.xlsx").read_bytes() == before
    head, *rows = csv.reader(io.StringIO((year / "removed.csv").read_text("utf-8-sig")))
    assert head == ["File", "Sheet", "Cell", "What was removed"]
    assert any(place == ["Families", "D3"] and "NHS number" in what for _, *place, what in rows)
    assert survivors(" ".join(what for *_, what in rows)) == []


def test_a_copy_is_a_return_like_any_other(year: Path) -> None:
    ehsg("redact", "merged.xlsx", "-o", "again.xlsx", cwd=year)
    assert ehsg("check", "--privacy", "again.xlsx", cwd=year).out.strip() == "No findings."
    page = ehsg("render", "again.xlsx", "-o", "again.md", "--detail", "full", cwd=year)
    assert page.code == 0
    text = (year / "again.md").read_text("utf-8").replace("\\", "")
    assert "Ring [name removed] on [telephone number removed]" in text
    done = ehsg("merge", "received", "-o", "again.xlsx", "--update", cwd=year)
    assert "0 lost" in done.err
    assert "2 respondents merged" in done.err
    twice = ehsg("redact", "again.xlsx", "-o", "twice.xlsx", cwd=year)
    assert survivors(parts(year / "twice.xlsx")) == []
    assert twice.code == 0


def test_respondents_are_kept_where_that_is_asked_for(year: Path) -> None:
    ehsg("redact", "merged.xlsx", "-o", "kept.xlsx", "--keep-respondents", "--allow", DESK, cwd=year)
    sources = [
        value
        for row in openpyxl.load_workbook(year / "kept.xlsx")["Sources"].iter_rows(values_only=True)
        for value in row
    ]
    assert f"{FIRST} {LAST} (inspector)" in sources
    assert EMAIL in sources
    text = parts(year / "kept.xlsx")
    assert DESK in text
    assert PHONE not in text


def test_copies_of_workbooks_hold_nothing_of_it_either(year: Path) -> None:
    ehsg("redact", "received", "-o", "shared", cwd=year)
    copies = sorted((year / "shared").iterdir())
    assert [copy.name for copy in copies] == [
        "hillside-primary-school-redacted.xlsx",
        "workbook-2-redacted.xlsx",
    ]
    assert [survivors(parts(copy)) for copy in copies] == [[], []]
    done = ehsg("merge", "shared", "-o", "of-copies.xlsx", cwd=year)
    assert "2 respondents merged" in done.err
    assert "0 lost" in done.err


def test_other_files_are_refused_in_words(year: Path) -> None:
    (year / "notes.txt").write_text(f"{FIRST}: {PHONE}", encoding="utf-8")
    done = ehsg("redact", "notes.txt", "-o", "notes-copy", cwd=year, code=2)
    assert "None of the files holds answers to a question bank" in done.err
    assert not (year / "notes-copy").exists()
    done = ehsg("redact", "received", "-o", "one.xlsx", cwd=year, code=2)
    assert "2 copies do not go into one file." in done.err
    done = ehsg("redact", "merged.xlsx", "-o", "merged.xlsx", "--force", cwd=year, code=2)
    assert "is also to be read" in done.err


def test_the_examples_are_clean() -> None:
    for edition in ("2020", "2022"):
        done = ehsg("check", "--privacy", "received", cwd=EXAMPLES / edition)
        assert done.out.strip() == "No findings."


def test_in_a_return_folder_its_contacts_are_known(year: Path, tmp_path: Path) -> None:
    (tmp_path / "ehsg.yaml").write_text("folder: 1\nbank: 2020\n", encoding="utf-8")
    listed = "organisation,contact,email\nHillside Primary School,Wilf Tansley,\n"
    (tmp_path / "partners.csv").write_text(listed, encoding="utf-8")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "return.xlsx").write_bytes((year / agreed(year, "Wilf will see.")).read_bytes())
    done = ehsg("check", "--privacy", "output/return.xlsx", "--select", "P1", cwd=tmp_path, code=1)
    assert (
        "P108 The name of somebody who answered, in the agreed plan for families-02: W*** will see."
        in done.said
    )
    ehsg("redact", cwd=tmp_path)
    assert survivors(parts(tmp_path / "output" / "return-redacted.xlsx")) == []
    assert "Wilf" not in parts(tmp_path / "output" / "return-redacted.xlsx")


def test_contacts_on_a_list_that_is_named_are_known(year: Path, tmp_path: Path) -> None:
    listed = "organisation,contact,email\nHillside Primary School,Wilf Tansley,\n"
    (tmp_path / "who.csv").write_text(listed, encoding="utf-8")
    (tmp_path / "merged.xlsx").write_bytes((year / agreed(year, "Wilf will see.")).read_bytes())
    named = ("--partners", "who.csv")
    done = ehsg("check", "--privacy", "merged.xlsx", *named, "--select", "P1", cwd=tmp_path, code=1)
    assert "in the agreed plan for families-02: W*** will see." in done.said
    ehsg("redact", "merged.xlsx", *named, "-o", "copy.xlsx", cwd=tmp_path)
    assert "Wilf" not in parts(tmp_path / "copy.xlsx")


def test_what_a_return_folder_allows_is_allowed(year: Path, tmp_path: Path) -> None:
    settings = f'folder: 1\nbank: 2020\nallow: ["{NHS}", {DESK}]\n'
    (tmp_path / "ehsg.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "output").mkdir()
    file = tmp_path / "output" / "return.xlsx"
    file.write_bytes((year / agreed(year, f"Match {NHS.replace(' ', '')} or {PHONE}.")).read_bytes())
    done = ehsg("check", "--privacy", "--format", "json", cwd=tmp_path, code=1)
    assert not [each for each in done.findings if each["code"] in {"P103", "P203"}]
    ehsg("render", cwd=tmp_path, code=1)
    ehsg("render", "--allow", PHONE, cwd=tmp_path)
    ehsg("redact", "-o", "copy.xlsx", cwd=tmp_path)
    copy = parts(tmp_path / "copy.xlsx")
    assert [text in copy for text in (NHS, DESK, PHONE)] == [True, True, False]


def test_what_a_return_folder_turns_off_still_stops_a_page_and_a_copy(year: Path, tmp_path: Path) -> None:
    (tmp_path / "ehsg.yaml").write_text("folder: 1\nbank: 2020\nseverity: {P: off}\n", encoding="utf-8")
    (tmp_path / "output").mkdir()
    file = tmp_path / "output" / "return.xlsx"
    file.write_bytes((year / agreed(year, f"Match {NHS} by hand.")).read_bytes())
    done = ehsg("render", cwd=tmp_path, code=1)
    assert "error P103 An NHS number in the agreed plan for families-02" in done.said
    assert "Nothing was written" in done.err
    assert not (tmp_path / "output" / "return.html").exists()
    assert "P301" in ehsg("redact", cwd=tmp_path).out


def test_a_copy_that_still_holds_something_is_not_written(tmp_path: Path) -> None:
    text = (
        (EXAMPLES.parent / "banks" / "2020.yaml").read_text("utf-8").replace("bank: ehsg-2020", "bank: ours")
    )
    file = tmp_path / "ours.yaml"
    file.write_text(text.replace("family worker is?", f"family worker is? Ask {DESK}."), encoding="utf-8")
    about = {"organisation": "Northshire Police", "completed_by": f"{FIRST} {LAST}"}
    book = filled_book(library.load(str(file)), Filled(about, {"families-01": ("Yes", f"Ring {PHONE}.")}))
    (tmp_path / "police.xlsx").write_bytes(write_book(book))
    (tmp_path / "ehsg.yaml").write_text("folder: 1\nbank: ours.yaml\nseverity: {P: off}\n", encoding="utf-8")
    redact = ("redact", "police.xlsx", "-o", "copies", "--list", "removed.csv")
    done = ehsg(*redact, cwd=tmp_path, code=1)
    assert "error P302 Still in the copy, e-mail address: " in done.said
    assert "Nothing was written" in done.err
    assert not (tmp_path / "copies").exists()
    assert not (tmp_path / "removed.csv").exists()
    ehsg(*redact, "--allow", DESK, cwd=tmp_path)
    assert [file.name for file in (tmp_path / "copies").iterdir()] == ["police-redacted.xlsx"]


def test_outside_one_files_have_to_be_named(year: Path) -> None:
    done = ehsg("redact", cwd=year, code=2)
    assert "ehsg redact needs FILE." in done.err
