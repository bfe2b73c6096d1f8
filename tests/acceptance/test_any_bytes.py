"""Whatever a file holds, reading it gives a spreadsheet or the finding that says why not, and never fails."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.workbook.grid import read_spreadsheet
from tests.acceptance.command import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW = settings(max_examples=50, deadline=None)
LEADS = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml version='1.0'?>", b"%PDF-1.7\n")
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.binary(max_size=8), st.integers(0, 40)), min_size=1, max_size=5
)


def read(data: bytes) -> None:
    spreadsheet, findings = read_spreadsheet(data, "given.xlsx")
    assert (spreadsheet is None) == bool(findings)
    assert all(finding.location.file == "given.xlsx" for finding in findings)


def damaged(data: bytes, edits: Iterable[tuple[float, bytes, int]]) -> bytes:
    """The bytes with a few stretches, each at a share of the whole, replaced by others."""
    for share, replacement, length in edits:
        start = int(share * len(data))
        data = data[:start] + replacement + data[start + length :]
    return data


@cache
def parts() -> dict[str, bytes]:
    """The files that a real workbook consists of."""
    with zipfile.ZipFile(EXAMPLES / "2022" / "received" / "police.xlsx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


@FEW
@given(lead=st.sampled_from(LEADS), content=st.binary(max_size=2000))
def test_any_bytes(lead: bytes, content: bytes) -> None:
    read(lead + content)


@FEW
@given(share=st.floats(0, 1), edits=EDITS)
def test_a_workbook_cut_short_and_overwritten(share: float, edits: list[tuple[float, bytes, int]]) -> None:
    whole = (EXAMPLES / "2020" / "received" / "police.xlsx").read_bytes()
    read(damaged(whole, edits))
    read(whole[: int(share * len(whole))])


@FEW
@given(name=st.sampled_from(sorted(parts())), edits=EDITS)
def test_a_workbook_with_one_of_its_parts_damaged(name: str, edits: list[tuple[float, bytes, int]]) -> None:
    read(zipped({**parts(), name: damaged(parts()[name], edits)}))


@FEW
@given(kept=st.sets(st.sampled_from(sorted(parts()))), swapped=st.sampled_from(sorted(parts())))
def test_a_workbook_with_parts_missing_or_in_each_others_place(kept: set[str], swapped: str) -> None:
    chosen = {name: content for name, content in parts().items() if name in kept}
    read(zipped(chosen))
    read(zipped({**parts(), swapped: parts()["xl/workbook.xml"]}))
