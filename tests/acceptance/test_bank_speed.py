"""How long it takes to check banks. CPU time is measured, as the machine may be busy with something else."""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.library import validate
from tests.acceptance.command import COMMAND, ENVIRONMENT, ROOT

if TYPE_CHECKING:
    from pathlib import Path

RUNS = 7
HEAD = (
    (ROOT / "tests" / "bank" / "broken" / "not-stated.yaml")
    .read_text(encoding="utf-8")
    .partition("sections:")[0]
)


def bank_of(questions: int, name: str = "") -> str:
    """A bank with sections of fifty questions each, with a name in all of them."""
    facts = "part: One\n    scale: agreement\n    questions:\n"
    sections = (
        f"  - id: s{section}\n    title: Section {section}\n    {facts}"
        + "".join(
            f"      - id: s{section}-{number:02}\n        title: Title {number}\n        text: >-\n"
            f"          Do professionals across the partnership build high quality relationships with\n"
            f"          the families n{section}x{number}{name} that they are supporting?\n"
            for number in range(1, 51)
        )
        for section in range(questions // 50)
    )
    return f"{HEAD}sections:\n{''.join(sections)}"


def cpu_of_a_run(folder: Path, *arguments: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [*COMMAND, *arguments]
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_the_built_in_banks_take_little_longer_than_to_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start, both = (
        min(cpu_of_a_run(tmp_path, *arguments) for _ in range(RUNS))
        for arguments in (("--version",), ("bank", "validate"))
    )
    with capsys.disabled():
        sys.stdout.write(f"\nehsg bank validate: {both:.2f} s of CPU, {both / start:.1f} times --version\n")
    assert both < 6 * start


def test_a_bank_of_5000_questions_takes_as_long_for_each_as_a_smaller_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def milliseconds_a_question(questions: int) -> float:
        name = f"t{time.monotonic_ns()}"  # no text twice: what was read is kept
        path = tmp_path / f"{questions}-{name}.yaml"
        path.write_text(bank_of(questions, name), encoding="utf-8")
        gc.disable()  # or it goes through all that the tests before have left
        start = time.process_time()
        bank, _ = validate(DiskFile(path))
        taken = time.process_time() - start
        gc.enable()
        assert bank is not None
        assert len(bank.questions) == questions
        return taken / questions * 1_000

    sizes = (1_250, 2_500, 5_000)
    least = {size: min(milliseconds_a_question(size) for _ in range(3)) for size in sizes}
    with capsys.disabled():
        figures = (f"{size:,} questions: {figure:.2f} ms each" for size, figure in least.items())
        sys.stdout.write(f"\n{', '.join(figures)}\n")
    assert least[5_000] < 1.35 * least[1_250]
