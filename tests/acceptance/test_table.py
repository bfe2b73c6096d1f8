"""What `ehsg merge --table` writes says what the JSON says, to a database that knows nothing of us."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import tables
from tests.acceptance.command import EXAMPLES, ehsg
from tests.banks import SMALL
from tests.filling import Filled, filled_workbook

FORMS = ("csv", "parquet")
BOTH = ("--table", "answers.csv", "--table", "answers.parquet")
OUTPUTS = ("-o", "merged.xlsx", "--json", "merged.json", *BOTH)
AWKWARD = (
    *("007", "+44 20 7946 0000", "-1", "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "'quoted'", '"quoted"'),
    *('a "b", c', "a,b;c\td", "first\nsecond", "\nafter", "NULL", "null", "true", "2020-09-30", "1e5"),
    *("😀 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "naïve – “so”", " spaces ", "#N/A", "עברית", "\ufeffmark", "\\", "x" * 30_000),
)


@pytest.fixture(scope="module", params=["2020", "2022"])
def merged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example merged, and its tables beside it."""
    folder = tmp_path_factory.mktemp(request.param)
    ehsg("merge", EXAMPLES / request.param / "received", *OUTPUTS, cwd=folder, code=None)
    return folder


def answers(folder: Path) -> list[dict[str, Any]]:
    made = json.loads((folder / "merged.json").read_text(encoding="utf-8"))
    given: list[dict[str, Any]] = made["answers"]
    return given


@pytest.mark.parametrize("form", FORMS)
def test_the_choices_add_up_to_those_of_the_return(merged: Path, form: str) -> None:
    made = json.loads((merged / "merged.json").read_text(encoding="utf-8"))
    table = merged / f"answers.{form}"
    counted = tables.query(
        table, "SELECT question, answer, count(*) FROM answers WHERE answer IS NOT NULL GROUP BY ALL"
    )
    expected = {
        (row["question"], choice, count)
        for row in made["return"]
        for choice, count in row["counts"].items()
        if count
    }
    assert set(counted) == expected
    assert len(counted) > 10
    [(answered,)] = tables.query(table, "SELECT count(*) FROM answers WHERE answered::BOOLEAN")
    assert answered == sum(each["answered"] for each in made["respondents"])


@pytest.mark.parametrize("form", FORMS)
def test_every_answer_is_a_row_with_its_words(merged: Path, form: str) -> None:
    rows = tables.read(merged / f"answers.{form}")
    names = ("question", "respondent", "raw", "comment")
    assert [[row[name] for name in names] for row in rows] == [
        [each[name] for name in names] for each in answers(merged)
    ]
    origin = ("file", "sheet", "answer_cell", "comment_cell", "route")
    assert [[row[name] for name in origin] for row in rows] == [
        [each["origin"][name] for name in origin] for each in answers(merged)
    ]


def test_both_tables_are_the_same(merged: Path) -> None:
    assert tables.read(merged / "answers.csv") == tables.read(merged / "answers.parquet")


def test_duckdb_knows_the_types_of_parquet(merged: Path) -> None:
    relation = tables.relation(merged / "answers.parquet")
    types = {name: str(kind) for name, kind in zip(relation.columns, relation.types, strict=True)}
    assert types["edition"] == types["question_number"] == types["answer_place"] == "INTEGER"
    assert types["answered"] == types["off_scale"] == "BOOLEAN"
    assert types["completed_on"] == "DATE"
    assert types["raw"] == types["answer"] == "VARCHAR"


