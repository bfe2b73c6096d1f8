"""What files and folders hold, by the bank they are from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ehsg_cli.bank import library
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.gathering import bank_of, gather, relative
from ehsg_cli.merged_return import open_merged, understand_merged
from tests.filling import filled_workbook
from tests.said import filled

EXAMPLES = Path(__file__).parents[1] / "examples"
MERGED = EXAMPLES / "2022" / "output" / "merged.xlsx"


def test_a_bank_is_given_named_or_said_by_the_workbooks() -> None:
    spreadsheet = open_merged(MERGED)
    known = library.load("2022")
    assert bank_of([spreadsheet], known) is known
    assert bank_of([spreadsheet], "2022") == bank_of([spreadsheet], "") == known


def test_a_return_of_another_bank_is_refused() -> None:
    with pytest.raises(EhsgError, match="is a return of the bank ehsg-2022, not of ehsg-2020"):
        understand_merged(open_merged(MERGED), library.load("2020"))


def test_what_a_folder_holds(tmp_path: Path) -> None:
    bank = library.load("2022")
    (tmp_path / "merged.xlsx").write_bytes(MERGED.read_bytes())
    (tmp_path / "one.xlsx").write_bytes(filled_workbook(bank, filled(bank, 1)))
    (tmp_path / "list.numbers").write_bytes(b"PK")
    (tmp_path / "letter.pdf").write_bytes(b"%PDF")
    gathered = gather([tmp_path])
    assert gathered.bank == bank
    assert [Path(each.source.file).name for each in gathered.submissions] == ["one.xlsx"]
    assert [Path(each.source.file).name for each in gathered.returns] == ["merged.xlsx"]
    assert [each.code for each in gathered.findings] == [
        codes.FILE_OTHER_TYPE.id,
        codes.FILE_OTHER_SPREADSHEET.id,
    ]
    assert gathered.holds_answers


def _made_from(bank: str) -> bytes:
    known = library.load("2022")
    return filled_workbook(known.model_copy(update={"bank": bank}), filled(known, 1))


def test_the_bank_is_the_one_that_most_say_whichever_comes_first(tmp_path: Path) -> None:
    old, new = library.load("2020"), library.load("2022")
    (tmp_path / "a.xlsx").write_bytes(filled_workbook(old, filled(old, 1)))
    for name in "bc":
        (tmp_path / f"{name}.xlsx").write_bytes(filled_workbook(new, filled(new, ord(name))))
    gathered = gather([tmp_path])
    assert gathered.bank == new
    assert [len(each.answers) for each in gathered.submissions] == [0, 12, 12]
    (tmp_path / "c.xlsx").unlink()
    assert gather([tmp_path]).bank == old  # as many say each: the first


def test_most_workbooks_are_of_a_bank_of_peoples_own(tmp_path: Path) -> None:
    bank = library.load("2022")
    (tmp_path / "a.xlsx").write_bytes(filled_workbook(bank, filled(bank, 1)))
    for name in "bc":
        (tmp_path / f"{name}.xlsx").write_bytes(_made_from("northshire-2024"))
    with pytest.raises(EhsgError, match="from the question bank northshire-2024, which is not a built-in"):
        gather([tmp_path])


def test_files_are_named_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative(tmp_path / "received" / "a.xlsx") == "received/a.xlsx"
    assert relative(tmp_path.parent / "a.xlsx") == "../a.xlsx"


def test_a_file_on_another_drive_is_named_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", refuse)
    assert relative(Path("X:/a.xlsx")) == "X:/a.xlsx"
