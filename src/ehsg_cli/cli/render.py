"""`ehsg render`: the return people read."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ehsg_cli.checks.run import check_return
from ehsg_cli.cli import options, pandoc, theming
from ehsg_cli.cli.reading import bank_of, open_merged, understand_merged
from ehsg_cli.cli.refusal import refuse_personal
from ehsg_cli.cli.report import say, say_written, typed
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, refuse_existing, write
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Severity, select
from ehsg_cli.partnership.said import Reach
from ehsg_cli.partnership.typed import decision_cells
from ehsg_cli.partnership.update import refuse_astray
from ehsg_cli.render.detail import Detail
from ehsg_cli.render.page import Format
from ehsg_cli.render.page import render as render_page
from ehsg_cli.render.palette import read_sheet
from ehsg_cli.render.templates import style_sheet
from ehsg_cli.render.theme import make_look
from ehsg_cli.wording import counted

_REACHES = {Detail.SUMMARY: Reach.PUBLISHED, Detail.FULL: Reach.SHOWN}  # of the levels that are published


class Written(StrEnum):
    """What is written; Word by way of Markdown."""

    HTML = "html"
    MARKDOWN = "md"
    WORD = "docx"


_FORMATS = {
    ".html": Written.HTML,
    ".htm": Written.HTML,
    ".md": Written.MARKDOWN,
    ".markdown": Written.MARKDOWN,
    ".docx": Written.WORD,
}
_PAGES = {Written.HTML: Format.HTML, Written.MARKDOWN: Format.MARKDOWN, Written.WORD: Format.MARKDOWN}

_SAID_ELSEWHERE = (codes.CHECK_STILL_TO_AGREE.id,)  # by the page itself: its status, and each question
_NOTES = {
    Detail.SUMMARY: "what was agreed is in it as it was written. Read it before it is published.",
    Detail.FULL: "at --detail full it holds partners' own words. Read it before it is published.",
    Detail.INTERNAL: "at --detail internal it holds names and e-mail addresses. Do not publish it.",
}


def render(
    merged: Annotated[
        Path, typer.Argument(metavar="MERGED.xlsx", help="A merged return, as ehsg merge writes it.")
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE", help="The file to write; its ending says the format."),
    ],
    form: Annotated[
        Written | None,
        typer.Option(
            "--format", case_sensitive=False, help="The format, where the ending of FILE does not say it."
        ),
    ] = None,
    detail: Annotated[
        Detail,
        typer.Option(
            "--detail",
            case_sensitive=False,
            help="summary: to publish. full: also answers and comments by organisation. internal: "
            "everything, with names and e-mail addresses.",
        ),
    ] = Detail.SUMMARY,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="FILE|DIR",
            help="A Jinja template of your own, or a folder with some; ehsg template export writes ours.",
        ),
    ] = None,
    theme: theming.ThemeFile = None,
    area: theming.Area = "",
    logo: theming.Logo = None,
    logo_text: theming.LogoText = "",
    colour: theming.Colour = "",
    dated: theming.Dated = "",
    bank: options.BankOverride = "",
    allow: options.Allow = [],
    include_personal: Annotated[
        bool,
        typer.Option("--include-personal", help="Write the page although there is personal data in it."),
    ] = False,
    force: options.Force = False,
) -> None:
    """Render a merged return as a page to read: HTML, Markdown or Word.

    Agreed answers are shown where there are any, else the suggested ones, marked as such. Without --detail,
    who filled in the workbooks, e-mail addresses and respondents' own comments are left out; what was
    agreed is shown as it was written, so read it before it is published. Word documents are made from the
    Markdown by Pandoc, which has to be installed.

    Where there is personal data in what would be shown, as ehsg check --privacy finds it, that is said and
    nothing is written, unless --allow names it or --include-personal says that it may be there. With --detail
    internal the page is not for publication, and nothing is refused.

    For example:

    * `ehsg render merged.xlsx -o return.html`
    * `ehsg render merged.xlsx -o return.md --detail full`
    * `ehsg render merged.xlsx -o return.docx`
    * `ehsg render merged.xlsx -o return.html --area Northshire --logo logo.svg --colour "#103d4d"`
    * `ehsg render merged.xlsx -o return.html --theme northshire.yaml --template our-templates`
    """
    chosen = form or _FORMATS.get(output.suffix.lower())
    if not chosen:
        raise EhsgError(
            f"The ending of {display(output)} does not say a format.",
            "End it in .html, .md or .docx, or use --format.",
        )
    inputs = [merged, *(file for file in (template, theme, logo) if file)]
    refuse_existing([output], force=force, inputs=inputs)
    program = pandoc.find() if chosen is Written.WORD else ""
    sheet = read_sheet(style_sheet(template))
    wishes = theming.with_file(theming.wishes(area, logo, logo_text, colour, dated), theme, sheet)
    look = make_look(wishes, sheet)
    spreadsheet = open_merged(merged)
    partnership_return = understand_merged(spreadsheet, bank_of([spreadsheet], bank))
    refuse_astray(partnership_return)
    if detail in _REACHES and not include_personal:
        refuse_personal(partnership_return, decision_cells(spreadsheet), _REACHES[detail], allow)
    found = select(check_return(partnership_return), (), _SAID_ELSEWHERE)
    checked = replace(partnership_return, findings=found)
    page = render_page(checked, format=_PAGES[chosen], detail=detail, template=template, look=look)
    write(output, pandoc.word_document(program, page) if program else page)
    say_written(output)
    if chosen is not Written.HTML and (unseen := theming.unseen(wishes)):
        say(f"Note: only a page of HTML has {unseen}.")
    if errors := sum(finding.severity is Severity.ERROR for finding in found):
        say(f"Note: {counted(errors, 'error')} in the return: see ehsg check {typed(merged)}")
    say(f"Note: {_NOTES[detail]}")
