from __future__ import annotations

import io

import openpyxl
import pytest

from ehsg_cli.partnership import continued, to_book
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.submission.model import Unplaced
from ehsg_cli.workbook.book import Column, Sheet
from ehsg_cli.workbook.write import write_book
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL, submission
from tests.partnership.test_book import read_back
from tests.workbook.test_xlsx import written

MANY = [POLICE, SCHOOL, *(submission(f"School {number}", {"families-01": "Yes"}) for number in range(3))]


def test_a_return_that_no_sheet_has_room_for_goes_on_in_others_and_reads_back_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    merged = merge(SMALL, MANY)
    monkeypatch.setattr(continued, "MOST_ROWS", 6)
    monkeypatch.setattr(to_book, "MOST_COLUMNS", 4)
    data = write_book(return_book(merged))
    names = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert [name for name in names if name.startswith(("Answers", "Origins", "Comments"))] == [
        *("Answers", "Answers 2", "Answers 3", "Comments", "Origins", "Origins 2", "Origins 3"),
    ]
    assert read_back(data) == merged


def test_each_respondent_has_a_column_on_one_of_the_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_book, "MOST_COLUMNS", 4)
    data = write_book(return_book(merge(SMALL, MANY)))
    book = openpyxl.load_workbook(io.BytesIO(data))
    heads = [[cell.value for cell in sheet[1]] for sheet in book if sheet.title.startswith("Answers")]
    assert [head[:2] for head in heads] == [["Ref", "Question"]] * 3
    assert [name for head in heads for name in head[2:]] == [
        *("A school", "North Police", "School 0", "School 1", "School 2"),
    ]


def test_a_sheet_that_fits_is_one() -> None:
    sheet = Sheet("Origins", (Column("A", 9),), ())
    assert [*continued.in_parts(sheet)] == [sheet]


def test_a_sheet_of_peoples_own_is_none_of_ours_whatever_it_is_called() -> None:
    data = write_book(return_book(merge(SMALL, MANY)))
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.create_sheet("Origins 2")["A1"] = "Ring them"
    stream = io.BytesIO()
    book.save(stream)
    assert read_back(stream.getvalue()).unplaced == (
        Unplaced(file="merged.xlsx", sheet="Origins 2", cell="A1", text="Ring them"),
    )


def test_more_rows_than_excel_has_are_refused_where_nothing_splits_them() -> None:
    rows = (("x",),) * (continued.MOST_ROWS + 1)
    with pytest.raises(ValueError, match="do not fit a sheet"):
        written(Sheet("S", (Column("A", 9),), rows))
