"""Findings: things a person should know, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; only `ERROR` makes a command exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where something is: a place in a text file (line, column) or in a workbook (sheet, cell).

    An empty text or 0 means "not known".

    Attributes:
        file: The file, as it was named, or from the current folder.
        sheet: The sheet of a workbook.
        cell: The cell, or the cells, such as C2.
        line: The line of a text file, from 1.
        column: The column in it, from 1.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number] if self.line else []
        place = ":".join([self.file, *numbers])
        cell = "!".join(filter(None, (self.sheet, self.cell)))
        return f"{place} {cell}".strip()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing somebody should know: what, where, and what to do about it.

    Attributes:
        code: What kind of finding it is; never used for another.
        severity: How much it matters.
        message: What is wrong, or to be known, in a sentence.
        remedy: What to do about it; empty where nothing needs doing.
        location: Where it is.
    """

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. Calling it makes a finding of that kind.

    Attributes:
        id: Stable identifier; never reused for another meaning.
        severity: How much it matters, wherever it turns up.
        message: What is wrong; `{names}` are filled in when it is called.
        remedy: What to do about it, likewise.
        several: What is said of several with one cause, in one line: of what is named as in the message, all
            have the same; `{count}` is how many there are, and the plural of a name, such as `{questions}`,
            lists what they have of it. Empty where only findings that say the same belong together.
    """

    id: str
    severity: Severity
    message: str
    remedy: str
    several: str = ""

    def __call__(self, location: Location | None = None, **details: object) -> Finding:
        """Make a finding of this kind at `location`, with `details` filled into its texts."""
        return Finding(
            self.id,
            self.severity,
            self.message.format_map(details),
            self.remedy.format_map(details),
            location or Location(),
        )


def without_details(template: str) -> str:
    """The message or remedy of a code with `…` for its `{names}`."""
    return re.sub(r"\{\w+\}", "…", template.replace("{suggestion}", ""))


def natural_order(finding: Finding) -> tuple[object, ...]:
    """Key that sorts findings by file and, in a text file, by line and column.

    Within a workbook, findings keep the order they were found in: that of the guide's questions.
    """
    place = finding.location
    in_text = (place.column, finding.code, finding.message) if place.line else ()
    return (place.file, place.line, *in_text)


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Whether any finding is of severity error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def select(
    findings: tuple[Finding, ...], only: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[Finding, ...]:
    """The findings whose code starts with one of `only` (all, if empty) and with none of `ignore`."""
    return tuple(
        finding
        for finding in findings
        if (not only or finding.code.startswith(only)) and not (ignore and finding.code.startswith(ignore))
    )
