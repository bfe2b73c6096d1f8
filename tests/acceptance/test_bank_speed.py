"""How long it takes to check banks. CPU time is measured, as the machine may be busy with something else."""

from __future__ import annotations

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


def bank_of(questions: int) -> str:
    """A bank with sections of fifty questions each."""
    facts = "part: One\n    scale: agreement\n    questions:\n"
    sections = (
        f"  - id: s{section}\n    title: Section {section}\n    {facts}"
        + "".join(
            f"      - id: s{section}-{number:02}\n        title: Title {number}\n        text: >-\n"
            f"          Do professionals across the partnership build high quality relationships with\n"
            f"          the families n{section}x{number} that they are supporting?\n"
            for number in range(1, 51)
        )
        for section in range(questions // 50)
    )
    return f"{HEAD}sections:\n{''.join(sections)}"


def seconds_of_a_run(folder: Path) -> tuple[float, float]:
    """CPU time, and time on the clock."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [*COMMAND, "bank", "validate"]
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - start


def test_both_built_in_banks_take_less_than_half_a_second_start_up_included(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = [seconds_of_a_run(tmp_path) for _ in range(RUNS)]
    cpu, clock = (min(run[kind] for run in runs) for kind in (0, 1))
    with capsys.disabled():
        sys.stdout.write(
            f"\nehsg bank validate: {cpu:.2f} s of CPU, {clock:.2f} s, the least of {RUNS} runs\n"
        )
    assert cpu < 0.5


def test_a_bank_of_5000_questions_takes_as_long_for_each_as_a_smaller_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def milliseconds_a_question(questions: int) -> float:
        path = tmp_path / f"{questions}-{time.monotonic_ns()}.yaml"  # no name twice: what was read is kept
        path.write_text(bank_of(questions), encoding="utf-8")
        start = time.process_time()
        bank, _ = validate(DiskFile(path))
        assert bank is not None
        assert len(bank.questions) == questions
        return (time.process_time() - start) / questions * 1_000

    sizes = (500, 1_000, 2_500, 5_000)
    least = {size: min(milliseconds_a_question(size) for _ in range(3)) for size in sizes}
    with capsys.disabled():
        figures = (f"{size:,} questions: {figure:.2f} ms each" for size, figure in least.items())
        sys.stdout.write(f"\n{', '.join(figures)}\n")
    assert least[5_000] < 1.35 * least[500]
