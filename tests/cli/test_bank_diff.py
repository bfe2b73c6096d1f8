from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
import typer

from ehsg_cli.bank.git_file import GitFile
from ehsg_cli.bank.library import find
from ehsg_cli.cli.bank_diff import bank_diff
from ehsg_cli.errors import EhsgError
from tests.repositories import repository

if TYPE_CHECKING:
    from pathlib import Path

OWN = b"bank: own-2022\nextends: base.yaml\nrevision: 1\n"


@pytest.fixture
def reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file of a repository, the current folder, is read from git."""
    counted: Counter[str] = Counter()
    read = GitFile.read

    def counting(file: GitFile) -> bytes:
        counted[file.name] += 1
        return read(file)

    files = {"own.yaml": OWN, "base.yaml": find("2022").read_bytes(), "broken.yaml": b"bank: own-2025\n"}
    crosswalk = find("2022").parent / "crosswalks" / "2020-2022.yaml"
    monkeypatch.chdir(repository(tmp_path / "here", files | {"crosswalk.yaml": crosswalk.read_bytes()}))
    monkeypatch.setattr(GitFile, "read", counting)
    return counted


def test_each_side_is_read_once_and_the_new_one_once_more_for_what_it_says_itself(
    reads: Counter[str],
) -> None:
    with pytest.raises(typer.Exit) as caught:
        bank_diff("git:HEAD:own.yaml", "git:first:own.yaml")
    assert caught.value.exit_code == 0
    assert reads == {
        "git:HEAD:own.yaml": 1,
        "git:HEAD:base.yaml": 1,
        "git:first:own.yaml": 2,
        "git:first:base.yaml": 1,
    }


@pytest.mark.usefixtures("reads")
@pytest.mark.parametrize(
    ("name", "message", "remedy"),
    [
        (
            "git:HEAD:broken.yaml",
            "The question bank git:HEAD:broken.yaml has errors.",
            "The first is B102 at",
        ),
        ("broken.yaml", "The question bank broken.yaml has errors.", "To see them: ehsg bank validate"),
        (
            "crosswalk.yaml",
            "crosswalk.yaml is a crosswalk, not a question bank.",
            "Name a question bank; ehsg bank list shows those built in.",
        ),
        (
            "git:HEAD:crosswalk.yaml",
            "git:HEAD:crosswalk.yaml is a crosswalk",
            "Name a question bank; ehsg bank list shows those built in.",
        ),
    ],
)
def test_what_is_no_bank_on_either_side_is_said(name: str, message: str, remedy: str) -> None:
    for sides in ((name, "2022"), ("2022", name)):
        with pytest.raises(EhsgError) as caught:
            bank_diff(*sides)
        assert caught.value.message.startswith(message)
        assert caught.value.remedy.startswith(remedy)


@pytest.mark.usefixtures("reads")
def test_github_is_spoken_to_in_its_own_words_where_it_runs_the_command(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    def said(**options: object) -> bytes:
        with pytest.raises(typer.Exit):
            bank_diff("2020", "2022", **options)  # type: ignore[arg-type]
        return capsysbinary.readouterr().out

    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert said().startswith(b"ehsg-2020 revision")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert said().startswith(b"::notice file=")
    assert b"title=B305" in said()
    said(output=tmp_path / "told.txt")
    assert (tmp_path / "told.txt").read_text(encoding="utf-8").startswith("ehsg-2020 revision")
