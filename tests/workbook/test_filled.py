"""A workbook made again of what was read from one says all that was in that one."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehsg_cli.partnership.conservation import conservation
from ehsg_cli.partnership.merge import merge
from ehsg_cli.submission.model import (
    Answer,
    NamedBy,
    Note,
    Origin,
    Respondent,
    Source,
    Submission,
    Unplaced,
)
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.annotated import annotated_workbook
from ehsg_cli.workbook.book import CELL_LIMIT, Cover, Sheet
from ehsg_cli.workbook.filled import filled_workbook
from ehsg_cli.workbook.write import write_book
from tests.any_bank import banks
from tests.banks import MIDDLING, SMALL
from tests.filling import filled_workbook as sent
from tests.mutations import MUTATIONS, TYPED_BESIDE, Mutation, mutated
from tests.said import differences, filled, said_in, submission

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank

TYPED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40)
TEXT = TYPED | st.sampled_from(
    (
        "",
        "Yes",
        "MOSTLY NO",
        "=1+1",
        "_x000D_",
        "\r\n",
        "families-01",
        "Ref",
        "To answer",
        "To do",
        "a" * 40_000,
    )
)
SAID = TEXT.filter(lambda text: bool(text.strip()))


@st.composite
def submissions(draw: st.DrawFn) -> Submission:
    """What anybody may have said with the small bank, wherever it stood."""
    answers = tuple(
        Answer(
            question=question,
            raw=draw(TEXT),
            comment=draw(TEXT),
            notes=tuple(
                Note(cell=cell, text=draw(SAID))
                for cell in draw(st.lists(st.sampled_from(("A2", "C2", "D2", "K2")), unique=True))
            ),
            origin=Origin(file="in.xlsx", sheet="Families", answer_cell="C2", comment_cell="D2"),
        )
        for question in draw(st.lists(st.sampled_from(list(SMALL.questions)), unique=True, min_size=1))
    )
    loose = draw(st.lists(SAID, max_size=3))
    return Submission(
        source=Source(file="in.xlsx", sha256="0"),
        respondent=Respondent(organisation=draw(SAID).strip(), sector="police", role=draw(TYPED).strip()),
        answers=answers,
        unplaced=tuple(Unplaced(file="in.xlsx", sheet="Extra", cell="B2", text=text) for text in loose),
    )


def texts(sent: Submission) -> Counter[str]:
    """Every text in a submission, wherever it has its place, in the pieces that cells hold."""
    every = [
        *(text for answer in sent.answers for text in (answer.raw, answer.comment)),
        *(note.text for answer in sent.answers for note in answer.notes),
        *(cell.text for cell in sent.unplaced),
    ]
    return Counter(text for text in every if text.strip() and len(text) <= CELL_LIMIT)


@settings(max_examples=40)
@given(submissions())
def test_everything_in_a_submission_is_in_the_workbook_made_of_it(before: Submission) -> None:
    after = submission(write_book(filled_workbook(SMALL, before)), SMALL)
    assert texts(after) >= texts(before)
    assert after.respondent.role == before.respondent.role
    whole = conservation(merge(SMALL, [after]))
    assert whole.lost == 0
    said = {answer.question: answer for answer in after.answers}
    for answer in before.answers:
        if len(answer.raw) <= CELL_LIMIT:
            assert said[answer.question].raw == answer.raw or not answer.raw.strip()
        if len(answer.comment) <= CELL_LIMIT and SMALL.section_of[answer.question].follow_up:
            assert said[answer.question].comment == answer.comment or not answer.comment.strip()


@settings(max_examples=20)
@given(banks())
def test_nothing_of_an_annotated_workbook_is_taken_for_what_somebody_said(bank: Bank) -> None:
    nobody = Submission(source=Source(file="in.xlsx", sha256="0"), respondent=Respondent(organisation="Us"))
    after = submission(write_book(annotated_workbook(bank, nobody)), bank)
    blank = submission(write_book(filled_workbook(bank, nobody)), bank)
    assert {cell.text for cell in after.unplaced} == {cell.text for cell in blank.unplaced}
    assert not [answer for answer in after.answers if answer.says_anything]


def annotated() -> bytes:
    """A workbook with many gaps, an answer off the scale and a text without a place, sent back."""
    read = submission(sent(MIDDLING, filled(MIDDLING, 9)), MIDDLING)
    return write_book(annotated_workbook(MIDDLING, read))


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=str)
def test_marks_stay_ours_however_the_workbook_is_rearranged(mutation: Mutation) -> None:
    data = annotated()
    changed = mutated(data, [mutation])
    assert not differences(said_in(data, MIDDLING), said_in(changed, MIDDLING))
    numbers = set(map(str, range(80))) if mutation.name == "column_at_the_left" else set()
    if mutation.name != "copied_sheet_very_hidden":
        unplaced = {cell.text for cell in submission(changed, MIDDLING).unplaced}
        assert unplaced <= numbers.union(TYPED_BESIDE)


def test_what_is_missing_says_what_and_how_much_and_leads_there() -> None:
    origin = Origin(file="in.xlsx", sheet="Families")
    before = Submission(
        source=Source(file="in.xlsx", sha256="0"),
        respondent=Respondent(organisation="Us", sector="Polis"),
        answers=(
            Answer(question="families-01", raw="Perhaps", origin=origin),
            Answer(question="families-02", raw="Yes", choice="yes", origin=origin),
        ),
    )
    book = annotated_workbook(SMALL, before)
    first = book.sheets[0]
    assert isinstance(first, Cover)
    assert first.name == layout.MISSING
    assert first.lines[1:4] == (
        "Still to answer: 1 question of 3.",
        "Not one of the choices: 1 answer.",
        "To fill in on About you: 1 cell.",
    )
    links = {line: (link.sheet, link.cell) for line, link in first.links.items()}
    assert links == {
        "About you: Sector": ("About you", "B3"),
        "families-01, not one of the choices: One worker: Do families know their worker?": ("Families", "C2"),
        "words-01: How will you use data?": ("In words", "C2"),
    }
    families = next(sheet for sheet in book.sheets if sheet.name == "Families")
    assert isinstance(families, Sheet)
    assert [row[-1] for row in families.rows] == ["Choose one of: Yes, Mostly yes, Mostly no, No", ""]


def test_a_name_that_stands_nowhere_else_goes_into_the_identity() -> None:
    nobody = Respondent(organisation="Northshire Police", named_by=NamedBy.FILE)
    before = Submission(source=Source(file="in.xlsx", sha256="0"), respondent=nobody)
    book = annotated_workbook(SMALL, before)
    assert book.properties[layout.PARTNER] == "Northshire Police"
    after = submission(write_book(book), SMALL)
    assert (after.respondent.organisation, after.respondent.named_by) == (
        "Northshire Police",
        NamedBy.IDENTITY,
    )


def test_what_is_typed_over_a_mark_is_somebodys() -> None:
    nobody = Submission(source=Source(file="in.xlsx", sha256="0"), respondent=Respondent(organisation="Us"))
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(annotated_workbook(SMALL, nobody))))
    workbook["Families"]["E2"] = "We do not know"
    stream = io.BytesIO()
    workbook.save(stream)
    assert [cell.text for cell in submission(stream.getvalue(), SMALL).unplaced] == ["We do not know"]
