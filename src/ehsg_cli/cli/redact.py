"""`ehsg redact`: a copy without personal data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.checks.privacy import respondents_of
from ehsg_cli.checks.redacted import left_in, removed_from_return, removed_from_submission
from ehsg_cli.cli import limits, options
from ehsg_cli.cli.check_privacy import people_here
from ehsg_cli.cli.making import make, to_replace
from ehsg_cli.cli.reading import gather, understand_merged
from ehsg_cli.cli.report import nothing_read, show
from ehsg_cli.cli.settings import allowed_here, bank_here, here, needed
from ehsg_cli.cli.talk import insist, say, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import find_inputs, refuse_existing, slug, unique, write
from ehsg_cli.findings.model import has_errors
from ehsg_cli.partnership.redaction import cleaner, is_telling, redact_return, redact_submission
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.partnership.typed import decision_cells
from ehsg_cli.partnership.update import refuse_astray
from ehsg_cli.submission.csv_table import written
from ehsg_cli.workbook.filled import filled_workbook
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.cli.reading import Gathered
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.partnership.model import PartnershipReturn
    from ehsg_cli.privacy.people import People
    from ehsg_cli.workbook.book import Book

_COPY = "return-redacted.xlsx"  # in the folder for what is made, where no other is named
_LISTED = ("File", "Sheet", "Cell", "What was removed")


@dataclass(frozen=True, slots=True)
class _Copy:
    """A workbook without personal data: which it was, what is in it now, and what was taken out."""

    original: str
    book: Book
    removed: tuple[Finding, ...]


def redact(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="A merged return, a completed workbook, or a folder of them.",
            show_default="the return of the return folder",
        ),
    ] = [],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR_OR_FILE",
            help="A folder for the copies, or one file ending in .xlsx.",
        ),
    ] = None,
    listed: Annotated[
        Path | None,
        typer.Option("--list", metavar="FILE.csv", help="Write the list of what was removed to this file."),
    ] = None,
    keep_respondents: Annotated[
        bool,
        typer.Option("--keep-respondents", help="Keep names and addresses of those who filled workbooks in."),
    ] = False,
    allow: options.Allow = [],
    partners: options.Partners = None,
    bank: options.BankOverride = "",
    force: options.Force = False,
    form: options.FindingsFormat = None,
    limit: limits.Limit = [],
) -> None:
    """Write copies of workbooks without the personal data in them, and list what was removed.

    What ehsg check --privacy finds has words in its place, such as "[telephone number removed]"; those who
    filled the workbooks in lose name and address. Copies are made afresh, so that no hidden sheet and no
    property of a file comes with them, and read again: if anything was left, it is listed, and none is
    written. The originals stay as they are. Names of anybody else nobody but people can find: read a copy
    before you share it.

    In a return folder (see ehsg init) a copy that is still as it was made is made again.

    For example:

    * `ehsg redact merged.xlsx -o to-share.xlsx`
    * `ehsg redact received -o to-share --list removed.csv`
    * `ehsg redact merged.xlsx -o to-share.xlsx --partners partners.csv`
    * `ehsg redact merged.xlsx -o to-share.xlsx --keep-respondents --allow early.help@example.org`
    """
    paths = inputs or [needed(None, lambda folder: folder.merged, "ehsg redact", "FILE")]
    place = needed(output, lambda folder: folder.output / _COPY, "ehsg redact", "-o DIR_OR_FILE")
    folder = None if output else here()
    files = find_inputs(paths)
    gathered = gather(files, bank_here(bank), limits.limits(limit))
    if not gathered.bank or not gathered.holds_answers:
        raise typer.Exit(nothing_read(gathered.every_finding, form, [], []))
    returns = {item.source.file: understand_merged(item, gathered.bank) for item in gathered.returns}
    allow = list(allowed_here(allow))
    known = _known(gathered, returns.values(), gathered.bank, partners)
    copies = list(_copies(gathered, returns, gathered.bank, known, allow, keep_respondents=keep_respondents))
    targets = _targets(copies, place, known)
    ours = to_replace(folder, targets, force=force)
    refuse_existing([*targets, *([listed] if listed else [])], force=force, inputs=files, ours=ours)
    contents = [write_book(copy.book) for copy in copies]
    left = tuple(
        finding
        for copy, content in zip(copies, contents, strict=True)
        for finding in left_in(content, copy.original, known, allow, keep_respondents=keep_respondents)
    )
    removed = tuple(finding for copy in copies for finding in copy.removed)
    code = show((*gathered.findings, *removed, *left), form)  # whatever a return folder makes of them
    if has_errors(left):
        insist("Nothing was written: the copies, read again, still hold what is listed last.")
        raise typer.Exit(code)
    make(folder, dict(zip(targets, contents, strict=True)))
    if listed:
        write(listed, _list(removed))
    say_written(*targets, *([listed] if listed else []))
    say("The copies were read again: nothing of the kind is found in them.")
    raise typer.Exit(code)


def _known(
    gathered: Gathered, returns: Iterable[PartnershipReturn], bank: Bank, partners: Path | None
) -> People:
    of_returns = (respondent for merged in returns for respondent in respondents_of(merged))
    return people_here((*of_returns, *(sent.respondent for sent in gathered.submissions)), bank, partners)


def _copies(
    gathered: Gathered,
    returns: dict[str, PartnershipReturn],
    bank: Bank,
    known: People,
    allowed: list[str],
    *,
    keep_respondents: bool,
) -> Iterator[_Copy]:
    """A copy of each workbook that was named.

    Raises:
        EhsgError: One is the export of a form, which ehsg does not write.
    """
    for item in gathered.returns:
        merged = returns[item.source.file]
        refuse_astray(merged)
        copy = redact_return(merged, known, allowed, keep_respondents=keep_respondents)
        cells = decision_cells(item)
        removed = removed_from_return(merged, cells, known, allowed, keep_respondents=keep_respondents)
        yield _Copy(item.source.file, return_book(copy), removed)
    for sent in gathered.submissions:
        if sent.source.row:
            raise EhsgError(
                f"{sent.source.file} is the export of a form, which ehsg does not write.",
                "Merge it, and redact the return.",
            )
        if sent.answers:
            clean = redact_submission(sent, known, allowed, keep_respondents=keep_respondents)
            removed = removed_from_submission(sent, known, allowed, keep_respondents=keep_respondents)
            yield _Copy(sent.source.file, filled_workbook(bank, clean), removed)


def _targets(copies: list[_Copy], output: Path, known: People) -> list[Path]:
    """The file for each copy: the output itself, or one in it, numbered where its name is somebody's."""
    if output.suffix.lower() != ".xlsx":
        clean, stems = cleaner(known, ()), [Path(copy.original).stem for copy in copies]
        names = (
            f"workbook-{number}" if is_telling(stem, known, clean) else slug(stem)
            for number, stem in enumerate(stems, start=1)
        )
        return [output / f"{name}-redacted.xlsx" for name in unique(names)]
    if len(copies) > 1:
        raise EhsgError(f"{len(copies)} copies do not go into one file.", "Name a folder with -o instead.")
    return [output]


def _list(removed: Iterable[Finding]) -> str:
    rows = (
        (place.file, place.sheet, place.cell, finding.message)
        for finding in removed
        for place in [finding.location]
    )
    return written([_LISTED, *rows])
