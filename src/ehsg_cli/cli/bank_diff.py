"""`ehsg bank diff`: what changed in a question bank, and what it means for workbooks already sent out."""

from __future__ import annotations

import io
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from ehsg_cli.bank import library
from ehsg_cli.bank.difference import as_json
from ehsg_cli.bank.difference.compare import compare
from ehsg_cli.bank.difference.findings import mistakes
from ehsg_cli.bank.difference.model import Report
from ehsg_cli.bank.difference.places import Places
from ehsg_cli.bank.difference.telling import verdict
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.git_file import GitFile
from ehsg_cli.bank.validation import read
from ehsg_cli.cli import completion, options
from ehsg_cli.cli.bank_diff_text import print_difference
from ehsg_cli.cli.report import runs_on_github
from ehsg_cli.cli.talk import FINDINGS, OK, PIPED_WIDTH, put, say, say_written, stdout
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import refuse_existing, write
from ehsg_cli.findings import github
from ehsg_cli.findings.model import has_errors, natural_order
from ehsg_cli.findings.model import select as selected
from ehsg_cli.render import difference as markdown
from ehsg_cli.workbook.sent_out.explain import explained
from ehsg_cli.workbook.sent_out.wordings import not_listed

if TYPE_CHECKING:
    from ehsg_cli.bank.difference.model import Difference
    from ehsg_cli.bank.document import Document
    from ehsg_cli.bank.file import BankFile
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding


class DiffFormat(StrEnum):
    """How a difference is written; for GitHub, its findings alone."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    GITHUB = "github"


_WHICH = "A YAML file, a built-in name, or git:REVISION:PATH as in git:HEAD:banks/2020.yaml."


def bank_diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_WHICH, autocompletion=completion.banks)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_WHICH, autocompletion=completion.banks)],
    form: Annotated[
        DiffFormat | None,
        typer.Option(
            "--format",
            help="For people, for a comment on a pull request, for programs; or, for GitHub, findings alone.",
            show_default="text; github where GitHub Actions runs it",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it to this file instead.")
    ] = None,
    force: options.Force = False,
    select: options.Select = [],
    ignore: options.Ignore = [],
) -> None:
    """Say what changed in a question bank, and what that means for workbooks already sent out.

    Ends with 1 where a bank must not change like that: an id asks something else now, a question is gone and
    not listed under retired, or the revision did not go up. PATH is relative to the current folder.

    For example:

    * `ehsg bank diff git:HEAD:banks/2020.yaml banks/2020.yaml`
    * `ehsg bank diff git:origin/main:our-bank.yaml our-bank.yaml --format markdown -o comment.md`
    * `ehsg bank diff 2020 2022`
    """
    files = (_file(old), _file(new))
    form = form or (DiffFormat.GITHUB if runs_on_github() and not output else DiffFormat.TEXT)
    if output:
        inputs = [file.path for file in files if isinstance(file, DiskFile)]
        refuse_existing([output], force=force, inputs=inputs)
    report = Report(old, new, *_compared(*files, select, ignore))
    if output:
        write(output, f"{_written(report, form)}\n")
        say_written(output)
    elif form is DiffFormat.TEXT:
        print_difference(report, stdout())
    else:
        put(_written(report, form))
    told = "" if form is DiffFormat.TEXT and not output else f" {verdict(report)}"
    say(f"Compared {report.old_name} with {report.new_name}.{told}")
    raise typer.Exit(FINDINGS if has_errors(report.findings) else OK)


def _file(name: str) -> BankFile:
    return GitFile.named(name) or DiskFile(library.find(name))


def _compared(
    old: BankFile, new: BankFile, only: list[str], ignore: list[str]
) -> tuple[Difference, tuple[Finding, ...]]:
    """What changed, what it means, and those of the findings that were asked for."""
    (was, _), (now, document) = _examined(old), _examined(new)
    difference = explained(compare(was, now))
    places = Places.of(document, read(new)[0] if len(document.sources) > 1 else None)
    found = (*mistakes(difference, places), *not_listed(difference, places))
    chosen = selected(found, tuple(only), tuple(ignore))
    return difference, tuple(sorted(chosen, key=natural_order))


def _examined(file: BankFile) -> tuple[Bank, Document]:
    """The bank in a file, and what it was made from.

    Raises:
        EhsgError: It cannot be read, or has errors.
    """
    examined = library.examine(file)
    if examined.bank and examined.document and not has_errors(examined.findings):
        return examined.bank, examined.document
    raise _unusable(file, examined.findings)


def _unusable(file: BankFile, findings: tuple[Finding, ...]) -> EhsgError:
    """Why a file holds no bank to compare.

    Of one that is nowhere on the disk, the first finding is told, as `ehsg bank validate` cannot be pointed
    at it.
    """
    if library.is_crosswalk(file):
        return EhsgError(
            f"{file.name} is a crosswalk, not a question bank.",
            "Name a question bank; ehsg bank list shows those built in.",
        )
    error = library.BankError(file.name, findings)
    if not isinstance(file, GitFile):
        return error
    first = findings[0]
    return EhsgError(error.message, f"The first is {first.code} at {first.location}: {first.message}")


def _written(report: Report, form: DiffFormat) -> str:
    match form:
        case DiffFormat.TEXT:
            console = Console(file=io.StringIO(), width=PIPED_WIDTH, highlight=False, color_system=None)
            with console.capture() as captured:
                print_difference(report, console)
            return captured.get().rstrip("\n")
        case DiffFormat.MARKDOWN:
            return markdown.render(report)
        case DiffFormat.JSON:
            return as_json.render(report)
        case DiffFormat.GITHUB:
            return github.render(report.findings)
