"""`python -m benchmarks`: measure, print, and compare with what is committed."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import results, tables
from benchmarks.experiments import EXPERIMENTS
from benchmarks.experiments.setting import Setting
from benchmarks.goals import WORKBOOKS
from benchmarks.results import Figure, Results
from benchmarks.runs import ROOT, WITH_PANDAS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.experiments import Experiment

FOLDER = ROOT / "build" / "bench"
COMMITTED = ROOT / "benchmarks" / "ratios.json"
PAGE = ROOT / "docs" / "performance.md"
TARGETS = sorted({each.target for each in EXPERIMENTS})
COUNTS = {"full": WORKBOOKS, "quick": 50}


def main() -> int:
    """Measure what is asked for; gives the exit code."""
    options = _parser().parse_args()
    kind = "quick" if options.quick else "full"
    chosen = [each for each in EXPERIMENTS if _is_wanted(each, options)]
    found, failed = _measured(_setting(COUNTS[kind]), chosen)
    sys.stdout.write(f"{tables.as_text(found)}\n")
    if options.json:
        options.json.write_text(json.dumps(results.as_json(found), indent=2) + "\n", encoding="utf-8")
    worse = _compared(found, kind) if options.check else 0
    if options.save:
        _save(found, kind, replace=not options.only)
    return int(failed or (options.strict and worse > 0))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description="How fast ehsg is, as ratios.")
    parser.add_argument("--quick", action="store_true", help="50 workbooks, to try it out")
    parser.add_argument(
        "--large", action="store_true", help="20,000 workbooks and a national collection (target 9), too"
    )
    parser.add_argument("--only", type=int, action="append", choices=TARGETS, help="this target")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file")
    parser.add_argument("--save", action="store_true", help="keep them: in benchmarks/ratios.json and docs")
    parser.add_argument("--check", action="store_true", help="report what is worse than committed by 20 %%")
    parser.add_argument("--strict", action="store_true", help="exit 1 if something is")
    return parser


def _is_wanted(experiment: Experiment, options: argparse.Namespace) -> bool:
    return experiment.target in (options.only or TARGETS) and (options.large or not experiment.large)


def _setting(workbooks: int) -> Setting:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    pandas = WITH_PANDAS if WITH_PANDAS.exists() else None
    if not pandas:
        _say("pandas is left out: make .venv-bench/ready installs it, for benchmarks only")
    return Setting(FOLDER, workbooks, pandas, _say)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _measured(setting: Setting, experiments: Iterable[Experiment]) -> tuple[Results, bool]:
    """What the experiments give, and whether any of them failed: the others go on."""
    figures: dict[str, Figure] = {}
    failed = False
    for each in experiments:
        _say(f"target {each.target}")
        try:
            figures.update(each.measure(setting))
        except RuntimeError as error:
            failed = True
            _say(f"target {each.target} failed: {error}")
    return Results(results.this_machine(setting.workbooks), figures), failed


def _compared(found: Results, kind: str) -> int:
    """Report what is worse than the committed figures; gives how many are."""
    committed = results.read(COMMITTED, kind)
    if not committed:
        _say(f"benchmarks/ratios.json has nothing to compare a {kind} run with")
        return 0
    worse = list(results.regressions(committed, found))
    sys.stdout.write(f"\n{tables.regression_text(worse)}\n")
    return len(worse)


def _save(found: Results, kind: str, *, replace: bool) -> None:
    """Keep the figures, and show on the page those that are kept, rounded as they are."""
    earlier = results.read(COMMITTED, kind)
    results.write(COMMITTED, kind, found if replace or not earlier else found.with_others(earlier))
    if full := results.read(COMMITTED, "full"):
        tables.write_page(PAGE, full)


if __name__ == "__main__":
    sys.exit(main())
