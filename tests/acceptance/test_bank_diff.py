"""`ehsg bank diff` as people and CI run it, and whether what it says of workbooks comes true in a merge."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ehsg_cli.bank import library
from tests.acceptance.command import Done, ehsg
from tests.bank.difference.sample import FOLDER
from tests.repositories import git, repository

BEFORE = (FOLDER / "before.yaml").read_text(encoding="utf-8")
AFTER = (FOLDER / "after.yaml").read_text(encoding="utf-8")
OWN = "banks/own.yaml"
AT_HEAD = f"git:HEAD:{OWN}"

RAISED = ("revision: 3", "revision: 4")
NEW_TITLE = ("title: Small Guide\n", "title: Slim Guide\n")
ANOTHER_QUESTION = (
    "text: Do you collect feedback from families on the service they received?",
    "text: Is there a budget?",
)
IN_OTHER_WORDS = (
    "text: Are all family members’ needs considered individually and as a whole?",
    "text: Are the needs of all family members considered individually and as a whole?",
)
GONE = ("      - {id: families-06, text: Do families and communities help to design local services?}\n", "")
RETIRED = (
    "retired:\n",
    "retired:\n  - {id: families-06, text: Do families and communities help to design local services?, "
    "revision: 4, reason: Asked twice.}\n",
)
NO_CHOICE = ("    - {id: mostly-yes, label: Mostly yes}\n", "")


def changed(*edits: tuple[str, str]) -> str:
    text = BEFORE
    for was, now in edits:
        assert text.count(was) == 1, was
        text = text.replace(was, now)
    return text


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("scratch") / "repository", {OWN: BEFORE.encode()})


@pytest.fixture
def here(committed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the bank, as it was committed and as it is."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(committed.parent))
    (committed / OWN).write_text(BEFORE, encoding="utf-8")
    return committed


def diff(here: Path, text: str, *options: str, code: int = 0) -> Done:
    (here / OWN).write_text(text, encoding="utf-8")
    return ehsg("bank", "diff", AT_HEAD, OWN, *options, cwd=here, code=code)


def codes(done: Done) -> list[str]:
    return [finding["code"] for finding in json.loads(done.out)["findings"]]


def test_no_change_is_clean(here: Path) -> None:
    done = diff(here, f"# A remark changes nothing.\n{BEFORE}")
    assert "No change." in done.out
    assert done.err == f"Compared {AT_HEAD} with {OWN}.\n"


@pytest.mark.parametrize(
    ("edits", "code", "found"),
    [
        ([RAISED], 0, []),
        ([RAISED, NEW_TITLE], 0, []),
        ([RAISED, IN_OTHER_WORDS], 0, ["B304"]),
        ([RAISED, GONE, RETIRED], 0, []),
        ([NEW_TITLE], 1, ["B303"]),
        ([RAISED, GONE], 1, ["B302"]),
        ([RAISED, ANOTHER_QUESTION], 1, ["B301"]),
        ([GONE, ANOTHER_QUESTION], 1, ["B303", "B302", "B301"]),
    ],
)
def test_it_ends_with_1_where_a_change_would_spoil_answers(
    here: Path, edits: list[tuple[str, str]], code: int, found: list[str]
) -> None:
    assert codes(diff(here, changed(*edits), "--format", "json", code=code)) == found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("git:nowhere:banks/own.yaml", OWN), "no revision nowhere"),
        (("git:HEAD:banks/gone.yaml", OWN), "HEAD has no file banks/gone.yaml"),
        (("git:HEAD", OWN), "does not say which file"),
        (("gone.yaml", OWN), "no question bank gone.yaml"),
        ((OWN,), "ehsg bank diff needs NEW"),
        ((OWN, OWN, "--format", "sarif"), "sarif: expected one of"),
    ],
)
def test_what_cannot_be_read_ends_with_2(here: Path, arguments: tuple[str, ...], said: str) -> None:
    assert said in ehsg("bank", "diff", *arguments, cwd=here, code=2).said


def test_outside_a_repository_it_ends_with_2(here: Path) -> None:
    assert "no repository here" in ehsg("bank", "diff", AT_HEAD, "2020", cwd=here.parent, code=2).said


def test_a_bank_with_errors_on_either_side_is_said(here: Path) -> None:
    (here / "broken.yaml").write_text("bank: own-2025\n", encoding="utf-8")
    git(here, "add", "broken.yaml")
    git(here, "commit", "--quiet", "--message", "Broken")
    on_disk = ehsg("bank", "diff", "2020", "broken.yaml", cwd=here, code=2)
    assert (
        'The question bank broken.yaml has errors. To see them: ehsg bank validate "broken.yaml"'
        in on_disk.said
    )
    in_git = ehsg("bank", "diff", "git:HEAD:broken.yaml", "2020", cwd=here, code=2)
    assert (
        "The question bank git:HEAD:broken.yaml has errors. The first is B102 at git:HEAD:broken.yaml:1:"
        in in_git.said
    )


def test_the_path_is_relative_to_the_current_folder(here: Path) -> None:
    done = ehsg("bank", "diff", "git:first:own.yaml", "git:HEAD:../banks/own.yaml", cwd=here / "banks")
    assert "No change." in done.out


def test_two_banks_are_compared_by_their_names(here: Path) -> None:
    done = ehsg("bank", "diff", "2020", "ehsg-2022", cwd=here)
    assert (
        "ehsg-2020 revision 1 → ehsg-2022 revision 1. 69 questions before, 12 now; 0 unchanged." in done.said
    )
    assert "B305" in done.out
    assert "Two banks:" in done.out


def test_words_are_marked_without_colours(here: Path) -> None:
    out = " ".join(diff(here, AFTER, code=1).out.split())
    assert "who their [-whole family worker-] {+lead practitioner+} is?" in out
    assert "\x1b" not in out
    assert "2 errors, 2 warnings Not safe for workbooks already sent out: 2 errors." in out


def test_findings_alone_for_github(here: Path) -> None:
    lines = diff(here, changed(GONE, ANOTHER_QUESTION), "--format", "github", code=1).out.splitlines()
    places = [("B303", 3, 11), ("B302", 44, 5), ("B301", 48, 10)]
    assert [line.split("::")[1] for line in lines] == [
        f"error file={OWN},line={line},col={column},title={code}" for code, line, column in places
    ]


def test_it_can_be_written_to_a_file_that_is_never_overwritten_unasked(here: Path) -> None:
    text = changed(RAISED, GONE, RETIRED)
    for form, begins in (("markdown", "**Take care: "), ("json", "{"), ("text", "Small Guide 2024")):
        comment = f"comment-{form}"
        done = diff(here, text, "--format", form, "-o", comment)
        assert done.out == ""
        assert f"Wrote {comment}" in done.err
        assert "Take care: by 1 change, answers in workbooks already sent out are lost." in done.err
        written = (here / comment).read_text(encoding="utf-8")
        assert written.startswith(begins)
        assert written == f"{diff(here, text, '--format', form).out.rstrip()}\n"
        assert "exists already" in diff(here, text, "--format", form, "-o", comment, code=2).err
        diff(here, text, "--format", form, "-o", comment, "--force")
    assert "also to be read" in diff(here, text, "-o", OWN, "--force", code=2).err


def test_findings_can_be_chosen(here: Path) -> None:
    both = changed(GONE, ANOTHER_QUESTION)
    assert codes(diff(here, both, "--format", "json", "--select", "B301", code=1)) == ["B301"]
    assert codes(diff(here, both, "--format", "json", "--ignore", "B30")) == []


def test_the_same_input_gives_the_same_bytes(here: Path) -> None:
    for form in ("text", "markdown", "json"):
        assert len({diff(here, AFTER, "--format", form, code=1).out for _ in range(3)}) == 1


# What is said of a change, and what a merge then does.


def fill(workbook: Path, *, keep_refs: bool) -> None:
    """Answer everything: choices in turn, words where words are asked for."""
    book = openpyxl.load_workbook(workbook)
    book["About you"]["B2"] = "North Police"
    questions = library.load(FOLDER / "before.yaml")
    for section in questions.sections:
        sheet = book[section.title]
        for row, question in enumerate(section.questions, start=2):
            labels = [choice.label for choice in questions.choices(question.id)]
            sheet.cell(row, 3).value = labels[row % len(labels)] if labels else f"Words on {question.id}"
            if section.follow_up:
                sheet.cell(row, 4).value = f"Plan for {question.id}"
        if not keep_refs:
            sheet.tables.clear()
            sheet.delete_cols(1)
    book.save(workbook)


@pytest.fixture(scope="module")
def sent_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bank, a workbook of it, filled in, and a return in which something is agreed."""
    folder = tmp_path_factory.mktemp("sent-out")
    (folder / "old.yaml").write_text(BEFORE, encoding="utf-8")
    for name, keep_refs in (("with-refs", True), ("without-refs", False)):
        ehsg("generate", "--bank", "old.yaml", "-o", f"{name}/police.xlsx", cwd=folder)
        fill(folder / name / "police.xlsx", keep_refs=keep_refs)
    ehsg("merge", "with-refs", "--bank", "old.yaml", "-o", "return.xlsx", cwd=folder)
    (folder / "decisions.csv").write_text("ref,agreed answer\nfamilies-06,Yes\n", encoding="utf-8")
    ehsg("agree", "return.xlsx", "decisions.csv", "--bank", "old.yaml", cwd=folder)
    return folder


