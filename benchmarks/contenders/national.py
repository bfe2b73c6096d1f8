"""Ours: a national collection, in one script. Each folder below the one that is named is an area."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli import api

if TYPE_CHECKING:
    from ehsg_cli.api import PartnershipReturn


def merged(area: Path) -> PartnershipReturn:
    """The return of an area, checked, with what was found and its answers as tables beside it."""
    found = api.merge(api.read(area, "2020"))
    findings = api.check(found)
    for form in ("csv", "parquet"):
        area.with_suffix(f".{form}").write_bytes(api.answer_table(found, format=form, area=area.name))
    area.with_suffix(".json").write_text(json.dumps([finding.code for finding in findings]), encoding="utf-8")
    return found


def main() -> None:
    """Merge and check every area, and print how many partners answered."""
    areas = sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir())
    partners = sum(len(merged(area).participants) for area in areas)
    sys.stdout.write(json.dumps({"areas": len(areas), "partners": partners}) + "\n")


if __name__ == "__main__":
    main()
