"""Every kind of finding is explained, and each example is one: what is wrong gives it, what is mended does not."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank import library
from ehsg_cli.bank.difference.compare import compare
from ehsg_cli.bank.difference.findings import mistakes
from ehsg_cli.bank.difference.places import Places
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.cli import commands
from ehsg_cli.findings import codes
from ehsg_cli.findings.explanation import Explanation, explanations, subjects
from ehsg_cli.folder.read import read_folder
from ehsg_cli.partnership.decisions_file import read_decisions
from ehsg_cli.workbook.sent_out.explain import explained
from ehsg_cli.workbook.sent_out.wordings import not_listed
from tests.banks import SMALL
from tests.findings import whole_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ehsg_cli.findings.model import Code, Finding

ALL = explanations()
MAY_BE_EMPTY = {"suggestion", "changes", "together", "condition"}
FEWEST_WORDS = {"what": 7, "why": 10}


def details_of(code: Code) -> set[str]:
    return {name for text in (code.message, code.remedy) for _, name, _, _ in Formatter().parse(text) if name}


def to_add(code: Code) -> str:
    """What to add for a code that is not explained yet."""
    details = ", ".join(f'{name} = "…"' for name in sorted(details_of(code)))
    return (
        f"{code.id} is not explained. Add to one of src/ehsg_cli/findings/explained/*.toml, and read the code "
        f"that raises it before you do; then UPDATE_GOLDEN=1 pytest tests/test_findings_reference.py:\n\n"
        f'[{code.id}]\nwhat = "…"\nwhy = "…"\nfix = ["…"]\nat = "where, such as merged.xlsx Return!A5"\n'
        + (f"details = {{ {details} }}\n" if details else "")
    )


@pytest.mark.parametrize("code", codes.ALL.values(), ids=lambda code: code.id)
def test_a_code_is_explained(code: Code) -> None:
    assert code.id in ALL, to_add(code)


def test_what_is_explained_is_a_code_once() -> None:
    listed = [each.code.id for subject in subjects() for each in subject.explanations]
    assert sorted(listed) == sorted(codes.ALL)


@pytest.mark.parametrize("each", ALL.values(), ids=ALL)
def test_an_explanation_has_all_its_parts(each: Explanation) -> None:
    for name, fewest in FEWEST_WORDS.items():
        text: str = getattr(each, name)
        assert len(text.split()) >= fewest, f"{each.code.id}: {name} says too little"
        assert text.endswith(".")
    assert each.fix
    assert all(step.endswith(".") for step in each.fix)
    assert not {each.code.message, each.code.remedy} & {each.what, each.why}


@pytest.mark.parametrize("each", ALL.values(), ids=ALL)
def test_an_example_fills_the_texts_of_its_code(each: Explanation) -> None:
    unfilled = details_of(each.code) - each.details.keys()
    assert not unfilled, f"{each.code.id}: details lacks {', '.join(sorted(unfilled))}"
    blank = {name for name, value in each.details.items() if value == ""} - MAY_BE_EMPTY
    assert not blank, f"{each.code.id}: {', '.join(sorted(blank))} is empty"
    assert "{" not in each.example.message.replace(str(each.details), "") or each.wrong
    assert each.example.message.endswith((".", "?", "”", "]")) or "text" in each.details or "formula" in each.details


def test_no_two_codes_have_the_same_reason() -> None:
    reasons = [each.why for each in ALL.values()]
    assert len(reasons) == len(set(reasons))


def test_commands_that_are_named_exist() -> None:
    known = set(commands.MAIN) | {
        f"{name} {command}" for name, group in commands.GROUPS.items() for command in group.summaries
    }
    known |= {"init", "upgrade", "status", "chase", "redact"}  # in work beside this
    for each in ALL.values():
        for step in (each.why, *each.fix):
            for named in re.findall(r"`ehsg ([^`]+)`", step):
                words = named.split()
                assert words[0] in known or " ".join(words[:2]) in known, f"{each.code.id}: ehsg {named}"


def of_a_bank(text: str, folder: Path) -> tuple[Finding, ...]:
    (folder / "bank.yaml").write_text(whole_files.bank(text), encoding="utf-8")
    return library.validate(DiskFile(folder / "bank.yaml"))[1]


def of_a_crosswalk(text: str, folder: Path) -> tuple[Finding, ...]:
    for name, content in whole_files.banks_of_the_crosswalk().items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "crosswalk.yaml").write_text(whole_files.crosswalk(text), encoding="utf-8")
    return library.validate(DiskFile(folder / "crosswalk.yaml"))[1]


def of_decisions(text: str, folder: Path) -> tuple[Finding, ...]:
    return read_decisions(text, str(folder / "decisions.csv"), SMALL).findings


def of_settings(text: str, folder: Path) -> tuple[Finding, ...]:
    least = "folder: 1\n" + ("" if text.startswith("bank:") else "bank: 2022\n")
    (folder / "ehsg.yaml").write_text(least + text, encoding="utf-8")
    return read_folder(folder)[1]


def of_a_change(earlier: str, text: str, folder: Path) -> tuple[Finding, ...]:
    old, new = folder / "old.yaml", folder / "new.yaml"
    old.write_text(whole_files.bank(earlier), encoding="utf-8")
    new.write_text(whole_files.bank(text), encoding="utf-8")
    document, _ = parse(new.read_bytes(), "new.yaml")
    assert document
    difference, places = explained(compare(library.load(old), library.load(new))), Places.of(document)
    return (*mistakes(difference, places), *not_listed(difference, places))


READERS: dict[str, Callable[[str, Path], tuple[Finding, ...]]] = {
    "B4": of_a_crosswalk,
    "B": of_a_bank,
    "D": of_decisions,
    "R": of_settings,
}


def found(each: Explanation, text: str, folder: Path) -> list[Finding]:
    """The findings of the kind that is explained, in what the lines are part of."""
    if each.earlier:
        findings = of_a_change(each.earlier, text, folder)
    else:
        read = next(read for start, read in READERS.items() if each.code.id.startswith(start))
        findings = read(text, folder)
    return [finding for finding in findings if finding.code == each.code.id]


WITH_LINES = {id_: each for id_, each in ALL.items() if each.wrong}


@pytest.mark.parametrize("each", WITH_LINES.values(), ids=WITH_LINES)
def test_what_is_wrong_gives_the_very_message_of_the_example(each: Explanation, tmp_path: Path) -> None:
    said = [(finding.message, finding.remedy) for finding in found(each, each.wrong, tmp_path)]
    assert said == [(each.example.message, each.example.remedy)]


@pytest.mark.parametrize("each", WITH_LINES.values(), ids=WITH_LINES)
def test_what_is_mended_does_not(each: Explanation, tmp_path: Path) -> None:
    if each.right:
        assert found(each, each.right, tmp_path) == []
    else:
        assert each.code is codes.BANK_NOT_MAPPING  # whose file is another altogether


def test_nearly_all_that_is_said_of_banks_and_decisions_is_shown_in_lines() -> None:
    in_bytes = {"B004", "B005", "B007", "B009", "B010"}  # about a file as a whole, or how it is saved
    longer = {"D107", "D109", "D110", "D201"}  # too long to show, or told elsewhere
    shown = {id_ for id_ in ALL if id_[0] in "BD"} - in_bytes - longer
    assert sorted(shown - WITH_LINES.keys()) == []