@pytest.mark.parametrize("form", FORMS)
def test_who_filled_it_in_is_not_said(merged: Path, form: str) -> None:
    made = json.loads((merged / "merged.json").read_text(encoding="utf-8"))
    people = {each[key] for each in made["respondents"] for key in ("completed_by", "email")} - {""}
    assert len(people) > 5
    cells = {cell for row in tables.read(merged / f"answers.{form}") for cell in row.values()}
    assert not people & cells


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a partner for each awkward text, who types it wherever there is a place, merged."""
    folder = tmp_path_factory.mktemp("awkward")
    (folder / "small.yaml").write_text(json.dumps(SMALL.model_dump(mode="json")), encoding="utf-8")
    (folder / "received").mkdir()
    for number, text in enumerate(AWKWARD, start=1):
        given = {"families-01": ("Yes", text), "families-02": (text, ""), "words-01": (text, "")}
        filled = Filled({"organisation": f"Partner {number:02}", "sector": "Police"}, given)
        (folder / "received" / f"{number:02}.xlsx").write_bytes(filled_workbook(SMALL, filled))
    ehsg("merge", "received", "--bank", "small.yaml", *OUTPUTS, cwd=folder, code=None)
    return folder


@pytest.mark.parametrize("form", FORMS)
def test_awkward_text_is_read_as_it_was_typed(awkward: Path, form: str) -> None:
    rows = tables.read(awkward / f"answers.{form}")
    typed = {(row["respondent"], row["question"]): (row["raw"], row["comment"]) for row in rows}
    for number, text in enumerate(AWKWARD, start=1):
        who = f"partner-{number:02}"
        assert typed[who, "families-01"] == ("Yes", text)
        assert typed[who, "families-02"] == typed[who, "words-01"] == (text, "")
    assert all(
        (row["off_scale"] == "true") is not bool(row["answer"])
        for row in rows
        if row["section_id"] != "words"
    )


def test_no_text_in_csv_is_a_formula(awkward: Path) -> None:
    cells = tables.query(awkward / "answers.csv", "SELECT DISTINCT raw FROM answers")
    assert {"'=1+1", "'@SUM(A1)", "'+44 20 7946 0000"} <= {cell for (cell,) in cells}
    assert not [cell for (cell,) in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


def test_duckdb_finds_the_rows_of_csv_without_being_told_how(awkward: Path) -> None:
    [(count,)] = tables.query(awkward / "answers.csv", "SELECT count(*) FROM answers", guess=True)
    assert count == 3 * len(AWKWARD)


def test_the_same_files_give_the_same_tables(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "2020" / "received", tmp_path / "received")
    made = []
    for _ in range(2):
        ehsg("merge", "received", *OUTPUTS, "--force", cwd=tmp_path)
        made.append([(tmp_path / f"answers.{form}").read_bytes() for form in FORMS])
    assert made[0] == made[1]


def test_an_update_replaces_its_own_tables_and_nothing_else(tmp_path: Path) -> None:
    received = tmp_path / "received"
    received.mkdir()
    for name in ("police.xlsx", "northshire-homes.xlsx"):
        shutil.copy(EXAMPLES / "2020" / "received" / name, received)
    ehsg("merge", "received", *OUTPUTS, cwd=tmp_path)
    shutil.copy(EXAMPLES / "2020" / "received" / "county-council.xlsx", received)
    again = ("merge", "received", "-o", "other.xlsx", *BOTH)
    assert "answers.csv exists already" in ehsg(*again, cwd=tmp_path, code=2).said
    ehsg("merge", "received", *OUTPUTS, "--update", cwd=tmp_path, code=None)
    for form in FORMS:
        assert len(tables.read(tmp_path / f"answers.{form}")) == len(answers(tmp_path)) == 3 * 69
        (tmp_path / f"answers.{form}").write_bytes(b"organisation,sector\r\nA list of mine,\r\n")
        said = ehsg(
            "merge", "received", "-o", "merged.xlsx", "--table", f"answers.{form}", "--update",
            cwd=tmp_path, code=2,
        ).said  # fmt: skip
        assert f"answers.{form} exists already" in said


def test_in_a_return_folder_the_area_is_known(tmp_path: Path) -> None:
    ehsg("init", ".", "--bank", "2020", cwd=tmp_path)
    settings = tmp_path / "ehsg.yaml"
    settings.write_text("folder: 1\nbank: 2020\narea: Northshire, west\n", encoding="utf-8")
    shutil.copy(EXAMPLES / "2020" / "received" / "police.xlsx", tmp_path / "received")
    for _ in range(2):  # the second is an update
        ehsg("merge", *BOTH, cwd=tmp_path, code=None)
        for form in FORMS:
            rows = tables.read(tmp_path / f"answers.{form}")
            assert {row["area"] for row in rows} == {"Northshire, west"}
            assert {row["file"] for row in rows} == {"received/police.xlsx"}


@pytest.mark.parametrize("name", ["answers.xlsx", "answers.txt", "answers", ".csv", "answers.csv.gz"])
def test_other_endings_are_refused_before_anything_is_read(tmp_path: Path, name: str) -> None:
    done = ehsg("merge", "nowhere", "-o", "merged.xlsx", "--table", name, cwd=tmp_path, code=2)
    assert f"{name}: tables are written as .csv or .parquet. End its name in .csv or .parquet." in done.said


def test_a_table_in_the_place_of_another_output_is_refused(tmp_path: Path) -> None:
    received = EXAMPLES / "2020" / "received"
    twice = ("--table", "answers.csv", "--table", "./answers.csv")
    said = ehsg("merge", received, "-o", "merged.xlsx", *twice, cwd=tmp_path, code=2).said
    assert "Two of the outputs are the same file." in said
    assert not list(tmp_path.iterdir())


def test_endings_in_capitals_are_as_good(tmp_path: Path) -> None:
    received = EXAMPLES / "2022" / "received"
    capitals = ("--table", "A.CSV", "--table", "A.PARQUET")
    ehsg("merge", received, "-o", "merged.xlsx", *capitals, cwd=tmp_path, code=None)
    ehsg("merge", received, "-o", "merged.xlsx", *capitals, "--update", cwd=tmp_path, code=None)
    assert (tmp_path / "A.PARQUET").read_bytes().startswith(b"PAR1")


def test_without_pyarrow_parquet_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    typed = ["ehsg", "merge", "nowhere", "-o", "merged.xlsx", "--table", "answers.parquet"]
    program = (
        "import sys; sys.modules['pyarrow'] = None\n"
        f"from ehsg_cli.__main__ import main; sys.argv = {typed}; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 2
    assert "The library pyarrow is needed to write Parquet, and is not there." in done.stderr
    assert 'pip install "pyarrow' in done.stderr
