"""Finding question banks, the built-in ones and people's own, and reading them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli.bank import rules, schema
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.model import Bank
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import resource
from ehsg_cli.findings.model import has_errors, natural_order
from ehsg_cli.findings.suggestion import did_you_mean

if TYPE_CHECKING:
    from ehsg_cli.bank.file import BankFile
    from ehsg_cli.findings.model import Finding


class BankError(EhsgError):
    """A question bank that cannot be used because it has errors.

    Attributes:
        findings: Everything there is to say about it, in order.
    """

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"The question bank {name} has errors.", f'To see them: ehsg bank validate "{name}"')
        self.findings = findings


def built_in() -> list[Path]:
    """The files of the built-in banks, sorted by name."""
    return sorted(resource("banks").glob("*.yaml"))


def built_in_names() -> dict[str, Path]:
    """The built-in banks by every name they have: `2020` and `ehsg-2020`."""
    return {name: path for path in built_in() for name in (path.stem, f"ehsg-{path.stem}")}


def find(name_or_path: str | Path) -> Path:
    """The file of a bank.

    Args:
        name_or_path: The edition or id of a built-in bank (`2020`, `ehsg-2020`), or a path to a YAML file.

    Raises:
        EhsgError: It is neither.
    """
    name = str(name_or_path)
    known = built_in_names()
    path = known.get(name, Path(name))
    if not path.is_file():
        raise EhsgError(
            f"There is no question bank {name}, and no file of that name.{did_you_mean(name, known)}",
            f"Use one of {', '.join(known)}, or the path of a YAML file.",
        )
    return path


def validate(bank_file: BankFile) -> tuple[Bank | None, tuple[Finding, ...]]:
    """Read a bank and find everything wrong with it: as YAML, against the schema, against the rules.

    Returns:
        The bank, or none where the file does not make one, and the findings in order. A bank can be there in
        spite of errors; `load` gives only those that have none.

    Raises:
        EhsgError: The file cannot be read.
    """
    document, unreadable = parse(bank_file.read(), bank_file.name)
    if document is None:
        return None, unreadable
    bank, misfits = schema.build(document, Bank)
    return bank, tuple(sorted((*unreadable, *misfits, *rules.check(document)), key=natural_order))


def load(name_or_path: str | Path) -> Bank:
    """Read a bank that is to be used.

    Raises:
        BankError: It has findings of severity error.
        EhsgError: There is no such bank, or it cannot be read.
    """
    return load_file(DiskFile(find(name_or_path)))


def load_file(bank_file: BankFile) -> Bank:
    """Read a bank that is to be used, wherever it is kept.

    Raises:
        BankError: It has findings of severity error.
        EhsgError: It cannot be read.
    """
    bank, findings = validate(bank_file)
    if bank is None or has_errors(findings):
        raise BankError(bank_file.name, findings)
    return bank
