from __future__ import annotations

from pathlib import Path

import pytest

from ehsg_cli.bank.git_file import GitFile
from ehsg_cli.errors import EhsgError
from tests.repositories import git, repository

CONTENT = b"bank: small\r\ntitle: caf\xc3\xa9\n\x00"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a file in a folder, which has changed on the disk since."""
    folder = tmp_path_factory.mktemp("git") / "repository"
    repository(folder, {"banks/own.yaml": CONTENT, "other.yaml": b"other"})
    (folder / "banks" / "own.yaml").write_bytes(b"changed")
    return folder


@pytest.fixture
def here(changed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, as the current folder."""
    monkeypatch.chdir(changed)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(changed.parent))
    return changed


def named(name: str) -> GitFile:
    file = GitFile.named(name)
    assert file
    return file


@pytest.mark.parametrize("revision", ["HEAD", "first", "@", "HEAD^{commit}"])
def test_it_is_read_as_it_was_to_the_byte(here: Path, revision: str) -> None:
    assert (here / "banks" / "own.yaml").read_bytes() == b"changed"
    assert named(f"git:{revision}:banks/own.yaml").read() == CONTENT


def test_its_path_begins_in_the_current_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here / "banks")
    assert named("git:HEAD:own.yaml").read() == CONTENT
    assert named("git:HEAD:../other.yaml").read() == b"other"


@pytest.mark.usefixtures("here")
def test_it_knows_the_files_beside_it() -> None:
    beside = named("git:HEAD:banks/own.yaml").beside("../other.yaml")
    assert beside.name == "git:HEAD:other.yaml"
    assert beside.read() == b"other"


@pytest.mark.parametrize(
    "name", ["2020", "banks/2020.yaml", r"C:\banks\own.yaml", "C:/own.yaml", "git", "./git:x"]
)
def test_other_names_are_not_taken_for_one(name: str) -> None:
    assert GitFile.named(name) is None


@pytest.mark.parametrize("name", ["git:", "git:HEAD", "git:HEAD:", "git::own.yaml"])
def test_a_name_without_revision_or_path_is_an_error(name: str) -> None:
    with pytest.raises(EhsgError, match="does not say which file"):
        GitFile.named(name)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("git:nowhere:banks/own.yaml", "there is no revision nowhere"),
        ("git:HEAD:banks/gone.yaml", "HEAD has no file banks/gone.yaml"),
        ("git:HEAD:banks", "HEAD has no file banks"),
        ("git:HEAD:own.yaml", "HEAD has no file own.yaml"),
        ("git:--batch:banks/own.yaml", "there is no revision --batch"),
        ("git:--textconv:banks/own.yaml", "there is no revision --textconv"),
        ("git:-p:banks/own.yaml", "there is no revision -p"),
    ],
)
def test_what_is_not_there_is_said(here: Path, name: str, message: str) -> None:
    with pytest.raises(EhsgError) as caught:
        named(name).read()
    assert message in caught.value.message
    assert caught.value.remedy
    assert sorted(path.name for path in here.iterdir()) == [".git", "banks", "other.yaml"]


def test_outside_a_repository_it_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here.parent)
    with pytest.raises(EhsgError, match="git knows no repository here"):
        named("git:HEAD:banks/own.yaml").read()


def test_without_git_it_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(here))
    with pytest.raises(EhsgError, match=r"git is needed to read git:HEAD:banks/own\.yaml"):
        named("git:HEAD:banks/own.yaml").read()


def test_a_git_that_lies_in_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "git"
    program.write_text('#!/bin/sh\ntouch "$0.ran"\n')
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EhsgError, match="git is needed"):
        named("git:HEAD:banks/own.yaml").read()
    assert not (tmp_path / "git.ran").exists()


def test_what_is_only_staged_is_not_read(here: Path) -> None:
    git(here, "add", "--all")
    assert named("git:HEAD:banks/own.yaml").read() == CONTENT
