"""`ehsg upgrade`: what was said, into another edition or revision of its bank."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.cli import completion, limits, options
from ehsg_cli.cli.reading import read_spreadsheets
from ehsg_cli.cli.report import as_weighed_here, nothing_read, report
from ehsg_cli.cli.settings import bank_here, or_here, request
from ehsg_cli.cli.talk import FINDINGS, OK, insist, put, say, say_written
from ehsg_cli.cli.upgrade_way import way_of
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import find_inputs, refuse_existing, slug, unique, write
from ehsg_cli.findings.model import has_errors
from ehsg_cli.findings.model import select as selected
from ehsg_cli.partnership.to_book import return_book
from ehsg_cli.upgrade.as_json import to_json
from ehsg_cli.upgrade.book import upgraded_workbook
from ehsg_cli.upgrade.count import count, lost
from ehsg_cli.upgrade.returns import UpgradedReturn
from ehsg_cli.upgrade.run import upgrade as upgrade_file
from ehsg_cli.upgrade.telling import Written, conservation, told
from ehsg_cli.workbook.write import write_book

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.upgrade.model import Upgraded
    from ehsg_cli.workbook.book import Book


class _As(StrEnum):
    """How to write what became of everything."""

    TEXT = "text"
    JSON = "json"


def upgrade(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Filled workbooks, folders of them, or a merged return."),
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="OUT", help="A folder, or one file ending in .xlsx."),
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="BANK",
            help="The bank to carry it into: 2022, or a YAML file.",
            autocompletion=completion.banks,
        ),
    ] = "",
    to_revision: Annotated[
        int, typer.Option("--to-revision", metavar="N", help="The revision of its own bank to carry it into.")
    ] = 0,
    bank: Annotated[
        str,
        typer.Option(
            "--bank",
            metavar="BANK",
            help="The bank it was made from, where that is not built in; best as it was then.",
            autocompletion=completion.banks,
        ),
    ] = "",
    crosswalk: Annotated[
        str,
        typer.Option("--crosswalk", metavar="FILE", help="The crosswalk to go by, where none is built in."),
    ] = "",
    force: options.Force = False,
    form: Annotated[_As, typer.Option("--format", help="How to say what became of everything.")] = _As.TEXT,
    select: options.Select = [],
    ignore: options.Ignore = [],
    limit: limits.Limit = [],
) -> None:
    """Carry filled workbooks into another edition or revision of their bank.

    An answer stays where the question is the same, in the same or in other words. Where it is another, a part
    or a related one, what was said stands beside it, to be read and answered anew: no answer to one question
    becomes one to another. What has no place is listed. Every cell is counted before and after.

    Without --to, in a return folder, it is carried into the bank of that return.

    A merged return is carried into a later revision of its bank, with what is agreed in it, and merge
    --update goes on from there. Into another edition carry the partners' workbooks, and merge these.

    For example:

    * `ehsg upgrade received/police.xlsx --to 2022 -o police-2022.xlsx`
    * `ehsg upgrade received --to 2022 -o to-send`
    * `ehsg upgrade return.xlsx --to our-2022.yaml -o return-2.xlsx`
    * `ehsg upgrade received --bank our-2022.yaml --to-revision 3 -o to-send`
    """
    files = find_inputs(inputs)
    spreadsheets, unread = read_spreadsheets(inputs, limits.limits(limit))
    if not spreadsheets:
        raise typer.Exit(nothing_read(tuple(unread), None, select, ignore))
    where = to if to_revision else bank_here(to)
    way = way_of(spreadsheets, bank, where, to_revision, crosswalk)
    done = [(spreadsheet.source.file, upgrade_file(spreadsheet, way)) for spreadsheet in spreadsheets]
    named = _named([(file, item) for file, each in done for item in each.made], output)
    refuse_existing([each.output for each in named], force=force, inputs=files)
    written = [_write(each) for each in named]
    findings = (*unread, *(finding for _, each in done for finding in each.findings), *_lost(written))
    code = _tell(
        written, way.target, form, findings=selected(as_weighed_here(findings), tuple(select), tuple(ignore))
    )
    if written:
        say(conservation(written))
    else:
        insist("Nothing was written.")
    say_written(*(each.output for each in written))
    raise typer.Exit(code)


def _named(made: Sequence[tuple[str, Upgraded | UpgradedReturn]], output: Path) -> list[Written]:
    """What goes into which file: the output itself, or one in it named like the file that it was.

    Raises:
        EhsgError: Several go into one file.
    """
    if output.suffix.lower() == ".xlsx":
        if len(made) > 1:
            raise EhsgError(
                f"{len(made)} workbooks do not go into one file.", "Name a folder with -o instead."
            )
        return [Written(file, output, item) for file, item in made]
    rows = Counter(file for file, _ in made)
    names = unique(_name(file, item, alone=rows[file] == 1) for file, item in made)
    return [
        Written(file, output / f"{name}.xlsx", item) for name, (file, item) in zip(names, made, strict=True)
    ]


def _name(file: str, item: Upgraded | UpgradedReturn, *, alone: bool) -> str:
    """The name of the file, or of who answered where an online form's export holds several responses."""
    if alone or isinstance(item, UpgradedReturn):
        return PurePath(file).stem
    return slug(item.before.respondent.organisation)


def _write(each: Written) -> Written:
    """Write the workbook, and count what is in it of what was said."""
    content = write_book(_book(each.made))
    write(each.output, content)
    return each if isinstance(each.made, UpgradedReturn) else replace(each, count=count(each.made, content))


def _lost(written: Iterable[Written]) -> Iterator[Finding]:
    for each in written:
        if each.count and not isinstance(each.made, UpgradedReturn):
            yield from lost(each.made, each.count)


def _book(made: Upgraded | UpgradedReturn) -> Book:
    return (
        return_book(made.after)
        if isinstance(made, UpgradedReturn)
        else upgraded_workbook(made, or_here(None, request))
    )


def _tell(written: list[Written], bank: Bank, form: _As, *, findings: tuple[Finding, ...]) -> int:
    """Say what became of everything, and give the exit code that it makes."""
    if form is _As.JSON:
        put(to_json(written, bank, findings))
        return FINDINGS if has_errors(findings) else OK
    if written:
        put(f"{told(written, bank)}\n")
    return report(findings, None, [], [])
