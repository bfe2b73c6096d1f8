from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from ehsg_cli.errors import EhsgError
from ehsg_cli.partnership import as_parquet
from ehsg_cli.partnership.answer_columns import COLUMNS, answer_rows
from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.as_table import TableFormat, is_table, table_bytes, write_table
from ehsg_cli.partnership.merge import merge
from ehsg_cli.partnership.model import PartnershipReturn
from ehsg_cli.submission.model import Note, Route
from tests import tables
from tests.any_bank import ODDITIES
from tests.banks import SMALL
from tests.partnership.submissions import POLICE, SCHOOL

AWKWARD = st.lists(st.sampled_from([*ODDITIES, '"', "'", ",", ";", "\r\n", "\r", "\t", "007"]), max_size=8)
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
TEXT = ANY | AWKWARD.map("".join)


@pytest.fixture
def merged() -> PartnershipReturn:
    return merge(SMALL, (POLICE, SCHOOL))


def rows(merged: PartnershipReturn, area: str = "") -> list[dict[str, Any]]:
    names = [column.name for column in COLUMNS]
    return [dict(zip(names, row, strict=True)) for row in answer_rows(merged, area)]


def test_a_row_an_answer_with_what_the_json_has(merged: PartnershipReturn) -> None:
    made = json.loads(to_json(merged))
    respondents = {each["id"]: each for each in made["respondents"]}
    found = rows(merged)
    assert len(found) == len(made["answers"]) == 6
    for row, answer in zip(found, made["answers"], strict=True):
        of_answer = {name: row[name] for name in ("question", "respondent", "answer", "raw", "comment")}
        assert of_answer.items() <= answer.items()
        of_origin = {name: row[name] for name in ("file", "sheet", "answer_cell", "comment_cell", "route")}
        assert of_origin == answer["origin"]
        of_respondent = {name: row[name] for name in ("organisation", "sector", "form_row")}
        assert of_respondent.items() <= respondents[row["respondent"]].items()
        of_bank = (row["bank"], row["edition"], row["revision"], row["bank_content"])
        assert of_bank == tuple(made["bank"].values())


def test_what_is_worked_out_for_analysis(merged: PartnershipReturn) -> None:
    by = {(row["question"], row["respondent"]): row for row in rows(merged, "Northshire")}
    names = ("area", "section_id", "section", "question_number", "text", "scale", "best")
    about = ("Northshire", "families", "Families", 2, "Do you match by hand?", "agreement", "no")
    assert tuple(by["families-02", "north-police"][name] for name in names) == about
    said_in = ("answer", "answer_label", "answer_place", "answered", "off_scale")
    said = {key: tuple(row[name] for name in said_in) for key, row in by.items()}
    assert said["families-01", "a-school"] == ("no", "No", 4, True, False)
    assert said["families-02", "a-school"] == (None, None, None, False, True)
    assert said["words-01", "north-police"] == (None, None, None, True, False)
    assert said["words-01", "a-school"] == (None, None, None, False, False)
    assert by["words-01", "a-school"]["scale"] is by["words-01", "a-school"]["best"] is None


def test_notes_come_with_their_cells() -> None:
    first, *others = POLICE.answers
    notes = (Note(cell="C2", text="Ask\nagain"), Note(cell="D2", text="=1"))
    noted = replace(first, notes=notes, route=Route.FORM)
    row, *_ = rows(merge(SMALL, [replace(POLICE, answers=(noted, *others))]))
    assert row["notes"] == "C2: Ask\nagain\nD2: =1"
    assert row["route"] == "form"


@pytest.mark.parametrize(
    ("typed", "day"), [("2024-09-14", "2024-09-14"), ("3/7/24", "2024-07-03"), ("in May", "")]
)
@pytest.mark.parametrize("form", TableFormat)
def test_the_day_is_a_date_if_it_plainly_is_one(
    typed: str, day: str, form: TableFormat, tmp_path: Path
) -> None:
    sent = replace(POLICE, respondent=replace(POLICE.respondent, date=typed))
    path = tmp_path / f"answers.{form}"
    path.write_bytes(table_bytes(merge(SMALL, [sent]), form))
    assert {row["completed_on"] for row in tables.read(path)} == {day}


