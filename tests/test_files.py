from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli import files
from ehsg_cli.errors import EhsgError


def test_inputs_are_found_below_folders_once_each_and_sorted(tmp_path: Path) -> None:
    names = ("b.xlsx", "sub/a.xlsx", "~$b.xlsx", ".hidden.xlsx", "notes.txt", ".sync/x.xlsx", "sub/.y/z.xlsx")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = files.find_inputs([tmp_path, tmp_path / "b.xlsx"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.xlsx", "notes.txt", "sub/a.xlsx"]


def test_a_missing_path_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(EhsgError, match="does not exist"):
        files.find_inputs([tmp_path / "gone"])
    with pytest.raises(EhsgError, match="is empty"):
        files.find_inputs([tmp_path])


def test_a_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / ".ours").mkdir()
    (tmp_path / ".ours" / "a.xlsx").write_bytes(b"x")
    assert files.find_inputs([tmp_path / ".ours"]) == (tmp_path / ".ours" / "a.xlsx",)


def test_a_folder_inside_that_may_not_be_read_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")
    (tmp_path / "sub" / "locked").mkdir(parents=True)
    scandir = os.scandir

    def refusing(folder: str | Path) -> object:
        if Path(folder).name == "locked":
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(EhsgError, match=r"Cannot read .*sub/locked: Permission denied\."):
        files.find_inputs([tmp_path])


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(EhsgError, match=r"a\.txt exists already"):
        files.refuse_existing([tmp_path / "new.txt", target], force=False)
    files.refuse_existing([target], force=True)
    with pytest.raises(EhsgError, match="is also to be read"):
        files.refuse_existing([target], force=True, inputs=[tmp_path / "." / "a.txt"])
    with pytest.raises(EhsgError, match="the same file"):
        files.refuse_existing([target, tmp_path / "x" / ".." / "a.txt"], force=True)
    with pytest.raises(EhsgError, match="is a folder"):
        files.refuse_existing([tmp_path], force=True)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EhsgError, match=r"Cannot write .*a\.txt: No space left on device\."):
        files.write(target, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text() == "old"


def test_a_write_makes_its_folder_and_gives_ordinary_permissions(tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "a.txt"
    files.write(target, "é")
    assert target.read_bytes() == b"\xc3\xa9"
    ordinary = tmp_path / "ordinary.txt"
    ordinary.write_text("")
    assert target.stat().st_mode == ordinary.stat().st_mode


def test_a_file_is_removed_or_that_is_said(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    files.remove(target)
    files.remove(target)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(EhsgError, match="Cannot remove"):
        files.remove(tmp_path)


def test_text_is_read_with_a_byte_order_mark_or_in_windows_1252(tmp_path: Path) -> None:
    for content, text in ((b"\xef\xbb\xbfcaf\xc3\xa9", "café"), (b"caf\xe9", "café")):
        (tmp_path / "t").write_bytes(content)
        assert files.read_text(tmp_path / "t") == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Northshire Police", "northshire-police"),
        ("St Mary's C of E (VA) School", "st-marys-c-of-e-va-school"),
        ("CON", "con-partner"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ysgol Gynradd Llanfair—Caereinion", "ysgol-gynradd-llanfair-caereinion"),
        ("…", "partner"),
    ],
)
def test_slugs_are_safe_file_names(text: str, name: str) -> None:
    assert files.slug(text) == name


@given(st.text())
def test_any_text_makes_a_slug_that_names_a_file_in_this_folder(text: str) -> None:
    name = files.slug(text)
    assert name
    assert Path(name).name == name
    assert len(name) <= 70


@given(st.lists(st.sampled_from(["a", "b", "a-2"])))
def test_unique_names_are_unique_and_keep_their_order(names: list[str]) -> None:
    result = files.unique(names)
    assert len(set(result)) == len(names)
    assert all(new.startswith(old) for new, old in zip(result, names, strict=True))


def test_a_name_is_numbered_on_however_often_it_comes() -> None:
    result = files.unique(["School"] * 20_000)  # a search from 1 for each would take minutes
    assert (result[0], result[-1]) == ("School", "School-20000")


def test_names_that_differ_in_case_alone_are_the_same_name() -> None:
    assert files.unique(["School", "school", "SCHOOL"]) == ["School", "school-2", "SCHOOL-3"]


@pytest.mark.parametrize("lock", ["~$a.xlsx", ".~lock.a.xlsx#"])
def test_a_lock_file_that_a_pattern_names_is_passed_over(tmp_path: Path, lock: str) -> None:
    for name in (lock, "a.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    assert files.find_inputs([tmp_path / lock, tmp_path / "a.xlsx"]) == (tmp_path / "a.xlsx",)
    with pytest.raises(EhsgError, match="open in another program") as raised:
        files.find_inputs([tmp_path / lock])
    assert raised.value.remedy == "Name the workbook itself."


def test_a_folder_may_hold_no_file_where_that_is_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    assert files.find_inputs([tmp_path], may_be_none=True) == ()
    with pytest.raises(EhsgError, match="does not exist"):
        files.find_inputs([tmp_path / "gone"], may_be_none=True)


def test_what_is_written_bit_by_bit_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def fill(stream: BinaryIO) -> None:
        stream.write(b"one ")
        stream.write(b"two")

    def fail(stream: BinaryIO) -> None:
        fill(stream)
        raise OSError(errno.ENOSPC, "No space left on device")

    files.write(tmp_path / "made.csv", fill)
    assert (tmp_path / "made.csv").read_bytes() == b"one two"
    with pytest.raises(EhsgError, match="No space left on device"):
        files.write(tmp_path / "made.csv", fail)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"one two"]
