"""A file of decisions, as CSV or YAML → what it says, with its places; nothing is judged by the bank yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from ehsg_cli.bank.yaml_source import parse
from ehsg_cli.errors import EhsgError
from ehsg_cli.files import as_text
from ehsg_cli.findings import codes
from ehsg_cli.findings.model import Location
from ehsg_cli.findings.suggestion import did_you_mean, fold
from ehsg_cli.submission.csv_table import read_table
from ehsg_cli.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from ehsg_cli.bank.document import Document, Path
    from ehsg_cli.findings.model import Finding
    from ehsg_cli.submission.csv_table import Line

REF, ANSWER, PLAN, VALUE = (
    "ref",
    "agreed answer",
    "agreed plan",
    "value",
)  # as headings and messages name them
_HEADINGS = {
    "agreed answer": ANSWER, "answer": ANSWER, "agreed": ANSWER,
    "agreed plan": PLAN, "plan": PLAN,
    "value": VALUE,
}  # fmt: skip
_YAML_ENDINGS = (".yaml", ".yml")
MOST_BYTES = 5_000_000
MOST_ROWS = 5_000  # many times the questions of any bank
_BRIEF = 80  # characters of a text that a message quotes


class Written(NamedTuple):
    """A text, and where it stands."""

    text: str
    location: Location


class _Part(NamedTuple):
    """A value in YAML, with the path that leads to it and what it decides; empty where that is not known."""

    path: Path
    meaning: str
    value: object

    @property
    def text(self) -> str | None:
        """The value as text; none where it is something that only its author can put in words.

        Numbers and dates are such: YAML keeps no trace of how they were written.
        """
        if isinstance(self.value, bool) and self.meaning == ANSWER:
            return str(self.value).lower()
        if self.value is None:
            return ""
        return _tidy(self.value) if isinstance(self.value, str) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is decided about one question or return item.

    Attributes:
        ref: Its id, as written.
        written: What is filled in, by `ANSWER`, `PLAN` and `VALUE`.
    """

    ref: str
    location: Location
    written: Mapping[str, Written]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a file of decisions says, and what is wrong with it whatever the bank."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...] = field(default=())


def read_decisions(content: bytes, file: str, items: Container[str]) -> Decisions:
    """Read decisions from CSV or, by the file's ending, YAML. An empty cell decides nothing.

    Args:
        content: The file's bytes. CSV has a column `ref` and any of `agreed answer`, `agreed plan` and
            `value` (or `answer`, `agreed`, `plan`); YAML has, by ref, a text or a mapping of the same.
        file: Its name, for its ending and for messages.
        items: The ids of the bank's return items, for which a text alone is a value and no answer.

    Raises:
        EhsgError: It holds no decision at all, is too large, or is no such table.
    """
    is_yaml = file.lower().endswith(_YAML_ENDINGS)
    if len(content) > MOST_BYTES:
        raise _too_large(file)
    decisions = _from_yaml(content, file, items) if is_yaml else _from_csv(as_text(content), file)
    decisions = replace(decisions, entries=tuple(entry for entry in decisions.entries if entry.written))
    if not decisions.entries and not decisions.findings:
        raise EhsgError(f"{file} holds no decision.", "Fill in a line for each question you have agreed.")
    return decisions


def brief(text: str) -> str:
    """A text as a message quotes it: on one line, and not for ever."""
    line = one_line(text[: 10 * _BRIEF])
    return line if len(line) <= _BRIEF and len(text) <= 10 * _BRIEF else f"{line[:_BRIEF].rstrip()} …"


def _too_large(file: str) -> EhsgError:
    return EhsgError(f"{file} is too large for a list of decisions.", "Check that it is the right file.")


def _from_csv(text: str, file: str) -> Decisions:
    headings = {REF: REF, **_HEADINGS}
    table = read_table(text, file, headings, needed=REF, example="ref,agreed answer,agreed plan,value")
    _refuse_columns(table.columns, file)
    if len(table.lines) > MOST_ROWS:
        raise _too_large(file)
    entries = tuple(_row(line, file) for line in table.lines)
    findings = (
        finding
        for line, entry in zip(table.lines, entries, strict=True)
        for finding in _wrong_with_row(line, entry)
    )
    return Decisions(entries, tuple(findings))


