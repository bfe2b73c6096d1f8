"""`ehsg bank export`: a question bank for people who do not read YAML."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehsg_cli.bank import library
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.cli import completion, options
from ehsg_cli.cli.talk import say, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, refuse_existing, write
from ehsg_cli.interchange.to_tables import to_tables

if TYPE_CHECKING:
    from ehsg_cli.bank.model import Bank


class ReviewFormat(StrEnum):
    """The formats that people review a bank in, and JSON for programs."""

    CSV = "csv"
    XLSX = "xlsx"
    MARKDOWN = "md"
    JSON = "json"


def bank_export(
    bank: Annotated[
        str,
        typer.Argument(
            metavar="BANK",
            help="A built-in question bank (2020, 2022) or a YAML file.",
            autocompletion=completion.banks,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE", help="The file to write: .csv, .xlsx, .md or .json."),
    ],
    form: Annotated[
        ReviewFormat | None,
        typer.Option("--format", help="The format, where the file's ending does not say it."),
    ] = None,
    force: options.Force = False,
) -> None:
    """Write a question bank as CSV, Excel or Markdown, for review by people who do not read YAML; or JSON.

    All that is in the bank is in the file, the questions first. Texts may be edited there, and columns with
    comments added: ehsg bank import makes a bank of it again, and says what was not taken. JSON has the keys
    of a bank in YAML.

    For example:

    * `ehsg bank export 2020 -o bank-2020.xlsx`
    * `ehsg bank export our-bank.yaml -o our-bank.md`
    * `ehsg bank export 2020 -o bank-2020.json`
    """
    known, file = library.load(bank), DiskFile(library.find(bank))
    content = _content(known, form or _by_ending(output))
    refuse_existing([output], force=force, inputs=[file.path])
    write(output, content)
    say_written(output)
    if library.extends(file):
        say("Note: it holds the whole bank, what is extended included; so will a bank imported from it.")
    if known.source.notice:
        say(f"Note: {known.source.notice}")


def _content(bank: Bank, form: ReviewFormat) -> bytes | str:
    if form is ReviewFormat.JSON:
        return f"{json.dumps(_plain(bank), ensure_ascii=False, indent=2)}\n"
    tables = to_tables(bank)
    match form:
        case ReviewFormat.CSV:
            from ehsg_cli.interchange.csv_file import write_csv  # noqa: PLC0415

            return write_csv(tables)
        case ReviewFormat.XLSX:
            from ehsg_cli.interchange.review_book import review_book  # noqa: PLC0415
            from ehsg_cli.workbook.write import write_book  # noqa: PLC0415

            return write_book(review_book(tables, bank))
        case ReviewFormat.MARKDOWN:
            from ehsg_cli.interchange.markdown_file import write_markdown  # noqa: PLC0415

            return write_markdown(tables, f"{bank.name}: question bank")


def _plain(bank: Bank) -> dict[str, object]:
    """The bank as `ehsg bank schema` describes it; whatever has its default value is left out."""
    return bank.model_dump(mode="json", exclude_defaults=True)


def _by_ending(output: Path) -> ReviewFormat:
    ending = output.suffix.lower().removeprefix(".")
    try:
        return ReviewFormat({"markdown": "md"}.get(ending, ending))
    except ValueError:
        raise EhsgError(
            f"The ending of {display(output)} does not say which format to write.",
            "End its name in .csv, .xlsx, .md or .json, or use --format.",
        ) from None
