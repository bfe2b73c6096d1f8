"""However a partner rearranges a workbook, the return says the same."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank import library
from ehsg_cli.findings.model import Severity
from ehsg_cli.submission.model import Route
from tests.banks import MIDDLING
from tests.filling import filled_workbook
from tests.mutations import MUTATIONS, TYPED_BESIDE, Gone, Mutation, conflict, mutated
from tests.said import differences, filled, said_in, submission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehsg_cli.bank.model import Bank

ALL = tuple(MUTATIONS.values())
SEED = 9
SHOWN = 3  # of the differences of a pair

each_mutation = pytest.mark.parametrize("mutation", ALL, ids=str)


@cache
def bank_2020() -> Bank:
    return library.load("2020")


@cache
def workbook(bank: str) -> bytes:
    of = MIDDLING if bank == MIDDLING.bank else bank_2020()
    return filled_workbook(of, filled(of, SEED))


@cache
def expected(bank: str) -> dict[str, object]:
    return said_in(workbook(bank), MIDDLING if bank == MIDDLING.bank else bank_2020())


def test_the_workbook_that_is_mutated_says_something() -> None:
    said = filled(MIDDLING, SEED).answers.values()
    assert {answer for answer, _ in said} >= {"Yes", "Mostly yes", "Mostly no", "No", ""}
    assert any(comment and not answer for answer, comment in said)
    assert any(not comment and not answer for answer, comment in said)
    saved = mutated(workbook(MIDDLING.bank), [])
    assert not differences(expected(MIDDLING.bank), said_in(saved, MIDDLING))
    assert submission(saved, MIDDLING).findings == ()


def parts(data: bytes) -> dict[str, bytes]:
    """The files a workbook consists of, but for the one with the time of saving."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


@each_mutation
def test_a_mutation_changes_the_workbook(mutation: Mutation) -> None:
    data = workbook(MIDDLING.bank)
    assert parts(mutated(data, [mutation])) != parts(mutated(data, [])) == parts(mutated(data, []))


@each_mutation
def test_one_mutation_of_the_2020_workbook(mutation: Mutation) -> None:
    changed = mutated(workbook("2020"), [mutation])
    differ = differences(expected("2020"), said_in(changed, bank_2020()))
    assert not differ, "\n".join(differ)


def orders(pair: tuple[Mutation, Mutation]) -> Sequence[tuple[Mutation, ...]]:
    """The pair in both orders, where either can be done first and it matters for the columns."""
    one, other = pair
    either = one.stage == other.stage and Gone.COLUMNS in one.gone | other.gone
    return (pair, pair[::-1]) if either else (pair,)


@each_mutation
def test_two_mutations(mutation: Mutation) -> None:
    others = [other for other in ALL[ALL.index(mutation) + 1 :] if not conflict(mutation, other)]
    differ = []
    for other in others:
        for pair in orders((mutation, other)):
            found = said_in(mutated(workbook(MIDDLING.bank), pair), MIDDLING)
            if different := differences(expected(MIDDLING.bank), found):
                in_order = sorted(pair, key=lambda each: each.stage)
                differ.append("\n  ".join([" then ".join(map(str, in_order)), *different[:SHOWN]]))
    if differ:
        pytest.fail("\n".join(differ), pytrace=False)


def test_pairs_are_left_out_only_where_nobody_could_read_them() -> None:
    left_out = [pair for pair in combinations(ALL, 2) if conflict(*pair)]
    assert all(
        {Gone.REF, Gone.TEXT} <= one.gone | other.gone
        or {Gone.HEADINGS, Gone.COLUMNS} <= one.gone | other.gone
        or Gone.SHEETS in one.gone & other.gone
        for one, other in left_out
    )
    assert len(left_out) < len(ALL)
    assert not [mutation.name for mutation in ALL if conflict(mutation, ALL[0])]


@each_mutation
def test_what_a_mutation_adds_is_all_that_has_no_place(mutation: Mutation) -> None:
    read = submission(mutated(workbook(MIDDLING.bank), [mutation]), MIDDLING)
    numbers = set(map(str, range(20))) if mutation.name == "column_at_the_left" else set()
    without_place = {cell.text for cell in read.unplaced}
    if mutation.name != "copied_sheet_very_hidden":  # whether its answers are listed again does not matter
        assert without_place <= numbers.union(TYPED_BESIDE)
    assert "S101" not in {finding.code for finding in read.findings}


@each_mutation
def test_how_answers_were_found_is_said_where_it_was_not_by_their_ref(mutation: Mutation) -> None:
    read = submission(mutated(workbook(MIDDLING.bank), [mutation]), MIDDLING)
    routes = {answer.route for answer in read.answers}
    assert routes == ({Route.TEXT} if Gone.REF in mutation.gone else {Route.REF})
    if Gone.REF in mutation.gone:
        assert Severity.INFO in {finding.severity for finding in read.findings}
