"""The end of the worked example: what came in after the meeting completes the return, and undoes nothing."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests import filling
from tests.acceptance.command import EXAMPLES, ehsg
from tests.build_examples import LATE

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = EXAMPLES / "2020"
FINISHED = "northshire-homes"
MERGE = ("-o", "merged.xlsx", "--json", "merged.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example as it was at the meeting: nine replies merged, and what was agreed on them."""
    for name in ("received", "late"):
        shutil.copytree(FOLDER / name, tmp_path / name)
    for name in ("partners.csv", "decisions.csv", "decisions-late.csv"):
        shutil.copy(FOLDER / name, tmp_path)
    ehsg("merge", "received", "--partners", "partners.csv", *MERGE, cwd=tmp_path)
    ehsg("agree", "merged.xlsx", "decisions.csv", "--json", "merged.json", cwd=tmp_path)
    return tmp_path


def read(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "merged.json").read_text(encoding="utf-8"))
    return data


def agreed(folder: Path) -> dict[str, tuple[str | None, str | None]]:
    return {row["question"]: (row["agreed_raw"], row["agreed_plan"]) for row in read(folder)["return"]}


def test_nothing_is_missing_in_the_end(folder: Path) -> None:
    missing = {"C103", "C201", "C202", "C206", "C208"}
    assert missing <= {finding["code"] for finding in final(folder, code=1)}
    ehsg("merge", "received", "late", *MERGE, "--update", cwd=folder)
    ehsg("agree", "merged.xlsx", "decisions-late.csv", "--json", "merged.json", cwd=folder)
    assert missing.isdisjoint(finding["code"] for finding in final(folder, code=0))
    assert all(row["agreed_raw"] for row in read(folder)["return"])


def final(folder: Path, code: int) -> list[dict[str, Any]]:
    return ehsg("check", "merged.xlsx", "--final", "--format", "json", cwd=folder, code=code).findings


def test_all_of_it_in_one_go_is_complete_as_well(folder: Path) -> None:
    once = ("-o", "once.xlsx")
    merged = ehsg("merge", "received", "late", "--partners", "partners.csv", *once, cwd=folder)
    assert "10 respondents merged, 10 with all 69 answers; 1 superseded" in merged.said
    for decisions in ("decisions.csv", "decisions-late.csv"):
        ehsg("agree", "once.xlsx", decisions, cwd=folder)
    ehsg("check", "once.xlsx", "--final", cwd=folder)


def test_the_finished_workbook_takes_the_place_of_the_half_finished_one(folder: Path) -> None:
    done = ehsg("merge", "received", "late", *MERGE, "--update", "--format", "json", cwd=folder)
    (resent,) = (found for found in done.findings if found["code"] == "M106")
    assert resent["location"]["file"] == f"received/{FINISHED}.xlsx"
    assert f"again in late/{LATE[FINISHED]}. 41 answers changed" in resent["message"]
    data = read(folder)
    assert len(data["respondents"]) == 10
    counted = next(each for each in data["respondents"] if each["organisation"] == "Northshire Homes")
    given = {
        a["question"]: (a["raw"], a["comment"]) for a in data["answers"] if a["respondent"] == counted["id"]
    }
    assert given == filling.load(FOLDER / "answers-late" / f"{FINISHED}.yaml").answers


def test_what_was_answered_and_agreed_before_stays(folder: Path) -> None:
    earlier, later = (
        filling.load(FOLDER / name / f"{FINISHED}.yaml") for name in ("answers", "answers-late")
    )
    assert (len(earlier.answers), len(later.answers)) == (28, 69)
    assert earlier.answers.items() <= later.answers.items()
    before = agreed(folder)
    ehsg("merge", "late", *MERGE, "--update", cwd=folder)
    assert agreed(folder) == before
    ehsg("agree", "merged.xlsx", "decisions-late.csv", "--json", "merged.json", cwd=folder)
    changed = {question for question, decision in agreed(folder).items() if decision != before[question]}
    still_open = {question for question, (answer, _) in before.items() if not answer}
    assert changed == still_open | {"leaders-02"}  # which said that Jobcentre Plus had not answered
