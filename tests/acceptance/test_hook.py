"""The hook for pre-commit, run by pre-commit in the repository of somebody else, and on our own banks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from ehsg_cli.bank.library import find
from tests.acceptance.command import PROGRAM, ROOT
from tests.acceptance.repositories import commit, git, repository, run, this_project
from tests.acceptance.test_installed import OFFLINE
from tests.conftest import need

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

ODD_NAMES = ("our bank.yaml", "it's $(touch gone) `touch gone`; “ours”.yml", "-x.yaml", "own.yml")


def yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where pre-commit keeps the environment that it makes for the hook, from one test to the next."""
    return str(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def pre_commit(home: str) -> Run:
    program = shutil.which("pre-commit", path=Path(str(PROGRAM)).parent)

    def pre_commit(*arguments: object, cwd: Path, code: int) -> subprocess.CompletedProcess[str]:
        done = run(str(program), *arguments, cwd=cwd, code=None, PRE_COMMIT_HOME=home)
        need(done.returncode == 0 or not OFFLINE.search(done.stdout), "the package registry")
        assert done.returncode == code, done.stdout
        return done

    return pre_commit


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The configuration of somebody who uses the hook as it is in this checkout."""
    folder = tmp_path_factory.mktemp("ehsg") / "ehsg"
    revision = this_project(folder)
    return f"repos:\n- repo: {folder}\n  rev: {revision}\n  hooks:\n  - id: ehsg-bank-validate\n"


@pytest.fixture
def theirs(tmp_path: Path, hook: str) -> Path:
    """The repository of somebody who has a bank without a mistake, and other YAML."""
    folder = repository(tmp_path / "council")
    (folder / ".pre-commit-config.yaml").write_text(hook, encoding="utf-8")
    (folder / "banks").mkdir()
    shutil.copy(find("2022"), folder / "banks" / "own.yaml")
    (folder / "other.yaml").write_text("no: bank\n", encoding="utf-8")
    commit(folder)
    return folder


def break_(bank: Path) -> None:
    bank.write_text(bank.read_text(encoding="utf-8").replace("revision:", "revison:", 1), encoding="utf-8")


def test_a_good_bank_passes(theirs: Path, pre_commit: Run) -> None:
    assert re.search(
        r"validate question banks\.+Passed", pre_commit("run", "--all-files", cwd=theirs, code=0).stdout
    )


def test_a_broken_bank_fails_and_the_finding_is_shown(theirs: Path, pre_commit: Run) -> None:
    break_(theirs / "banks" / "own.yaml")
    shown = pre_commit("run", "--all-files", cwd=theirs, code=1).stdout
    assert re.search(r"validate question banks\.+Failed", shown)
    assert "banks/own.yaml" in shown
    assert "B101" in shown
    assert "Did you mean revision?" in shown


def test_a_commit_of_a_broken_bank_is_refused(theirs: Path, pre_commit: Run, home: str) -> None:
    pre_commit("install", cwd=theirs, code=0)
    before = git("rev-parse", "HEAD", cwd=theirs)
    break_(theirs / "banks" / "own.yaml")
    said = run("git", "commit", "--all", "--message", "x", cwd=theirs, code=1, PRE_COMMIT_HOME=home).stdout
    assert "B101" in said
    assert git("rev-parse", "HEAD", cwd=theirs) == before


def test_other_files_are_none_of_its_business(theirs: Path, pre_commit: Run) -> None:
    shown = pre_commit("run", "--files", "other.yaml", cwd=theirs, code=0).stdout
    assert "(no files to check)Skipped" in shown


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_bank_may_be_called_anything(name: str, theirs: Path, pre_commit: Run) -> None:
    folder = theirs / "councils" / "a b" / "banks"
    folder.mkdir(parents=True)
    shutil.copy(find("2022"), folder / name)
    commit(theirs)
    pre_commit("run", "--all-files", cwd=theirs, code=0)
    break_(folder / name)
    assert name in pre_commit("run", "--all-files", cwd=theirs, code=1).stdout
    assert not list(theirs.rglob("gone"))


def test_arguments_reach_the_command(theirs: Path, hook: str, pre_commit: Run) -> None:
    (theirs / ".pre-commit-config.yaml").write_text(f"{hook}    args: [--ignore, B1]\n", encoding="utf-8")
    break_(theirs / "banks" / "own.yaml")
    pre_commit("run", "--all-files", cwd=theirs, code=0)


def test_our_own_banks_pass_the_published_hook(hook: str, tmp_path: Path, pre_commit: Run) -> None:
    this_project(tmp_path / "ehsg")
    (tmp_path / "ehsg" / ".pre-commit-config.yaml").write_text(hook, encoding="utf-8")
    pre_commit("run", "--all-files", cwd=tmp_path / "ehsg", code=0)


def test_our_own_banks_are_under_the_same_hook(pre_commit: Run) -> None:
    pre_commit("validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT, code=0)
    pre_commit("validate-config", ".pre-commit-config.yaml", cwd=ROOT, code=0)
    (published,) = yaml(ROOT / ".pre-commit-hooks.yaml")
    (repo,) = yaml(ROOT / ".pre-commit-config.yaml")["repos"]
    (ours,) = repo["hooks"]
    only_published = {"description", "minimum_pre_commit_version"}
    assert ours == {
        **{key: value for key, value in published.items() if key not in only_published},
        "language": "system",
    }
