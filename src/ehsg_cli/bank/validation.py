"""Everything wrong with a bank: as YAML, against the schema and the rules, as an extension of another."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.bank import rules, schema, silence
from ehsg_cli.bank.model import Bank
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.errors import EhsgError
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location, has_errors, natural_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from ehsg_cli.bank.document import Document
    from ehsg_cli.bank.file import BankFile

_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx and .docx begin, and .xls and .doc
_MOST_EXTENDED = 5  # banks, each extending the next

# What may only come of that part of a file which could not be read.
_NEED_ALL = {
    code.id
    for code in (
        codes.BANK_UNKNOWN_SCALE,
        codes.BANK_UNUSED_SCALE,
        codes.BANK_BEST_NOT_END,
        codes.BANK_UNKNOWN_PART,
        codes.BANK_UNKNOWN_QUESTION,
        codes.BANK_NO_NOTICE,
        codes.BANK_NO_SCALE,
        codes.BANK_NOT_IN_BASE,
    )
}


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file holds.

    Attributes:
        document: The whole bank, what it extends included; none where nothing can be made of the file.
        bank: The bank; none where the document does not make one.
        findings: All there is to say about it, in order.
    """

    document: Document | None
    bank: Bank | None
    findings: tuple[Finding, ...]


class _Base(NamedTuple):
    """A bank that another extends, and what there is to say about it, none of it an error."""

    document: Document
    findings: tuple[Finding, ...]


def examine(
    bank_file: BankFile,
    base_of: Callable[[BankFile, str], BankFile],
    extending: tuple[str, ...] = (),
    *,
    by_rules: bool = True,
) -> Examined:
    """Read a bank and find everything wrong with it.

    Args:
        bank_file: What to read.
        base_of: Gives the file of the bank that another one names as the one it extends.
        extending: The names of the files that led here, each extending the next.
        by_rules: Whether to look for what breaks a rule.

    Raises:
        EhsgError: The file cannot be read.
    """
    document, unreadable = read(bank_file)
    if document is None:
        return Examined(None, None, unreadable)
    whole, on_base, of_base = _whole(document, bank_file, base_of, (*extending, bank_file.name))
    if whole is None:
        return Examined(None, None, in_order((*unreadable, *on_base), document))
    bank, misfits = schema.build(whole, Bank)
    known = {(finding.code, finding.location) for finding in (*on_base, *of_base)}
    of_whole = (*misfits, *(rules.check(whole) if by_rules else ()))
    new = (finding for finding in of_whole if (finding.code, finding.location) not in known)
    found = (*unreadable, *on_base, *new)
    if whole.is_partial:
        bank, found = None, tuple(finding for finding in found if finding.code not in _NEED_ALL)
    return Examined(whole, None if has_errors(on_base) else bank, in_order(found, whole))


def read(bank_file: BankFile) -> tuple[Document | None, tuple[Finding, ...]]:
    """What a file holds, or none where nothing can be made of it, and what is wrong with it as YAML.

    Raises:
        EhsgError: The file cannot be read.
    """
    content = bank_file.read()
    if content.startswith(_DOCUMENTS):
        return None, (codes.BANK_DOCUMENT(Location(file=bank_file.name)),)
    document, unreadable = parse(content, bank_file.name)
    if not content.startswith(BOM_UTF8):
        return document, unreadable
    mark = codes.BANK_BYTE_ORDER_MARK(Location(file=bank_file.name, line=1, column=1))
    return document, (mark, *unreadable)


def in_order(findings: tuple[Finding, ...], document: Document) -> tuple[Finding, ...]:
    """The findings on a document that no comment in it silences, by their places."""
    return tuple(sorted(silence.apply(findings, document), key=natural_order))


def _whole(
    document: Document,
    bank_file: BankFile,
    base_of: Callable[[BankFile, str], BankFile],
    extending: tuple[str, ...],
) -> tuple[Document | None, tuple[Finding, ...], tuple[Finding, ...]]:
    """A document with what it extends, or none where that cannot be had.

    Returns:
        Beside it, what is wrong with what it says of the bank that it extends; and what with that bank.
    """
    name = document.get("extends")
    if name is None:
        return document, (), ()
    from ehsg_cli.bank import extension  # noqa: PLC0415 - few banks extend another

    _, misfits = schema.build(document, extension.Extension, extension.OWN_KEYS)
    if not isinstance(name, str):
        return None, misfits, ()
    try:
        base = _examined_base(base_of(bank_file, name), base_of, extending)
    except EhsgError as error:
        place = document.at(("extends",))
        return None, (*misfits, codes.BANK_NO_BASE(place, name=name, problem=error.message)), ()
    on_base = (*misfits, *extension.check(document, base.document))
    return extension.extend(document, base.document), on_base, base.findings


def _examined_base(
    base_file: BankFile, base_of: Callable[[BankFile, str], BankFile], extending: tuple[str, ...]
) -> _Base:
    """The bank that another extends.

    Raises:
        EhsgError: It cannot be extended.
    """
    if base_file.name in extending:
        raise EhsgError("It extends this one in its turn.")
    if len(extending) > _MOST_EXTENDED:
        raise EhsgError("Too many banks extend each other.")
    base = examine(base_file, base_of, extending)
    if base.document and any(base.document.each("crosswalk")):
        raise EhsgError("It is a crosswalk.")
    if not base.document or has_errors(base.findings):
        raise EhsgError(f"It has errors; to see them: ehsg bank validate {base_file.name}.")
    return _Base(base.document, base.findings)