@pytest.mark.parametrize("form", TableFormat)
def test_nobody_is_named(form: TableFormat) -> None:
    who = replace(POLICE.respondent, completed_by="PERSON", role="ROLE", email="ADDRESS@example.org")
    merged = merge(SMALL, [replace(POLICE, respondent=who)])
    said = {who.completed_by, who.role, who.email}
    assert all(each in to_json(merged) for each in said)
    assert not [each for each in said if each.encode() in table_bytes(merged, form)]
    assert not [row for row in rows(merged) if said & set(row.values())]


@settings(max_examples=60, deadline=None)
@given(answer=TEXT, comment=TEXT, organisation=TEXT, area=TEXT)
@example(answer="007", comment="=cmd|' /C calc'!A0", organisation='a "b", c', area="\n")
@example(answer="é😀x" * 8_000, comment="\r\n" * 9, organisation="'=1", area="")
def test_any_text_is_read_by_duckdb_as_it_was_typed(
    answer: str, comment: str, organisation: str, area: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first, *others = POLICE.answers
    sent = replace(
        POLICE,
        respondent=replace(POLICE.respondent, organisation=organisation or "?"),
        answers=(replace(first, raw=answer, comment=comment), *others),
    )
    merged = merge(SMALL, [sent, SCHOOL])
    expected = [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in rows(merged, area)
    ]
    for row in expected:
        row |= {name: row[name].lower() for name in ("answered", "off_scale")}
    for form in TableFormat:
        path = tmp_path_factory.mktemp("any") / f"answers.{form}"
        path.write_bytes(table_bytes(merged, form, area))
        assert tables.read(path) == expected


@pytest.mark.parametrize("form", TableFormat)
def test_the_same_return_gives_the_same_bytes(form: TableFormat, merged: PartnershipReturn) -> None:
    assert table_bytes(merged, form, "North") == table_bytes(merge(SMALL, (SCHOOL, POLICE)), form, "North")


def test_a_return_without_answers_has_a_table_without_rows(tmp_path: Path) -> None:
    for form in TableFormat:
        path = tmp_path / f"answers.{form}"
        path.write_bytes(table_bytes(merge(SMALL, ()), form))
        assert tables.read(path) == []
        assert is_table(path)


def test_parquet_has_types_dictionaries_and_groups(
    merged: PartnershipReturn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(as_parquet, "_ROWS", 4)
    file = parquet.ParquetFile(io.BytesIO(table_bytes(merged, TableFormat.PARQUET)))
    groups = [file.metadata.row_group(number) for number in range(file.num_row_groups)]
    assert [group.num_rows for group in groups] == [4, 2]
    assert all("RLE_DICTIONARY" in groups[0].column(at).encodings for at in (1, 7, 12))
    types = {field.name: (str(field.type), field.nullable) for field in file.schema_arrow}
    assert types["question"] == ("string", False)
    assert types["answer"] == ("string", True)
    assert types["question_number"] == ("int32", False)
    assert types["answered"] == ("bool", False)
    assert types["completed_on"] == ("date32[day]", True)


def test_rows_are_written_as_they_come(merged: PartnershipReturn) -> None:
    """No more than a few are in memory at a time."""
    sizes = []

    class Stream(io.BytesIO):
        def write(self, data: Any, /) -> int:
            sizes.append(len(data))
            return super().write(data)

    write_table(replace(merged, answers=merged.answers * 1_000), Stream(), TableFormat.CSV)
    assert max(sizes) < sum(sizes) / 50


def test_a_table_is_known_again(tmp_path: Path, merged: PartnershipReturn) -> None:
    for form in TableFormat:
        path = tmp_path / f"answers.{form}"
        path.write_bytes(table_bytes(merged, form))
        assert is_table(path)
        for other in (b"", b"PAR1", b"area,bank\r\n", path.read_bytes()[5:-5]):
            path.write_bytes(other)
            assert not is_table(path)


def test_without_pyarrow_there_is_csv(merged: PartnershipReturn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(EhsgError, match="pyarrow is needed to write Parquet") as caught:
        table_bytes(merged, TableFormat.PARQUET)
    assert 'pip install "pyarrow' in caught.value.remedy
    assert table_bytes(merged, TableFormat.CSV)
