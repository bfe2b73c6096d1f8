"""`ehsg agree`: what the partnership agreed, from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.cli import limits, options
from ehsg_cli.cli.reading import (
    bank_of,
    earlier_outputs,
    open_merged,
    read_list,
    relative,
    understand_merged,
)
from ehsg_cli.cli.report import report
from ehsg_cli.cli.settings import bank_here, merged_here, or_here
from ehsg_cli.cli.talk import FINDINGS, insist, say, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, refuse_existing, write
from ehsg_cli.findings.model import has_errors
from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.decisions import apply
from ehsg_cli.partnership.decisions_file import read_decisions
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.partnership.update import refuse_astray
from ehsg_cli.wording import counted
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from ehsg_cli.partnership.model import PartnershipReturn

_WRITTEN_AS = {".xlsx", ""}


def agree(
    merged: Annotated[
        Path | None,
        typer.Argument(
            metavar="MERGED.xlsx",
            help="A merged return, as ehsg merge writes it. In a return folder it may be left out.",
            show_default="that of the return folder",
        ),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Argument(
            metavar="DECISIONS", help="What was agreed: CSV with a column ref, or YAML (.yaml, .yml)."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT.xlsx",
            callback=options.workbook,
            help="Write to this workbook and leave MERGED.xlsx as it is.",
        ),
    ] = None,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the same as JSON to this file.")
    ] = None,
    bank: options.BankOverride = "",
    force: options.Force = False,
    form: options.FindingsFormat = None,
    select: options.Select = [],
    ignore: options.Ignore = [],
) -> None:
    """Fill in what the partnership agreed in a merged return, from a file.

    CSV has a line of headings: ref, and any of agreed answer, agreed plan and, for return items, value. An
    empty cell leaves what is agreed as it is. YAML has a Ref, a colon and the agreed answer (or the value of
    a return item) on a line, or answer and plan below the Ref.

    If anything is wrong with the decisions, all of it is said and nothing is written. A decision that
    replaces a different one is noted.

    For example:

    * `ehsg agree decisions.csv`
    * `ehsg agree merged.xlsx decisions.csv`
    * `ehsg agree merged.xlsx decisions.yaml -o agreed.xlsx --json agreed.json`
    """
    source, said = _named(merged, decisions)
    if not decisions and not output:
        json = or_here(json, lambda folder: folder.json)
    earlier = _read(source, bank_here(bank))
    targets = _targets(source, output, json)
    ours = () if output else earlier_outputs(source, json)
    refuse_existing(targets, force=force, inputs=[source, said], ours=ours)
    items = {item.id for item in earlier.bank.return_items}
    given = read_decisions(read_list(said), relative(said), items)
    agreed, findings = apply(earlier, given)
    if has_errors(findings):
        report(findings, form, select, ignore)
        insist(f"Nothing was written: correct {display(said)}, and run the command again.")
        raise typer.Exit(FINDINGS)
    write(targets[0], write_book(return_book(agreed)))
    if json:
        write(json, to_json(agreed))
    code = report(findings, form, select, ignore)
    say(f"{counted(len(given.entries), 'decision')} applied. {_progress(agreed)}")
    say_written(*targets)
    raise typer.Exit(code)


def _named(first: Path | None, second: Path | None) -> tuple[Path, Path]:
    """The merged return and the decisions: one file alone is the decisions, for the return folder's own."""
    if not first:
        raise EhsgError("ehsg agree needs DECISIONS.", "Name the file that says what was agreed.")
    return (first, second) if second else (merged_here(None, "ehsg agree"), first)


def _read(merged: Path, bank: str) -> PartnershipReturn:
    """The return as it is, with every decision in it at its place."""
    spreadsheet = open_merged(merged, limits.limits([]))
    earlier = understand_merged(spreadsheet, bank_of([spreadsheet], bank))
    refuse_astray(earlier)
    return earlier


def _targets(merged: Path, output: Path | None, json: Path | None) -> list[Path]:
    """The files to write: the workbook, in its own place if no other is named, and the JSON."""
    if not output and merged.suffix.lower() not in _WRITTEN_AS:
        raise EhsgError(
            f"{display(merged)} cannot be written in its own place: ehsg writes .xlsx.",
            "Name a workbook to write with -o.",
        )
    return [output or merged, *([json] if json else [])]


def _progress(agreed: PartnershipReturn) -> str:
    done = sum(row.is_agreed for row in agreed.rows)
    return f"Agreed now: {done} of {counted(len(agreed.rows), 'question')}."
