"""Where it is told what is wrong with a change of a bank that extends another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank import library
from ehsg_cli.bank.difference.compare import compare
from ehsg_cli.bank.difference.findings import mistakes
from ehsg_cli.bank.difference.places import Places
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.validation import read
from ehsg_cli.workbook.sent_out.wordings import not_listed
from tests.bank.difference.sample import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "bank: own-2024\nextends: base.yaml\nrevision: 1\n"
BASE = (FOLDER / "before.yaml").read_text(encoding="utf-8")
ASKED = "Do you collect feedback from families on the service they received?"


def found(folder: Path, new: str, base: str = BASE) -> list[tuple[str, str, int, int]]:
    """The codes and places of what is wrong with a change of a bank that first says its name alone."""
    banks = []
    for name, of_base, own in (("old", BASE, ""), ("new", base, new)):
        (folder / name).mkdir()
        (folder / name / "base.yaml").write_text(of_base, encoding="utf-8")
        text = HEAD.replace("revision: 1", "revision: 2") if name == "new" else HEAD
        (folder / name / "own.yaml").write_text(text + own, encoding="utf-8")
        banks.append(DiskFile(folder / name / "own.yaml"))
    document = library.examine(banks[1]).document
    assert document
    places = Places.of(document, read(banks[1])[0])
    difference = compare(*map(library.load_file, banks))
    told = (*mistakes(difference, places), *not_listed(difference, places))
    return [
        (each.code, each.location.file.rpartition("/")[2], each.location.line or 0, each.location.column or 0)
        for each in told
    ]


def test_an_amended_question_is_told_where_its_text_is_amended(tmp_path: Path) -> None:
    new = "amend:\n  families-04:\n    title: Money\n    text: Is there a budget?\n"
    assert found(tmp_path, new) == [("B301", "own.yaml", 7, 5)]


def test_one_that_is_worded_anew_is_told_there_too(tmp_path: Path) -> None:
    new = "amend:\n  families-04: {text: Do you collect feedback from families on services they received?}\n"
    assert found(tmp_path, new) == [("B304", "own.yaml", 5, 17)]


def test_a_question_is_gone_where_it_is_removed(tmp_path: Path) -> None:
    assert found(tmp_path, "remove:\n  - families-01\n  - families-04\n") == [
        ("B302", "own.yaml", 5, 5),
        ("B302", "own.yaml", 6, 5),
    ]


def test_a_follow_up_is_told_where_the_section_is_amended(tmp_path: Path) -> None:
    assert found(tmp_path, "amend:\n  families:\n    follow_up: What next?\n") == [("B306", "own.yaml", 6, 5)]


@pytest.mark.parametrize("amended", ["", "amend:\n  families-04: {title: Feedback}\n"])
def test_what_the_other_bank_changed_is_told_at_the_amendment_or_where_the_file_begins(
    tmp_path: Path, amended: str
) -> None:
    place = (5, 3) if amended else (1, 1)
    assert BASE.count(ASKED) == 1
    base = BASE.replace(ASKED, "Is there a budget?")
    assert found(tmp_path, amended, base) == [("B301", "own.yaml", *place)]


def test_what_is_no_longer_retired_in_the_other_bank_is_told_where_the_file_begins(tmp_path: Path) -> None:
    base = BASE[: BASE.index("\nretired:") + 1] + "retired: []\n"
    assert library.load(FOLDER / "before.yaml").retired
    assert {each[:3] for each in found(tmp_path, "", base)} == {("B302", "own.yaml", 1)}
