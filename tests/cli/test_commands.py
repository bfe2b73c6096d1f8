from __future__ import annotations

import inspect
import re
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from ehsg_cli.cli import app, commands

FUNCTIONS = commands.MAIN | {
    f"{name}_{command}": summary
    for name, group in commands.GROUPS.items()
    for command, summary in group.summaries.items()
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_command_is_listed_with_the_first_sentence_of_its_help(name: str) -> None:
    function = getattr(import_module(f"ehsg_cli.cli.{name}"), name)
    paragraph = (inspect.getdoc(function) or "").split("\n\n")[0]
    assert " ".join(paragraph.split()) == FUNCTIONS[name]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_command_takes_quiet(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EHSG_QUIET", raising=False)
    *group, command = name.split("_", 1)
    found: Any = typer.main.get_command(app.app)
    for part in (*group, command) if group and group[0] in commands.GROUPS else (name,):
        _, found, _ = found.resolve_command(found.make_context("ehsg", [], resilient_parsing=True), [part])
    assert [option.opts for option in found.params if "--quiet" in option.opts] == [["-q", "--quiet"]]


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["bank", "--help"]])
def test_lists_of_commands_load_none_of_them(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom ehsg_cli.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: print(*(m for m in sys.modules if m.startswith('ehsg_cli.')), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, check=True, encoding="utf-8"
    )
    loaded = set(done.stderr.split())
    assert "ehsg_cli.cli.app" in loaded
    rooms = ("bank", "workbook", "submission", "partnership", "checks", "render")
    assert not [name for name in loaded if name.split(".")[1] in rooms]


PATHS = [
    [],
    *([name] for name in (*commands.MAIN, *commands.GROUPS)),
    *([name, command] for name, group in commands.GROUPS.items() for command in group.summaries),
]


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_help_names_what_is_typed_and_no_types(path: list[str]) -> None:
    done = CliRunner().invoke(app.app, [*path, "--help"])
    assert "--help" in done.output
    assert not re.findall(r"<(?:bool|str|int|float|path|list\[\w+\])>", done.output)
