"""Findings that have one cause, as one line: nine questions that one partner left open are one thing to do.

What belongs together is told by the kind of finding and what its message says of it (`Code.several`), as that
is all that is left of a finding that was kept in a workbook. Why, and what is not put together:
docs/decisions/0020-one-cause-is-one-line.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING

from ehsg_cli.findings import codes
from ehsg_cli.wording import at_a_glance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehsg_cli.findings.model import Code, Finding

FEWEST = 3  # findings that are one line; two say more each by itself
_LONGEST = 2_000  # characters of a message that is read
_COUNT = "count"
_WITHOUT_SPACES = {"question"}


@dataclass(frozen=True, slots=True)
class Group:
    """What is said in one line.

    Attributes:
        finding: The finding or, of several, one at the place of the first that speaks of them all.
        more: How many there are beside the first.
    """

    finding: Finding
    more: int = 0


def ungrouped(findings: Iterable[Finding]) -> list[Group]:
    """Every finding by itself."""
    return [Group(finding) for finding in findings]


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Those with one cause together, each where the first of them stood."""
    together: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        together.setdefault(_cause(finding) or (number,), []).append(finding)
    return [group for each in together.values() for group in _groups(each)]


def _groups(together: list[Finding]) -> list[Group]:
    if len(together) < FEWEST:
        return ungrouped(together)
    message = _said_of(together)
    return [Group(replace(together[0], message=message), len(together) - 1)]


def _cause(finding: Finding) -> tuple[object, ...]:
    """What findings with one cause have in common; nothing for one that stands beside its line of a file."""
    place = finding.location
    if place.line:
        return ()
    said = _details(finding)
    named = _names(codes.ALL[finding.code].several) if said else ()
    same = [said[name] for name in named if name in said] if said else [finding.message]
    return (finding.code, finding.severity, place.file, finding.remedy, bool(said), *same)


def _said_of(together: list[Finding]) -> str:
    """What is said of all of them; they say the same where nothing else is."""
    first = together[0]
    said = _details(first)
    if not said:
        return first.message
    every = [_details(finding) for finding in together]
    lists = {f"{name}s": at_a_glance([each[name] for each in every]) for name in said}
    template = codes.ALL[first.code].several
    return template.format_map({**lists, **said, _COUNT: len(together)})


def _details(finding: Finding) -> dict[str, str]:
    """What a message says, by the names in its template; nothing where there is no line for several."""
    code = codes.ALL.get(finding.code)
    is_known = code and code.several and len(finding.message) <= _LONGEST
    found = _pattern(code).fullmatch(finding.message) if code and is_known else None
    return found.groupdict() if found else {}


@cache
def _pattern(code: Code) -> re.Pattern[str]:
    parts = (
        re.escape(text) + (f"(?P<{name}>{_any(name)})" if name else "")
        for text, name, *_ in Formatter().parse(code.message)
    )
    return re.compile("".join(parts), re.DOTALL)


def _any(name: str) -> str:
    return r"\S+?" if name in _WITHOUT_SPACES else ".*?"


@cache
def _names(template: str) -> tuple[str, ...]:
    return tuple(name for _, name, *_ in Formatter().parse(template) if name)
