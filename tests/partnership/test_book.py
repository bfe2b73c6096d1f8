from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import Decision, PartnershipReturn
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.partnership.update import merge_onto, refuse_astray
from ehsg_cli.submission.invitation import Invitation
from ehsg_cli.submission.model import Unplaced
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.write import write_book
from tests import golden
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, submission
from tests.workbook.dump import dump

GOLDEN = Path(__file__).parent / "golden"


def whole(plan: str = "=1+1") -> PartnershipReturn:
    """A return with something in every sheet."""
    merged = merge(
        SMALL,
        [
            POLICE,
            replace(
                SCHOOL, unplaced=(Unplaced(file="in/s.xlsx", sheet="Families", cell="F7", text="See\nthis"),)
            ),
        ],
        invitations=[Invitation("North Police", "police"), Invitation("East District", "district")],
        findings=[codes.FILE_EMPTY(Location(file="in/x.xlsx"))],
    )
    rows = (
        replace(merged.rows[0], decision=Decision(raw="Mostly yes", choice="mostly-yes", plan=plan)),
        replace(merged.rows[1], decision=Decision(raw="Perhaps")),
        replace(merged.rows[2], decision=Decision(raw="In words")),
    )
    return replace(merged, rows=rows, items={"strategy": "Attached", "officer": ""})


def read_back(data: bytes) -> PartnershipReturn:
    spreadsheet, _ = read_spreadsheet(data, "merged.xlsx")
    assert spreadsheet
    assert spreadsheet.is_merged_return
    return read_return(spreadsheet, SMALL)


def test_a_merged_workbook_stays_as_it_is() -> None:
    golden.check(dump(write_book(return_book(whole()))), GOLDEN / "merged.txt")


def test_a_merged_workbook_reads_back_as_the_same_return() -> None:
    assert read_back(write_book(return_book(whole()))) == whole()


def test_a_merged_workbook_opens_on_what_a_meeting_needs() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(whole()))))
    assert workbook.sheetnames[:4] == ["Summary", "About", "Agenda", "Return"]
    assert workbook.active is workbook["Summary"]


def test_every_sheet_but_the_cover_and_the_lists_is_one_table_with_a_filter() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(whole()))))
    for sheet in (sheet for sheet in workbook if sheet.title not in {"About", "Lists"}):
        (table,) = sheet.tables.values()
        assert table.autoFilter.ref == table.ref
        assert (sheet.page_setup.orientation, sheet.merged_cells.ranges) == ("landscape", set())
        assert str(sheet.freeze_panes).endswith("2")


def test_what_is_shown_for_the_meeting_is_never_read_back() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(whole(plan="Do it")))))
    for name in ("Summary", "Agenda"):
        for row in workbook[name].iter_rows():
            for cell in row:
                cell.value = "Question bank: another"
    stream = io.BytesIO()
    workbook.save(stream)
    assert read_back(stream.getvalue()) == whole(plan="Do it")


def test_the_same_return_is_the_same_bytes() -> None:
    assert write_book(return_book(whole())) == write_book(return_book(whole()))


def test_sorting_and_moving_columns_changes_nothing() -> None:
    expected = whole(plan="Do it")  # openpyxl would make a formula of "=1+1"
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(expected))))
    for name in ("Return", "Comments", "Origins", "Sources"):
        sheet = workbook[name]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        body = list(reversed(rows[1:])) if name in {"Return", "Origins"} else rows[1:]
        for number, row in enumerate([rows[0], *body], start=1):
            for column, value in enumerate(reversed(row), start=1):
                sheet.cell(number, column).value = value
    stream = io.BytesIO()
    workbook.save(stream)
    assert read_back(stream.getvalue()).answers == expected.answers
    assert read_back(stream.getvalue()).rows == expected.rows


def test_a_column_that_is_gone_is_named() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(whole()))))
    sheet: Any = workbook["Return"]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(1, headers.index("Agreed answer") + 1).value = "Agreed?"
    stream = io.BytesIO()
    workbook.save(stream)
    with pytest.raises(
        EhsgError, match=r"^merged\.xlsx: The sheet Return has no column Agreed answer any more"
    ):
        read_back(stream.getvalue())


