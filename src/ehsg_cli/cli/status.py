"""`ehsg status`: who has answered, how far they are, and how long there is to go."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from ehsg_cli.cli import assessing, limits, options
from ehsg_cli.cli.settings import here
from ehsg_cli.cli.talk import put, say_written, stdout
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, refuse_existing, write

if TYPE_CHECKING:
    from ehsg_cli.progress.model import Progress


class StatusFormat(StrEnum):
    """How a status is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


_FORMATS = {"": StatusFormat.TEXT, ".txt": StatusFormat.TEXT} | {
    f".{each.value}": each for each in (StatusFormat.JSON, StatusFormat.CSV, StatusFormat.HTML)
}


def status(
    inputs: assessing.Inputs = [],
    partners: assessing.Partners = None,
    bank: options.BankOverride = "",
    due: assessing.Due = "",
    as_of: assessing.AsOf = "",
    form: Annotated[
        StatusFormat | None,
        typer.Option(
            "--format",
            help="For people; for programs; for Excel; or as a page.",
            show_default="what FILE ends in, else text",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it to this file instead.")
    ] = None,
    force: options.Force = False,
    limit: limits.Limit = [],
) -> None:
    """Say who has answered and how completely, who is missing, and how long there is to go.

    INPUT is what has come back, or a merged return. Ends with 0 whoever is missing: ehsg check is for that.
    JSON and CSV hold the contacts on the list of partners; the page does not, so that it can be passed on.

    For example:

    * `ehsg status`, in a return folder
    * `ehsg status received --partners partners.csv`
    * `ehsg status merged.xlsx --due 2020-09-30 --as-of 2020-09-12`
    * `ehsg status received --partners partners.csv -o status.html`
    """
    asked = assessing.Asked(inputs, partners, bank, due, as_of, limits.limits(limit))
    form = form or _by_ending(output)
    progress, _, _, files = assessing.read_progress(asked)
    if output:
        refuse_existing([output], force=force, inputs=files)
        write(output, _written(progress, form))
        say_written(output)
    elif form is StatusFormat.TEXT and sys.stdout.isatty():
        from ehsg_cli.cli.status_text import print_progress  # noqa: PLC0415

        print_progress(progress, stdout())
    else:
        put(_written(progress, form).rstrip("\r\n"))


def _by_ending(output: Path | None) -> StatusFormat:
    """The format that the ending of a file's name says; text without one.

    Raises:
        EhsgError: It is the ending of something else.
    """
    ending = output.suffix.lower() if output else ""
    if output and ending not in _FORMATS:
        raise EhsgError(
            f"The ending of {display(output)} does not say a format.",
            "End it in .txt, .json, .csv or .html, or use --format.",
        )
    return _FORMATS[ending]


def _area() -> str:
    folder = here()
    return (folder.settings.area or "") if folder else ""


def _written(progress: Progress, form: StatusFormat) -> str:
    match form:
        case StatusFormat.TEXT:
            from ehsg_cli.cli.status_text import as_text  # noqa: PLC0415

            return as_text(progress)
        case StatusFormat.JSON:
            from ehsg_cli.progress.as_json import to_json  # noqa: PLC0415

            return to_json(progress)
        case StatusFormat.CSV:
            from ehsg_cli.progress.as_csv import to_csv  # noqa: PLC0415

            return to_csv(progress)
        case StatusFormat.HTML:
            from ehsg_cli.progress.page import page_values  # noqa: PLC0415
            from ehsg_cli.render.page import page_through  # noqa: PLC0415

            return page_through("status/page.html.j2", page_values(progress, _area()))
        case _:
            assert_never(form)
