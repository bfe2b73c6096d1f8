"""Reading crosswalks between banks, and finding everything wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehsg_cli.bank import crosswalk_rules, library, schema
from ehsg_cli.bank.crosswalk import Crosswalk
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.validation import in_order, read
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import has_errors
from ehsg_cli.findings.suggestion import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from ehsg_cli.bank.document import Document
    from ehsg_cli.bank.file import BankFile
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.findings.model import Finding, Location


def load(name_or_path: str | Path) -> Crosswalk:
    """Read a crosswalk that is to be used.

    Args:
        name_or_path: A built-in crosswalk (`2020-2022`, `ehsg-2020-2022`), or a path to a YAML file.

    Raises:
        BankError: It has findings of severity error.
        EhsgError: There is no such crosswalk, or it cannot be read.
    """
    file = DiskFile(library.find_among(str(name_or_path), library.crosswalk_names(), "crosswalk"))
    if not library.is_crosswalk(file):
        raise EhsgError(f"{file.name} is not a crosswalk.", "Name a crosswalk.")
    crosswalk, findings = validate(file)
    if crosswalk is None or has_errors(findings):
        raise library.BankError(file.name, findings, "crosswalk")
    return crosswalk


def validate(file: BankFile) -> tuple[Crosswalk | None, tuple[Finding, ...]]:
    """Read a crosswalk and find everything wrong with it, as with a bank; its banks are read for that.

    Raises:
        EhsgError: The file cannot be read.
    """
    document, unreadable = read(file)
    if document is None:
        return None, unreadable
    crosswalk, misfits = schema.build(document, Crosswalk)
    broken = () if document.is_partial else breaches(document, file)
    return crosswalk, in_order((*unreadable, *misfits, *broken), document)


def breaches(document: Document, file: BankFile) -> tuple[Finding, ...]:
    """What breaks a rule in a crosswalk that stands in a file, and which of its banks cannot be read."""
    (source, unknown), (target, unknown_too) = (
        _bank_of(document, side, file) for side in crosswalk_rules.SIDES
    )
    return (*unknown, *unknown_too, *crosswalk_rules.check(document, source, target))


def _bank_of(document: Document, side: str, file: BankFile) -> tuple[Bank | None, tuple[Finding, ...]]:
    """The bank of a side of a crosswalk, or none and why; just none where it is for the schema to say why."""
    match document.get(side, "bank"), document.get(side, "file"):
        case _, str(path):
            place = document.at((side, "file"))
            if path.isprintable() and path.endswith((".yaml", ".yml")):
                return _bank_in(file.beside(path), place)
            return None, (codes.CROSSWALK_BANK_NOT_READ(place, problem="this is no path of a YAML file."),)
        case str(name), None:
            place, known = (
                document.at((side, "bank")),
                {f"ehsg-{path.stem}": path for path in library.built_in()},
            )
            if name in known:
                return _bank_in(DiskFile(known[name]), place)
            suggestion = did_you_mean(name, known)
            return None, (codes.CROSSWALK_UNKNOWN_BANK(place, bank=name, suggestion=suggestion),)
        case _:
            return None, ()


def _bank_in(file: BankFile, place: Location) -> tuple[Bank | None, tuple[Finding, ...]]:
    """The bank in a file, whatever rules it breaks, or none and a finding."""
    try:
        if library.is_crosswalk(file):
            raise library.no_bank(file)
        bank = library.examine(file, by_rules=False).bank
        problem = f"{file.name} has errors."
    except EhsgError as error:
        bank, problem = None, error.message
    return bank, () if bank else (codes.CROSSWALK_BANK_NOT_READ(place, problem=problem),)
