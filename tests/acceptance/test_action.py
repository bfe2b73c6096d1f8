"""The GitHub Action, run as a runner does, in repositories of somebody else."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from ehsg_cli.bank.library import find
from tests.acceptance.command import ROOT
from tests.acceptance.repositories import commit, git, repository, run
from tests.acceptance.workflow import Result, Use, played

if TYPE_CHECKING:
    from pathlib import Path

GOOD = find("2022").read_text(encoding="utf-8")
BROKEN = GOOD.replace("revision:", "revison:", 1)
OTHER = find("2020").read_text(encoding="utf-8")
UNLIKE = json.dumps(YAML(typ="safe").load(GOOD), default=str)  # what git does not take for the others moved
RAISED = re.sub(r"revision: (\d+)", lambda found: f"revision: {int(found[1]) + 1}", GOOD, count=1)
EXTENDING = "bank: ours-2022\nextends: {}\nrevision: 1\n"
ODD = 'it\'s $(touch gone) `touch gone`; "ours", 100% [#1].yaml'


def reworded(bank: str) -> str:
    """The bank with another word in one of its questions."""
    return re.sub(r'(?<=text: ")\w+', "Nevertheless", bank, count=1)


def put(folder: Path, **banks: str) -> None:
    (folder / "banks").mkdir(exist_ok=True)
    for name, content in banks.items():
        (folder / "banks" / name).write_text(content, encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def pushed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """What becomes of pushes, each to a branch of its own."""
    folder = tmp_path_factory.mktemp("pushed")
    origin = repository(folder / "origin")
    (origin / "readme.md").write_text("None here.", encoding="utf-8")
    commit(origin)
    for branch, banks in {
        "good": {"own.yaml": GOOD, "more.yml": GOOD},
        "broken": {"own.yaml": BROKEN, "more.yml": GOOD},
        "odd": {ODD: BROKEN},
    }.items():
        git("switch", "--quiet", "--create", branch, "main", cwd=origin)
        put(origin, **banks)
        commit(origin)
    broken = "git switch --quiet --detach origin/broken"
    return played(
        "push",
        {},
        [
            Use("none", f'git clone --quiet --branch main "{origin.as_uri()}" .'),
            Use("good", "git switch --quiet --detach origin/good"),
            Use("broken", broken),
            Use("named", broken, {"banks": "banks/more.yml\n2020\n"}),
            Use("select", broken, {"select": "B102"}),
            Use("ignore", broken, {"ignore": "B101, B102"}),
            Use("missing", broken, {"banks": "nowhere"}),
            Use(
                "hostile",
                broken,
                {"banks": "banks\n$(touch gone)", "select": 'B1"; touch gone; "`touch gone`'},
            ),
            Use("odd", "git switch --quiet --detach origin/odd", {"banks": f"banks/{ODD}"}),
            Use("nothing-was-run", "test ! -e gone", {"banks": "2020"}),
        ],
        folder,
    )


@pytest.mark.parametrize("name", ["none", "good", "named", "ignore"])
def test_without_a_mistake_the_step_succeeds(name: str, pushed: dict[str, Result]) -> None:
    assert pushed[name] == Result("success")


def test_mistakes_are_annotated_and_the_step_fails(pushed: dict[str, Result]) -> None:
    result = pushed["broken"]
    assert result.outcome == "failure"
    assert result.found() == {("banks/own.yaml", "B101"), ("banks/own.yaml", "B102")}
    assert "Did you mean revision?" in " ".join(message for _, _, _, message in result.annotations)
    assert not result.summary


def test_codes_are_selected(pushed: dict[str, Result]) -> None:
    assert pushed["select"].outcome == "failure"
    assert pushed["select"].found() == {("banks/own.yaml", "B102")}


def test_a_bank_that_is_not_there_fails_the_step(pushed: dict[str, Result]) -> None:
    assert pushed["missing"].outcome == "failure"


def test_a_bank_may_be_called_anything(pushed: dict[str, Result]) -> None:
    assert pushed["odd"].found() == {(f"banks/{ODD}", "B101"), (f"banks/{ODD}", "B102")}


def test_nothing_that_comes_from_outside_is_run(pushed: dict[str, Result]) -> None:
    assert pushed["hostile"].outcome == pushed["odd"].outcome == "failure"
    assert pushed["nothing-was-run"].outcome == "success"


@pytest.fixture(scope="module")
def requested(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """What becomes of pull requests, in clones that hold no commit but the last."""
    folder = tmp_path_factory.mktemp("requested")
    origin = repository(folder / "origin")
    names = ("same.yaml", "own.yaml", "moved.yaml", "raised.yaml", ODD)
    put(origin, **dict.fromkeys(names, GOOD), **{"deleted.yaml": OTHER})
    put(origin, **{"extending.yaml": EXTENDING.format("same.yaml")})
    base = commit(origin)
    git("config", "uploadpack.allowAnySHA1InWant", "true", cwd=origin)  # as GitHub has it
    git("switch", "--quiet", "--create", "changed", cwd=origin)
    (origin / "banks" / "deleted.yaml").unlink()
    (origin / "banks" / "moved.yaml").rename(origin / "banks" / "elsewhere.yaml")
    put(origin, **{"new.yaml": UNLIKE, "own.yaml": reworded(GOOD), "elsewhere.yaml": reworded(GOOD)})
    put(origin, **{"raised.yaml": reworded(RAISED), ODD: reworded(RAISED)})
    commit(origin)
    git("switch", "--quiet", "--create", "raised", "main", cwd=origin)
    put(origin, **{"raised.yaml": reworded(RAISED)})
    commit(origin)
    git("switch", "--quiet", "--create", "extended", "main", cwd=origin)
    put(origin, **{"same.yaml": reworded(RAISED)})
    commit(origin)
    git("switch", "--quiet", "--create", "renamed", "main", cwd=origin)
    put(origin, **{"own.yaml": reworded(GOOD).replace("bank: ehsg-2022", "bank: ours-2022")})
    commit(origin)
    git("switch", "--quiet", "--create", "repaired", "main", cwd=origin)
    put(origin, **{"own.yaml": BROKEN})
    broken = commit(origin)
    put(origin, **{"own.yaml": GOOD})
    commit(origin)
    clone = 'rm -rf .git banks && git clone --quiet --depth=1 --branch {} "' + origin.as_uri() + '" .'
    return played(
        "pull_request",
        {"pull_request": {"base": {"sha": base}}},
        [
            Use("changed", clone.format("changed")),
            Use("some", clone.format("changed"), {"banks": "banks/own.yaml\nbanks/raised.yaml"}),
            Use("ignored", clone.format("changed"), {"ignore": "B303"}),
            Use("not-compared", clone.format("changed"), {"diff": "false"}),
            Use("with-a-branch", clone.format("changed"), {"base": "main", "banks": "banks/own.yaml"}),
            Use("raised", clone.format("raised")),
            Use("extended", clone.format("extended")),
            Use("extended-alone", clone.format("extended"), {"banks": "banks/extending.yaml"}),
            Use("another-id", clone.format("renamed"), {"select": "B301"}),
            Use("repaired", clone.format("repaired"), {"base": broken}),
            Use("unchanged", clone.format("main")),
            Use("gone", clone.format("changed") + " && git remote set-url origin /nowhere"),
        ],
        folder,
    )


def test_what_changed_is_told_and_what_is_wrong_with_it_annotated(requested: dict[str, Result]) -> None:
    result = requested["changed"]
    assert result.outcome == "failure"
    assert result.errors() == {("banks/own.yaml", "B303"), ("banks/elsewhere.yaml", "B303")}
    assert ("banks/deleted.yaml", "ehsg") in result.found()
    headings = re.findall("^## <code>banks/(.+)</code>$", result.summary, re.MULTILINE)
    odd = "it&#x27;s $(touch gone) `touch gone`; &quot;ours&quot;, 100% [#1].yaml"
    assert sorted(headings) == sorted(
        ["own.yaml", "deleted.yaml", "elsewhere.yaml", "new.yaml", "raised.yaml", odd]
    )
    assert result.summary.count("Nevertheless") >= 4
    assert result.summary.count("Deleted.") == result.summary.count("New:") == 1


def test_only_the_banks_that_are_named_are_compared(requested: dict[str, Result]) -> None:
    assert requested["some"].errors() == {("banks/own.yaml", "B303")}
    assert "raised.yaml" in requested["some"].summary
    assert "new.yaml" not in requested["some"].summary


def test_what_is_wrong_with_a_change_can_be_ignored(requested: dict[str, Result]) -> None:
    assert requested["ignored"].outcome == "success"
    assert "Nevertheless" in requested["ignored"].summary


def test_comparing_can_be_turned_off(requested: dict[str, Result]) -> None:
    assert requested["not-compared"] == Result("success")


def test_the_base_can_be_a_branch_that_the_clone_does_not_have(requested: dict[str, Result]) -> None:
    assert requested["with-a-branch"].errors() == {("banks/own.yaml", "B303")}


def test_a_change_that_raises_the_revision_succeeds(requested: dict[str, Result]) -> None:
    assert requested["raised"].outcome == "success"
    assert "Nevertheless" in requested["raised"].summary


def test_banks_that_extend_one_that_changed_are_compared_too(requested: dict[str, Result]) -> None:
    result = requested["extended"]
    assert result.outcome == "failure"
    assert result.errors() == {("banks/extending.yaml", "B303")}
    assert re.findall("^## <code>banks/(.+)</code>$", result.summary, re.MULTILINE) == [
        "same.yaml",
        "extending.yaml",
    ]
    assert requested["extended-alone"].errors() == {("banks/extending.yaml", "B303")}


def test_another_id_is_an_error_whatever_is_selected(requested: dict[str, Result]) -> None:
    result = requested["another-id"]
    assert result.outcome == "failure"
    assert result.errors() == {("banks/own.yaml", "ehsg")}
    assert "The id of the bank changed;" in result.annotations[-1][-1]


def test_it_is_said_in_the_log_that_only_the_built_in_banks_were_checked(tmp_path: Path) -> None:
    def log() -> str:
        step = (sys.executable, ROOT / ".github" / "action" / "banks.py", "validate")
        return run(*step, cwd=tmp_path, BANKS="", SELECT="", IGNORE="").stdout

    assert "the banks built into ehsg were checked" in log()
    put(tmp_path, **{"own.yaml": GOOD})
    assert "built into" not in log()


def test_a_broken_bank_can_be_repaired(requested: dict[str, Result]) -> None:
    assert requested["repaired"].outcome == "success"
    assert requested["repaired"].found() == {("banks/own.yaml", "ehsg")}
    assert "Not compared" in requested["repaired"].summary


def test_without_a_change_nothing_is_told(requested: dict[str, Result]) -> None:
    assert requested["unchanged"] == Result("success")


def test_what_to_set_is_said_where_the_base_cannot_be_had(requested: dict[str, Result]) -> None:
    assert requested["gone"].outcome == "failure"
    assert "fetch-depth: 0" in requested["gone"].annotations[-1][-1]


def test_it_is_as_the_schema_published_for_actions_has_it() -> None:
    check = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions")
    run(*check, "action.yml", cwd=ROOT)
    assert "'runs' is a required property" in run(*check, ".pre-commit-config.yaml", cwd=ROOT, code=1).stdout


def test_inputs_reach_no_shell_but_through_the_environment() -> None:
    action: Any = YAML(typ="safe").load(ROOT / "action.yml")
    assert not [step["name"] for step in action["runs"]["steps"] if "${{" in step["run"]]


def test_an_old_python_is_refused_with_what_to_do(tmp_path: Path) -> None:
    for name in ("python", "python3"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    done = run("bash", ROOT / ".github" / "action" / "install.sh", cwd=tmp_path, code=2, PATH=path)
    assert "::error" in done.stdout
    assert "actions/setup-python" in done.stdout
