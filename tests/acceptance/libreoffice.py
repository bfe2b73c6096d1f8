"""LibreOffice at work: workbooks are opened, typed into as a person does, and saved."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.conftest import need

SCRIPT = Path(__file__).with_name("type_into.py")
SECONDS = 240
ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


@dataclass(frozen=True)
class Typing:
    """A workbook to open, what to save it as, and what to type into it: sheet, cell, text."""

    open: Path
    save: Path
    typed: tuple[tuple[str, str, str], ...] = ()
    password: str = ""


def type_into(*workbooks: Typing) -> None:
    """Do all of it in one LibreOffice; skip the test where there is none."""
    soffice, python = find_soffice(), find_python()
    need(soffice, "LibreOffice")
    need(python, "a Python with LibreOffice's module uno")
    job = {
        "soffice": soffice,
        "seconds": SECONDS,
        "workbooks": [
            {
                "open": str(each.open.resolve()),
                "save": str(each.save.resolve()),
                "typed": each.typed,
                "password": each.password,
            }
            for each in workbooks
        ],
    }
    done = subprocess.run(
        [python, str(SCRIPT)],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS + 60,
    )
    assert done.returncode == 0, done.stderr


def converted(data: bytes, ending: str, to: str, folder: Path, password: str = "") -> bytes:
    """A workbook, given with the ending of its format, as LibreOffice saves it in another."""
    source, target = folder / f"before.{ending}", folder / f"after.{to}"
    source.write_bytes(data)
    type_into(Typing(source, target, password=password))
    return target.read_bytes()


@cache
def find_soffice() -> str:
    known = (shutil.which("soffice"), *filter(Path.exists, map(Path, ELSEWHERE)))
    return str(next(filter(None, known), ""))


@cache
def find_python() -> str:
    """A Python that has `uno`: the system's, or the one that LibreOffice brings along."""
    program = Path(find_soffice()).resolve().parent
    candidates = (
        "/usr/bin/python3",
        program / "python",
        program / "python.exe",
        program.parent / "Resources" / "python",
    )
    return next((str(python) for python in candidates if has_uno(Path(python))), "")


def has_uno(python: Path) -> bool:
    if not python.is_file():
        return False
    return subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0
