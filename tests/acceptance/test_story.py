"""The year of an analyst in one go: from an empty folder to a return that can be published."""

from __future__ import annotations

import json
import shutil
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

from ehsg_cli.bank import library
from tests.acceptance.command import EXAMPLES, ehsg

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = EXAMPLES / "2020"
IN_TIME = ("ccg", "county-council", "hillside-primary", "northshire-homes", "police")
LATER = ("easterby-district", "riverside-academy", "voluntary-action", "westmoor-borough")
HALF_DONE = "northshire-homes"
NUMBER = "01632 960983"  # of those that Ofcom keeps for drama


def test_from_an_empty_folder_to_a_return_that_can_be_published(tmp_path: Path) -> None:
    folder = started(tmp_path)
    receive(folder, *(EXAMPLE / "received" / f"{name}.xlsx" for name in IN_TIME))
    half = status(folder, "2020-09-01")
    assert half["headline"].startswith("5 of 10 partners have answered, 4 completely; answers are due in 10")
    assert half["missing"]["sectors"]
    silent = {each["name"] for each in half["partners"] if each["to_chase"]}

    ehsg("chase", "--as-of", "2020-09-01", cwd=folder)
    assert reminded(folder) == {each["email"] for each in half["partners"] if each["name"] in silent}
    assert_the_open_questions_are_named(folder, half)

    ehsg("merge", cwd=folder)
    ehsg("agree", EXAMPLE / "decisions.csv", cwd=folder)
    assert codes(folder, "--final", code=1) >= {"C201", "C206"}

    receive(folder, *(EXAMPLE / "received" / f"{name}.xlsx" for name in LATER))
    receive(folder, *sorted((EXAMPLE / "late").iterdir()))
    agreed = decisions(folder)
    assert "10 respondents merged, 10 with all 69 answers; 1 superseded" in ehsg("merge", cwd=folder).said
    assert decisions(folder) == agreed
    late = status(folder, "2020-09-16")
    assert late["totals"]["complete"] == late["totals"]["asked"] == 10
    assert not late["missing"]["sectors"]
    assert [each["name"] for each in late["partners"] if each["days_late"]] == ["Northshire Homes"]

    assert "M103" in codes(folder, code=0)  # what was agreed is out of date, as more have answered since
    ehsg("agree", EXAMPLE / "decisions-late.csv", cwd=folder)
    assert not [each for each in decisions(folder).values() if not each[0]]
    codes(folder, "--final", code=0)

    add_plan(folder, f"New staff spend a day with a community group. To book: {NUMBER}.")
    assert codes(folder, "--privacy", code=1) == {"P102"}
    refused = ehsg("render", cwd=folder, code=1)
    assert NUMBER not in refused.said
    assert not (folder / "output" / "return.html").exists()
    add_plan(folder, "New staff spend a day with a community group.")
    assert codes(folder, "--privacy", code=0) == set()

    ehsg("render", cwd=folder)
    page = (folder / "output" / "return.html").read_text(encoding="utf-8")
    assert '<dt>Questions agreed</dt><dd>69 <span class="of">of 69</span></dd>' in page
    assert [text for text in personal(folder) if text in page] == []


def started(tmp_path: Path) -> Path:
    folder = tmp_path / "northshire-2020"
    partners = EXAMPLE / "partners.csv"
    dates = ("--answers-due", "2020-09-11")
    ehsg(
        "init", folder, "--bank", "2020", "--area", "Northshire", *dates, "--partners", partners, cwd=tmp_path
    )
    ehsg("generate", cwd=folder)
    assert len(list((folder / "blank").glob("*.xlsx"))) == 10
    return folder


def receive(folder: Path, *files: Path) -> None:
    for file in files:
        shutil.copy(file, folder / "received")


def status(folder: Path, day: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(ehsg("status", "--as-of", day, "--format", "json", cwd=folder).out)
    return said


def reminded(folder: Path) -> set[str]:
    """Who gets a reminder."""
    drafts = (folder / "output" / "reminders").glob("*.eml")
    return {str(message_from_bytes(draft.read_bytes())["To"]) for draft in drafts}


def assert_the_open_questions_are_named(folder: Path, read: dict[str, Any]) -> None:
    """The draft to whoever has begun names each open question, and no other."""
    draft = (folder / "output" / "reminders" / f"{HALF_DONE}.eml").read_bytes()
    body = message_from_bytes(draft, policy=policy.default).get_body()
    assert body
    text = body.get_content()
    begun = next(each for each in read["partners"] if each["state"] == "part-done")
    still_open = {ref for section in begun["sections"] for ref in section["open"]}
    assert len(still_open) == 41
    assert {ref for ref in library.load("2020").questions if f"{ref}:" in text} == still_open


def codes(folder: Path, *options: str, code: int) -> set[str]:
    return {
        each["code"] for each in ehsg("check", *options, "--format", "json", cwd=folder, code=code).findings
    }


def merged(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "output" / "return.json").read_text(encoding="utf-8"))
    return data


def decisions(folder: Path) -> dict[str, tuple[str | None, str | None]]:
    return {row["question"]: (row["agreed_raw"], row["agreed_plan"]) for row in merged(folder)["return"]}


def add_plan(folder: Path, plan: str) -> None:
    (folder / "added.csv").write_text(f"ref,agreed plan\ncommunities-03,{plan}\n", encoding="utf-8")
    ehsg("agree", "added.csv", cwd=folder)


def personal(folder: Path) -> list[str]:
    """Whatever says who filled a workbook in."""
    said = merged(folder)["respondents"]
    return [each[key] for each in said for key in ("completed_by", "email") if each[key]]
