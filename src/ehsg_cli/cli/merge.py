"""`ehsg merge`: partners' workbooks to one return."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.cli import options
from ehsg_cli.cli.reading import gather, invitations_from, relative
from ehsg_cli.cli.report import nothing_read, report, say, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_bytes, refuse_existing, write
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.writers import Format
from ehsg_cli.partnership.as_json import to_json
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.partnership.merge import carry_decisions
from ehsg_cli.partnership.merge import merge as merge_submissions
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.wording import counted
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.grid import read_spreadsheet
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.workbook.grid import Spreadsheet


def merge(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="MERGED.xlsx", help="The merged workbook to write.")
    ],
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="INPUT", help="Completed workbooks, or folders of them (subfolders too)."),
    ] = [],
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the same as JSON to this file.")
    ] = None,
    bank: options.BankOverride = "",
    partners: Annotated[
        Path | None,
        typer.Option(
            "--partners", metavar="FILE.csv", help="Who was asked: name, sector, email; shows who is missing."
        ),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Merge onto an earlier output and keep what was agreed in it.")
    ] = False,
    force: options.Force = False,
    form: options.FindingsFormat = Format.TEXT,
    select: options.Select = [],
    ignore: options.Ignore = [],
) -> None:
    """Merge partners' completed workbooks into one return.

    Writes a workbook in which the partnership agrees its answers, and, with --json, the same for programs.
    Files that cannot be read are findings; the rest is merged. Without INPUT it reads the folder "received".

    For example:

    * `ehsg merge received -o merged.xlsx`
    * `ehsg merge received late.xlsx -o merged.xlsx --json merged.json --update`
    * `ehsg merge received -o merged.xlsx --partners partners.csv`
    """
    targets = [output, *([json] if json else [])]
    refuse_existing(targets, force=force or update)
    gathered = gather(inputs or [Path("received")], bank)
    if not gathered.bank:
        raise typer.Exit(nothing_read(gathered.findings, form, select, ignore))
    merged = merge_submissions(
        gathered.bank,
        gathered.submissions,
        invitations=invitations_from(partners, gathered.bank),
        findings=(*gathered.findings, *map(_passed_over, gathered.returns)),
    )
    if not merged.participants:
        raise typer.Exit(nothing_read(merged.findings, form, select, ignore))
    if update and output.exists():
        merged = carry_decisions(_earlier(output, gathered.bank), merged)
    write(output, write_book(return_book(merged)))
    if json:
        write(json, to_json(merged))
    code = report(merged.findings, form, select, ignore)
    say(_summary(merged))
    say_written(*targets)
    raise typer.Exit(code)


def _passed_over(spreadsheet: Spreadsheet) -> Finding:
    return codes.FILE_IS_MERGED(Location(file=spreadsheet.source.file))


def _earlier(output: Path, bank: Bank) -> PartnershipReturn:
    """The return that is at the output already."""
    spreadsheet, findings = read_spreadsheet(read_bytes(output), relative(output))
    if not spreadsheet or not spreadsheet.is_merged_return:
        problem = findings[0].message if findings else "It is not a merged return."
        raise EhsgError(
            f"Cannot update {display(output)}: {problem}", "Choose another output, or use --force."
        )
    if spreadsheet.identity.get(layout.BANK_ID, bank.bank) != bank.bank:
        raise EhsgError(
            f"{display(output)} is a return of another bank than {bank.bank}.", "Choose another output."
        )
    return read_return(spreadsheet, bank)


def _summary(merged: PartnershipReturn) -> str:
    questions = len(merged.bank.questions)
    complete = sum(participant.answered == questions for participant in merged.participants)
    return (
        f"{counted(len(merged.participants), 'respondent')} merged, {complete} with all {questions} answers; "
        f"{counted(len(merged.unplaced), 'text')} unplaced."
    )
