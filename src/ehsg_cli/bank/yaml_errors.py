"""What a YAML parser complains about, in words that help somebody who edits a question bank."""

from __future__ import annotations

from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location

# Beside its own errors, ruamel.yaml lets others slip through for such oddities as "\UFFFFFFFF" or %YAML 1.10.
UNREADABLE = (YAMLError, AssertionError, LookupError, OverflowError, ValueError)


class _Problem(NamedTuple):
    """A sign in the parser's message, what it means in a bank, and which of the two marks points at it."""

    sign: str
    meaning: str
    mark: str = "problem_mark"


_PROBLEMS = (
    _Problem("mapping values are not allowed", "text that holds a colon and a space needs quotes"),
    _Problem("found character '\\t'", "a tab stands where only spaces may"),
    _Problem("that cannot start any token", "text that begins with a special character needs quotes"),
    _Problem("found undefined alias", "text that begins with * needs quotes"),
    _Problem("found unexpected end of stream", "these quotes are never closed", "context_mark"),
    _Problem("found unknown escape", "a backslash has its own meaning in double quotes; use single ones"),
    _Problem("could not find expected ':'", "a key without a colon, or text on its own", "context_mark"),
    _Problem("expected <block end>", "this does not line up with what is above, or quotes end too early"),
    _Problem("sequence entries are not allowed", "a list begins on a line of its own"),
    _Problem("expected ',' or", "a bracket is not closed, or a comma is missing"),
    _Problem("scanning a block scalar", "text after | or > begins on the next line"),
    _Problem("another document", "a second document begins here, and a file holds one"),
    _Problem("more indented follow", "the empty lines after | or > go further in than text", "context_mark"),
    _Problem("", "it cannot be understood from here on"),
)


def not_yaml(error: Exception, text: str, file: str) -> Finding:
    """A finding for one of the `UNREADABLE` errors that reading `text` ended in."""
    if isinstance(error, ReaderError):
        place = _end(text[: error.position], file)
        return codes.BANK_NOT_YAML(place, problem="a control character, which YAML cannot hold")
    if not isinstance(error, MarkedYAMLError):
        return codes.BANK_NOT_YAML(Location(file=file), problem="a number after \\U or %YAML is too large")
    problem = next(known for known in _PROBLEMS if known.sign in f"{error.context}, {error.problem}")
    mark = getattr(error, problem.mark) or error.problem_mark
    place = Location(file=file, line=mark.line + 1, column=mark.column + 1)
    return codes.BANK_NOT_YAML(place, problem=problem.meaning)


def not_utf8(error: UnicodeDecodeError, file: str) -> Finding:
    """A finding at the first byte that is not UTF-8."""
    return codes.BANK_NOT_UTF8(_end(error.object[: error.start].decode(), file))


def _end(text: str, file: str) -> Location:
    """Where the character after `text` stands."""
    return Location(file=file, line=text.count("\n") + 1, column=len(text) - text.rfind("\n"))
