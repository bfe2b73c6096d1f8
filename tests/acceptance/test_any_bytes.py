"""Whatever a file holds, reading it gives a spreadsheet or the finding that says why not, and never fails."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.workbook.isolated import Reader
from ehsg_cli.workbook.limits import Limits
from tests.acceptance.command import EXAMPLES
from tests.workbook.parts import ods_cell, ods_row, ods_rows, unzipped, zipped
from tests.workbook.xlsb import xlsb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FEW = settings(max_examples=50, deadline=None)
LEADS = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml version='1.0'?>", b"%PDF-1.7\n")
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.binary(max_size=8), st.integers(0, 40)), min_size=1, max_size=5
)


XLS = Path(__file__).with_name("notes.xls")  # as LibreOffice saved it: notes, errors, a date, long texts
TABLE = [("Ref", "Question", "Answer"), *((f"families-{row:02}", row / 3, True) for row in range(20))]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(Limits(seconds=20, memory=500_000_000)) as reader:
        yield reader


def read(reader: Reader, data: bytes) -> None:
    spreadsheet, findings = reader.read(data, "given.xlsx")
    assert spreadsheet or findings
    assert all(finding.location.file == "given.xlsx" for finding in findings)
    assert all(finding.code != "F009" or "fail" in finding.message for finding in findings)


def damaged(data: bytes, edits: Iterable[tuple[float, bytes, int]]) -> bytes:
    """The bytes with a few stretches, each at a share of the whole, replaced by others."""
    for share, replacement, length in edits:
        start = int(share * len(data))
        data = data[:start] + replacement + data[start + length :]
    return data


@cache
def parts(kind: str = "xlsx") -> dict[str, bytes]:
    """The files that a real workbook consists of."""
    note = "<office:annotation><text:p>a note</text:p></office:annotation>"
    row = ods_row(ods_cell(f"{note}<text:p>x</text:p>", value_type="string"), ods_cell(formula="of:=[.A1]"))
    whole = {
        "xlsx": (EXAMPLES / "2022" / "received" / "police.xlsx").read_bytes(),
        "xlsb": xlsb({"Families": TABLE}),
        "ods": ods_rows(row * 20),
    }
    return unzipped(whole[kind])


@FEW
@given(lead=st.sampled_from(LEADS), content=st.binary(max_size=2000))
def test_any_bytes(reader: Reader, lead: bytes, content: bytes) -> None:
    read(reader, lead + content)


@FEW
@given(
    file=st.sampled_from([EXAMPLES / "2020" / "received" / "police.xlsx", XLS]),
    share=st.floats(0, 1),
    edits=EDITS,
)
def test_a_workbook_cut_short_and_overwritten(
    reader: Reader, file: Path, share: float, edits: list[tuple[float, bytes, int]]
) -> None:
    whole = file.read_bytes()
    read(reader, damaged(whole, edits))
    read(reader, whole[: int(share * len(whole))])


@FEW
@given(data=st.data(), kind=st.sampled_from(["xlsx", "xlsb", "ods"]), edits=EDITS)
def test_a_workbook_with_one_of_its_parts_damaged(
    reader: Reader, data: st.DataObject, kind: str, edits: list[tuple[float, bytes, int]]
) -> None:
    name = data.draw(st.sampled_from(sorted(parts(kind))))
    read(reader, zipped({**parts(kind), name: damaged(parts(kind)[name], edits)}))


@FEW
@given(kept=st.sets(st.sampled_from(sorted(parts()))), swapped=st.sampled_from(sorted(parts())))
def test_a_workbook_with_parts_missing_or_in_each_others_place(
    reader: Reader, kept: set[str], swapped: str
) -> None:
    chosen = {name: content for name, content in parts().items() if name in kept}
    read(reader, zipped(chosen))
    read(reader, zipped({**parts(), swapped: parts()["xl/workbook.xml"]}))


def test_the_workbook_in_the_old_format_is_read(reader: Reader) -> None:
    spreadsheet, findings = reader.read(XLS.read_bytes(), "notes.xls")
    assert spreadsheet
    assert not findings
    assert [note.text for note in spreadsheet.notes] == ["a note", "far out"]
    assert spreadsheet.grids[0].rows[0] == ("Ref", "Answer", "#DIV/0!", "2024-07-14")
    assert spreadsheet.source.modified > "2020"