def test_a_respondent_that_is_gone_is_named() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(whole()))))
    workbook["Sources"].delete_rows(2)
    stream = io.BytesIO()
    workbook.save(stream)
    with pytest.raises(
        EhsgError, match=r"^merged\.xlsx: The sheet Sources has no respondent a-school any more"
    ):
        read_back(stream.getvalue())


def test_how_much_was_answered_is_counted_again() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(whole()))))
    sheet = workbook["Sources"]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(2, headers.index("Questions answered") + 1).value = 99
    stream = io.BytesIO()
    workbook.save(stream)
    assert [participant.answered for participant in read_back(stream.getvalue()).participants] == [1, 3]


def test_a_return_read_back_says_from_which_file() -> None:
    assert (whole().file, read_back(write_book(return_book(whole()))).file) == ("", "merged.xlsx")


def test_a_sheet_that_is_gone_is_named() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(whole()))))
    workbook["Return"].title = "Return (agreed)"
    stream = io.BytesIO()
    workbook.save(stream)
    with pytest.raises(EhsgError, match=r"^merged\.xlsx has no sheet Return any more"):
        read_back(stream.getvalue())


def test_decisions_gone_astray_are_findings_with_their_text_and_row() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(whole(plan="Do it")))))
    sheet: Any = workbook["Return"]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(3, 1).value = "families-99"
    for column, value in (("Ref", "families-01"), ("Agreed answer", "No")):
        sheet.cell(5, headers.index(column) + 1).value = value
    stream = io.BytesIO()
    workbook.save(stream)
    merged = read_back(stream.getvalue())
    assert merged.rows[0].decision.raw == "Mostly yes"
    assert [(finding.code, str(finding.location)) for finding in merged.findings if finding.code > "M2"] == [
        ("M201", "merged.xlsx Return!A3"),
        ("M202", "merged.xlsx Return!A5"),
        ("M206", "merged.xlsx Return"),
    ]
    assert any("Perhaps" in finding.message for finding in merged.findings)


def test_return_items_gone_astray_are_findings_with_their_text_and_row() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(whole(plan="Do it")))))
    sheet: Any = workbook["Return items"]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(2, 1).value = "strategie"
    for row in (4, 5):
        sheet.cell(row, 1).value = "officer"
        sheet.cell(row, headers.index("Value") + 1).value = "Jo" if row == 5 else None
    stream = io.BytesIO()
    workbook.save(stream)
    merged = read_back(stream.getvalue())
    astray = [finding for finding in merged.findings if finding.code > "M2"]
    assert [(finding.code, str(finding.location)) for finding in astray] == [
        ("M201", "merged.xlsx Return items!A2"),
        ("M202", "merged.xlsx Return items!A5"),
        ("M206", "merged.xlsx Return items"),
    ]
    assert "(strategie): Attached" in astray[0].message


def edited(change: Callable[[Any], None]) -> PartnershipReturn:
    """The return read back after somebody changed the workbook."""
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(whole(plan="Do it")))))
    change(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return read_back(stream.getvalue())


def by_hand(merged: PartnershipReturn) -> list[tuple[str, str]]:
    return [(found.code, str(found.location)) for found in merged.findings if found.code > "M2"]


def test_refs_sorted_alone_move_no_decision_to_another_question() -> None:
    def sort_refs(workbook: Any) -> None:
        sheet = workbook["Return"]
        sheet["A2"].value, sheet["A3"].value = sheet["A3"].value, sheet["A2"].value

    merged = edited(sort_refs)
    assert by_hand(merged) == [
        ("M203", "merged.xlsx Return!A2"),
        ("M203", "merged.xlsx Return!A3"),
    ]
    with pytest.raises(EhsgError, match="families-02 here, but the question beside it is families-01"):
        refuse_astray(merged)


def test_a_formula_without_a_result_is_no_decision() -> None:
    def calculate(workbook: Any) -> None:
        sheet = workbook["Return"]
        agreed = next(cell.column for cell in sheet[1] if cell.value == "Agreed answer")
        sheet.cell(2, agreed).value = "=H2"

    merged = edited(calculate)
    assert [code for code, _ in by_hand(merged)] == ["M205"]
    with pytest.raises(EhsgError, match="formula whose result"):
        refuse_astray(merged)


def test_a_second_column_of_a_name_is_refused() -> None:
    def add(workbook: Any) -> None:
        sheet = workbook["Return"]
        sheet.cell(1, sheet.max_column + 1).value = "Agreed answer"

    with pytest.raises(EhsgError, match="Return has two columns headed Agreed answer"):
        edited(add)


def test_what_is_typed_where_nothing_belongs_is_unplaced_and_stays() -> None:
    def type_around(workbook: Any) -> None:
        sheet = workbook["Return"]
        last = sheet.max_column
        sheet.cell(1, last + 2).value = "Owner"
        sheet.cell(3, last + 2).value = "The lead"
        sheet["B2"].comment = Comment("ask again", "Somebody")
        workbook.create_sheet("Minutes")["B2"] = "We met"
        agenda = workbook["Agenda"]
        so_far = next(cell.column for cell in agenda[1] if cell.value == "Agreed so far")
        agenda.cell(2, so_far).value = "to be settled"

    merged = edited(type_around)
    texts = [cell.text for cell in merged.unplaced if cell.file == "merged.xlsx"]
    assert sorted(texts) == ["Owner", "The lead", "We met", "ask again", "to be settled"]
    assert {code for code, _ in by_hand(merged)} == {"M204"}
    later = merge_onto(merged, [POLICE])
    assert [cell.text for cell in later.unplaced if cell.file == "merged.xlsx"] == texts
    assert {finding.code for finding in later.findings} >= {"M204"}
    again = read_back(write_book(return_book(later)))
    assert [cell.text for cell in again.unplaced if cell.file == "merged.xlsx"] == texts
    assert by_hand(again) == []


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40_000)