def _refuse_columns(columns: tuple[str, ...], file: str) -> None:
    """Stop if it cannot be told which column holds what is decided."""
    counts = Counter(columns)
    for name in (REF, ANSWER, PLAN, VALUE):
        if counts[name] > 1:
            raise EhsgError(f"{file} has {counts[name]} columns for the {name}.", "Keep one of them.")
    if not counts.keys() & {ANSWER, PLAN, VALUE}:
        raise EhsgError(
            f"{file} has no column for what is decided in its first line.",
            f"Add one with the heading {ANSWER}, {PLAN} or {VALUE}.",
        )


def _row(line: Line, file: str) -> Entry:
    location = Location(file=file, line=line.number)
    texts = {column: _tidy(text) for column, text in line.cells.items()}
    return Entry(
        ref=texts.pop(REF, ""),
        location=location,
        written={column: Written(text, location) for column, text in texts.items() if text},
    )


def _wrong_with_row(line: Line, entry: Entry) -> Iterator[Finding]:
    beyond = " ".join(line.beyond).strip()
    if beyond:
        yield codes.DECISION_MORE_CELLS(entry.location, ref=_named(entry.ref), text=brief(beyond))


def _named(ref: str) -> str:
    return brief(ref) or "an empty Ref"


def _tidy(text: str) -> str:
    """The text as a cell keeps it: line ends of one kind, nothing blank around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _from_yaml(content: bytes, file: str, items: Container[str]) -> Decisions:
    document, unreadable = parse(content, file)
    problems = {finding.code for finding in unreadable}
    if codes.BANK_TOO_LARGE.id in problems:
        raise _too_large(file)
    if codes.BANK_NOT_MAPPING.id in problems:
        raise EhsgError(
            f"{file} holds no decisions.", "Write a line for each: the Ref, a colon, the agreed answer."
        )
    found = [_for_decisions(finding) for finding in unreadable]
    if not document or not isinstance(document.data, dict):
        return Decisions((), tuple(found))
    blocks = [_parts(ref, value, items) for ref, value in document.data.items()]
    entries = tuple(_block(document, parts) for parts in blocks)
    found += [finding for parts in blocks for finding in _wrong_with_block(document, parts)]
    return Decisions(entries, tuple(dict.fromkeys(found)))


def _for_decisions(finding: Finding) -> Finding:
    """What is wrong with the file as YAML, in words that fit decisions where those for banks do not."""
    if finding.code == codes.BANK_NOT_PLAIN.id:
        return codes.DECISION_NOT_TEXT(finding.location)
    return finding


def _parts(ref: str, value: object, items: Container[str]) -> list[_Part]:
    """What stands under one ref: at least one part, as a text without a key is an answer or a value."""
    if isinstance(value, dict) and value:
        return [_Part((ref, key), _HEADINGS.get(fold(key), ""), part) for key, part in value.items()]
    alone = VALUE if ref.strip() in items else ANSWER
    return [_Part((ref,), alone, value or None if isinstance(value, dict) else value)]


def _block(document: Document, parts: list[_Part]) -> Entry:
    ref = parts[0].path[:1]
    return Entry(
        ref=str(ref[0]).strip(),
        location=document.key_at(ref),
        written={
            part.meaning: Written(part.text, document.at(part.path))
            for part in parts
            if part.meaning and part.text
        },
    )


def _wrong_with_block(document: Document, parts: list[_Part]) -> Iterator[Finding]:
    ref = _named(str(parts[0].path[0]).strip())
    first: dict[str, _Part] = {}
    for part in parts:
        place = document.key_at(part.path)
        if not part.meaning:
            key = str(part.path[-1])
            suggestion = did_you_mean(key, _HEADINGS)
            yield codes.DECISION_UNKNOWN_KEY(place, ref=ref, key=brief(key), suggestion=suggestion)
        elif part.text is None:
            yield codes.DECISION_NOT_TEXT(document.at(part.path))
        elif (earlier := first.setdefault(part.meaning, part)) is not part:
            line = document.key_at(earlier.path).line
            yield codes.DECISION_TWICE(place, ref=f"The {part.meaning} of {ref}", first=line)
