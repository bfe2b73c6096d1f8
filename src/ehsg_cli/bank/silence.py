"""Comments in a bank that silence a warning where it is not one: `# ehsg: ignore B218`.

A comment goes for its line and, where a text begins on that line, for all of that text; on a line of its own
it goes for the next line that is no comment. Errors cannot be silenced: a bank that has some cannot be used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Finding, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ehsg_cli.bank.document import Document, Position, Source

_CODES = r"[A-Z]\d+(?:(?:[\s,;&]|and)+[A-Z]\d+)*"
_COMMENT = re.compile(rf"(?:^|(?<=\s))#\s*ehsg:\s*ignore\b[\s:=]*(?P<codes>{_CODES})?", re.IGNORECASE)


# Beyond what any bank has, so that a file made to be slow is not.
_MOST_CODES = 20
_MOST_COMMENTS = 1_000
_MOST_LINES = 1_000


class _Silence(NamedTuple):
    """What a comment silences: a code (empty where it names none), from one line to another."""

    code: str
    location: Location
    first: int
    last: int


def apply(findings: Iterable[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings that no comment silences, and those on comments that silence nothing."""
    found = tuple(findings)
    silences = [silence for file, source in document.sources.items() for silence in _silences(source, file)]
    if not silences:
        return found
    silent = {
        (silence.location.file, silence.code, line)
        for silence in silences
        for line in range(silence.first, silence.last + 1)
    }
    kept = (finding for finding in found if finding.severity is Severity.ERROR or _key(finding) not in silent)
    ours = [] if document.is_partial else [one for one in silences if one.location.file == document.file]
    return (*kept, *_on_comments(ours, set(map(_key, found))))


def _key(finding: Finding) -> tuple[str, str, int]:
    return finding.location.file, finding.code, finding.location.line


def _on_comments(silences: list[_Silence], found: set[tuple[str, str, int]]) -> Iterator[Finding]:
    for silence in silences:
        lines = range(silence.first, silence.last + 1)
        is_needed = any((silence.location.file, silence.code, line) in found for line in lines)
        if problem := _why_refused(silence.code) or ("" if is_needed else f"there is no {silence.code} here"):
            yield codes.BANK_SILENCES_NOTHING(silence.location, problem=problem)


def _why_refused(code: str) -> str:
    if not code:
        return "it names no code, as in # ehsg: ignore B218"
    if code not in codes.ALL:
        return f"there is no code {code}"
    return (
        f"{code} is an error, and errors must be mended" if codes.ALL[code].severity is Severity.ERROR else ""
    )


def _silences(source: Source, file: str) -> list[_Silence]:
    found = (
        (number, _COMMENT.search(line))
        for number, line in enumerate(source.lines, 1)
        if "ehsg" in line.lower()
    )
    comments = list(islice(((number, comment) for number, comment in found if comment), _MOST_COMMENTS))
    return list(_of_comments(comments, source, file)) if comments else []


def _of_comments(comments: list[tuple[int, re.Match[str]]], source: Source, file: str) -> Iterator[_Silence]:
    texts: defaultdict[int, list[tuple[Position, Position]]] = defaultdict(list)
    for begin, end in source.texts.items():
        texts[begin[0]].append((begin, end))
    continued = {
        line for begin, end in source.texts.items() for line in range(begin[0] + 1, end[0] + (end[1] > 1))
    }
    for number, comment in comments:
        line, column = source.lines[number - 1], comment.start() + 1
        if number in continued or any(_covers(text, number, column, line) for text in texts[number]):
            continue
        first = number if line[: comment.start()].strip() else _next_line(number, source)
        last = min(max((end[0] for _, end in texts[first]), default=first), first + _MOST_LINES)
        for code in re.findall(r"[A-Z]\d+", (comment["codes"] or "").upper())[:_MOST_CODES] or [""]:
            yield _Silence(code, Location(file=file, line=number, column=column), first, last)


def _covers(text: tuple[Position, Position], number: int, column: int, line: str) -> bool:
    """Whether what looks like a comment is in the words of a text that begins on its line."""
    begin, end = text
    is_block = line[begin[1] - 1] in "|>"  # whose words begin on the next line
    return begin[1] < column and (number, column) < end and not is_block


def _next_line(number: int, source: Source) -> int:
    """The number of the next line that is neither blank nor a comment."""
    following = enumerate(source.lines[number : number + _MOST_COMMENTS], number + 1)
    return next((n for n, line in following if line.strip() and not line.lstrip().startswith("#")), number)