def told(folder: Path, text: str, code: int = 0) -> list[dict[str, Any]]:
    """The changes from the bank of the workbooks to this one."""
    (folder / "new.yaml").write_text(text, encoding="utf-8")
    done = ehsg("bank", "diff", "old.yaml", "new.yaml", "--format", "json", cwd=folder, code=code)
    changes: list[dict[str, Any]] = json.loads(done.out)["changes"]
    return changes


def merged(folder: Path, received: str = "with-refs") -> tuple[set[str], dict[str, Any]]:
    """The codes of what is found when the workbook is merged by the new bank, and the return."""
    arguments = ("--bank", "new.yaml", "-o", "new.xlsx", "--json", "new.json", "--force", "--format", "json")
    done = ehsg("merge", received, *arguments, cwd=folder, code=None)
    data: dict[str, Any] = json.loads((folder / "new.json").read_text(encoding="utf-8"))
    return {finding["code"] for finding in done.findings}, data


def answer(data: dict[str, Any], question: str) -> dict[str, Any] | None:
    return next((each for each in data["answers"] if each["question"] == question), None)


def named(change: dict[str, Any]) -> set[str]:
    return set(re.findall(r"\bS\d{3}\b", change["means"]))


def test_answers_to_a_retired_question_go_to_unplaced_and_stop_an_update(sent_out: Path) -> None:
    (change,) = told(sent_out, changed(RAISED, GONE, RETIRED))
    assert change["effect"] == "lost"
    assert change["means"].startswith("Answers go to Unplaced (S106);")
    found, data = merged(sent_out)
    assert named(change) == found - {"S112"}
    assert answer(data, "families-06") is None
    assert "Plan for families-06" in [each["text"] for each in data["unplaced"]]
    stopped = ehsg(
        "merge", "with-refs", "--bank", "new.yaml", "-o", "return.xlsx", "--update", cwd=sent_out, code=2
    )
    assert "M201" in change["means"]
    assert "belongs to no question or return item (families-06)" in stopped.said


