"""What commands take to start, generating workbooks and checking banks: targets 5, 6 and 7."""

from __future__ import annotations

import csv
from functools import partial
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.results import Figure
from benchmarks.runs import BARE_TYPER, EHSG, Run, Runs, alone, process
from benchmarks.workbooks import BANK
from tests import sixty
from tests.acceptance.test_bank_speed import bank_of

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.experiments.setting import Setting

PARTNERS = 100
QUESTIONS = (1_250, 2_500, 5_000)
ROUNDS = 15  # of what takes a tenth of a second


def starting(setting: Setting) -> dict[str, Figure]:
    """Target 5: what only says its version, or its help."""
    contenders = {
        f"{name} {option}": partial(process, command, option)
        for name, command in (("ehsg", EHSG), ("bare", BARE_TYPER))
        for option in ("--version", "--help")
    }
    ran = setting.alternate(contenders, ROUNDS)
    return {
        option: Figure(
            ran[f"ehsg --{option}"].clock_over(ran[f"bare --{option}"]),
            ran[f"ehsg --{option}"].cpu_over(ran[f"bare --{option}"]),
        )
        for option in ("version", "help")
    }


def generating(setting: Setting) -> dict[str, Figure]:
    """Target 6: a hundred blank workbooks, less what the first takes with all that comes before it."""
    lists = {count: _listed(setting.folder / f"partners-{count}.csv", count) for count in (1, PARTNERS)}
    contenders = {f"for {count}": partial(_generate, setting, file) for count, file in lists.items()}
    ran = setting.alternate(contenders | {"bare": partial(process, BARE_TYPER, "--help")}, rounds=5)
    one, all_of_them = ran["for 1"], ran[f"for {PARTNERS}"]
    each = [
        Run((more.clock - first.clock) / (PARTNERS - 1), (more.cpu - first.cpu) / (PARTNERS - 1))
        for more, first in zip(all_of_them.each, one.each, strict=True)
    ]
    beyond = Runs(tuple(each))
    return {
        "generate": Figure(beyond.clock.times(1000), beyond.cpu.times(1000), beyond.clock_over(ran["bare"]))
    }


def _listed(file: Path, count: int) -> Path:
    """A list of that many partners."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("organisation", "sector", "email"))
        rows.writerows(
            (person.organisation, person.about["sector"], person.about["email"])
            for person in sixty.partners(count)
        )
    return file


def _generate(setting: Setting, partners: Path) -> Run:
    with TemporaryDirectory(dir=setting.folder) as scratch:
        return process(EHSG, "generate", "--bank", BANK, "--partners", partners, "-o", f"{scratch}/blank")


def validating(setting: Setting) -> dict[str, Figure]:
    """Target 7: the built-in banks, and what larger ones take for a question."""
    contenders = {
        "version": partial(process, EHSG, "--version"),
        "validate": partial(process, EHSG, "bank", "validate"),
    }
    ran = setting.alternate(contenders, ROUNDS)
    validate, version = ran["validate"], ran["version"]
    return {"validate": Figure(validate.clock_over(version), validate.cpu_over(version)), **_growing(setting)}


def _growing(setting: Setting) -> dict[str, Figure]:
    for size in QUESTIONS:
        (setting.folder / f"bank-{size}.yaml").write_text(bank_of(size), encoding="utf-8")
    contenders = {
        str(size): partial(alone, "validate", setting.folder / f"bank-{size}.yaml") for size in QUESTIONS
    }
    ran = setting.alternate(contenders, rounds=3)
    least, *larger = QUESTIONS
    return {
        f"validate {size:,}": Figure(
            ran[str(size)].clock_over(ran[str(least)]).times(least / size),
            ran[str(size)].cpu_over(ran[str(least)]).times(least / size),
        )
        for size in larger
    }
