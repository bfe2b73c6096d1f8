"""`ehsg bank import`: somebody's form as a question bank."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ehsg_cli.bank import library
from ehsg_cli.bank.as_yaml import as_yaml
from ehsg_cli.bank.fields import ID_PATTERN
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.cli import completion, limits, options
from ehsg_cli.cli.import_report import print_report
from ehsg_cli.cli.reading import relative
from ehsg_cli.cli.schema_beside import is_ours, schema_beside
from ehsg_cli.cli.talk import FINDINGS, OK, insist, put, say, say_written
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_bytes, refuse_existing, typed, write
from ehsg_cli.findings.model import has_errors
from ehsg_cli.interchange.import_file import import_file
from ehsg_cli.interchange.report import Imported, as_json
from ehsg_cli.interchange.to_bank import Details
from ehsg_cli.wording import counted
from ehsg_cli.workbook.isolated import Reader


class ReportFormat(StrEnum):
    """How the report is written."""

    TEXT = "text"
    JSON = "json"


class Wording(StrEnum):
    """Whether the words are those of the source."""

    VERBATIM = "verbatim"
    DERIVED = "derived"


_ID_LENGTH = 60
_LONGEST = 500  # characters of what a person says about a form


def _id(typed: str) -> str:
    if typed and not (re.fullmatch(ID_PATTERN, typed) and len(typed) <= _ID_LENGTH):
        raise typer.BadParameter("An id is of small letters, digits and hyphens, such as northshire-2024.")
    return typed


def _brief(typed: str) -> str:
    if len(typed) > _LONGEST:
        raise typer.BadParameter(f"This is too long: {_LONGEST} characters are the most.")
    return typed


def bank_import(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A form or an exported bank: .docx, .xlsx, .xlsm, .xls, .ods, .csv or .md."
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="BANK.yaml", help="The question bank to write.")
    ],
    bank: Annotated[
        str, typer.Option("--id", metavar="ID", callback=_id, help="The bank's id, such as northshire-2024.")
    ] = "",
    title: Annotated[
        str,
        typer.Option(
            "--title", metavar="TEXT", callback=_brief, help="What the form is called, without the year."
        ),
    ] = "",
    edition: Annotated[
        int | None, typer.Option("--edition", metavar="YEAR", min=2000, max=2999, help="The form's year.")
    ] = None,
    publisher: Annotated[
        str, typer.Option("--publisher", metavar="TEXT", callback=_brief, help="Who published it.")
    ] = "",
    document: Annotated[
        str,
        typer.Option(
            "--document",
            metavar="TEXT",
            callback=_brief,
            help="Where the wording is from, if not the form itself.",
        ),
    ] = "",
    licence: Annotated[
        str,
        typer.Option(
            "--licence",
            metavar="TEXT",
            callback=_brief,
            help="On what terms it may be used, such as OGL-UK-3.0.",
        ),
    ] = "",
    attribution: Annotated[
        str,
        typer.Option(
            "--attribution", metavar="TEXT", callback=_brief, help="What the licence asks to be said."
        ),
    ] = "",
    wording: Annotated[
        Wording, typer.Option("--wording", help="Whether these are the document's own words.")
    ] = Wording.VERBATIM,
    like: Annotated[
        str,
        typer.Option(
            "--like",
            metavar="BANK",
            help="A bank to take kinds of partner, return items and the ids of same questions from.",
            autocompletion=completion.banks,
        ),
    ] = "",
    form: Annotated[
        ReportFormat, typer.Option("--format", help="How to write the report: for people, or for programs.")
    ] = ReportFormat.TEXT,
    limit: limits.Limit = [],
    force: options.Force = False,
) -> None:
    """Make a question bank of somebody's form, or of an exported bank, and say what was taken for what.

    A form is a spreadsheet, a CSV file, a Word document with tables and headings, or the export of an online
    form. Its wording is taken word for word. What a bank has no place for is listed, and nothing is lost.

    Of an online form's export, only the questions and the names of the answers are taken: nothing that
    somebody wrote.

    For example:

    * `ehsg bank import our-form.docx -o our-bank.yaml`
    * `ehsg bank import guide-2022.xlsx -o 2022.yaml --like 2022 --licence OGL-UK-3.0`
    * `ehsg bank import bank-2020.xlsx -o 2020.yaml`
    """
    if output.suffix.lower() not in {".yaml", ".yml"}:
        raise EhsgError(f"{display(output)}: a bank is a YAML file.", "End its name in .yaml.")
    refuse_existing([output], force=force, inputs=[file])
    details = Details(
        this_year=date.today().year,  # noqa: DTZ011 - the year where the person is
        bank=bank,
        title=title,
        edition=edition or 0,
        publisher=publisher,
        document=document,
        licence=licence,
        attribution=attribution,
        wording=wording.value,
        like=library.load(like) if like else None,
    )
    with Reader(limits.limits(limit)) as reader:
        imported = import_file(read_bytes(file), relative(file), details, reader)
    if form is ReportFormat.JSON:
        put(as_json(imported))
    else:
        print_report(imported)
    raise typer.Exit(_written(imported, output))


def _written(imported: Imported, output: Path) -> int:
    """Write the bank, if there is one, and give the exit code."""
    if not imported.bank:
        insist("Nothing was written: correct the file, and run the command again.")
        return FINDINGS
    bank = imported.bank
    write(output, as_yaml(bank))
    say_written(output)
    schema, text = schema_beside(output)
    if is_ours(schema) or not schema.exists():
        write(schema, text)
        say_written(schema)
    _, mistakes = library.validate(DiskFile(output))
    say(
        f"{counted(len(bank.questions), 'question')} in {counted(len(bank.sections), 'section')}. "
        f"Read it, then: ehsg bank validate {typed(output)}"
    )
    return FINDINGS if has_errors((*imported.findings, *mistakes)) else OK