def test_answers_to_another_question_are_taken_for_it(sent_out: Path) -> None:
    (change,) = told(sent_out, changed(RAISED, ANOTHER_QUESTION), code=1)
    assert change["effect"] == "lost"
    assert "are taken for answers to this one" in change["means"]
    found, data = merged(sent_out)
    assert named(change) == found - {"S112"}
    wrong = answer(data, "families-04")
    assert wrong
    assert wrong["comment"] == "Plan for families-04"


def test_answers_to_a_reworded_question_are_found_by_their_ref_alone(sent_out: Path) -> None:
    (change,) = told(sent_out, changed(RAISED, IN_OTHER_WORDS))
    assert "by the Ref alone" in change["means"]
    found, data = merged(sent_out)
    assert named(change) == found - {"S112"}
    assert answer(data, "families-02")
    assert answer(merged(sent_out, "without-refs")[1], "families-02") is None


def test_answers_to_a_reworded_question_that_lists_its_wording_are_found_without_refs(sent_out: Path) -> None:
    was, now = (text.removeprefix("text: ") for text in IN_OTHER_WORDS)
    (change,) = told(sent_out, changed(RAISED, (was, f"{now}, formerly: [{was}]")))
    assert "by the earlier wording" in change["means"]
    assert answer(merged(sent_out)[1], "families-02")
    assert answer(merged(sent_out, "without-refs")[1], "families-02")


def test_answers_of_a_choice_that_is_gone_are_kept_and_not_counted(sent_out: Path) -> None:
    (change,) = told(sent_out, changed(RAISED, NO_CHOICE))
    assert change["means"].startswith(
        "Answers of “Mostly yes” are off the scale (S101), and are not counted;"
    )
    found, data = merged(sent_out)
    assert named(change) == found - {"S112"}
    off = [each for each in data["answers"] if each["raw"] == "Mostly yes"]
    assert off
    assert {each["answer"] for each in off} == {None}
