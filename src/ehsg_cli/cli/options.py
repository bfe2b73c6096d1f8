"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from ehsg_cli.findings.writers import Format

Bank = Annotated[
    str,
    typer.Option(
        "--bank", metavar="BANK", help="A built-in question bank (2020, 2022, ehsg-2020) or a YAML file."
    ),
]
BankOverride = Annotated[
    str,
    typer.Option(
        "--bank",
        metavar="BANK",
        help="The question bank, where the workbooks do not say it: a built-in name or a YAML file.",
    ),
]
FindingsFormat = Annotated[
    Format,
    typer.Option(
        "--format",
        help="How to write the findings: for people, or for programs and CI services.",
        show_default=True,
    ),
]
Select = Annotated[
    list[str],
    typer.Option(
        "--select", metavar="CODE", help="Only findings whose code starts with this. May be repeated."
    ),
]
Ignore = Annotated[
    list[str],
    typer.Option(
        "--ignore", metavar="CODE", help="No findings whose code starts with this. May be repeated."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace output files that exist already.")]
