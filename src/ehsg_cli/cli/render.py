"""`ehsg render`: the return people read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.bank import library
from ehsg_cli.checks.run import check_return
from ehsg_cli.cli import options
from ehsg_cli.cli.reading import relative
from ehsg_cli.cli.report import say, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_bytes, refuse_existing, write
from ehsg_cli.partnership.from_book import read_return
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format
from ehsg_cli.render.page import render as render_page
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.grid import read_spreadsheet

if TYPE_CHECKING:
    from ehsg_cli.partnership.model import PartnershipReturn

_FORMATS = {".html": Format.HTML, ".htm": Format.HTML, ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN}


def render(
    merged: Annotated[
        Path, typer.Argument(metavar="MERGED.xlsx", help="A merged return, as ehsg merge writes it.")
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE", help="The file to write; its ending says the format."),
    ],
    form: Annotated[
        Format | None, typer.Option("--format", help="The format, where the ending of FILE does not say it.")
    ] = None,
    detail: Annotated[
        Detail,
        typer.Option(
            "--detail",
            help="summary: to publish. full: also answers and comments by organisation. internal: "
            "everything, with names and e-mail addresses.",
        ),
    ] = Detail.SUMMARY,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE", help="A Jinja template of your own.")
    ] = None,
    bank: options.BankOverride = "",
    force: options.Force = False,
) -> None:
    """Render a merged return as a page to read: HTML or Markdown.

    Agreed answers are shown where there are any, else the suggested ones, marked as such. Without --detail
    no personal name, e-mail address or respondent's own comment is in it.

    For example:

    * `ehsg render merged.xlsx -o return.html`
    * `ehsg render merged.xlsx -o return.md --detail full`
    * `ehsg render merged.xlsx -o return.html --template our-return.html.j2`
    """
    chosen = form or _FORMATS.get(output.suffix.lower())
    if not chosen:
        raise EhsgError(
            f"The ending of {display(output)} does not say a format.",
            "End it in .html or .md, or use --format.",
        )
    refuse_existing([output], force=force)
    partnership_return = _read(merged, bank)
    write(output, render_page(partnership_return, format=chosen, detail=detail, template=template))
    say_written(output)
    if detail is not Detail.SUMMARY:
        say(f"Note: at --detail {detail.value} it holds partners' own words. Read it before it is published.")


def _read(merged: Path, bank: str) -> PartnershipReturn:
    spreadsheet, findings = read_spreadsheet(read_bytes(merged), relative(merged))
    if not spreadsheet:
        raise EhsgError(f"Cannot read {display(merged)}: {findings[0].message}", findings[0].remedy)
    if not spreadsheet.is_merged_return:
        raise EhsgError(
            f"{display(merged)} is not a merged return.", "Make one first: ehsg merge … -o merged.xlsx"
        )
    partnership_return = read_return(spreadsheet, library.load(bank or spreadsheet.identity[layout.BANK_ID]))
    return replace(partnership_return, findings=check_return(partnership_return))
