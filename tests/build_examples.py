"""Make the worked examples again: `make examples`.

What the partners typed stands in `examples/*/answers`, what they agreed in `examples/*/decisions.*`;
everything else in `examples` comes from these, by the commands a user runs. One partner's workbook is saved
by LibreOffice and stays as it is unless `--libreoffice` is given. In 2020, two workbooks came in late:
`answers-late`. What became of these, and of `decisions-late.csv`, the tests and the tutorial show.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ehsg_cli.bank import library
from tests import filling

EXAMPLES = Path(__file__).parents[1] / "examples"
MERGE = "merge received --partners partners.csv -o output/merged.xlsx --json output/merged.json"
BY_LIBREOFFICE = "voluntary-action"
LATE = {"jobcentre": "jobcentre.xlsx", "northshire-homes": "Northshire Homes (2) FINAL.xlsx"}
ASKED_ONLY = {
    "2020": [("Jobcentre Plus Northshire", "JobCentre Plus", "partnerships@jobcentre.northshire.example")]
}


def main() -> None:
    """Make both examples."""
    for edition in ("2020", "2022"):
        received(edition, libreoffice="--libreoffice" in sys.argv)
    late("2020")
    outputs("2020", MERGE)
    outputs("2022", MERGE)


def received(edition: str, *, libreoffice: bool) -> None:
    """The partners' list and their completed workbooks."""
    bank = library.load(edition)
    folder = EXAMPLES / edition
    (folder / "received").mkdir(exist_ok=True)
    people = typed(folder / "answers")
    with (folder / "partners.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["name", "sector", "email"])
        rows.writerows((p.organisation, p.about["sector"], p.about["email"]) for p in people.values())
        rows.writerows(ASKED_ONLY.get(edition, []))
    for name, person in people.items():
        target = folder / "received" / f"{name}.xlsx"
        if name != BY_LIBREOFFICE or edition != "2020":
            target.write_bytes(filling.filled_workbook(bank, person))
        elif libreoffice:
            with tempfile.TemporaryDirectory() as scratch:
                source = Path(scratch) / target.name
                source.write_bytes(filling.filled_workbook(bank, person))
                saved_by_libreoffice(source, target)


def late(edition: str) -> None:
    """The workbooks that came in after the meeting: one nobody had sent yet, one finished at last."""
    bank = library.load(edition)
    folder = EXAMPLES / edition / "late"
    folder.mkdir(exist_ok=True)
    for name, person in typed(EXAMPLES / edition / "answers-late").items():
        (folder / LATE[name]).write_bytes(filling.filled_workbook(bank, person))


def typed(folder: Path) -> dict[str, filling.Filled]:
    """What each partner typed, by the name of its file."""
    return {path.stem: filling.load(path) for path in sorted(folder.glob("*.yaml"))}


def saved_by_libreoffice(source: Path, target: Path) -> None:
    """Open a workbook in LibreOffice and save it as another."""
    soffice = shutil.which("soffice") or "soffice"
    with tempfile.TemporaryDirectory() as scratch:
        profile = f"-env:UserInstallation={Path(scratch, 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", scratch, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        target.write_bytes(Path(scratch, source.name).read_bytes())


def outputs(edition: str, merge: str) -> None:
    """What the commands make of them."""
    folder = EXAMPLES / edition
    for earlier in (folder / "output").iterdir():
        earlier.unlink()
    ehsg(folder, *merge.split())
    decide(folder)
    for name in ("return.html", "return.md"):
        ehsg(folder, "render", "output/merged.xlsx", "-o", f"output/{name}", "--theme", "theme.yaml")


def ehsg(folder: Path, *arguments: str) -> None:
    """Run a command in a folder, quietly; findings of severity error are no failure here."""
    done = subprocess.run(
        [sys.executable, "-m", "ehsg_cli", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)


def decide(folder: Path) -> None:
    """Fill in what the partnership agreed: in one example as a spreadsheet has it, in the other as YAML."""
    (decisions,) = folder.glob("decisions.*")
    ehsg(folder, "agree", "output/merged.xlsx", decisions.name, "--json", "output/merged.json")


if __name__ == "__main__":
    main()
