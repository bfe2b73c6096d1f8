"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehsg_cli.cli import completion
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings.writers import Format


def named_codes(typed: list[str]) -> list[str]:
    """The codes, or beginnings of codes, that people typed: in either case, one by one or with commas.

    Raises:
        EhsgError: No finding has such a code.
    """
    named = [code.strip().upper() for text in typed for code in text.split(",") if code.strip()]
    if not named:
        return []
    from ehsg_cli.findings import codes  # noqa: PLC0415 - few commands know them all, and few people name any
    from ehsg_cli.findings.suggestion import did_you_mean  # noqa: PLC0415

    for code in named:
        if not any(known.startswith(code) for known in codes.ALL):
            raise EhsgError(
                f"There is no finding whose code starts with {code}.{did_you_mean(code, codes.ALL)}",
                "ehsg explain lists them all.",
            )
    return named


def workbook(path: Path | None) -> Path | None:
    """The path of a workbook to write, if its ending says that it is one."""
    if path and path.suffix.lower() not in {".xlsx", ""}:
        raise EhsgError(f"{path.name}: workbooks are written as .xlsx.", "End its name in .xlsx.")
    return path


Bank = Annotated[
    str,
    typer.Option(
        "--bank",
        metavar="BANK",
        help="A built-in question bank (2020, 2022, ehsg-2020) or a YAML file.",
        autocompletion=completion.banks,
    ),
]
BankOrFolders = Annotated[
    str,
    typer.Option(
        "--bank",
        metavar="BANK",
        help="A built-in question bank (2020, 2022, ehsg-2020) or a YAML file.",
        show_default="that of the return folder",
        autocompletion=completion.banks,
    ),
]
BankOverride = Annotated[
    str,
    typer.Option(
        "--bank",
        metavar="BANK",
        help="The question bank, where the workbooks do not say it: a built-in name or a YAML file.",
        show_default="that of the return folder, or what the workbooks say",
        autocompletion=completion.banks,
    ),
]
FindingsFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help="How to write the findings: for people, or for programs and CI services.",
        show_default="text; github where GitHub Actions runs it",
    ),
]
Every = Annotated[
    bool,
    typer.Option(
        "--all", help="For people: list every finding, also where several have one cause and are one line."
    ),
]
Select = Annotated[
    list[str],
    typer.Option(
        "--select",
        metavar="CODE",
        callback=named_codes,
        autocompletion=completion.finding_codes,
        help="Only findings whose code starts with this. May be repeated.",
    ),
]
Ignore = Annotated[
    list[str],
    typer.Option(
        "--ignore",
        metavar="CODE",
        callback=named_codes,
        autocompletion=completion.finding_codes,
        help="No findings whose code starts with this. May be repeated.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace output files that exist already.")]
Partners = Annotated[
    Path | None,
    typer.Option(
        "--partners",
        metavar="FILE.csv",
        help="Who was asked: organisation, sector, contact, email.",
        show_default="partners.csv, in a return folder",
    ),
]
Allow = Annotated[
    list[str],
    typer.Option(
        "--allow",
        metavar="TEXT",
        help="An address, number, postcode or name that may be published, such as that of a public desk. "
        "May be repeated; what a return folder allows is allowed as well.",
    ),
]
