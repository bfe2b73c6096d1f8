"""`ehsg render`: the return people read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.cli import limits, options, pandoc, theming
from ehsg_cli.cli.making import make, to_replace
from ehsg_cli.cli.reading import bank_of, opening, understand_merged
from ehsg_cli.cli.settings import bank_here, here, merged_here, needed, or_here
from ehsg_cli.cli.talk import say, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, refuse_existing, typed
from ehsg_cli.findings.model import Severity
from ehsg_cli.render.detail import REACHES, Detail
from ehsg_cli.wording import counted

if TYPE_CHECKING:
    from ehsg_cli.folder.model import ReturnFolder


class Written(StrEnum):
    """What is written; Word by way of Markdown, and JSON with all that is in the return."""

    HTML = "html"
    MARKDOWN = "md"
    WORD = "docx"
    JSON = "json"


_FORMATS = {
    ".html": Written.HTML,
    ".htm": Written.HTML,
    ".md": Written.MARKDOWN,
    ".markdown": Written.MARKDOWN,
    ".docx": Written.WORD,
    ".json": Written.JSON,
}
_NOTES = {
    Detail.SUMMARY: "what was agreed is in it as it was written. Read it before it is published.",
    Detail.FULL: "at --detail full it holds partners' own words. Read it before it is published.",
    Detail.INTERNAL: "at --detail internal it holds names and e-mail addresses. Do not publish it.",
}


def render(
    merged: Annotated[
        Path | None,
        typer.Argument(
            metavar="MERGED.xlsx",
            help="A merged return, as ehsg merge writes it.",
            show_default="that of the return folder",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="The file to write; its ending says the format.",
            show_default="output/return.html, in a return folder",
        ),
    ] = None,
    form: Annotated[
        Written | None,
        typer.Option(
            "--format", case_sensitive=False, help="The format, where the ending of FILE does not say it."
        ),
    ] = None,
    detail: Annotated[
        Detail | None,
        typer.Option(
            "--detail",
            case_sensitive=False,
            help="summary: to publish. full: also answers and comments by organisation. internal: "
            "everything, with names and e-mail addresses.",
            show_default="summary, if the return folder does not say otherwise",
        ),
    ] = None,
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
    """Render a merged return as a page to read: HTML, Markdown or Word; or as JSON for programs.

    Agreed answers are shown where there are any, else the suggested ones, marked as such. Without --detail,
    who filled in the workbooks, e-mail addresses and respondents' own comments are left out; what was
    agreed is shown as it was written, so read it before it is published. Word documents are made from the
    Markdown by Pandoc, which has to be installed. JSON holds all there is, and so needs --detail internal.

    In a return folder (see ehsg init) it needs no options, and takes the area, date, detail, theme and
    template from the settings. A page that is still as it was made is made again.

    Where there is personal data in what would be shown, as ehsg check --privacy finds it, that is said and
    nothing is written, unless --allow names it or --include-personal says that it may be there. E-mail
    addresses, and who filled in the workbooks, the page leaves out by itself. With --detail internal the
    page is not for publication, and nothing is refused.

    For example:

    * `ehsg render`
    * `ehsg render merged.xlsx -o return.html`
    * `ehsg render merged.xlsx -o return.md --detail full`
    * `ehsg render merged.xlsx -o return.docx`
    * `ehsg render merged.xlsx -o return.json --detail internal`
    * `ehsg render merged.xlsx -o return.html --area Northshire --logo logo.svg --colour "#103d4d"`
    * `ehsg render merged.xlsx -o return.html --theme northshire.yaml --template our-templates`
    """
    source = merged_here(merged, "ehsg render")
    ending = f".{form or Written.HTML}"
    target = needed(output, lambda folder: folder.page.with_suffix(ending), "ehsg render", "-o FILE")
    folder = None if output else here()
    theme, template = or_here(theme, lambda own: own.theme), or_here(template, lambda own: own.template)
    detail = detail or or_here(None, lambda own: own.settings.detail) or Detail.SUMMARY
    chosen = _format(form, target, detail)
    _refuse(target, [source, *(file for file in (template, theme, logo) if file)], folder, force=force)
    program = pandoc.find() if chosen is Written.WORD else ""
    wishes = theming.wishes(area, logo, logo_text, colour, dated)
    with opening(source, limits.limits([])) as opened:
        from ehsg_cli.cli import rendering  # noqa: PLC0415 - slow, and done while the return is being read

        wishes, look = rendering.look_of(wishes, theme, template)
        if chosen is not Written.JSON and not template:
            rendering.make_ready(rendering.FORMATS[chosen])
        spreadsheet = opened()
    partnership_return = understand_merged(spreadsheet, bank_of([spreadsheet], bank_here(bank)))
    rendering.refuse(partnership_return, spreadsheet, REACHES.get(detail), allow, is_meant=include_personal)
    checked = rendering.checked(partnership_return)
    if chosen is Written.JSON:
        page = rendering.to_json(partnership_return)
    else:
        shape = rendering.FORMATS[chosen]
        page = rendering.render(checked, format=shape, detail=detail, template=template, look=look)
    make(folder, {target: pandoc.word_document(program, page) if program else page.encode()})
    say_written(target)
    unseen = theming.unseen(wishes) if chosen is not Written.HTML else ""
    errors = sum(finding.severity is Severity.ERROR for finding in checked.findings)
    check = f"ehsg check {typed(merged)}" if merged else "ehsg check"
    notes = (
        f"only a page of HTML has {unseen}." if unseen else "",
        f"{counted(errors, 'error')} in the return: see {check}" if errors else "",
        _NOTES[detail],
    )
    for note in filter(None, notes):
        say(f"Note: {note}")


def _format(form: Written | None, target: Path, detail: Detail) -> Written:
    """The format that was asked for, or that the ending of the file says."""
    chosen = form or _FORMATS.get(target.suffix.lower())
    if not chosen:
        raise EhsgError(
            f"The ending of {display(target)} does not say a format.",
            "End it in .html, .md, .docx or .json, or use --format; a browser prints the .html as PDF.",
        )
    if chosen is Written.JSON and detail is not Detail.INTERNAL:
        raise EhsgError(
            "JSON has all that is in the return: names, e-mail addresses and partners' own words.",
            "If that is meant, say so with --detail internal.",
        )
    return chosen


def _refuse(target: Path, inputs: list[Path], folder: ReturnFolder | None, *, force: bool) -> None:
    """Stop if the page would take the place of something else than the one made earlier."""
    ours = to_replace(folder, [target], force=force)
    refuse_existing([target], force=force, inputs=inputs, ours=ours)
