"""Rendering a return: target 8."""

from __future__ import annotations

from functools import partial
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.results import Figure
from benchmarks.runs import BARE_TYPER, EHSG, Run, process
from tests import sixty

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.experiments.setting import Setting

PARTNERS = (60, 600)


def rendering(setting: Setting) -> dict[str, Figure]:
    """The page of a return to publish, of a partnership and of one ten times as large."""
    returns = {count: _agreed(setting, count) for count in PARTNERS}
    contenders = {str(count): partial(_render, setting, merged) for count, merged in returns.items()}
    ran = setting.alternate(contenders | {"bare": partial(process, BARE_TYPER, "--help")}, rounds=5)
    return {
        f"render {count}": Figure(
            ran[str(count)].clock, ran[str(count)].cpu, ran[str(count)].clock_over(ran["bare"])
        )
        for count in PARTNERS
    }


def _agreed(setting: Setting, count: int) -> Path:
    """A return of that many partners, with what was agreed in the worked example."""
    merged = setting.folder / f"return-{count}.xlsx"
    process(EHSG, "merge", setting.sent(count), "-o", merged)
    process(EHSG, "agree", merged, sixty.DECISIONS)
    return merged


def _render(setting: Setting, merged: Path) -> Run:
    with TemporaryDirectory(dir=setting.folder) as scratch:
        return process(EHSG, "render", merged, "-o", f"{scratch}/return.html")
