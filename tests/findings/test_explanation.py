"""Every kind of finding is explained, and examples are true: what is wrong gives it, what is mended not."""

from __future__ import annotations

import re
from pathlib import Path
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
from ehsg_cli.partnership.decisions import apply
from ehsg_cli.partnership.decisions_file import read_decisions
from ehsg_cli.partnership.merge import assemble
from ehsg_cli.render.palette import read_sheet
from ehsg_cli.render.templates import style_sheet
from ehsg_cli.render.theme_file import read_theme_file
from ehsg_cli.workbook.sent_out.explain import explained
from ehsg_cli.workbook.sent_out.wordings import not_listed
from tests.banks import SMALL
from tests.findings import whole_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from ehsg_cli.findings.model import Code, Finding

ALL = explanations()
MAY_BE_EMPTY = {"suggestion", "changes", "together"}
FEWEST_WORDS = {"what": 4, "why": 10}


def details_of(code: Code) -> set[str]:
    return {name for text in (code.message, code.remedy) for _, name, _, _ in Formatter().parse(text) if name}


def to_add(code: Code) -> str:
    """What to add for a code that is not explained yet."""
    details = ", ".join(f'{name} = "…"' for name in sorted(details_of(code)))
    return (
        f"{code.id} is not explained. Read the code that raises it, add this to one of the files in "
        "src/ehsg_cli/findings/explained, then: UPDATE_GOLDEN=1 pytest tests/test_findings_reference.py\n\n"
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
    unplaced = each.details.keys() - details_of(each.code)
    assert not unplaced, f"{each.code.id}: the code has no {', '.join(sorted(unplaced))}"


def test_no_two_codes_have_the_same_reason() -> None:
    reasons = [each.why for each in ALL.values()]
    assert len(reasons) == len(set(reasons))


def test_commands_that_are_named_exist() -> None:
    known = set(commands.MAIN) | {
        f"{name} {command}" for name, group in commands.GROUPS.items() for command in group.summaries
    }
    for each in ALL.values():
        for step in (each.why, *each.fix):
            for named in re.findall(r"`ehsg ([^`]+)`", step):
                words = named.split()
                assert words[0] in known or " ".join(words[:2]) in known, f"{each.code.id}: ehsg {named}"


def of_a_bank(text: str) -> tuple[Finding, ...]:
    return library.validate(DiskFile(written("bank.yaml", whole_files.bank(text))))[1]


def of_a_crosswalk(text: str) -> tuple[Finding, ...]:
    for name, content in whole_files.banks_of_the_crosswalk().items():
        written(name, content)
    return library.validate(DiskFile(written("crosswalk.yaml", whole_files.crosswalk(text))))[1]


def of_decisions(text: str) -> tuple[Finding, ...]:
    name = "decisions.csv" if text.startswith("Ref,") else "decisions.yaml"
    items = {item.id for item in SMALL.return_items}
    return apply(assemble(SMALL), read_decisions(text.encode(), name, items))[1]


def of_settings(text: str) -> tuple[Finding, ...]:
    written("ehsg.yaml", "folder: 1\n" + ("" if text.startswith("bank:") else "bank: 2022\n") + text)
    return read_folder(Path())[1]


def of_a_theme(text: str) -> tuple[Finding, ...]:
    return read_theme_file(written("theme.yaml", f"theme: 1\n{text}"), read_sheet(style_sheet(None)))[1]


def of_a_change(earlier: str, text: str) -> tuple[Finding, ...]:
    old, new = written("old.yaml", whole_files.bank(earlier)), written("new.yaml", whole_files.bank(text))
    document, _ = parse(new.read_bytes(), "new.yaml")
    assert document
    difference, places = explained(compare(library.load(old), library.load(new))), Places.of(document)
    return (*mistakes(difference, places), *not_listed(difference, places))


def written(name: str, text: str) -> Path:
    """A file in the working directory, so that messages name it as people do."""
    Path(name).write_text(text, encoding="utf-8")
    return Path(name)


READERS: dict[str, Callable[[str], tuple[Finding, ...]]] = {
    "B4": of_a_crosswalk,
    "B": of_a_bank,
    "D": of_decisions,
    "R": of_settings,
    "T": of_a_theme,
}


def found(each: Explanation, text: str) -> list[Finding]:
    """The findings of the kind that is explained, in what the lines are part of."""
    if each.earlier:
        findings = of_a_change(each.earlier, text)
    else:
        read = next(read for start, read in READERS.items() if each.code.id.startswith(start))
        findings = read(text)
    return [finding for finding in findings if finding.code == each.code.id]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


WITH_LINES = {id_: each for id_, each in ALL.items() if each.wrong}


@pytest.mark.parametrize("each", WITH_LINES.values(), ids=WITH_LINES)
def test_what_is_wrong_gives_the_very_message_of_the_example(each: Explanation) -> None:
    said = [(finding.message, finding.remedy) for finding in found(each, each.wrong)]
    assert said == [(each.example.message, each.example.remedy)]


@pytest.mark.parametrize("each", WITH_LINES.values(), ids=WITH_LINES)
def test_what_is_mended_does_not(each: Explanation) -> None:
    if each.right:
        assert found(each, each.right) == []
    else:
        assert each.code is codes.BANK_NOT_MAPPING  # whose file is another altogether


def test_nearly_all_that_is_said_of_text_files_is_shown_in_lines() -> None:
    in_bytes = {"B004", "B005", "B007", "B009", "B010"}  # about a file as a whole, or how it is saved
    otherwise = {"D107", "D201", "R107"}  # too long to show, or about what was there before
    shown = {id_ for id_ in ALL if id_[0] in "BDRT"} - in_bytes - otherwise
    assert sorted(shown - WITH_LINES.keys()) == []
