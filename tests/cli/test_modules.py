"""What each command loads: nobody waits for what they do not use.

The lists in `modules/` hold, for each command as it runs on the worked example, the libraries and our own
modules that its process has loaded when it ends. `UPDATE_GOLDEN=1` rewrites them: a line more is time for
everybody who runs the command.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import golden
from tests.acceptance.command import ENVIRONMENT, EXAMPLES, Done

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.skipif(os.name == "nt", reason="libraries load others on Windows")

LISTS = Path(__file__).parent / "modules"
RUNS = {
    "version": "--version",
    "help": "--help",
    "help-of-merge": "merge --help",
    "demo": "demo",
    "init": "init own --bank 2020",
    "generate": "generate --bank 2020 --partners partners.csv -o blank",
    "status": "status received --partners partners.csv --bank 2020 --as-of 2020-09-12",
    "chase": "chase received --partners partners.csv --bank 2020 --as-of 2020-09-12 -o reminders",
    "merge": "merge received -o own.xlsx --json own.json",
    "agree": "agree output/merged.xlsx decisions.csv -o agreed.xlsx",
    "explain": "explain C101",
    "check": "check received",
    "check-merged": "check output/merged.xlsx",
    "check-accessible": "check --accessible output/merged.xlsx",
    "check-privacy": "check --privacy received",
    "redact": "redact output/merged.xlsx -o shared.xlsx",
    "render-html": "render output/merged.xlsx -o own.html",
    "render-markdown": "render output/merged.xlsx -o own.md",
    "render-json": "render output/merged.xlsx -o own.json --detail internal",
    "upgrade": "upgrade received --to 2022 -o to-send",
    "schema": "schema return",
    "bank-export-csv": "bank export 2020 -o bank.csv",
    "bank-export-xlsx": "bank export 2020 -o bank.xlsx",
    "bank-import": "bank import form.csv -o own.yaml",
    "bank-list": "bank list",
    "bank-diff": "bank diff 2020 2022",
    "bank-validate": "bank validate",
    "bank-validate-findings": "bank validate broken.yaml",
    "bank-new": "bank new new.yaml",
    "bank-schema": "bank schema",
    "template-export": "template export templates",
}
NO_LIBRARY = {"__main__", "cython_runtime", "ehsg_cli"}
CODES = "ehsg_cli.findings.codes."  # tables that are loaded together
LOADED = """
import sys
target = sys.argv.pop(1)
try:
    from ehsg_cli.__main__ import main
    main()
finally:
    print(*sys.modules, sep="\\n", file=open(target, "w"))
"""


@cache
def of_every_process() -> frozenset[str]:
    """What Python has loaded here before anything is asked of it, such as what measures coverage."""
    return libraries(printed("import sys; print(*sys.modules)", cwd=LISTS).out.split())


def libraries(modules: Iterable[str]) -> frozenset[str]:
    """The packages of others among modules."""
    return frozenset(name.partition(".")[0] for name in modules) - sys.stdlib_module_names


def printed(script: str, *arguments: object, cwd: Path) -> Done:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    ran = subprocess.run(
        command, cwd=cwd, capture_output=True, check=False, encoding="utf-8", env=ENVIRONMENT
    )
    assert ran.returncode in {0, 1}, ran.stderr
    return Done(ran.returncode, ran.stdout, ran.stderr)


def loaded(run: str, folder: Path) -> list[str]:
    """The libraries that a run loads, and our modules."""
    listed = folder / "modules.txt"
    printed(LOADED, listed, *RUNS[run].split(), cwd=folder / "2020")
    modules = listed.read_text(encoding="utf-8").split()
    others = libraries(modules) - of_every_process() - NO_LIBRARY
    ours = (name for name in modules if name.startswith("ehsg_cli.") and not name.startswith(CODES))
    return [*sorted(name for name in others if not name.startswith("_")), *sorted(ours)]


@pytest.mark.parametrize("run", RUNS)
def test_a_command_loads_what_its_list_says(run: str, tmp_path: Path) -> None:
    folder = tmp_path / "2020"
    shutil.copytree(EXAMPLES / "2020", folder)
    (folder / "broken.yaml").write_text("bank: own\n", encoding="utf-8")
    (folder / "form.csv").write_text("Question\nDo families know who to ask?\n", encoding="utf-8")
    golden.check("\n".join([f"ehsg {RUNS[run]}", *loaded(run, tmp_path), ""]), LISTS / f"{run}.txt")


# Who may load what is slow to load, or has nothing to do with most commands.
READING = {
    "agree", "chase", "check", "check-accessible", "check-merged", "check-privacy", "merge", "redact",
    "render-html", "render-json", "render-markdown", "status", "upgrade",
}  # fmt: skip
TEMPLATES = {"bank-import", "bank-new", "chase", "init", "render-html", "render-json", "render-markdown"}
TABLES = {
    "bank-diff",
    "bank-import",
    "bank-list",
    "check",
    "check-accessible",
    "check-merged",
    "explain",
    "status",
}
NO_BANK = {"bank-schema", "demo", "explain", "help", "schema", "template-export", "version"}
ALLOWED = {
    "docx": set[str](),
    "lxml": set[str](),
    "openpyxl": set[str](),
    "phonenumbers": set[str](),
    "stdnum": set[str](),
    "xlrd": set[str](),
    "jinja2": {*TEMPLATES, "template-export"},
    "markdown_it": {"help", "help-of-merge"},
    "psutil": READING,
    "pydantic": RUNS.keys() - {"help", "version"},
    "python_calamine": {*READING, "bank-export-csv", "bank-import", "generate", "help-of-merge", "init"},
    "rich": {*TABLES, "bank-validate-findings", "help", "help-of-merge", "redact"},
    "ruamel": RUNS.keys() - NO_BANK,
    "xlsxwriter": {*READING, "bank-export-xlsx", "bank-import", "generate", "help-of-merge"},
}


@pytest.mark.parametrize("library", ALLOWED)
def test_who_may_load_a_library(library: str) -> None:
    lists = {run: (LISTS / f"{run}.txt").read_text(encoding="utf-8").split("\n") for run in RUNS}
    assert {run for run, listed in lists.items() if library in listed} <= ALLOWED[library]


def test_every_list_is_of_a_run() -> None:
    assert {path.stem for path in LISTS.iterdir()} == set(RUNS)
