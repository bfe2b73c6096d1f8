"""Reading the settings of a return folder, and everything wrong with them."""

from __future__ import annotations

import os
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, TypeGuard

from ehsg_cli.bank import library, schema
from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import display, read_bytes
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import has_errors, natural_order
from ehsg_cli.findings.suggestion import did_you_mean
from ehsg_cli.folder.discovery import SETTINGS
from ehsg_cli.folder.model import ReturnFolder, SettingsFile
from ehsg_cli.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ehsg_cli.bank.document import Document
    from ehsg_cli.findings.model import Finding

MOST_BYTES = 100_000

_is_file = os.path.isfile  # unlike `Path.is_file`, it answers where it may not look

_WRITTEN = ("blank", "output")  # folders that we write into
_NAMED: dict[str, Callable[[Path], bool]] = {  # what must be there if it is named
    "partners": _is_file,
    "theme": _is_file,
    "template": os.path.exists,
}
_WORDS = {
    codes.BANK_NOT_PLAIN.id: codes.FOLDER_NOT_PLAIN,
    codes.BANK_TOO_LARGE.id: codes.FOLDER_TOO_LARGE,
}


def read_folder(root: Path) -> tuple[ReturnFolder | None, tuple[Finding, ...]]:
    """The return folder at a path, or none where something is wrong with its settings, and what.

    Raises:
        EhsgError: The settings cannot be read, or are no such settings at all.
    """
    file = root / SETTINGS
    document, unreadable = parse(_content(file), display(file))
    if document is None:
        if any(finding.code == codes.BANK_NOT_MAPPING.id for finding in unreadable):
            raise EhsgError(
                f"{display(file)} does not hold the settings of a return folder.",
                "Begin it with the lines: folder: 1 and bank: 2022; or have it made anew by ehsg init.",
            )
        return None, tuple(map(_for_folders, unreadable))
    plain = tuple(map(_for_folders, unreadable))
    settings, misfits = schema.build(document, SettingsFile)
    found = (*plain, *misfits, *_unknown_codes(document), *_misplaced(document, root))
    ordered = tuple(sorted(found, key=natural_order))
    if settings is None or has_errors(ordered):
        return None, ordered
    return ReturnFolder(root, settings), ordered


def _content(file: Path) -> bytes:
    content = read_bytes(file, most=MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise EhsgError(
            f"{display(file)} is too large for the settings of a return folder.",
            "Check that it is the right file.",
        )
    return content


def _for_folders(finding: Finding) -> Finding:
    """What is wrong with the file as YAML, in words that fit settings where those for banks do not."""
    code = _WORDS.get(finding.code)
    return code(finding.location) if code else finding


def _unknown_codes(document: Document) -> Iterator[Finding]:
    above: dict[str, str] = {}
    for path, _ in document.each("severity", "*"):
        code = str(path[-1])
        if other := above.get(code.upper()):
            yield codes.FOLDER_CODE_TWICE(document.key_at(path), code=code, other=other)
        above.setdefault(code.upper(), code)
        if not code or not any(known.startswith(code.upper()) for known in codes.ALL):
            suggestion = did_you_mean(code, codes.ALL)
            yield codes.FOLDER_UNKNOWN_CODE(document.key_at(path), code=code, suggestion=suggestion)


def _misplaced(document: Document, root: Path) -> Iterator[Finding]:
    """Files that are not there, and folders where none may be."""
    yield from _unknown_bank(document, root)
    for key, is_there in _NAMED.items():
        path = document.get(key)
        if _is_path(path) and not is_there(root / path):
            yield codes.FOLDER_NO_SUCH_FILE(document.at((key,)), key=key, path=path)
    for key in _WRITTEN:
        path = document.get(key)
        if _is_path(path) and _leads_out(path):
            yield codes.FOLDER_OUTSIDE(document.at((key,)), key=key, path=path, usual=key)
    yield from _among_received(document)


def _unknown_bank(document: Document, root: Path) -> Iterator[Finding]:
    named, known = document.get("bank"), library.built_in_names()
    bank = str(named) if type(named) is int else named
    if _is_path(bank) and bank not in known and not _is_file(root / bank):
        yield codes.FOLDER_UNKNOWN_BANK(
            document.at(("bank",)), bank=bank, suggestion=did_you_mean(bank, known), known=listed(known)
        )


def _leads_out(path: str) -> bool:
    """Whether a path goes up or begins at the top, as it is written on any system."""
    on_windows, elsewhere = PureWindowsPath(path), PurePosixPath(path)
    return bool(on_windows.anchor or elsewhere.anchor or ".." in on_windows.parts)


def _among_received(document: Document) -> Iterator[Finding]:
    """Folders that we write into and that would be read with what came back."""
    received = document.get("received") or "received"
    for key in _WRITTEN:
        path = document.get(key) or key
        if _is_path(path) and _is_path(received) and _lies_in(path, received):
            place = document.at((key,) if document.get(key) else ("received",))
            yield codes.FOLDER_AMONG_RECEIVED(place, key=key)


def _lies_in(path: str, folder: str) -> bool:
    inner, outer = (PurePath(os.path.normpath(each).casefold()) for each in (path, folder))
    return inner.is_relative_to(outer)


def _is_path(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value) and value.isprintable()
