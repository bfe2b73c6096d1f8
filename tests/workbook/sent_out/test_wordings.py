"""A wording is said to be missing where workbooks without Refs are not understood for lack of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ehsg_cli.bank.difference.compare import compare
from ehsg_cli.bank.difference.places import Places
from ehsg_cli.workbook.grid import Grid
from ehsg_cli.workbook.read import read_submissions
from ehsg_cli.workbook.sent_out.wordings import not_listed
from tests.bank.difference.reports import document_of
from tests.bank.difference.sample import BEFORE, edited
from tests.workbook.sent_out.edits import EDITS
from tests.workbook.sent_out.test_explain import TYPED, sent_out


def without_refs(grid: Grid) -> Grid:
    has_refs = bool(grid.rows) and grid.rows[0][:1] == ("Ref",)
    return replace(grid, rows=tuple(row[1:] for row in grid.rows)) if has_refs else grid


@pytest.mark.parametrize("name", EDITS)
def test_what_is_not_found_without_refs_is_what_is_said_to_lack_a_wording(name: str) -> None:
    difference = compare(BEFORE, edited(EDITS[name][0]))
    spreadsheet = replace(sent_out(), grids=tuple(map(without_refs, sent_out().grids)))
    (submission,) = read_submissions([spreadsheet], difference.new)
    found = {answer.question: answer.raw for answer in submission.answers}
    lost = {
        pair.new.id
        for pair in difference.pairs
        if pair.old and pair.new and found.get(pair.new.id) != TYPED[pair.old.id][0]
    }
    findings = not_listed(difference, Places.of(document_of("before.yaml")))
    assert lost == {each.message.split()[0] for each in findings if each.code == "B304"}
