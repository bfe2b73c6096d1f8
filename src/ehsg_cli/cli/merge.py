"""`ehsg merge`: partners' workbooks to one return."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli import api
from ehsg_cli.cli import limits, options
from ehsg_cli.cli.reading import (
    UNREAD,
    ClosedError,
    earlier_outputs,
    gather,
    invitations_from,
    named,
    open_merged,
    understand_merged,
)
from ehsg_cli.cli.report import nothing_read, report
from ehsg_cli.cli.settings import bank_here, needed, or_here
from ehsg_cli.cli.tables import Tables, earlier, write_tables
from ehsg_cli.cli.talk import say, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, find_inputs, refuse_existing, write
from ehsg_cli.partnership.as_json import json_parts
from ehsg_cli.partnership.conservation import in_words
from ehsg_cli.partnership.model import Duplicates, Votes
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.partnership.update import refuse_astray
from ehsg_cli.wording import counted
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.workbook.limits import Limits


_ELSEWHERE = "Choose another output, or move the file away first."


def merge(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT",
            help="Completed workbooks, or folders of them (subfolders too).",
            show_default="the folder received",
        ),
    ] = [],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="MERGED.xlsx",
            help="The merged workbook to write.",
            callback=options.workbook,
            show_default="output/return.xlsx, in a return folder",
        ),
    ] = None,
    json: Annotated[
        Path | None,
        typer.Option(
            "--json",
            metavar="FILE",
            help="Write the same as JSON to this file.",
            show_default="with the workbook of a return folder: output/return.json",
        ),
    ] = None,
    table: Tables = [],
    bank: options.BankOverride = "",
    partners: Annotated[
        Path | None,
        typer.Option(
            "--partners",
            metavar="FILE.csv",
            help="Who was asked: organisation, sector, email; says who has not answered.",
            show_default="partners.csv, in a return folder",
        ),
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="Merge onto the return at the output: who is in it and what was agreed stays.",
        ),
    ] = False,
    duplicates: Annotated[
        Duplicates | None,
        typer.Option(
            "--duplicates",
            case_sensitive=False,
            help="Several submissions of one respondent: latest counts (if not said otherwise), all count, "
            "or that is an error.",
        ),
    ] = None,
    one_vote_per: Annotated[
        Votes | None,
        typer.Option(
            "--one-vote-per",
            case_sensitive=False,
            help="Whose answers count once: respondent (if not said otherwise), organisation or sector.",
        ),
    ] = None,
    force: options.Force = False,
    every: options.Every = False,
    form: options.FindingsFormat = None,
    select: options.Select = [],
    ignore: options.Ignore = [],
    limit: limits.Limit = [],
) -> None:
    """Merge partners' completed workbooks into one return.

    Writes a workbook in which the partnership agrees its answers; with --json, the same for programs; with
    --table, the answers for analysis, without who filled them in.
    Files that cannot be read are findings; the rest is merged. Without INPUT it reads the folder "received".

    Of several submissions of one respondent the latest counts; the others are on the sheet Superseded. With
    --update, late and corrected workbooks come in, and everything else stays, but for files that are gone
    from a folder that is merged again.

    In a return folder (see ehsg init) it needs no options. It makes output/return.xlsx and, from the second
    time on, updates it: nothing that is agreed in it is lost. With --force it starts afresh, where nothing is
    agreed yet.

    For example:

    * `ehsg merge`
    * `ehsg merge received -o merged.xlsx`
    * `ehsg merge received late.xlsx -o merged.xlsx --json merged.json --update`
    * `ehsg merge received -o merged.xlsx --partners partners.csv`
    * `ehsg merge --table answers.parquet --table answers.csv`
    """
    sources = inputs or or_here(None, lambda folder: [folder.received]) or [Path("received")]
    workbook = needed(output, lambda folder: folder.merged, "ehsg merge", "-o MERGED.xlsx")
    json = json or (None if output else or_here(None, lambda folder: folder.json))
    update = update or (not output and not force and workbook.exists())
    targets = [workbook, *([json] if json else [])]
    outputs = [*targets, *table]
    ours = [*earlier_outputs(workbook, json), *earlier(table)] if update or not output else ()
    files = find_inputs(sources)
    remedy = "" if output else "It is no return that ehsg wrote: move it away first."
    refuse_existing(outputs, force=force, inputs=files, ours=ours, remedy=remedy)
    how = _How(
        bank=bank_here(bank),
        partners=partners,
        folders=tuple(named(source) for source in sources if source.is_dir()),
        duplicates=or_here(duplicates, lambda folder: folder.settings.duplicates),
        one_vote_per=or_here(one_vote_per, lambda folder: folder.settings.one_vote_per),
        limits=limits.limits(limit),
        update=update,
        keep="Use --update" if output else "Leave out --force",
    )
    merged, findings = _merged(files, outputs, how)
    if not merged:
        raise typer.Exit(nothing_read(findings, form, select, ignore))
    write(workbook, write_book(return_book(merged)))
    if json:
        write(json, lambda stream: stream.writelines(map(str.encode, json_parts(merged))))
    write_tables(table, merged)
    code = report(findings, form, select, ignore, every=every)
    say(_summary(merged))
    say_written(*outputs)
    raise typer.Exit(code)


@dataclass(frozen=True, slots=True)
class _How:
    """How to merge: the options of the command that say so, and the folders that were searched.

    Attributes:
        keep: How to keep what is agreed.
    """

    bank: str
    partners: Path | None
    folders: tuple[str, ...]
    duplicates: Duplicates | None
    one_vote_per: Votes | None
    limits: Limits
    update: bool
    keep: str


def _merged(
    files: Sequence[Path], targets: Sequence[Path], how: _How
) -> tuple[PartnershipReturn | None, tuple[Finding, ...]]:
    """The return made of all that is in the files, if anybody answered, and what was found.

    The targets are passed over where they are among the files, as in an update they may be.
    """
    gathered = gather(files, how.bank, how.limits)
    if not gathered.bank:
        return None, gathered.findings
    own = {named(target) for target in targets}
    others = replace(
        gathered,
        returns=tuple(each for each in gathered.returns if each.source.file not in own),
        findings=tuple(each for each in gathered.findings if each.location.file not in own),
    )
    merged = api.merge(
        others,
        onto=_earlier(targets[0], gathered.bank, how),
        partners=invitations_from(how.partners, gathered.bank),
        folders=how.folders,
        duplicates=how.duplicates,
        one_vote_per=how.one_vote_per,
    )
    return merged if merged.participants else None, merged.findings


def _earlier(output: Path, bank: Bank, how: _How) -> PartnershipReturn | None:
    """The return to merge onto: none, unless the one at the output is to be updated."""
    if not how.update:
        _refuse_to_lose_decisions(output, bank, how)
        return None
    if not output.exists():
        say(f"Note: there is no {display(output)} to update; it is made afresh.")
        return None
    return understand_merged(open_merged(output, how.limits), bank)


def _refuse_to_lose_decisions(output: Path, bank: Bank, how: _How) -> None:
    """Stop before what was agreed in the workbook at the output is overwritten, or may be."""
    try:
        spreadsheet = open_merged(output, how.limits)
    except ClosedError as error:
        raise EhsgError(
            f"{display(output)} {error.why}: what may be agreed in it would be lost.", _ELSEWHERE
        ) from error
    except EhsgError:  # nothing is there, or something else, which --force may replace
        return
    lost = f"What is agreed in {display(output)} would be lost"
    try:
        there = understand_merged(spreadsheet, bank)
        refuse_astray(there)
    except EhsgError as error:
        why = error.message.rstrip(".")
        raise EhsgError(f"{lost}: it cannot be understood ({why}).", _ELSEWHERE) from error
    if decided := _decided(there):
        remedy = f"{how.keep} to keep it; or move the file away first."
        raise EhsgError(f"{lost}: {decided}.", remedy)


def _decided(there: PartnershipReturn) -> str:
    """What is agreed in a return, in words; empty if nothing."""
    questions = sum(bool(row.decision.raw or row.decision.plan) for row in there.rows)
    items = sum(map(bool, there.items.values()))
    filled = ((questions, "question"), (items, "return item"))
    return ", ".join(counted(number, kind) for number, kind in filled if number)


def _unread(merged: PartnershipReturn) -> str:
    files = {finding.location.file for finding in merged.findings if finding.code in UNREAD}
    return f"Not among them, as it could not be read: {counted(len(files), 'file')}." if files else ""


def _summary(merged: PartnershipReturn) -> str:
    questions = len(merged.bank.questions)
    complete = sum(participant.answered == questions for participant in merged.participants)
    superseded = f"; {len(merged.superseded)} superseded" if merged.superseded else ""
    answering = merged.answering
    empty = [each.respondent.organisation for each in merged.participants if each.id not in answering]
    silent = [each.name for each in merged.partners if each.asked and answering.isdisjoint(each.participants)]
    lines = (
        f"{counted(len(answering), 'respondent')} merged, {complete} with all {questions} answers"
        f"{superseded}; one vote per {merged.one_vote_per.value}.",
        in_words(merged),
        _unread(merged),
        f"Sent an empty workbook back: {', '.join(dict.fromkeys(empty))}." if empty else "",
        f"Asked, and not among them: {', '.join(silent)}." if silent else "",
    )
    return "\n".join(filter(None, lines))
