"""A wheel of the checkout, installed into an empty environment, does everything away from the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.acceptance.command import ROOT
from tests.conftest import need

if TYPE_CHECKING:
    from pathlib import Path

OFFLINE = re.compile("connection|name resolution|timed out|unreachable", re.IGNORECASE)
SHARED = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME")  # what would lead back into this environment
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in SHARED}


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(
        words, cwd=cwd, capture_output=True, check=False, encoding="utf-8", env=ENVIRONMENT, timeout=400
    )


def installed(tmp_path: Path) -> Path:
    """The folder of programs of a new environment with the wheel in it."""
    wheels = tmp_path / "wheels"
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", wheels, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    run(sys.executable, "-m", "venv", "fresh", cwd=tmp_path).check_returncode()
    programs = tmp_path / "fresh" / ("Scripts" if sys.platform == "win32" else "bin")
    done = run(programs / "python", "-m", "pip", "install", *wheels.glob("*.whl"), cwd=tmp_path)
    need(done.returncode == 0 or not OFFLINE.search(done.stderr), "the package registry")
    assert done.returncode == 0, done.stderr
    return programs


def test_a_wheel_in_an_empty_environment(tmp_path: Path) -> None:
    programs = installed(tmp_path)
    away = tmp_path / "away"
    away.mkdir()
    where = run(programs / "python", "-c", "import ehsg_cli; print(ehsg_cli.__file__)", cwd=away).stdout
    assert where.startswith(str(tmp_path / "fresh"))
    version = run(programs / "python", "-m", "ehsg_cli", "--version", cwd=away)
    assert re.fullmatch(r"ehsg \d+\.\d+\.\d+\S*", version.stdout.strip())
    banks = run(programs / "ehsg", "bank", "list", cwd=away).stdout
    assert re.search(r"^ehsg-2020\s+2020\s+\d+\s+69\s", banks, re.MULTILINE)
    assert "ehsg-2022" in banks
    checked = run(programs / "ehsg", "bank", "validate", cwd=away)
    assert checked.returncode == 0, checked.stdout
    assert "Checked 2 question banks and 1 crosswalk." in checked.stderr
    assert (
        json.loads(run(programs / "ehsg", "schema", "return", cwd=away).stdout)["title"] == "A merged return"
    )
    public = run(
        programs / "python", "-c", "from ehsg_cli import api; print(api.load_bank('2020').name)", cwd=away
    )
    assert public.stdout == "Early Help System Guide 2020\n"
    demo = run(programs / "ehsg", "demo", cwd=away)
    assert demo.returncode == 0, demo.stderr
    made = away / "ehsg-demo"
    assert len(list((made / "blank").glob("*.xlsx"))) == 10
    assert len(list((made / "received").glob("*.xlsx"))) == 9
    assert len(list((made / "late").glob("*.xlsx"))) == 2
    assert (made / "decisions-late.csv").exists()
    assert {"merged.xlsx", "merged.json", "agreed.xlsx", "agreed.json", "return.html", "return.md"} <= {
        path.name for path in made.iterdir()
    }
    page = (made / "return.html").read_text(encoding="utf-8")
    assert "Northshire Police" in page
    assert "red book" in page  # out of an agreed plan
    a_year_begins(programs / "ehsg", away)


def a_year_begins(ehsg: Path, away: Path) -> None:
    """A return folder, who has answered, reminders and explanations: each reads a file out of the wheel."""
    run(ehsg, "init", "northshire-2020", "--bank", "2020", cwd=away).check_returncode()
    home = away / "northshire-2020"
    assert "ehsg.schema.json" in {path.name for path in home.iterdir()}
    received = home / "received" / "northshire-homes.xlsx"
    received.write_bytes((away / "ehsg-demo" / "received" / "northshire-homes.xlsx").read_bytes())
    run(ehsg, "status", "--format", "html", "-o", "status.html", cwd=home).check_returncode()
    assert "Northshire Homes" in (home / "status.html").read_text(encoding="utf-8")
    run(ehsg, "chase", "--force", cwd=home).check_returncode()
    assert run(ehsg, "explain", "C101", cwd=home).returncode == 0