@settings(max_examples=40, deadline=None)
@given(raw=TEXT, comment=TEXT)
def test_any_text_however_long_survives_the_merged_workbook(raw: str, comment: str) -> None:
    answers = tuple(
        replace(answer, raw=raw, choice=None, comment=comment) if answer.question == "words-01" else answer
        for answer in POLICE.answers
    )
    merged = merge(SMALL, [replace(POLICE, answers=answers)])
    assert read_back(write_book(return_book(merged))) == merged


def test_very_long_text_is_split_and_put_together_again() -> None:
    long = "é😀x" * 15_000
    answers = (
        replace(POLICE.answers[0], comment=long),
        POLICE.answers[1],
        replace(POLICE.answers[2], raw=long),
    )
    merged = merge(SMALL, [replace(POLICE, answers=answers)])
    assert read_back(write_book(return_book(merged))) == merged


def test_organisations_named_alike_or_like_a_column_make_a_sound_table() -> None:
    names = ["Police", "POLICE", "Question", "\x00", "A\x0bB\x01", "x" * 400]
    merged = merge(
        SMALL, [submission(name, {"families-01": "Yes"}, by=str(n)) for n, name in enumerate(names)]
    )
    workbook = openpyxl.load_workbook(io.BytesIO(write_book(return_book(merged))))
    headers = [str(cell.value) for cell in workbook["Answers"][1]]
    assert len({header.casefold() for header in headers}) == len(names) + 2
    assert all(header.isprintable() for header in headers)
    (table,) = workbook["Answers"].tables.values()
    assert [column.name for column in table.tableColumns] == headers


@pytest.mark.parametrize("text", ["x" * 32_767, "😀" * 16_383])
def test_what_fits_a_cell_is_written_whole(text: str) -> None:
    merged = replace(whole(plan=text), items={"strategy": text, "officer": ""})
    assert read_back(write_book(return_book(merged))) == merged


@pytest.mark.parametrize("text", ["x" * 32_768, "😀" * 16_384])
def test_what_does_not_fit_a_cell_is_cut_and_says_so(text: str) -> None:
    named = replace(POLICE, respondent=replace(POLICE.respondent, organisation=text, role=text, sector=text))
    merged = merge(SMALL, [named], findings=[codes.FILE_NOT_WORKBOOK(problem=text)])
    rows = (replace(merged.rows[0], decision=Decision(raw=text, plan=text)), *merged.rows[1:])
    merged = replace(merged, rows=rows, items={"strategy": text, "officer": ""})
    back = read_back(write_book(return_book(merged)))
    respondent, decision = back.participants[0].respondent, back.rows[0].decision
    for cut in (
        respondent.organisation,
        respondent.role,
        decision.raw,
        decision.plan,
        back.items["strategy"],
    ):
        assert cut.startswith(text[:10_000])
        assert cut.endswith(" … (cut: a cell holds no more)")
