"""What a YAML parser complains about, in words that help somebody who edits a question bank."""

from __future__ import annotations

import codecs as encodings
import re
from typing import TYPE_CHECKING, NamedTuple

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from ehsg_cli.files import split_lines
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location

if TYPE_CHECKING:
    from ehsg_cli.bank.document import Position

_NO_COLON = "a key without a colon, or text on its own"
TAB = "a tab stands where only spaces may"


class _Problem(NamedTuple):
    """A sign in the parser's message, what it means in a bank, and which of the two marks points at it."""

    sign: str
    meaning: str
    mark: str = "problem_mark"


_PROBLEMS = (
    _Problem("mapping values are not allowed", "text that holds a colon and a space needs quotes"),
    _Problem("found character '\\t'", TAB),
    _Problem("that cannot start any token", "text that begins with a special character needs quotes"),
    _Problem("found undefined alias", "text that begins with * needs quotes"),
    _Problem("found unexpected end of stream", "these quotes are never closed", "context_mark"),
    _Problem("found unknown escape", "a backslash has its own meaning in double quotes; use single ones"),
    _Problem("could not find expected ':'", _NO_COLON, "context_mark"),
    _Problem("expected <block end>", "this does not line up with what is above, or quotes end too early"),
    _Problem("sequence entries are not allowed", "a list begins on a line of its own"),
    _Problem("expected ',' or", "this bracket is not closed, or a comma is missing in it", "context_mark"),
    _Problem("scanning a block scalar", "text after | or > begins on the next line"),
    _Problem("another document", "a second document begins here, and a file holds one"),
    _Problem("more indented follow", "the empty lines after | or > go further in than text", "context_mark"),
    _Problem("", "it cannot be understood from here on"),
)


def not_yaml(error: Exception, text: str, file: str, lines_before: int = 0) -> Finding:
    """A finding for one of the `UNREADABLE` errors that reading `text` ended in.

    Args:
        error: What was raised.
        text: What was read.
        file: The file it is from.
        lines_before: How many lines of the file stand before it.
    """
    if isinstance(error, ReaderError):
        line, column = _end(text[: error.position])
        problem = "a control character, which YAML cannot hold"
    elif not isinstance(error, MarkedYAMLError):
        line, column, problem = 1, 1, "a number after \\U or %YAML is too large"
    else:
        known = next(known for known in _PROBLEMS if known.sign in f"{error.context}, {error.problem}")
        mark = getattr(error, known.mark) or error.problem_mark
        slip = _slip(text, mark.line) if known.sign in _AFTER_SLIPS else None
        line, column, problem = slip or (mark.line + 1, mark.column + 1, known.meaning)
    return codes.BANK_NOT_YAML(Location(file=file, line=line + lines_before, column=column), problem=problem)


# Slips that the parser only stumbles over later, each with what it means; it ends at the sign to blame.
_SLIPS = (
    (re.compile(r"\s*-(?=[\w\"'])"), "a dash needs a space behind it"),
    (re.compile(r"\s*(?:- )?[A-Za-z_]+:(?=[^\s/])"), "a colon needs a space behind it"),
)
_AFTER_SLIPS = {"mapping values are not allowed", "could not find expected ':'", "expected <block end>"}


def _slip(text: str, line: int) -> tuple[int, int, str] | None:
    """Where a slip is in a line or the one above it, counting from 1, and what it is; none without one."""
    lines = split_lines(text)
    for number in range(min(line, len(lines) - 1), max(line - 2, -1), -1):
        for pattern, meaning in _SLIPS:
            if found := pattern.match(lines[number]):
                return number + 1, found.end(), meaning
    return None


def stray_text(text: str, place: Location) -> Finding:
    """A finding for a text where a key should be."""
    slip = _slip(text, 0)
    return codes.BANK_NOT_YAML(place, problem=slip[2] if slip else _NO_COLON)


_LATIN = "another encoding, such as Windows-1252, which some programs call ANSI"
_ENCODINGS = (  # how a file begins, and how it was saved
    (encodings.BOM_UTF32_LE, "UTF-32"),
    (encodings.BOM_UTF32_BE, "UTF-32"),
    (encodings.BOM_UTF16_LE, "UTF-16, which Windows calls Unicode"),
    (encodings.BOM_UTF16_BE, "UTF-16, which Windows calls Unicode"),
)


def not_utf8(error: UnicodeDecodeError, file: str) -> Finding:
    """A finding at the first byte that is not UTF-8."""
    content = error.object
    saved_as = next((name for mark, name in _ENCODINGS if content.startswith(mark)), _LATIN)
    line, column = _end(content[: error.start].decode("utf-8-sig"))
    return codes.BANK_NOT_UTF8(Location(file=file, line=line, column=column), encoding=saved_as)


def _end(text: str) -> Position:
    """Where the character after `text` stands."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")
