"""Finding question banks and crosswalks between them, built-in ones and people's own; reading the banks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ehsg_cli.bank import validation
from ehsg_cli.bank.file import DiskFile
from ehsg_cli.bank.validation import read
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import resource
from ehsg_cli.findings.model import has_errors
from ehsg_cli.findings.suggestion import did_you_mean

if TYPE_CHECKING:
    from ehsg_cli.bank.file import BankFile
    from ehsg_cli.bank.model import Bank
    from ehsg_cli.bank.validation import Examined
    from ehsg_cli.findings.model import Finding

CROSSWALKS = "crosswalks"  # the folder for them among the banks


class BankError(EhsgError):
    """A question bank, or a crosswalk, that cannot be used because it has errors.

    Attributes:
        findings: Everything there is to say about it, in order.
    """

    def __init__(self, name: str, findings: tuple[Finding, ...], kind: str = "question bank") -> None:
        super().__init__(f"The {kind} {name} has errors.", f'To see them: ehsg bank validate "{name}"')
        self.findings = findings


def built_in() -> list[Path]:
    """The files of the built-in banks, sorted by name."""
    return sorted(resource("banks").glob("*.yaml"))


def built_in_names() -> dict[str, Path]:
    """The built-in banks by every name they have: `2020` and `ehsg-2020`."""
    return _by_name(built_in())


def crosswalks() -> list[Path]:
    """The files of the built-in crosswalks, sorted by name."""
    return sorted((resource("banks") / CROSSWALKS).glob("*.yaml"))


def crosswalk_names() -> dict[str, Path]:
    """The built-in crosswalks by every name they have: `2020-2022` and `ehsg-2020-2022`."""
    return _by_name(crosswalks())


def _by_name(paths: list[Path]) -> dict[str, Path]:
    return {name: path for path in paths for name in (path.stem, f"ehsg-{path.stem}")}


def find(name_or_path: str | Path) -> Path:
    """The file of a bank.

    Args:
        name_or_path: The edition or id of a built-in bank (`2020`, `ehsg-2020`), or a path to a YAML file.

    Raises:
        EhsgError: It is neither.
    """
    return find_among(str(name_or_path), built_in_names(), "question bank")


def find_among(name: str, known: dict[str, Path], kind: str) -> Path:
    """The file of a name that is known, or of that path.

    Raises:
        EhsgError: It is neither.
    """
    path = known.get(name, Path(name))
    if not path.is_file():
        raise EhsgError(
            f"There is no {kind} {name}, and no file of that name.{did_you_mean(name, known)}",
            f"Use one of {', '.join(known)}, or the path of a YAML file.",
        )
    return path


def validate(bank_file: BankFile) -> tuple[Bank | None, tuple[Finding, ...]]:
    """Read a bank and find everything wrong with it: as YAML, against the schema, against the rules.

    A crosswalk gives what is wrong with it, and no bank.

    Returns:
        The bank, or none where the file does not make one, and the findings in order. A bank can be there in
        spite of errors; `load` gives only those that have none.

    Raises:
        EhsgError: The file cannot be read.
    """
    if is_crosswalk(bank_file):
        from ehsg_cli.bank import crosswalk_reading  # noqa: PLC0415 - few files are one

        return None, crosswalk_reading.validate(bank_file)[1]
    examined = examine(bank_file)
    return examined.bank, examined.findings


def examine(bank_file: BankFile, *, by_rules: bool = True) -> Examined:
    """Like `validate`, with the document that the bank was made from: what it extends is in it.

    Args:
        bank_file: What to read.
        by_rules: Whether to look for what breaks a rule, which leaves the bank as it is.

    Raises:
        EhsgError: The file cannot be read.
    """
    return validation.examine(bank_file, _base, by_rules=by_rules)


def _base(bank_file: BankFile, name: str) -> BankFile:
    """The bank that another names as the one it extends: a built-in one, or a file beside it."""
    known = built_in_names()
    if name in known:
        return DiskFile(known[name])
    if not name.isprintable() or Path(name).suffix.lower() not in {".yaml", ".yml"}:
        raise EhsgError(f"It is neither a built-in bank nor a YAML file.{did_you_mean(name, known)}")
    return bank_file.beside(name)


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
    if is_crosswalk(bank_file):
        raise no_bank(bank_file)
    bank, findings = validate(bank_file)
    if bank is None or has_errors(findings):
        raise BankError(bank_file.name, findings)
    return bank


def is_crosswalk(file: BankFile) -> bool:
    """Whether a file is a crosswalk rather than a bank, whatever may be wrong with it.

    Raises:
        EhsgError: The file cannot be read.
    """
    document, _ = read(file)
    return document is not None and any(document.each("crosswalk"))


def extends(file: BankFile) -> bool:
    """Whether the bank in a file extends another.

    Raises:
        EhsgError: The file cannot be read.
    """
    document, _ = read(file)
    return document is not None and document.get("extends") is not None


def no_bank(file: BankFile) -> EhsgError:
    """That a crosswalk stands where a bank should."""
    return EhsgError(
        f"{file.name} is a crosswalk, not a question bank.",
        "Name a question bank; ehsg bank list shows those built in.",
    )
