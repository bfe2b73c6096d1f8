"""`ehsg bank list`: the question banks that are built in."""

from __future__ import annotations

from rich.table import Table

from ehsg_cli.bank import library
from ehsg_cli.cli.report import stdout


def bank_list() -> None:
    """List the built-in question banks.

    Wording says whether a bank has the guide's own words (verbatim) or is derived from a description of it.

    For example:

    * `ehsg bank list`
    """
    table = Table("Bank", "Edition", "Revision", "Questions", "Wording", "Title", box=None, pad_edge=False)
    for path in library.built_in():
        bank = library.load(str(path))
        numbers = (bank.edition, bank.revision, len(bank.questions))
        table.add_row(bank.bank, *map(str, numbers), bank.source.wording, bank.title)
    stdout().print(table)
