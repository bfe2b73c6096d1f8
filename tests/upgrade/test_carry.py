"""Everything that was said is in the workbook made, in its place or listed, and is read back as it was."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from functools import cache

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehsg_cli.bank.model import Bank
from ehsg_cli.partnership.conservation import conservation
from ehsg_cli.partnership.merge import merge
from ehsg_cli.submission.model import Submission, Unplaced
from ehsg_cli.upgrade.book import upgraded_workbook
from ehsg_cli.upgrade.carry import carried
from ehsg_cli.upgrade.count import count, lost
from ehsg_cli.upgrade.model import Upgraded
from ehsg_cli.upgrade.revisions import outcome
from ehsg_cli.upgrade.run import between_revisions, upgrade
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.book import Sheet
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.write import write_book
from tests.banks import MIDDLING
from tests.filling import Filled, filled_workbook
from tests.mutations import MUTATIONS, TYPED_BESIDE, Mutation, mutated
from tests.said import differences, filled, said_in, submission


def later() -> Bank:
    """A later revision: a question is retired, one replaced, one asks something else."""
    data = MIDDLING.model_dump()
    families = data["sections"][0]["questions"]
    gone = {question["id"]: question for question in families[2:]}
    data["sections"][0]["questions"] = [
        families[0],
        families[1] | {"text": "Who pays?"},
        {"id": "families-05", "text": "Are all groups of families reached?"},
    ]
    retired = [
        {"id": id_, "text": question["text"], "revision": 4, "reason": "Dropped."}
        for id_, question in gone.items()
    ]
    retired[0]["replaced_by"] = "families-05"
    return Bank.model_validate(data | {"revision": 4, "retired": retired})


LATER = later()


def upgraded(data: bytes) -> Upgraded:
    spreadsheet, findings = read_spreadsheet(data, "in/partner.xlsx")
    assert spreadsheet, findings
    (made,) = upgrade(spreadsheet, between_revisions(LATER)).responses
    return made


@cache
def example() -> bytes:
    return write_book(upgraded_workbook(upgraded(filled_workbook(MIDDLING, filled(MIDDLING, 9)))))


@given(
    st.dictionaries(
        st.sampled_from(list(MIDDLING.questions)),
        st.tuples(st.sampled_from(["Yes", "No", "Perhaps", "", "=1+1"]), st.text("ab \n=_x", max_size=9)),
    )
)
def test_every_text_is_carried_or_listed_and_every_cell_is_counted(said: dict[str, tuple[str, str]]) -> None:
    made = upgraded(filled_workbook(MIDDLING, Filled({"organisation": "Us"}, said)))
    book = upgraded_workbook(made)
    assert count(made, write_book(book)).lost == 0
    there = "\0".join(
        str(cell) for sheet in book.sheets if isinstance(sheet, Sheet) for row in sheet.rows for cell in row
    )
    before = Counter(text for answer in made.before.answers for text in (answer.raw, answer.comment))
    assert all(text in there for text in before if text.strip())
    after = submission(write_book(book), LATER)
    assert conservation(merge(LATER, [after])).lost == 0
    assert not after.unplaced
    assert [each for each in after.answers if each.says_anything] == [
        each
        for each in after.answers
        for carried in made.after.answers
        if (each.question, each.raw, each.comment) == (carried.question, carried.raw, carried.comment)
    ]


LONG = "Families first. " * 3_000


def made_of(submission: Submission) -> Upgraded:
    way = between_revisions(LATER)
    return carried(submission, MIDDLING, LATER, lambda id_: outcome(id_, "", way.target), anew=False)


def test_what_is_too_long_for_about_you_is_listed_whole() -> None:
    read = submission(filled_workbook(MIDDLING, filled(MIDDLING, 3)), MIDDLING)
    made = made_of(replace(read, respondent=replace(read.respondent, role=LONG)))
    content = write_book(upgraded_workbook(made))
    spreadsheet, _ = read_spreadsheet(content, "x.xlsx")
    assert spreadsheet
    pieces = [row[0] for row in spreadsheet.grid(layout.WITHOUT_A_PLACE).rows[1:] if "Role" in row[1]]
    assert "".join(pieces) == LONG
    assert count(made, content).lost == 0


@pytest.mark.parametrize("kind", ["respondent", "answer", "listed", "unplaced"])
def test_what_is_not_in_the_workbook_made_is_lost_and_said(kind: str) -> None:
    read = submission(filled_workbook(MIDDLING, filled(MIDDLING, 3)), MIDDLING)
    stray = Unplaced(file="x.xlsx", sheet="Notes", cell="A1", text="Also this")
    source = replace(read.source, cells=read.source.cells + 1)
    made = made_of(replace(read, source=source, unplaced=(*read.unplaced, stray)))
    gone = {
        "respondent": replace(
            made, after=replace(made.after, respondent=replace(made.after.respondent, organisation=""))
        ),
        "answer": replace(made, after=replace(made.after, answers=made.after.answers[1:])),
        "listed": replace(made, listed=made.listed[1:]),
        "unplaced": replace(made, after=replace(made.after, unplaced=())),
    }
    assert count(made, write_book(upgraded_workbook(made))).lost == 0
    found = count(made, write_book(upgraded_workbook(gone[kind])))
    assert found.lost > 0
    assert [each.code for each in lost(made, found)] == ["U108"]


def test_the_example_has_something_of_each_kind() -> None:
    names = {sheet.name for sheet in read_spreadsheet(example(), "x.xlsx")[0].grids}  # type: ignore[union-attr]
    assert names >= {layout.EARLIER_ANSWERS, layout.NOT_ASKED}


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=str)
def test_what_is_listed_stays_ours_however_the_workbook_is_rearranged(mutation: Mutation) -> None:
    changed = mutated(example(), [mutation])
    assert not differences(said_in(example(), LATER), said_in(changed, LATER))
    numbers = set(map(str, range(80))) if mutation.name == "column_at_the_left" else set()
    if mutation.name != "copied_sheet_very_hidden":
        assert {cell.text for cell in submission(changed, LATER).unplaced} <= numbers.union(TYPED_BESIDE)


def test_what_is_typed_into_the_list_is_somebodys() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(example()))
    workbook[layout.NOT_ASKED]["D2"] = "We said that in haste"
    stream = io.BytesIO()
    workbook.save(stream)
    assert "We said that in haste" in {cell.text for cell in submission(stream.getvalue(), LATER).unplaced}
